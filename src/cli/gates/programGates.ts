/** The gates that grade programs: right ones, wrong ones, slow ones; whether a report repeats; what learners read. */
import type { Problem } from '../../engine/catalog/model.ts';
import type { Fixture } from '../../engine/catalog/programs.ts';
import type { Report } from '../../engine/grading/report.ts';
import { isTimed } from '../../engine/grading/report.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { described } from '../findings.ts';
import type { Lock } from '../lock.ts';
import { inParallel } from '../pool.ts';
import type { GradeProgram } from '../provePair.ts';
import { EXPECTED, isAboutTime, solutionOf } from '../provePair.ts';
import type { Gate } from './gate.ts';
import { GateCount } from './gate.ts';
import type { GateSubject } from './gateSubject.ts';

const RIGHT_SEEDS = [1, 2, 3, 4, 5];
const WRONG_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SLOW_RUNS = [1, 2];
/** Of so many seeds nearly all have to show the same input. */
const SAME_SHARE = 0.9;
const MAX_WORDS = 120;

export interface ProgramGatesOptions {
  readonly problem: Problem;
  readonly subject: GateSubject;
  readonly languages: readonly LanguageId[];
  /** Those of the languages. */
  readonly fixtures: readonly Fixture[];
  readonly grade: GradeProgram;
  readonly lock: Lock;
  /** Names of wrong programs that only large inputs show to be wrong. */
  readonly large: readonly string[];
  readonly jobs: number;
  onStep(what: string): void;
}

export class ProgramGates {
  private readonly options: ProgramGatesOptions;
  private readonly reports = new Map<string, Report>();
  private readonly sentences = new Set<string>();

  constructor(options: ProgramGatesOptions) {
    this.options = options;
  }

  /** The reference and the shipped solutions agree on all inputs of five seeds. */
  async accepted(): Promise<Gate> {
    const { problem, languages, lock } = this.options;
    const count = new GateCount();
    let inputs = 0;
    const runs = languages.flatMap((language) => RIGHT_SEEDS.map((seed) => ({ language, seed })));
    await this.each(runs, async ({ language, seed }) => {
      const program = solutionOf(problem, language);
      let report = await lock.shared(() => this.grade(language, program, seed));
      if (isAboutTime(report)) report = await lock.exclusive(() => this.grade(language, program, seed));
      inputs += report.cases.passed;
      count.hold(report.verdict === 'accepted', `${language}: the shipped solution got ${described(report)}`);
    });
    return count.gate(`${inputs.toLocaleString('en-US')} inputs`);
  }

  /** Every wrong program is turned down from ten seeds, soon, and with a small input. */
  async wrong(): Promise<Gate> {
    const { subject, lock, large } = this.options;
    const { maxCases, maxSize, unit } = subject;
    const count = new GateCount();
    const cases: number[] = [];
    let largest = 0;
    const runs = this.faulty(false).flatMap((fixture) => WRONG_SEEDS.map((seed) => ({ fixture, seed })));
    await this.each(runs, async ({ fixture, seed }) => {
      const { language, name, fault } = fixture;
      let report = await lock.shared(() => this.grade(language, fixture, seed));
      if (isAboutTime(report)) report = await lock.exclusive(() => this.grade(language, fixture, seed));
      const head = `rejected/${name}, seed ${seed}`;
      if (
        !count.hold(EXPECTED[fault].includes(report.verdict), `${head}: got ${described(report)}`) ||
        report.counterexample === null
      )
        return;
      if (large.includes(name)) return;
      // A scenario of threads comes after all other inputs, and how small it gets is luck.
      const size = subject.sizeOf(report.counterexample.wire);
      if (size === null) return;
      cases.push(report.cases.run);
      largest = Math.max(largest, size);
      count.hold(
        report.cases.run <= maxCases,
        `${head}: ${report.cases.run} inputs until it is caught; ${maxCases} are allowed`,
      );
      count.hold(size <= maxSize, `${head}: the input shown has ${size} ${unit}; ${maxSize} are allowed`);
    });
    cases.sort((a, b) => a - b);
    const most = cases.at(-1) ?? 0;
    const median = cases[cases.length >> 1] ?? 0;
    return count.gate(`caught by input ${median} (median), ${most} (last); size ${largest}`);
  }

  /** Beside its like only, one a core: the gates before have ended, and nobody compiles. */
  async slow(): Promise<Gate> {
    const { lock } = this.options;
    const count = new GateCount();
    const runs = this.faulty(true).flatMap((fixture) => SLOW_RUNS.map((seed) => ({ fixture, seed })));
    await this.each(runs, async ({ fixture, seed }) => {
      const { language, name } = fixture;
      const report = await lock.shared(() => this.grade(language, fixture, seed));
      count.hold(isAboutTime(report), `slow/${name}, run ${seed}: got ${described(report)}`);
    });
    return count.gate();
  }

  /** The same seed gives the same report, times aside. After the others: their reports are the first ones. */
  async repeat(): Promise<Gate> {
    const { problem, languages, lock } = this.options;
    const count = new GateCount();
    const programs = [
      ...languages.map((language) => ({ language, ...solutionOf(problem, language) })),
      ...this.faulty(false),
    ];
    await this.each(programs, async (program) => {
      const first = this.reports.get(keyOf(program.language, program.name, 1));
      if (first === undefined) return;
      const second = await lock.shared(() => this.grade(program.language, program, 1));
      const [before, after] = [withoutTimes(first), withoutTimes(second)];
      count.hold(before === after, `${program.name}: ${difference(before, after)}`);
    });
    if (this.options.subject.isSameFromSeeds) this.sameFromSeeds(count);
    return count.gate();
  }

  /** One mistake is told in one way, whatever the seed: with one verdict, and where the input is small with the same one. */
  private sameFromSeeds(count: GateCount): void {
    const { subject, large } = this.options;
    for (const { language, name, fault } of this.faulty(false)) {
      // Where threads meet is luck.
      if (fault === 'race') continue;
      const reports = WRONG_SEEDS.flatMap((seed) => this.reports.get(keyOf(language, name, seed)) ?? []);
      const verdicts = new Set(reports.map(({ verdict }) => verdict));
      if (!count.hold(verdicts.size <= 1, `${name}: ${[...verdicts].join(' or ')}, as the seed has it`))
        continue;
      const wires = reports.flatMap(({ counterexample }) => {
        if (counterexample === null || isTimed(counterexample.phase)) return [];
        const { wire } = counterexample;
        return (subject.sizeOf(wire) ?? Infinity) <= subject.maxSize ? [wire] : [];
      });
      if (wires.length === 0 || large.includes(name)) continue;
      const counts = new Map<string, number>();
      for (const wire of wires) counts.set(wire, (counts.get(wire) ?? 0) + 1);
      const [first, ...others] = [...counts].sort(([, a], [, b]) => b - a);
      if (first === undefined) continue;
      const [most, often] = first;
      count.hold(
        often >= wires.length * SAME_SHARE,
        `${name}: ${often} of ${wires.length} seeds show ${most}, others ${others.map(([wire]) => wire).join(' and ')}`,
      );
    }
  }

  /** What learners read is short. After the others: they made the checker speak. */
  words(): Gate {
    const count = new GateCount();
    for (const { name, why } of this.options.fixtures) count.hold(why.length <= MAX_WORDS, `${name}: ${why}`);
    for (const sentence of this.sentences)
      count.hold(sentence.length <= MAX_WORDS, `${sentence.length} characters: ${sentence}`);
    return count.gate();
  }

  private faulty(slow: boolean): readonly Fixture[] {
    return this.options.fixtures.filter(({ fault }) => (fault === 'slow') === slow);
  }

  private each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    return inParallel(all, this.options.jobs, work);
  }

  private async grade(
    language: LanguageId,
    { name, text }: { readonly name: string; readonly text: string },
    seed: number,
  ): Promise<Report> {
    this.options.onStep(`${name}, seed ${seed}`);
    const report = await this.options.grade(language, { name, text }, seed);
    this.reports.set(keyOf(language, name, seed), this.reports.get(keyOf(language, name, seed)) ?? report);
    const why = report.counterexample?.why ?? null;
    // What a runtime says about a crash is not ours to shorten.
    if (why !== null && report.verdict === 'wrong-answer') this.sentences.add(why);
    return report;
  }
}

function keyOf(language: LanguageId, name: string, seed: number): string {
  return `${language} ${name} ${seed}`;
}

/** Shrinking gives up after this long (`shrink.ts`): a run that took longer may have been ended by it, at any input. */
const SHRINK_MS = 2_000;

/** How far an input gets smaller in the time that there is differs; that it fails, and as which of all inputs, does not. */
function withoutTimes(report: Report): string {
  const { verdict, cases, counterexample, timings } = report;
  if (counterexample !== null && (isTimed(counterexample.phase) || timings.runMs > SHRINK_MS))
    return JSON.stringify({ verdict, cases, phase: counterexample.phase });
  // In which scenario threads meet is luck, and what it comes to: a wrong result, or a deadlock.
  if (counterexample?.phase === 'threads') return JSON.stringify({ phase: counterexample.phase });
  return JSON.stringify({ ...report, timings: null, growth: null });
}

function difference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at] && at < before.length) at += 1;
  const cut = (text: string): string => text.slice(Math.max(0, at - 30), at + 60);
  return `two runs with seed 1 differ: "${cut(before)}" and "${cut(after)}"`;
}
