/** Components in JavaScript and TypeScript: a class, its clock an object, its errors told by their `code`. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { awaitsAny } from '../../components/spec.ts';
import type { TypeStripper } from '../../ports.ts';
import { errorAt } from '../columns.ts';
import { planModule, runScript } from '../ecmascript.ts';
import type { ScriptText } from '../ecmascript.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { maskSource, SCRIPT_MASK } from '../mask.ts';
import { snakeCase } from '../naming.ts';
import { componentFile } from './componentFile.ts';
import type { OverlapAdapter } from './overlap.ts';
import type { RealTime } from './componentTypes.ts';
import { componentTypes, refuseRealTime } from './componentTypes.ts';
import { classNames, findClass } from './ecmascriptScan.ts';
import type { FoundClass, FoundMember } from './ecmascriptScan.ts';
import { scriptFiles } from './ecmascriptStub.ts';
import { makeLine, methodLine, recordLine } from './ecmascriptTypes.ts';
import { scriptMakeText, scriptOutcomeText, scriptStepText } from './ecmascriptSteps.ts';
import { scriptTestText } from './ecmascriptTests.ts';

/** What differs between the two languages. */
export interface ScriptDialect {
  readonly typed: boolean;
  /** The learner's text as JavaScript. @throws PlanError */
  read(source: SolutionSource, typeStripper: TypeStripper): Promise<ScriptText>;
}

const CALL = String.raw`\s*(?:\?\.)?\(`;

/** Names that are not a member of anything else, or one of the object that all programs have. */
function globally(name: string): string {
  return String.raw`(?<![\w$.#])(?:(?:globalThis|window)\s*\.\s*)?${name}`;
}

const REAL_TIMES: readonly RealTime[] = [
  { pattern: new RegExp(globally(String.raw`Date\s*\.\s*now\b`), 'g'), shown: 'Date.now()' },
  {
    pattern: new RegExp(String.raw`\bnew\s+${globally('Date')}(?![\w$])\s*(?:\(\s*\)|(?=[^\s(]))`, 'g'),
    shown: 'new Date()',
  },
  { pattern: new RegExp(globally(String.raw`performance\s*\.\s*now\b`), 'g'), shown: 'performance.now()' },
  { pattern: new RegExp(globally(String.raw`process\s*\.\s*hrtime\b`), 'g'), shown: 'process.hrtime()' },
  { pattern: new RegExp(globally(String.raw`process\s*\.\s*uptime\b`), 'g'), shown: 'process.uptime()' },
  {
    pattern: new RegExp(globally(String.raw`Atomics\s*\.\s*wait(?:Async)?\b`), 'g'),
    shown: 'Atomics.wait()',
  },
  ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
    pattern: new RegExp(globally(name) + CALL, 'g'),
    shown: `${name}()`,
  })),
];

export function scriptComponent(dialect: ScriptDialect): ComponentAdapter {
  const { typed } = dialect;
  return {
    files: (problem, spec) => scriptFiles(problem, spec, typed),
    interfaceLines: (spec) => [
      makeLine(spec, typed),
      ...spec.methods.map((method) => methodLine(spec, method, typed)),
      ...(typed ? [...componentTypes(spec).values()].map((record) => recordLine(spec, record)) : []),
    ],
    plan: (source, spec, typeStripper) => plan(dialect, source, spec, typeStripper),
    compileMessages: (output, source) => [
      errorAt(source, 1, 1, output.trim().slice(0, 2000) || 'Node could not read the file.'),
    ],
    makeText: scriptMakeText,
    stepText: scriptStepText,
    outcomeText: scriptOutcomeText,
    testText: (problem, spec, sequence, outcomes) =>
      scriptTestText(problem, spec, typed, [{ title: 'the counterexample', sequence, outcomes }]),
    threads: callers(dialect),
  };
}

/** Calls overlap where a method waits for what it was given; the program that answers sequences lets them (awaited.ts). */
function callers(dialect: ScriptDialect): OverlapAdapter {
  return {
    title: 'callers',
    overlaps: awaitsAny,
    buildsLater: async (source, spec, typeStripper) => [
      {
        detector: null,
        plan: await plan(dialect, source, spec, typeStripper),
        run: runScript,
        baselineMb: 128,
      },
    ],
    builds: () => {
      throw new Error('buildsLater is asked');
    },
    scenarios: 100,
    rounds: 30,
    race: () => null,
    // Who waits for ever is seen by the program itself; what runs for ever is a hang.
    waits: () => [],
  };
}

async function plan(
  dialect: ScriptDialect,
  source: SolutionSource,
  spec: ComponentSpec,
  typeStripper: TypeStripper,
): Promise<BuildPlan> {
  refuseRealTime(source, maskSource(source.text, SCRIPT_MASK), spec, REAL_TIMES, 'clock.nowMs()');
  const text = await dialect.read(source, typeStripper);
  const defined = classNames(text.code);
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const names = [...new Set([spec.name, ...defined.filter((name) => plain(name) === plain(spec.name))])];
  const found = findIn(text, names);
  const masked = maskSource(text.code, SCRIPT_MASK);
  const methodNames = ({ name }: MethodSpec): readonly string[] => [...new Set([name, snakeCase(name)])];
  return planModule(text, names, (extra) =>
    componentFile(
      spec,
      {
        names,
        wanted: `class ${spec.name}`,
        records: componentTypes(spec),
        attribute: (field) => field,
        methodNames,
        methodLine: (method) => methodLine(spec, method, dialect.typed),
      },
      { ...extra, defined },
      {
        line: found?.line ?? 1,
        wanted: makeLine(spec, dialect.typed),
        constructed: found?.member(['constructor']) ?? null,
      },
      (method) => ({
        found: found?.member(methodNames(method)) ?? null,
        assigned: methodNames(method).some((name) => isAssigned(masked, name)),
      }),
    ),
  );
}

/**
 * The class under the first of the names that is there. Parameters are counted in the JavaScript; where that has other lines
 * than the learner's file, places and heads are those of the file.
 */
function findIn({ code, source, keepsLines }: ScriptText, names: readonly string[]): FoundClass | null {
  for (const name of names) {
    const found = findClass(code, keepsLines ? source.text : code, name);
    if (found === null) continue;
    if (keepsLines) return found;
    const shown = findClass(source.text, source.text, name);
    const line = shown?.line ?? 1;
    return {
      line,
      member: (of) => {
        const member = found.member(of);
        return member === null ? null : { ...member, ...placed(shown?.member(of) ?? null, line) };
      },
    };
  }
  return null;
}

function placed(shown: FoundMember | null, line: number): Partial<FoundMember> {
  return shown === null ? { line } : { line: shown.line, text: shown.text };
}

/** Something is put under the name, in a class above it or at run time. */
function isAssigned(masked: string, name: string): boolean {
  return new RegExp(
    String.raw`(?<![\w$])${name}\s*=(?![>=])|\bdefineProperty\b|\bObject\s*\.\s*assign\b`,
  ).test(masked);
}
