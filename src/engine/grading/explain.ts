/**
 * What the smallest failing input says about the bug: which arguments do not matter, and the nearest input for which the
 * solution is right. Both are cheap once the input is small, and save a learner the first ten minutes of guessing.
 */
import type { Signature } from '../catalog/model.ts';
import type { OracleCase } from '../ports.ts';
import { drawValue } from '../values/draw.ts';
import { makeRng, mixSeed } from '../values/rng.ts';
import { decodeArgs, encodeArgs } from '../values/wire.ts';
import type { Failure } from './failure.ts';
import { neighboursOf } from './shrinkEdits.ts';

export interface Explanation {
  /** Names of arguments for which every value that was tried fails too. */
  readonly irrelevant: readonly string[];
  /** The nearest input found for which the solution is right. */
  readonly neighbour: OracleCase | null;
}

export interface ExplainContext {
  readonly seed: number;
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  attempt(cases: readonly OracleCase[]): Promise<readonly (Failure | null)[]>;
}

/** Values tried in place of an argument, and how many of them have to be valid inputs for a claim. */
const FRESH = 16;
const ENOUGH = 6;
const NEIGHBOURS = 48;
/** Characters on the wire above which an input explains nothing: nobody reads it, and dozens like it take long to answer. */
const MOST_TEXT = 50_000;

export const NO_EXPLANATION: Explanation = { irrelevant: [], neighbour: null };

/** Only for failures that come quickly: a hang would be waited for again and again. */
export async function explainFailure(
  failure: Failure,
  signature: Signature,
  context: ExplainContext,
): Promise<Explanation> {
  if (failure.verdict !== 'wrong-answer' && failure.verdict !== 'runtime-error') return NO_EXPLANATION;
  if (failure.oracleCase.args.length > MOST_TEXT) return NO_EXPLANATION;
  const args = decodeArgs(failure.oracleCase.args, signature);
  return {
    irrelevant: await irrelevantArgs(args, signature, context),
    neighbour: await nearestRight(args, signature, context),
  };
}

async function irrelevantArgs(
  args: readonly unknown[],
  signature: Signature,
  context: ExplainContext,
): Promise<readonly string[]> {
  const { seed } = context;
  // With one argument there is nothing beside it: "any input fails" is what the case itself shows.
  if (signature.params.length < 2) return [];
  const names: string[] = [];
  for (const [i, param] of signature.params.entries()) {
    const wires = new Set<string>();
    for (let k = 0; k < FRESH; k += 1) {
      const value = drawValue(param.type, param.domain, makeRng(mixSeed(seed, 11, i, k)), 1 + (k % 8));
      wires.add(encodeArgs(args.with(i, value), signature));
    }
    const cases = (await context.expect([...wires])).filter((one) => one !== null);
    if (cases.length < ENOUGH) continue;
    if (await allFail(cases, context)) names.push(param.name);
  }
  return names;
}

async function allFail(cases: readonly OracleCase[], context: ExplainContext): Promise<boolean> {
  let rest = cases;
  while (rest.length > 0) {
    const results = await context.attempt(rest);
    if (results.length === 0 || results.some((result) => result === null)) return false;
    rest = rest.slice(results.length);
  }
  return true;
}

async function nearestRight(
  args: readonly unknown[],
  signature: Signature,
  context: ExplainContext,
): Promise<OracleCase | null> {
  const wires = new Set<string>();
  for (const candidate of neighboursOf(args)) {
    wires.add(encodeArgs(candidate, signature));
    if (wires.size >= NEIGHBOURS) break;
  }
  wires.delete(encodeArgs(args, signature));
  let rest = (await context.expect([...wires])).filter((one) => one !== null);
  // The largest first: it differs least from the failing one. The sort is stable, ties stay in the order of the edits.
  rest.sort((a, b) => b.size - a.size);
  while (rest.length > 0) {
    const results = await context.attempt(rest);
    const at = results.indexOf(null);
    if (at >= 0) return rest[at] ?? null;
    if (results.length === 0) return null;
    rest = rest.slice(results.length);
  }
  return null;
}
