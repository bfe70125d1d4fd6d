/** Errors across a process boundary, where their class is lost. */
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import { OracleError } from '../engine/ports.ts';

export interface Failure {
  readonly name: string;
  readonly message: string;
  /** Of a NotGradedError. */
  readonly fix: string | null;
  readonly stack: string | null;
}

export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fix: null, stack: null };
  return {
    name: error.name,
    message: error.message,
    fix: error instanceof NotGradedError ? error.fix : null,
    stack: error.stack ?? null,
  };
}

export function fromFailure({ name, message, fix, stack }: Failure): Error {
  if (fix !== null) return new NotGradedError(message, fix);
  if (name === 'CancelledError') return new CancelledError();
  if (name === 'OracleError') return new OracleError(message);
  const error = new Error(message);
  error.name = name;
  if (stack !== null) error.stack = stack;
  return error;
}
