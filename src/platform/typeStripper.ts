/**
 * Takes the types out of TypeScript: with Node's own function where it has one, else with the same compiler from npm.
 */
import * as nodeModule from 'node:module';
import { NotGradedError } from '../engine/grading/report.ts';
import type { TypeStripper } from '../engine/ports.ts';

type Mode = 'strip' | 'transform';
type Strip = (code: string, options: { mode: Mode }) => string;

/** A text that is not TypeScript. Line and column count from 1; 0 where unknown. */
export class StripError extends SyntaxError {
  readonly line: number;
  readonly column: number;
  /** TypeScript, and right, but more than erasing types: an enum, a namespace, a parameter property. */
  readonly unsupported: boolean;
  constructor(message: string, line: number, column: number, unsupported: boolean) {
    super(message);
    this.name = 'SyntaxError';
    this.line = line;
    this.column = column;
    this.unsupported = unsupported;
  }
}

/** @param source `auto`: Node's own where it has one; `package`: always the npm package */
export function createTypeStripper(source: 'auto' | 'package' = 'auto'): TypeStripper {
  const own = source === 'auto' ? nodeStrip() : null;
  let strip: Promise<Strip> | null = null;
  return {
    async strip(text) {
      const run = await (strip ??= own === null ? packageStrip() : Promise.resolve(own));
      try {
        return { code: run(text, { mode: 'strip' }), keepsPositions: true };
      } catch (error) {
        if (!(error instanceof StripError && error.unsupported)) throw error;
      }
      return { code: run(text, { mode: 'transform' }), keepsPositions: false };
    },
  };
}

/** Node ≥ 22.13 has it; the types of the oldest supported Node do not. */
function nodeStrip(): Strip | null {
  const strip = (nodeModule as { readonly stripTypeScriptTypes?: Strip }).stripTypeScriptTypes;
  if (strip === undefined) return null;
  return (code, options) => {
    try {
      return withoutExperimentalWarning(() => strip(code, options));
    } catch (error) {
      throw fromNodeError(error, code);
    }
  };
}

/**
 * The function warns at its first call, synchronously; the warning would end up in the editor's log of every user. Only
 * that one kind is held back, and only during the call.
 */
function withoutExperimentalWarning<T>(work: () => T): T {
  const emit = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]) => {
    const [options] = rest;
    const type =
      typeof options === 'object' && options !== null && 'type' in options ? options.type : options;
    if (type === 'ExperimentalWarning') return;
    Reflect.apply(emit, process, [warning, ...rest]);
  };
  try {
    return work();
  } finally {
    process.emitWarning = emit;
  }
}

/**
 * Node puts the place into the stack only, before the message: ":2", then the text so far, then a line of carets under the
 * last line of it (none where the error is the end of the file).
 */
function fromNodeError(error: unknown, code: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const unsupported = error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
  if (!unsupported && error.code !== 'ERR_INVALID_TYPESCRIPT_SYNTAX') return error;
  const lines = (error.stack ?? '').split('\n');
  const line = Number(/:(\d+)$/.exec(lines[0] ?? '')?.[1] ?? 0);
  const carets = lines.find((one) => /^\s*\^+$/.test(one));
  const column =
    carets === undefined ? (code.split('\n')[line - 1] ?? '').trimEnd().length + 1 : carets.indexOf('^') + 1;
  return new StripError(error.message, line, line === 0 ? 0 : column, unsupported);
}

interface SwcError {
  readonly code: string;
  readonly message: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/** Loaded only where it is needed: the compiler is 3.7 MB of WebAssembly in text form. */
async function packageStrip(): Promise<Strip> {
  const loaded = await import('amaro').catch((error: unknown) => {
    throw new NotGradedError(
      `Kode's TypeScript compiler does not load: ${error instanceof Error ? error.message : String(error)}`,
      'Install Kode again, or solve the problem in JavaScript.',
    );
  });
  // A bundle of it is CommonJS without names that Node could find.
  const { transformSync } = loaded.default ?? loaded;
  return (code, { mode }) => {
    try {
      return transformSync(code, { mode: mode === 'strip' ? 'strip-only' : 'transform' }).code;
    } catch (error) {
      if (!isSwcError(error)) throw error;
      const { message, startLine = 0, startColumn } = error;
      const column = startColumn === undefined ? 0 : startColumn + 1;
      throw new StripError(message, startLine, column, error.code === 'UnsupportedSyntax');
    }
  };
}

function isSwcError(error: unknown): error is SwcError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
