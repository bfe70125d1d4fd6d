/** The thread of one oracle: makes cases, answers them, and compares, one call after the other. */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Signature } from '../engine/catalog/model.ts';
import type { Oracle } from '../engine/catalog/oracle.ts';
import { componentCases } from '../engine/components/cases.ts';
import type { AnyComponentModel } from '../engine/components/model.ts';
import type { CaseSource } from '../engine/grading/caseSource.ts';
import { createCaseSource } from '../engine/grading/caseSource.ts';
import { PHASES } from '../engine/grading/report.ts';
import type { Phase } from '../engine/grading/report.ts';
import type { OracleCase } from '../engine/ports.ts';
import { encodeArgs } from '../engine/values/wire.ts';
import type { OracleAnswer, OracleCall, OracleThreadData, OracleValue } from './oracleProtocol.ts';

const { modulePath, of, progress } = workerData as OracleThreadData;
const at = new Int32Array(progress);
const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread only.');

const oracle = loadOracle();
// A failure is told with the answer to the first call.
oracle.catch(() => undefined);
let source: CaseSource | null = null;

port.on('message', (call: OracleCall) => {
  void answer(call).then((message) => port.postMessage(message));
});

async function answer(call: OracleCall): Promise<OracleAnswer> {
  const { id } = call;
  try {
    const loaded = await oracle;
    source ??= sourceOf(loaded);
    return { id, ok: true, value: run(call, source) };
  } catch (error) {
    const index = Atomics.load(at, 0);
    return { id, ok: false, message: describe(error), index, input: await inputOf(call, index) };
  }
}

function run(call: OracleCall, from: CaseSource): OracleValue {
  switch (call.method) {
    case 'load':
      return null;
    case 'next': {
      const { phase } = call;
      if (!isPhase(phase)) return [];
      const cases: OracleCase[] = [];
      // One by one, so that a case that never ends has a number.
      for (let index = call.from; index < call.from + call.count; index += 1) {
        Atomics.store(at, 0, index);
        const [next] = from.next(phase, call.seed, index, 1, call.constants);
        if (next === undefined) break;
        cases.push(next);
      }
      return cases;
    }
    case 'expect':
      return call.inputs.map((input, index) => {
        Atomics.store(at, 0, index);
        return from.expect([input])[0] ?? null;
      });
    case 'judge':
      return from.judge(call.args, call.want, call.got);
    case 'describe':
      if (from.describe === undefined) throw new Error('A function has no steps.');
      return from.describe(call.args, call.got);
  }
}

function sourceOf(loaded: Oracle | AnyComponentModel): CaseSource {
  const { spec, component } = of;
  if (component !== undefined) return componentCases(component, loaded as AnyComponentModel);
  if (spec !== undefined) return createCaseSource(spec, loaded as Oracle);
  throw new Error('There is nothing to answer for.');
}

/**
 * What the reference was called with when it failed at a case that it made itself: the case runs once more with every call
 * written down, which would be a waste at each case.
 */
async function inputOf(call: OracleCall, index: number): Promise<string | null> {
  const { spec } = of;
  if (call.method !== 'next' || spec === undefined) return null;
  let input: string | null = null;
  try {
    const watched = watch((await oracle) as Oracle, spec.signature, (text) => (input = text));
    run({ ...call, from: index, count: 1 }, createCaseSource(spec, watched));
    return null;
  } catch {
    return input;
  }
}

/** The same oracle, telling the arguments of its functions before it runs them. */
function watch(original: Oracle, signature: Signature, tell: (text: string) => void): Oracle {
  const { solve, valid } = original;
  const told = (args: readonly unknown[]): void => tell(encodeArgs(args, signature));
  return {
    ...original,
    solve: (...args) => {
      told(args);
      return solve.apply(original, [...args]);
    },
    ...(valid === undefined
      ? {}
      : {
          valid: (...args: readonly unknown[]) => {
            told(args);
            return valid.apply(original, [...args]);
          },
        }),
  };
}

async function loadOracle(): Promise<Oracle | AnyComponentModel> {
  const loaded = (await import(pathToFileURL(modulePath).href)) as Readonly<Record<string, unknown>>;
  const bundled = loaded['default'] as Readonly<Record<string, unknown>> | undefined;
  const found = loaded['oracle'] ?? bundled?.['oracle'];
  const part = of.component === undefined ? 'solve' : 'create';
  if (typeof found !== 'object' || found === null || !(part in found)) {
    throw new Error(`${modulePath} exports no oracle`);
  }
  return found as Oracle | AnyComponentModel;
}

function isPhase(text: string): text is Phase | 'growth' {
  return text === 'growth' || (PHASES as readonly string[]).includes(text);
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
