/** Proves parts of items: an item's own claims, or a problem in one language. Several at once, if wanted. */
import type { CatalogIndex, Lesson, Problem } from '../engine/catalog/model.ts';
import type { Fixtures } from '../engine/catalog/programs.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import type { Oracles } from '../engine/ports.ts';
import type { LocalGrader } from '../platform/grading.ts';
import { Findings } from './findings.ts';
import type { Installation } from './installation.ts';
import type { ProofKey } from './ledger.ts';
import { Lock } from './lock.ts';
import { proveLesson, proveProblem } from './proveOwn.ts';
import type { GradeProgram, Program, TimedWork } from './provePair.ts';
import { provePair } from './provePair.ts';

export class Prover {
  readonly index: CatalogIndex;
  readonly oracles: Oracles & { dispose(): Promise<void> };
  readonly lock = new Lock();
  private readonly installation: Installation;
  private readonly grader: LocalGrader;
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

  /** Languages that can be graded on this machine. */
  async languages(): Promise<ReadonlySet<LanguageId>> {
    const found = await this.grader.doctor();
    return new Set(found.filter(({ state }) => state?.found !== false).map(({ language }) => language));
  }

  item(id: string): Promise<Lesson | Problem> {
    return this.installation.item(id);
  }

  /** @throws NotGradedError where the programs were not shipped */
  async programs(id: string): Promise<Fixtures> {
    const text = await this.installation.optional(`content/fixtures/${id}.json`);
    if (text !== null) return JSON.parse(text) as Fixtures;
    throw new NotGradedError(
      'This is an installed Kode, without the programs that proofs need.',
      'Run it in a checkout.',
    );
  }

  /**
   * Whether a program fails at all, as soon as that is known: nobody looks at the input that it fails for.
   * @param limitMs after which it counts as failed
   */
  async firstFailure(
    problem: string,
    language: LanguageId,
    { name, text }: Program,
    limitMs: number,
  ): Promise<'accepted' | 'failed' | 'compile-error'> {
    const stop = new AbortController();
    const onAbort = (): void => stop.abort();
    this.signal.addEventListener('abort', onAbort);
    const timer = Number.isFinite(limitMs) ? setTimeout(onAbort, limitMs) : undefined;
    try {
      const report = await this.grader.grade(
        { problem, language, file: { path: name, text }, seed: 1, growth: false },
        (event) => {
          if (event.type === 'counterexample') stop.abort();
        },
        stop.signal,
      );
      if (report.verdict === 'accepted' || report.verdict === 'compile-error') return report.verdict;
      return 'failed';
    } catch (error) {
      if (error instanceof CancelledError && !this.signal.aborted) return 'failed';
      throw error;
    } finally {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', onAbort);
    }
  }

  gradeFor(problem: string): GradeProgram {
    return (language, { name, text }, seed, phases) =>
      this.grader.grade(
        {
          problem,
          language,
          file: { path: name, text },
          seed,
          growth: false,
          ...(phases === undefined ? {} : { phases }),
        },
        () => undefined,
        this.signal,
      );
  }

  /**
   * @param quick one seed, and no program that is slow on purpose
   * @param onStep what is tried now
   * @returns what was found so far, and what is left to do, beside its like only
   */
  async prove(
    { id, part }: ProofKey,
    quick: boolean,
    onStep: (what: string) => void,
  ): Promise<{ readonly findings: Findings; readonly timed: readonly TimedWork[] }> {
    const findings = new Findings();
    const item = await this.item(id);
    if (item.kind === 'lesson') {
      proveLesson(item, this.index, findings);
      return { findings, timed: [] };
    }
    const { fixtures } = await this.programs(id);
    if (part === 'own') {
      await this.lock.shared(() => proveProblem(item, fixtures, this.oracles, findings));
      return { findings, timed: [] };
    }
    const timed = await provePair({
      problem: item,
      language: part,
      fixtures: fixtures.filter((one) => one.language === part),
      quick,
      grade: this.gradeFor(id),
      lock: this.lock,
      findings,
      onStep,
    });
    return { findings, timed };
  }
}
