/** One simulator while it is on the page: what it shows, whether it plays, how fast. Nothing here knows of the DOM. */
import type { SimulatorModel, Value } from '../../engine/simulators/model.ts';
import { advance, change, openingRun, play, readRun, reseed, seek } from '../../engine/simulators/run.ts';
import type { Played, Preset } from '../../engine/simulators/run.ts';
import type { Ticker } from './ticker.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

export class Player {
  readonly model: SimulatorModel;
  private readonly preset: Preset;
  private readonly ticker: Ticker;
  private readonly changed: () => void;
  played: Played;
  /** The learner wants it to run; it does while it is in sight, too. */
  playing = false;
  speed = 1;
  private inSight = true;
  /** Milliseconds towards the next step. */
  private due = 0;

  constructor(
    model: SimulatorModel,
    preset: Preset,
    options: { readonly kept: unknown; readonly ticker: Ticker; readonly changed: () => void },
  ) {
    this.model = model;
    this.preset = preset;
    this.ticker = options.ticker;
    this.changed = options.changed;
    this.played = play(model, readRun(model, options.kept) ?? openingRun(model, preset));
  }

  get atEnd(): boolean {
    return this.played.run.step >= this.model.end;
  }

  /** Starts, at the end from the beginning, or pauses. */
  toggle(): void {
    if (!this.playing && this.atEnd) this.played = seek(this.model, this.played, 0);
    this.setPlaying(!this.playing);
    this.changed();
  }

  pause(): void {
    if (!this.playing) return;
    this.setPlaying(false);
    this.changed();
  }

  /** One step, as in reading line by line: what plays is paused. */
  step(): void {
    this.setPlaying(false);
    this.played = this.atEnd ? seek(this.model, this.played, 0) : advance(this.model, this.played);
    this.changed();
  }

  seek(step: number): void {
    this.setPlaying(false);
    this.played = seek(this.model, this.played, step);
    this.changed();
  }

  /** Back to what the lesson shows. */
  reset(): void {
    this.setPlaying(false);
    this.speed = 1;
    this.played = play(this.model, openingRun(this.model, this.preset));
    this.changed();
  }

  set(id: string, value: Value): void {
    this.played = change(this.model, this.played, id, value);
    this.changed();
  }

  drawAgain(): void {
    this.played = reseed(this.model, this.played, this.played.run.seed + 1);
    this.changed();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.changed();
  }

  /** Out of sight it waits. */
  setInSight(inSight: boolean): void {
    this.inSight = inSight;
    this.setPlaying(this.playing);
  }

  dispose(): void {
    this.ticker.stop(this.tick);
  }

  private setPlaying(playing: boolean): void {
    this.playing = playing;
    if (playing && this.inSight) this.ticker.start(this.tick);
    else this.ticker.stop(this.tick);
  }

  private readonly tick = (elapsed: number): void => {
    this.due += elapsed * this.speed;
    const steps = Math.floor(this.due / this.model.pace);
    if (steps === 0) return;
    this.due -= steps * this.model.pace;
    for (let i = 0; i < steps; i += 1) this.played = advance(this.model, this.played);
    if (this.atEnd) this.setPlaying(false);
    this.changed();
  };
}
