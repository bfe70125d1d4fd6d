/** Brings the simulators of a page to life. A bundle of its own: only pages that have one load it. */
import { simulatorOf } from '../../engine/simulators/registry.ts';
import type { Preset, Run } from '../../engine/simulators/run.ts';
import { mountSimulator } from './mount.ts';
import { Ticker } from './ticker.ts';
import { viewOf } from './views.ts';

/** The simulators of the page that is shown. */
export interface Simulators {
  /** The run of each, by its place, to be kept over a reload. */
  runs(): Readonly<Record<string, Run>>;
  /** Ends them: the page is about to be replaced. */
  dispose(): void;
}

/**
 * @param kept runs of before, by place
 * @param changed called after each change of a run
 */
export function enableSimulators(
  page: HTMLElement,
  kept: Readonly<Record<string, unknown>>,
  changed: () => void,
): Simulators {
  const ticker = new Ticker();
  const mounted = [...page.querySelectorAll<HTMLElement>('[data-simulate]')].flatMap((section) => {
    const { simulate = '', place = '', preset = '{}' } = section.dataset;
    const stage = section.querySelector<HTMLElement>('[data-stage]');
    const model = simulatorOf(simulate);
    const view = viewOf(simulate);
    if (stage === null || model === undefined || view === undefined) return [];
    const player = mountSimulator(stage, {
      place,
      model,
      view,
      preset: JSON.parse(preset) as Preset,
      kept: kept[place],
      ticker,
      changed,
    });
    return [{ place, ...player }];
  });
  return {
    runs: () => Object.fromEntries(mounted.map(({ place, run }) => [place, run()])),
    dispose: () => {
      for (const { unmount } of mounted) unmount();
      ticker.dispose();
    },
  };
}
