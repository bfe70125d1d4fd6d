/** What a goal of the bench is, and the line that it prints. */
import { loadavg } from 'node:os';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { CancelSignal } from '../../engine/ports.ts';
import type { Installation } from '../installation.ts';
import type { Workshop } from './workshop.ts';

/** One line of the bench. */
export interface Line {
  readonly goal: string;
  /** Absent where the goal is not about one language. */
  readonly language?: LanguageId;
  /** What was measured, with its unit: `ours/bare`, `cases/s`. */
  readonly measure: string;
  /** Null: not measured, and `note` says why. */
  readonly value: number | null;
  /** What was aimed at, as people write it: `<= 1.25`. Null: a figure without an aim. */
  readonly aim: string | null;
  /** Null where there is no value, or no aim. */
  readonly reached: boolean | null;
  /** Everything else that was counted or timed. */
  readonly detail?: Readonly<Record<string, number | string | null>>;
  readonly note?: string;
}

/** A finding before it becomes a line: the aim as a limit, so that whether it was reached is computed in one place. */
export interface Found {
  readonly language?: LanguageId;
  readonly measure: string;
  readonly value: number | null;
  readonly aim?: Aim;
  readonly detail?: Line['detail'];
  readonly note?: string;
}

export type Aim = { readonly atMost: number } | { readonly atLeast: number };

export interface BenchContext {
  readonly installation: Installation;
  readonly workshop: Workshop;
  /** Languages asked for that this machine has. */
  readonly languages: readonly LanguageId[];
  /** Rounds asked for; null: as many as the goal says. */
  readonly rounds: number | null;
  readonly signal: CancelSignal;
  /** What is being done now, for a person who waits. */
  readonly say: (text: string) => void;
}

export interface Goal {
  readonly name: string;
  readonly title: string;
  /** Takes minutes: only run when named. */
  readonly heavy?: boolean;
  run(context: BenchContext, found: (one: Found) => void): Promise<void>;
}

export function lineOf(goal: string, { language, measure, value, aim, detail, note }: Found): Line {
  // What is said is what is held against the aim: "1.25, at most 1.25: missed" would help nobody.
  const said = value === null || !Number.isFinite(value) ? null : rounded(value);
  const reached =
    said === null || aim === undefined ? null : 'atMost' in aim ? said <= aim.atMost : said >= aim.atLeast;
  return {
    goal,
    ...(language === undefined ? {} : { language }),
    measure,
    value: said,
    aim: aim === undefined ? null : 'atMost' in aim ? `<= ${aim.atMost}` : `>= ${aim.atLeast}`,
    reached,
    ...(detail === undefined ? {} : { detail: roundedDetail(detail) }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The machine's load over the last minute, in programs that want to run. */
export function machineLoad(): number {
  return rounded(loadavg()[0] ?? 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** Three digits that count. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}

function roundedDetail(detail: NonNullable<Line['detail']>): NonNullable<Line['detail']> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value]),
  );
}
