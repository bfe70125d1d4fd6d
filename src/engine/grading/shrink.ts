/** Makes a failing case smaller before it is shown. */
import type { Signature } from '../catalog/model.ts';
import type { Clock, OracleCase } from '../ports.ts';
import type { Failure } from './failure.ts';

export interface ShrinkContext {
  readonly signature: Signature;
  readonly clock: Clock;
  /** Expected outcomes of candidates; null where a candidate is not a valid input. */
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  /** Runs candidates; the answer may be shorter than the question, after a case that ended the process. */
  attempt(cases: readonly OracleCase[]): Promise<readonly (Failure | null)[]>;
  isCancelled(): boolean;
}

export function shrinkFailure(failure: Failure, _context: ShrinkContext): Promise<Failure> {
  return Promise.resolve(failure);
}
