/** Sequences of calls as tests of `unittest`, which need nothing of Kode. */
import type { Problem } from '../../catalog/model.ts';
import type { CallOutcome, ComponentSpec, MethodSpec, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import { componentTypes } from './componentTypes.ts';
import {
  pythonFunction,
  pythonInstance,
  pythonMakeArgs,
  pythonMakeText,
  pythonMethod,
  pythonStepArgs,
  pythonStepText,
  pythonValue,
} from './pythonTypes.ts';

export interface PythonCase {
  /** A sentence. */
  readonly title: string;
  readonly sequence: Sequence;
  /** The right ones, the constructor's first. */
  readonly outcomes: readonly CallOutcome[];
}

/** The functions that a component may be given (components/functions.ts), as a learner would write them. */
export const PYTHON_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  length: ['return len(text)'],
  constant: ['return 7'],
  negative: ['return -ord(text[0]) if text else -1'],
  least: ['return -(2**31)'],
  sum: ['return sum(map(ord, text))'],
  fnv: ['value = fnv_long(text)', 'return value - 2**32 if value >= 2**31 else value'],
  fnvLong: [
    'value = 0x811C9DC5',
    'for letter in text:',
    '    value = (value ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF',
    'return value',
  ],
  lengthLong: ['return len(text)'],
};

/** A file of tests for `python3 -m unittest`. */
export function pythonTestText(problem: Problem, spec: ComponentSpec, cases: readonly PythonCase[]): string {
  const module = problem.id.replaceAll('-', '_');
  const tests = cases.map((one, i) => testLines(one, i + 1, spec));
  const used = tests.flat().join('\n');
  const records = [...componentTypes(spec).values()].map(({ name }) => name);
  const imported = [spec.name, ...records.filter((name) => used.includes(`${name}(`))].sort();
  return [
    `# ${problem.title}. Run it with: python3 -m unittest test_${module}`,
    'import unittest',
    '',
    `from ${module} import ${imported.join(', ')}`,
    '',
    '',
    ...(spec.clock === null ? [] : CLOCK),
    ...functionNames(spec, cases).flatMap(functionLines),
    `class ${spec.name}Test(unittest.TestCase):`,
    ...(used.includes('self.assert_refuses(') ? REFUSES : []),
    ...tests.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])),
    '',
    '',
    'if __name__ == "__main__":',
    '    unittest.main()',
    '',
  ].join('\n');
}

const CLOCK: readonly string[] = [
  'class ManualClock:',
  '    """Stands still until it is told to go on."""',
  '',
  '    def __init__(self, ms):',
  '        self.now = ms',
  '',
  '    def now_ms(self):',
  '        return self.now',
  '',
  '    def advance(self, ms):',
  '        self.now += ms',
  '',
  '',
];

const REFUSES: readonly string[] = [
  '    def assert_refuses(self, code, call, *args):',
  '        with self.assertRaises(Exception) as refused:',
  '            call(*args)',
  '        self.assertEqual(getattr(refused.exception, "code", refused.exception), code)',
  '',
];

/** Functions that the sequences are given, and those that these call, which come first. */
function functionNames(spec: ComponentSpec, cases: readonly PythonCase[]): readonly string[] {
  const given = spec.params.flatMap((param, i) =>
    param.kind === 'function' ? cases.map(({ sequence }) => String(sequence.args[i])) : [],
  );
  return [...new Set(given.flatMap((name) => (name === 'fnv' ? ['fnvLong', 'fnv'] : [name])))];
}

function functionLines(name: string): readonly string[] {
  const body = PYTHON_FUNCTIONS[name] ?? [];
  return [`def ${pythonFunction(name)}(text):`, ...body.map((line) => `    ${line}`), '', ''];
}

function testLines(
  { title, sequence, outcomes }: PythonCase,
  number: number,
  spec: ComponentSpec,
): readonly string[] {
  const [made] = outcomes;
  const lines = [
    ...(spec.clock === null ? [] : [`clock = ManualClock(${sequence.start})`]),
    ...(made?.kind === 'refused'
      ? [refuses(made.code, spec.name, pythonMakeArgs(sequence, spec))]
      : [
          pythonMakeText(sequence, spec),
          ...sequence.steps.map((step, i) => stepLine(step, outcomes[i + 1], spec)),
        ]),
  ];
  const doc = title.replace(/\\/g, '\\\\').replace(/"""/g, "'''");
  return [`    def test_${number}(self):`, `        """${doc}"""`, ...lines.map((line) => `        ${line}`)];
}

function refuses(code: string, call: string, args: readonly string[]): string {
  return `self.assert_refuses(${[`"${code}"`, call, ...args].join(', ')})`;
}

function stepLine(step: Step, outcome: CallOutcome | undefined, spec: ComponentSpec): string {
  const call = pythonStepText(step, spec);
  if (!isCall(step) || outcome === undefined) return call;
  const method = methodOf(spec, step);
  if (outcome.kind === 'refused')
    return refuses(
      outcome.code,
      `${pythonInstance(spec)}.${pythonMethod(method)}`,
      pythonStepArgs(step, spec),
    );
  return outcome.kind === 'value' ? assertion(call, outcome.value, method, spec) : call;
}

function assertion(
  call: string,
  value: unknown,
  { returns, compare }: MethodSpec,
  spec: ComponentSpec,
): string {
  if (returns.kind === 'void') return call;
  const want = pythonValue(spec, value, returns);
  switch (compare.kind) {
    case 'free':
      return `${call}  # Several answers are right.`;
    case 'float':
      if (returns.kind === 'float')
        return `self.assertAlmostEqual(${call}, ${want}, delta=${compare.tolerance} * max(1, abs(${want})))`;
      break;
    case 'unordered':
      return `self.assertCountEqual(${call}, ${want})`;
    case 'nestedUnordered':
      return `self.assertCountEqual(map(sorted, ${call}), list(map(sorted, ${want})))`;
    case 'exact':
  }
  if (want === 'None') return `self.assertIsNone(${call})`;
  if (returns.kind === 'bool') return `self.assertIs(${call}, ${want})`;
  return `self.assertEqual(${call}, ${want})`;
}
