/** The proof of one item: everything that its author claims about it, tried out. */
import type { CatalogEntry, CatalogIndex, FunctionSpec, Lesson, Problem } from '../engine/catalog/model.ts';
import type { Fixture, Fixtures } from '../engine/catalog/programs.ts';
import type { Counterexample, Report, Verdict } from '../engine/grading/report.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { adapterOf } from '../engine/languages/registry.ts';
import type { Oracles, OracleWorker } from '../engine/ports.ts';
import { encodeArgs, encodeOutcome } from '../engine/values/wire.ts';
import type { LocalGrader } from '../platform/grading.ts';
import type { Installation } from './installation.ts';

/** Runs with other random inputs; what holds for both seeds is not luck. */
const SEEDS = [1, 2] as const;

/** Programs that a problem needs, so that its inputs are known to tell right from wrong. */
const MIN_REJECTED = 2;

export interface Caught {
  readonly program: string;
  readonly fault: Fixture['fault'];
  readonly language: LanguageId;
  readonly ok: boolean;
  readonly verdict: Verdict;
  /** Phase and number of the input that caught it, or null. */
  readonly by: string | null;
}

export interface ItemProof {
  readonly id: string;
  readonly kind: CatalogEntry['kind'];
  /** Checks that held. */
  readonly passed: number;
  readonly failures: readonly string[];
  /** By language: shipped solution and stub are judged as they should be. */
  readonly languages: Readonly<Partial<Record<LanguageId, boolean>>>;
  readonly caught: readonly Caught[];
}

export class Prover {
  private readonly installation: Installation;
  private readonly index: CatalogIndex;
  private readonly grader: LocalGrader;
  private readonly oracles: Oracles & { dispose(): Promise<void> };
  private readonly signal: AbortSignal;

  private constructor(
    installation: Installation,
    index: CatalogIndex,
    grader: LocalGrader,
    signal: AbortSignal,
  ) {
    this.installation = installation;
    this.index = index;
    this.grader = grader;
    this.oracles = installation.oracles();
    this.signal = signal;
  }

  static async open(installation: Installation, signal: AbortSignal): Promise<Prover> {
    const [index, grader] = await Promise.all([installation.index(), installation.grader()]);
    return new Prover(installation, index, grader, signal);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.grader.dispose(), this.oracles.dispose()]);
  }

  /**
   * @param only one language; all where null
   * @param onStep what is tried now
   */
  async prove(
    entry: CatalogEntry,
    only: LanguageId | null,
    onStep: (what: string) => void,
  ): Promise<ItemProof> {
    const item = await this.installation.item(entry.id);
    if (item.kind === 'lesson') return this.proveLesson(item);
    const problem = item;
    const text = await this.installation.optional(`content/fixtures/${entry.id}.json`);
    if (text === null)
      throw new NotGradedError(
        'This is an installed Kode, without the programs that proofs need.',
        'Run it in a checkout.',
      );
    const { fixtures } = JSON.parse(text) as Fixtures;
    const proof = new ProblemProof({
      problem,
      fixtures,
      languages: problem.languages.filter((language) => only === null || language === only),
      all: only === null,
      grade: (language, name, source, seed) =>
        this.grader.grade(
          { problem: problem.id, language, file: { path: name, text: source }, seed, growth: false },
          () => undefined,
          this.signal,
        ),
      oracles: this.oracles,
      onStep,
    });
    return proof.run();
  }

  /** Whether the text and its figures fit together was held by the build; here, that what was shipped is whole. */
  private proveLesson(lesson: Lesson): ItemProof {
    const failures: string[] = [];
    let passed = 0;
    const hold = (holds: boolean, failure: string): void => {
      if (holds) passed += 1;
      else failures.push(failure);
    };
    const ids = new Set(this.index.entries.map((entry) => entry.id));
    hold(lesson.markdown.trim() !== '', 'it has no text');
    for (const [, id = ''] of lesson.markdown.matchAll(/\]\(kode:([^)\s]+)\)/g))
      hold(ids.has(id), `its link "kode:${id}" leads nowhere`);
    for (const id of [...lesson.needs, ...lesson.practise])
      hold(ids.has(id), `it names "${id}", which is not there`);
    for (const [, name = ''] of lesson.markdown.matchAll(/^:::figure\s+([a-z0-9-]+)/gm))
      hold(lesson.figures[name]?.includes('<svg') === true, `its figure "${name}" is not drawn`);
    return { id: lesson.id, kind: 'lesson', passed, failures, languages: {}, caught: [] };
  }
}

interface ProblemProofOptions {
  readonly problem: Problem;
  readonly fixtures: readonly Fixture[];
  readonly languages: readonly LanguageId[];
  /** All languages are looked at, so that what is missing altogether is a failure. */
  readonly all: boolean;
  grade(language: LanguageId, name: string, text: string, seed: number): Promise<Report>;
  readonly oracles: Oracles;
  onStep(what: string): void;
}

/** Which verdicts a program that must be turned down may get. */
const EXPECTED: Readonly<Record<Fixture['fault'], readonly Verdict[]>> = {
  rejected: ['wrong-answer'],
  crash: ['runtime-error'],
  slow: ['too-slow', 'time-limit'],
};

class ProblemProof {
  private readonly options: ProblemProofOptions;
  private readonly failures: string[] = [];
  private readonly works: Partial<Record<LanguageId, boolean>> = {};
  private readonly caught: Caught[] = [];
  private passed = 0;

  constructor(options: ProblemProofOptions) {
    this.options = options;
  }

  async run(): Promise<ItemProof> {
    const { problem, fixtures, languages, all, onStep } = this.options;
    if (problem.spec !== undefined) {
      onStep('examples');
      await this.examples(problem.spec);
    }
    if (all) {
      const wrong = fixtures.filter((one) => one.fault !== 'slow').length;
      this.hold(wrong >= MIN_REJECTED, `${wrong} rejected programs; ${MIN_REJECTED} are needed`);
      const target = problem.spec?.growth.target;
      if (target !== '1' && target !== 'log n')
        this.hold(
          fixtures.some((one) => one.fault === 'slow'),
          'no slow program',
        );
      this.hold(problem.languages.length > 0, 'no language can be chosen');
    }
    for (const language of languages) {
      const before = this.failures.length;
      if (await this.solution(language)) await this.stub(language);
      this.works[language] = this.failures.length === before;
      // Without a compiler, one failure says it all.
      if (this.failures.length > before) continue;
      for (const fixture of fixtures.filter((one) => one.language === language)) await this.fixture(fixture);
    }
    return {
      id: problem.id,
      kind: problem.kind,
      passed: this.passed,
      failures: this.failures,
      languages: this.works,
      caught: this.caught,
    };
  }

  /** What the author says about the examples is what the reference says. */
  private async examples(spec: FunctionSpec): Promise<void> {
    let oracle: OracleWorker | null = null;
    try {
      oracle = await this.options.oracles.open(this.options.problem.id);
      for (const [i, { args, expected }] of spec.examples.entries()) {
        const wire = encodeArgs(args, spec.signature);
        const [answer] = await oracle.expect([wire]);
        if (answer === null || answer === undefined) {
          this.hold(false, `example ${i + 1} is not a valid input: the reference's valid() refuses it`);
          continue;
        }
        const after = spec.signature.params.map((param, at) =>
          param.role === 'inout' ? expected.after?.[param.name] : args[at],
        );
        const said = encodeOutcome(expected.result, after, spec.signature);
        const judged = said === answer.want ? { ok: true } : await oracle.judge(wire, answer.want, said);
        this.hold(judged.ok, `example ${i + 1} says ${said}, the reference ${answer.want}`);
      }
    } catch (error) {
      this.hold(false, `the reference failed: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await oracle?.dispose();
    }
  }

  private async solution(language: LanguageId): Promise<boolean> {
    const text = this.options.problem.solutions[language] ?? '';
    const name = `solution${adapterOf(language).extensions[0] ?? ''}`;
    for (const seed of SEEDS) {
      const report = await this.grade(language, name, text, seed);
      if (report === null) return false;
      if (
        !this.hold(
          report.verdict === 'accepted',
          `${language}: the shipped solution got ${described(report)}`,
        )
      )
        return false;
    }
    return true;
  }

  private async stub(language: LanguageId): Promise<void> {
    const { name, text } = adapterOf(language).stub(this.options.problem);
    const report = await this.grade(language, name, text, SEEDS[0]);
    if (report !== null)
      this.hold(
        report.verdict !== 'accepted' && report.verdict !== 'not-graded',
        `${language}: the bare stub got ${described(report)}`,
      );
  }

  private async fixture({ name, language, fault, text }: Fixture): Promise<void> {
    const report = await this.grade(language, name, text, SEEDS[0]);
    if (report === null) return;
    const expected = EXPECTED[fault];
    const ok = this.hold(
      expected.includes(report.verdict),
      `${fault === 'slow' ? 'slow' : 'rejected'}/${name} should get ${expected.join(' or ')} and got ${described(report)}`,
    );
    const by = report.counterexample === null ? null : `${report.counterexample.phase} ${report.cases.run}`;
    this.caught.push({ program: name, fault, language, ok, verdict: report.verdict, by });
  }

  private async grade(
    language: LanguageId,
    name: string,
    text: string,
    seed: number,
  ): Promise<Report | null> {
    this.options.onStep(
      name === `solution${adapterOf(language).extensions[0] ?? ''}` ? `${language}, seed ${seed}` : name,
    );
    try {
      return await this.options.grade(language, name, text, seed);
    } catch (error) {
      if (!(error instanceof NotGradedError)) throw error;
      this.hold(false, `${language}: ${name} could not be graded: ${error.message} ${error.fix}`);
      return null;
    }
  }

  private hold(holds: boolean, failure: string): boolean {
    if (holds) this.passed += 1;
    else this.failures.push(failure);
    return holds;
  }
}

function described({ verdict, summary, counterexample, seed }: Report): string {
  const input = counterexample === null ? '' : ` for ${inputOf(counterexample)}`;
  return `${verdict}${input} (seed ${seed}): ${summary}`.slice(0, 400);
}

function inputOf({ input, phase }: Counterexample): string {
  const line = input.replace(/\s*\n\s*/g, ', ');
  return `${line.length > 120 ? `${line.slice(0, 117)}...` : line} (${phase})`;
}
