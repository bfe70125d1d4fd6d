/** The proof of a problem in one language: its solution, its stub, and every program that must be turned down. */
import type { Problem } from '../engine/catalog/model.ts';
import { decodeScenario, isScenario } from '../engine/components/scenarioWire.ts';
import { decodeSequence } from '../engine/components/wire.ts';
import type { Fixture } from '../engine/catalog/programs.ts';
import type { Phase, Report, Verdict } from '../engine/grading/report.ts';
import { isTimed, NotGradedError, PHASES } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { adapterOf } from '../engine/languages/registry.ts';
import { startFiles } from '../engine/scaffold/startFiles.ts';
import type { Findings } from './findings.ts';
import { described } from './findings.ts';
import type { Lock } from './lock.ts';

/** Runs with other random inputs; what holds for both seeds is not luck. */
const SEEDS = [1, 2] as const;

/** Which verdicts a program that must be turned down may get. */
export const EXPECTED: Readonly<Record<Fixture['fault'], readonly Verdict[]>> = {
  rejected: ['wrong-answer'],
  crash: ['runtime-error'],
  race: ['race', 'deadlock', 'runtime-error'],
  slow: ['too-slow', 'time-limit'],
};

/** Up to the inputs that are held against the limit a slow program is a right one. What threads make of it, nobody asks. */
const UNTIMED: readonly Phase[] = PHASES.filter(
  (phase) => phase !== 'own' && phase !== 'threads' && !isTimed(phase),
);
const TIMED: readonly Phase[] = PHASES.filter(isTimed);

export interface Program {
  readonly name: string;
  readonly text: string;
}

/** Grades a program; all phases where none are given. */
export type GradeProgram = (
  language: LanguageId,
  program: Program,
  seed: number,
  phases?: readonly Phase[],
) => Promise<Report>;

export interface PairProofOptions {
  readonly problem: Problem;
  readonly language: LanguageId;
  /** Those of the language. */
  readonly fixtures: readonly Fixture[];
  /** One seed; programs that are slow on purpose take longest and are left out. */
  readonly quick: boolean;
  readonly grade: GradeProgram;
  readonly lock: Lock;
  readonly findings: Findings;
  onStep(what: string): void;
}

/** Something that takes seconds on purpose. It runs beside its like only: they use one core each, compilers use all. */
export type TimedWork = () => Promise<void>;

/** @returns what is left to do for the proof to be whole */
export async function provePair(options: PairProofOptions): Promise<readonly TimedWork[]> {
  const { findings, fixtures, quick } = options;
  const before = findings.failures.length;
  if (await solution(options)) await stub(options);
  findings.works = findings.failures.length === before;
  // Without a compiler, one failure says it all.
  if (!findings.works) return [];
  const timed: TimedWork[] = [];
  for (const one of fixtures) {
    if (one.fault !== 'slow') await rejected(options, one);
    else if (!quick) timed.push(...(await slow(options, one)));
  }
  return timed;
}

export function solutionOf(problem: Problem, language: LanguageId): Program {
  const name = `solution${adapterOf(language).extensions[0] ?? ''}`;
  return { name, text: problem.solutions[language] ?? '' };
}

async function solution(options: PairProofOptions): Promise<boolean> {
  const { problem, language, findings, lock, quick } = options;
  const program = solutionOf(problem, language);
  for (const seed of quick ? SEEDS.slice(0, 1) : SEEDS) {
    options.onStep(`seed ${seed}`);
    let report = await lock.shared(() => grade(options, program, seed));
    // A neighbour may have taken the time; alone, a right answer is in time.
    if (report !== null && isAboutTime(report))
      report = await lock.exclusive(() => grade(options, program, seed));
    if (report === null) return false;
    const failure = `${language}: the shipped solution got ${described(report)}`;
    if (!findings.hold(report.verdict === 'accepted', failure)) return false;
  }
  return true;
}

async function stub(options: PairProofOptions): Promise<void> {
  const { problem, language, findings, lock } = options;
  const [program] = startFiles(problem, adapterOf(language));
  options.onStep('stub');
  const report = await lock.shared(() => grade(options, program, SEEDS[0]));
  if (report !== null)
    findings.hold(
      report.verdict !== 'accepted' && report.verdict !== 'not-graded',
      `${language}: the bare stub got ${described(report)}`,
    );
}

async function rejected(options: PairProofOptions, fixture: Fixture): Promise<void> {
  options.onStep(fixture.name);
  let report = await options.lock.shared(() => grade(options, fixture, SEEDS[0]));
  if (report !== null && isAboutTime(report))
    report = await options.lock.exclusive(() => grade(options, fixture, SEEDS[0]));
  if (report !== null) note(options, fixture, report);
}

/** On small inputs it is right; that builds it, too. The inputs that take long are left for later. */
async function slow(options: PairProofOptions, fixture: Fixture): Promise<readonly TimedWork[]> {
  const { lock } = options;
  options.onStep(fixture.name);
  const first = await lock.shared(() => grade(options, fixture, SEEDS[0], UNTIMED));
  if (first === null) return [];
  if (first.verdict !== 'accepted' && !isAboutTime(first)) {
    note(options, fixture, first);
    return [];
  }
  return [
    async () => {
      options.onStep(fixture.name);
      const again = (phases: readonly Phase[]): Promise<Report | null> =>
        lock.shared(() => grade(options, fixture, SEEDS[0], phases));
      let report = first.verdict === 'accepted' ? first : await again(UNTIMED);
      // In time on small inputs, at least once: then the large ones say how slow it is.
      if (report?.verdict === 'accepted') report = await again(TIMED);
      if (report !== null) note(options, fixture, report);
    },
  ];
}

function note({ findings, problem }: PairProofOptions, fixture: Fixture, report: Report): void {
  const { name, language, fault } = fixture;
  const expected = EXPECTED[fault];
  const folder = fault === 'slow' ? 'slow' : 'rejected';
  // With one thread a racy program is right: what fails earlier fails for another reason.
  const phase = report.counterexample?.phase;
  const inTime = (fault === 'race') === (phase === 'threads');
  const ok = findings.hold(
    expected.includes(report.verdict) && inTime,
    `${folder}/${name} should get ${expected.join(' or ')}${fault === 'race' ? ' from several threads' : ''} and got ${described(report)}${inTime ? '' : ` in the phase ${phase ?? 'before all'}`}`,
  );
  const by = report.counterexample === null ? null : `${report.counterexample.phase} ${report.cases.run}`;
  findings.caught.push({
    program: name,
    fault,
    language,
    ok,
    verdict: report.verdict,
    by,
    steps: stepsOf(report, problem),
  });
}

function stepsOf({ counterexample }: Report, { component }: Problem): number | null {
  if (counterexample === null || component === undefined) return null;
  const { wire } = counterexample;
  if (!isScenario(wire)) return decodeSequence(wire, component).steps.length;
  const { before, threads, after } = decodeScenario(wire, component);
  return before.length + threads.flat().length + after.length;
}

async function grade(
  options: PairProofOptions,
  program: Program,
  seed: number,
  phases?: readonly Phase[],
): Promise<Report | null> {
  const { language, findings } = options;
  try {
    return await options.grade(language, program, seed, phases);
  } catch (error) {
    if (!(error instanceof NotGradedError)) throw error;
    findings.hold(false, `${language}: ${program.name} could not be graded: ${error.message} ${error.fix}`);
    return null;
  }
}

export function isAboutTime({ verdict }: Report): boolean {
  return verdict === 'too-slow' || verdict === 'time-limit';
}
