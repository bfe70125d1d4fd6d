/** Puts a player into its place in the page, and draws it whenever it changes. */
import { h, render } from 'preact';
import type { SimulatorModel } from '../../engine/simulators/model.ts';
import type { Preset, Run } from '../../engine/simulators/run.ts';
import { Player } from './player.ts';
import { Shell } from './shell.tsx';
import type { Ticker } from './ticker.ts';
import type { View } from './view.ts';

export interface Mounted {
  run(): Run;
  unmount(): void;
}

/** What is said when a run stops is said once it has: a slider that is dragged says nothing on its way. */
const QUIET = 500;

export function mountSimulator(
  stage: HTMLElement,
  options: {
    readonly place: string;
    readonly model: SimulatorModel;
    readonly view: View;
    readonly preset: Preset;
    readonly kept: unknown;
    readonly ticker: Ticker;
    readonly changed: () => void;
  },
): Mounted {
  const { place, model, view, preset, kept, ticker, changed } = options;
  let said = '';
  let saying: ReturnType<typeof setTimeout> | undefined;
  const player = new Player(model, preset, {
    kept,
    ticker,
    changed: () => {
      draw();
      clearTimeout(saying);
      saying = setTimeout(say, QUIET);
      changed();
    },
  });
  const say = (): void => {
    const { state, values } = player.played;
    said = player.playing ? '' : model.sentence(state, values);
    draw();
  };
  const draw = (): void =>
    render(h(Shell, { place, player, view, said, width: stage.clientWidth, still: isStill() }), stage);

  // A fold of the page that was open stays open: the table is one before and after.
  stage.replaceChildren();
  draw();
  const resized = new ResizeObserver(draw);
  resized.observe(stage);
  const seen = new IntersectionObserver(([entry]) => player.setInSight(entry?.isIntersecting ?? true));
  seen.observe(stage);
  const motion = new MutationObserver(() => {
    if (isStill()) player.pause();
    draw();
  });
  motion.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return {
    run: () => player.played.run,
    unmount: () => {
      clearTimeout(saying);
      for (const observer of [resized, seen, motion]) observer.disconnect();
      player.dispose();
      render(null, stage);
    },
  };
}

/** The editor's setting, which follows that of the system unless the learner says otherwise. */
function isStill(): boolean {
  return document.body.classList.contains('vscode-reduce-motion');
}
