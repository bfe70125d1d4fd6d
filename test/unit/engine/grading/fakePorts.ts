/** Ports of the engine as plain objects: a solution is a function, a session is a loop over the wire. */
import type { FunctionSpec, Problem, Signature } from '../../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../../src/engine/catalog/oracle.ts';
import { createCaseSource } from '../../../../src/engine/grading/caseSource.ts';
import type { Phase } from '../../../../src/engine/grading/report.ts';
import type { LanguageAdapter } from '../../../../src/engine/languages/language.ts';
import type { Exchange, GradingPorts, Session, SessionEnd } from '../../../../src/engine/ports.ts';
import { runProgram } from '../../../../src/engine/values/made.ts';
import { decodeArgs, encodeOutcome, typeMismatch } from '../../../../src/engine/values/wire.ts';

/** Thrown by a fake solution to end its process. */
export class Dies extends Error {
  readonly end: SessionEnd;
  constructor(end: Partial<SessionEnd>) {
    super('dies');
    this.end = { reason: 'exit', exitCode: 1, signal: null, busy: null, ...end };
  }
}

export interface FakeSolution {
  readonly call: (...args: never[]) => unknown;
  readonly load?: string;
  /** CPU nanoseconds that a call takes. */
  readonly ns?: (...args: never[]) => number;
  /** Wall nanoseconds, where they are others. */
  readonly wallNs?: (...args: never[]) => number;
  /** Bytes that a call needs at its peak; not known where left out. */
  readonly bytes?: (...args: never[]) => number;
}

export interface FakeWorld {
  readonly ports: GradingPorts;
  /** Sessions opened, and how many of them are still alive. */
  readonly opened: () => number;
  readonly alive: () => number;
}

/** @param shipped the solution of the package, where growth is to be measured; it is built second */
export function fakeWorld(
  spec: FunctionSpec,
  oracle: Oracle,
  solution: FakeSolution,
  shipped: FakeSolution = solution,
): FakeWorld {
  let builds = 0;
  let opened = 0;
  let alive = 0;
  let time = 0;
  const ports: GradingPorts = {
    clock: { now: () => (time += 0.01) },
    machine: { load: () => 0 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    toolchains: { find: () => Promise.resolve({ found: true, path: '/bin/fake', version: '1' }) },
    builder: {
      build: () => Promise.resolve({ ok: true, dir: `/build/${(builds += 1)}`, cached: false, ms: 1 }),
    },
    sessions: {
      isolation: 'marks',
      open: (_command, dir) => {
        opened += 1;
        alive += 1;
        return Promise.resolve(
          fakeSession(spec.signature, dir === '/build/1' ? solution : shipped, () => (alive -= 1)),
        );
      },
    },
    oracles: {
      open: () => {
        const source = createCaseSource(spec, oracle);
        return Promise.resolve({
          next: (phase, seed, from, count, constants) =>
            Promise.resolve(source.next(phase as Phase | 'growth', seed, from, count, constants)),
          expect: (inputs) => Promise.resolve(source.expect(inputs)),
          judge: (args, want, got) => Promise.resolve(source.judge(args, want, got)),
          describe: () => Promise.reject(new Error('A function has no steps.')),
          dispose: () => Promise.resolve(),
        });
      },
    },
    typeStripper: { strip: (code) => Promise.resolve({ code, keepsPositions: true }) },
  };
  return { ports, opened: () => opened, alive: () => alive };
}

const LOADED_BYTES = 50_000_000;

/** With the values that programs in it stand for, as a harness reads it. */
function withoutPrograms(args: string): string {
  return args.replace(/\{"\$":\[([-\d,]*)\]\}/g, (_, numbers: string) =>
    JSON.stringify(runProgram(numbers.split(',').map(Number))),
  );
}

function fakeSession(signature: Signature, solution: FakeSolution, onDispose: () => void): Session {
  let dead = false;
  let disposed = false;
  let highWater = solution.bytes === undefined ? null : LOADED_BYTES;
  return {
    exchange(cases): Promise<Exchange> {
      if (dead) throw new Error('exchange with a dead session');
      const replies: string[] = [];
      for (const { line } of cases) {
        if (line === '["hello"]') {
          replies.push(solution.load ?? '["ready"]');
          continue;
        }
        const [id] = JSON.parse(line) as [number, unknown];
        const argsText = line.slice(line.indexOf(',') + 1, -1);
        const args = decodeArgs(withoutPrograms(argsText), signature);
        try {
          const ns = solution.ns?.(...(args as never[])) ?? 1000;
          const result = solution.call(...(args as never[]));
          const why = typeMismatch(result, signature.returns);
          if (highWater !== null)
            highWater = Math.max(highWater, LOADED_BYTES + (solution.bytes?.(...(args as never[])) ?? 0));
          replies.push(
            why === null
              ? `[${id},${solution.wallNs?.(...(args as never[])) ?? ns},${ns},0,0,${encodeOutcome(result, args, signature)}]`
              : `[${id},1000,1000,0,3,${JSON.stringify({ shown: String(result), why })}]`,
          );
        } catch (error) {
          if (error instanceof Dies) {
            dead = true;
            return Promise.resolve({ replies, end: error.end });
          }
          const { name, message } = error as Error;
          replies.push(`[${id},1000,1000,0,2,${JSON.stringify({ type: name, message, line: 2 })}]`);
        }
      }
      return Promise.resolve({ replies, end: null });
    },
    printed: () => Promise.resolve(''),
    highWaterBytes: () => highWater,
    dispose() {
      if (!disposed) onDispose();
      disposed = true;
      return Promise.resolve();
    },
  };
}

export const fakeAdapter = {
  id: 'go',
  title: 'Go',
  timeFactor: 1,
  draws: true,
  baselineMb: 1,
  toolchain: null,
  plan: () => Promise.resolve({ language: 'go', files: [], commands: [], timeoutMs: 1 }),
  run: () => ({ tool: null, args: [], env: {} }),
  extensions: ['.go'],
  crash: () => null,
  compileMessages: () => [],
} as unknown as LanguageAdapter;

export function fakeProblem(spec: FunctionSpec): Problem {
  return {
    kind: 'function',
    id: 'fake',
    title: 'Fake',
    difficulty: 1,
    minutes: 20,
    topic: 'arrays',
    needs: [],
    languages: ['go'],
    statement: '',
    editorial: '',
    hints: [],
    solutions: {},
    spec,
  };
}
