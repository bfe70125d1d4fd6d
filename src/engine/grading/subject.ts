/**
 * What is graded: all in which the kinds of problems whose solutions run differ, for a grading that is the same for all of
 * them. Plans, words and steps to a smaller failure are a subject's own; limits, deadlines and verdicts are not.
 */
import type { Limits } from '../catalog/model.ts';
import type { BuildPlan, LanguageAdapter, SolutionSource, ThreadsAdapter } from '../languages/language.ts';
import type { ThreadsBuilds } from '../languages/components/overlap.ts';
import type { OracleCase, OracleWorker, TypeStripper } from '../ports.ts';
import type { Explanation, ExplainContext } from './explain.ts';
import type { Failure, FailureParts } from './failure.ts';
import type { Judgement } from './judgement.ts';
import type { OwnCases } from './ownCases.ts';
import type { Reply } from './reply.ts';
import type { Counterexample, Message } from './report.ts';
import type { ShrinkContext } from './shrink.ts';

/** A reply with a value that is not right. */
export type WrongReply = Extract<Reply, { kind: 'value' | 'changed' }>;

export interface Subject {
  readonly limits: Limits;
  /** Size of the largest inputs; growth is measured up to it. */
  readonly largest: number;
  /** What the size of a large input counts, as in "doubling the input". */
  readonly grown: string;

  /** @throws PlanError where the source cannot be built at all. */
  plan(adapter: LanguageAdapter, source: SolutionSource, typeStripper: TypeStripper): Promise<BuildPlan>;
  /** Never empty for a failed build. */
  compileMessages(adapter: LanguageAdapter, output: string, source: SolutionSource): readonly Message[];
  /** Line of the learner's file, from 1, at which what is graded begins. */
  definitionLine(text: string): number;

  /** The learner's own cases. */
  parseOwn(text: string): OwnCases;

  /** What the report says of a value that was turned down. */
  turnedDown(reply: WrongReply, judgement: Judgement | null, oracleCase: OracleCase): FailureParts;
  /** The smallest failure found that is the same bug as the given one. */
  shrink(failure: Failure, context: ShrinkContext): Promise<Failure>;
  /** What the smallest failure says about the bug. */
  explain(failure: Failure, context: ExplainContext): Promise<Explanation>;
  /** The failure as the report carries it. */
  counterexample(failure: Failure, context: ShowContext): Promise<Counterexample>;
  /** One sentence for a failure: what, for which input, and what would be right. */
  sentence(failure: Failure, counterexample: Counterexample): string;

  /** What it is to several threads; null where one thread at a time uses it. */
  readonly threads: ThreadsSubject | null;
}

/** A subject as several threads use it at once. Its inputs are scenarios. */
export interface ThreadsSubject {
  /** Null where calls of this language never overlap. */
  adapter(adapter: LanguageAdapter): ThreadsAdapter | null;
  /** @throws PlanError */
  builds(
    adapter: LanguageAdapter,
    source: SolutionSource,
    typeStripper: TypeStripper,
  ): Promise<ThreadsBuilds>;
  /** The smallest failure found that is the same bug; `attempt` runs one scenario, often. */
  shrink(failure: Failure, context: ThreadsShrinkContext): Promise<Failure>;
  counterexample(failure: Failure, context: ShowContext): Promise<Counterexample>;
  sentence(failure: Failure, counterexample: Counterexample): string;
}

export interface ThreadsShrinkContext {
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  attempt(one: OracleCase): Promise<Failure | null>;
  isOver(): boolean;
}

export interface ShowContext {
  readonly adapter: LanguageAdapter;
  readonly oracle: OracleWorker;
  /** The failure that was found first, where the one shown is its shrunk form. */
  readonly first?: Failure;
  readonly explanation?: Explanation;
}
