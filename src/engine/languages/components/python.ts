/** Components in Python: a class, its clock an object, its errors told by their `code`. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { errorAt } from '../columns.ts';
import type { BuildPlan, ComponentAdapter, SolutionSource } from '../language.ts';
import { maskSource, PYTHON_MASK } from '../mask.ts';
import { paramName } from '../pythonTypes.ts';
import { componentFile } from './componentFile.ts';
import type { RealTime } from './componentTypes.ts';
import { componentTypes, refuseRealTime } from './componentTypes.ts';
import { pythonFiles } from './pythonStub.ts';
import { pythonTestText } from './pythonTests.ts';
import { pythonThreads } from './pythonThreads.ts';
import {
  pythonMakeLine,
  pythonMakeText,
  pythonMethod,
  pythonMethodLine,
  pythonOutcomeText,
  pythonRecordLine,
  pythonStepText,
} from './pythonTypes.ts';

export const pythonComponent: ComponentAdapter = {
  files: pythonFiles,
  interfaceLines: (spec) => [
    pythonMakeLine(spec),
    ...spec.methods.map((method) => pythonMethodLine(spec, method)),
    ...[...componentTypes(spec).values()].map((record) => pythonRecordLine(spec, record)),
  ],
  plan: (source, spec) => new Promise((resolve) => resolve(plan(source, spec))),
  compileMessages: (output, source) => [
    errorAt(source, 1, 1, output.trim().slice(0, 2000) || 'Python could not read the file.'),
  ],
  makeText: pythonMakeText,
  stepText: pythonStepText,
  outcomeText: pythonOutcomeText,
  testText: (problem, spec, sequence, outcomes) =>
    pythonTestText(problem, spec, [{ title: 'The counterexample.', sequence, outcomes }]),
  threads: pythonThreads(plan),
};

/** Names of the module `time` that tell the time or wait. */
const TIMES = [
  'time',
  'time_ns',
  'monotonic',
  'monotonic_ns',
  'perf_counter',
  'perf_counter_ns',
  'process_time',
  'process_time_ns',
  'sleep',
];

/** @param masked without comments and texts */
function realTimes(masked: string): readonly RealTime[] {
  const alias = /^[ \t]*import\s+time\s+as\s+(\w+)/m.exec(masked)?.[1];
  const module = alias === undefined ? 'time' : `(?:time|${alias})`;
  const free = String.raw`(?<![\w.])`;
  return [
    ...TIMES.flatMap((name) => [
      { pattern: new RegExp(String.raw`${free}${module}\s*\.\s*${name}\b`, 'g'), shown: `time.${name}()` },
      {
        pattern: new RegExp(
          String.raw`\bfrom\s+time\s+import\s*(?:\([^)]*?|[^\n(]*?)(?<!\bas\s+)\b${name}\b`,
          'g',
        ),
        shown: `time.${name}()`,
      },
    ]),
    ...['datetime.now', 'datetime.utcnow', 'datetime.today', 'date.today'].map((name) => ({
      pattern: new RegExp(
        String.raw`${free}(?:datetime\s*\.\s*)?${name.replace('.', String.raw`\s*\.\s*`)}\b`,
        'g',
      ),
      shown: `${name}()`,
    })),
    { pattern: new RegExp(String.raw`${free}asyncio\s*\.\s*sleep\b`, 'g'), shown: 'asyncio.sleep()' },
    { pattern: new RegExp(String.raw`${free}threading\s*\.\s*Timer\b`, 'g'), shown: 'threading.Timer()' },
  ];
}

function plan(source: SolutionSource, spec: ComponentSpec): BuildPlan {
  const masked = maskSource(source.text, PYTHON_MASK);
  refuseRealTime(source, masked, spec, realTimes(masked), 'clock.now_ms()');
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const classes = [...masked.matchAll(/^class[ \t]+(\w+)/gm)];
  const meant = classes.filter(([, name]) => plain(name ?? '') === plain(spec.name));
  const names = [...new Set([spec.name, ...meant.map((match) => match[1] as string)])];
  const at = (meant.find((match) => match[1] === spec.name) ?? meant[0])?.index ?? 0;
  return {
    language: 'python',
    files: [
      { path: 'solution.py', text: source.text },
      componentFile(
        spec,
        {
          names,
          wanted: `class ${spec.name}`,
          records: componentTypes(spec),
          attribute: paramName,
          methodNames: (method: MethodSpec) => [...new Set([pythonMethod(method), method.name])],
          methodLine: (method) => pythonMethodLine(spec, method),
        },
        {},
        { line: source.text.slice(0, at).split('\n').length, wanted: pythonMakeLine(spec) },
      ),
    ],
    commands: [],
    timeoutMs: 10_000,
  };
}
