/** What a learner gets of a component in C++: the starting file, and sequences as a plain test with assert. */
import type { Problem } from '../../catalog/model.ts';
import type {
  CallOutcome,
  ComponentSpec,
  ConstructorParam,
  MethodSpec,
  Sequence,
  Step,
} from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { cppLiteral } from '../cppTypes.ts';
import type { StubFile } from '../language.ts';
import { headLine, parameterLines, taskSentence, wrapComment } from '../stubs.ts';
import { componentTypes, constructorRefuses } from './componentTypes.ts';
import type { Named } from './cppWords.ts';
import {
  constructorParams,
  cppComponentDeclarations,
  cppInstance,
  includesFor,
  methodHead,
  methodParams,
  methodTail,
  snakeName,
} from './cppWords.ts';

export function cppComponentFiles(problem: Problem, spec: ComponentSpec): readonly [StubFile, ...StubFile[]] {
  const base = fileName(problem);
  const examples = spec.examples.map(({ note, sequence, outcomes }) => ({ note, sequence, outcomes }));
  return [
    { name: `${base}.cpp`, text: stubText(problem, spec) },
    { name: `${base}_test.cpp`, text: testFile(problem, spec, examples) },
  ];
}

export function cppTestText(
  problem: Problem,
  spec: ComponentSpec,
  sequence: Sequence,
  outcomes: readonly CallOutcome[],
): string {
  return testFile(problem, spec, [{ note: '', sequence, outcomes }]);
}

function fileName({ id }: Problem): string {
  return id.replaceAll('-', '_');
}

function stubText(problem: Problem, spec: ComponentSpec): string {
  const named = componentTypes(spec);
  const indent = '    ';
  const throws = (codes: readonly string[]): readonly string[] =>
    codes.length === 0 ? [] : wrapComment(`Throws CodedError: ${codes.join(', ')}.`, `${indent}/// `);
  const params = constructorParams(spec, named);
  const method = (one: MethodSpec): readonly string[] => [
    ...throws(one.errors),
    ...parameterLines(
      indent + methodHead(one, named),
      methodParams(one, named),
      `${methodTail(one)} {`,
      indent.repeat(2),
      '',
    ).map((line) => (line.startsWith(')') ? indent + line : line)),
    ...(one.returns.kind === 'void' ? [] : [`${indent.repeat(2)}return ${zero(one.returns)};`]),
    `${indent}}`,
  ];
  const body = [
    ...[...cppComponentDeclarations(spec).values()].flatMap((lines) => [...lines, '']),
    ...wrapComment(taskSentence(problem.statement), '/// '),
    `class ${spec.name} {`,
    'public:',
    ...throws(constructorRefuses(spec) ? ['INVALID'] : []),
    ...parameterLines(
      `${indent}${params.length === 1 ? 'explicit ' : ''}${spec.name}`,
      params,
      ' {',
      indent.repeat(2),
      '',
    ).map((line) => (line.startsWith(')') ? indent + line : line)),
    `${indent}}`,
    ...spec.methods.flatMap((one) => ['', ...method(one)]),
    '};',
    '',
  ];
  const includes = includesFor(body.join('\n'));
  return [headLine(problem, '//'), '', ...(includes.length === 0 ? [] : [...includes, '']), ...body].join(
    '\n',
  );
}

function zero({ kind }: ValueType): string {
  if (kind === 'bool') return 'false';
  return kind === 'int' || kind === 'long' || kind === 'float' ? '0' : '{}';
}

/** A value where its type is known: an optional that holds something is written as that, a small whole number as it is. */
function literal(value: unknown, type: ValueType, named: Named): string {
  if (type.kind === 'long' && Math.abs(Number(value)) < 2 ** 31) return String(value);
  if (type.kind === 'optional' && value !== null && value !== undefined)
    return literal(value, type.item, named);
  return cppLiteral(value, type, named);
}

/** `TokenBucket bucket(3, 1, 1000, clock)`; a function by its name. */
export function cppMakeText({ args: values }: Sequence, spec: ComponentSpec): string {
  const named = componentTypes(spec);
  const given = (param: ConstructorParam, i: number): string =>
    param.kind === 'value' ? literal(values[i], param.type, named) : snakeName(String(values[i]));
  const args = [...spec.params.map(given), ...(spec.clock === null ? [] : ['clock'])];
  return `${spec.name} ${cppInstance(spec)}${args.length === 0 ? '' : `(${args.join(', ')})`}`;
}

export function cppStepText(step: Step, spec: ComponentSpec): string {
  if (!isCall(step)) return `clock.advance(${step.advance})`;
  const named = componentTypes(spec);
  const { name, params } = methodOf(spec, step);
  const args = params.map(({ type }, i) => literal(step.args[i], type, named));
  return `${cppInstance(spec)}.${snakeName(name)}(${args.join(', ')})`;
}

export function cppOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
  switch (outcome.kind) {
    case 'value': {
      const returns = step === null || !isCall(step) ? null : methodOf(spec, step).returns;
      if (returns === null || returns.kind === 'void') return '';
      return literal(outcome.value, returns, componentTypes(spec));
    }
    case 'refused':
      return `CodedError(${JSON.stringify(outcome.code)})`;
    case 'moved':
      return '';
    case 'crashed':
      return outcome.message === '' ? outcome.type : `${outcome.type}: ${outcome.message}`;
    case 'illTyped':
      return outcome.shown;
  }
}

interface Example {
  readonly note: string;
  readonly sequence: Sequence;
  readonly outcomes: readonly CallOutcome[];
}

function testFile(problem: Problem, spec: ComponentSpec, examples: readonly Example[]): string {
  const base = fileName(problem);
  const tests = examples.map((example, i) => testLines(example, `example_${i + 1}`, spec));
  const body = tests.flat().join('\n');
  const helpers = [
    ...(spec.clock === null ? [] : [CLOCK]),
    ...(body.includes('refusal(') ? [REFUSAL] : []),
    ...(body.includes('same_items(') ? [SAME_ITEMS] : []),
    ...(body.includes('same_lists(') ? [SAME_LISTS] : []),
    ...[...componentTypes(spec).values()].map(({ name, fields }) => equality(name, fields)),
  ];
  const calls = tests.map((_, i) => `    example_${i + 1}();`);
  return [
    `// g++ -std=c++17 ${base}_test.cpp -o ${base}_test && ./${base}_test`,
    '#undef NDEBUG',
    '#include <algorithm>',
    '#include <cassert>',
    '#include <climits>',
    '#include <cmath>',
    '#include <cstdint>',
    '#include <iostream>',
    '#include <optional>',
    '#include <string>',
    '#include <tuple>',
    '#include <vector>',
    '',
    '// A main in the solution is not the one of this file.',
    '#define main solution_main',
    `#include "${base}.cpp"`,
    '#undef main',
    '',
    ...helpers.flatMap((lines) => [...lines, '']),
    ...tests.flatMap((lines) => [...lines, '']),
    'int main() {',
    ...calls,
    `    std::cout << "${tests.length} passed\\n";`,
    '}',
    '',
  ].join('\n');
}

const CLOCK = [
  '/// A clock that stands still until it is moved.',
  'class ManualClock : public Clock {',
  'public:',
  '    explicit ManualClock(long long now) : now(now) {}',
  '    long long now_ms() const override { return now; }',
  '    void advance(long long ms) { now += ms; }',
  '',
  'private:',
  '    long long now;',
  '};',
];

const REFUSAL = [
  '/// The code with which a call is refused, or an empty text.',
  'template <class Call>',
  'std::string refusal(Call call) {',
  '    try {',
  '        call();',
  '    } catch (const CodedError& error) {',
  '        return error.what();',
  '    }',
  '    return "";',
  '}',
];

const SAME_ITEMS = [
  '/// The same items in any order.',
  'template <class Items>',
  'bool same_items(const Items& a, const Items& b) {',
  '    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());',
  '}',
];

const SAME_LISTS = [
  '/// The same lists in any order, each with its items in any order.',
  'template <class Lists>',
  'bool same_lists(const Lists& a, const Lists& b) {',
  '    const auto same = [](const auto& x, const auto& y) {',
  '        return x.size() == y.size() && std::is_permutation(x.begin(), x.end(), y.begin());',
  '    };',
  '    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin(), same);',
  '}',
];

/** A template, so that an operator of the solution's own is preferred. */
function equality(name: string, fields: readonly { readonly name: string }[]): readonly string[] {
  const all = fields.map((field) => `a.${snakeName(field.name)} == b.${snakeName(field.name)}`).join(' && ');
  return [
    `template <class T, std::enable_if_t<std::is_same_v<T, ${name}>, int> = 0>`,
    'bool operator==(const T& a, const T& b) {',
    `    return ${all};`,
    '}',
  ];
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  length: 'return static_cast<int>(text.size());',
  lengthLong: 'return static_cast<long long>(text.size());',
  constant: 'return 7;',
  least: 'return INT_MIN;',
  negative: 'return text.empty() ? -1 : -static_cast<unsigned char>(text[0]);',
  sum: 'int sum = 0; for (unsigned char c : text) sum += c; return sum;',
  fnv: 'std::uint32_t h = 0x811c9dc5; for (unsigned char c : text) h = (h ^ c) * 0x01000193; return static_cast<std::int32_t>(h);',
  fnvLong:
    'std::uint32_t h = 0x811c9dc5; for (unsigned char c : text) h = (h ^ c) * 0x01000193; return static_cast<long long>(h);',
};

function functionLines(name: string): readonly string[] {
  const parts = (FUNCTIONS[name] ?? 'return 0;').split(/(?<=;) (?!unsigned)(?=for |return |int )/);
  const takes = parts.some((part) => part.includes('text'))
    ? 'const std::string& text'
    : 'const std::string&';
  return [
    `    const auto ${snakeName(name)} = [](${takes}) {`,
    ...parts.map((part) => `        ${part}`),
    '    };',
  ];
}

function testLines(
  { note, sequence, outcomes }: Example,
  name: string,
  spec: ComponentSpec,
): readonly string[] {
  const named = componentTypes(spec);
  const made = `${cppMakeText(sequence, spec)};`;
  const [first] = outcomes;
  const functions = new Set(
    spec.params.flatMap((param, i) => (param.kind === 'function' ? [String(sequence.args[i])] : [])),
  );
  const body =
    first?.kind === 'refused'
      ? [`assert(refusal([&] { ${made} }) == ${JSON.stringify(first.code)});`]
      : [made, ...sequence.steps.map((step, i) => stepLine(step, outcomes[i + 1], spec, named))];
  return [
    ...(note === '' ? [] : wrapComment(note, '/// ')),
    `void ${name}() {`,
    ...[...functions].flatMap(functionLines),
    ...(spec.clock === null ? [] : [`    ManualClock clock(${sequence.start});`]),
    ...body.map((line) => `    ${line}`),
    '}',
  ];
}

function stepLine(step: Step, outcome: CallOutcome | undefined, spec: ComponentSpec, named: Named): string {
  const call = cppStepText(step, spec);
  if (!isCall(step) || outcome === undefined) return `${call};`;
  if (outcome.kind === 'refused')
    return `assert(refusal([&] { ${call}; }) == ${JSON.stringify(outcome.code)});`;
  const { returns, compare } = methodOf(spec, step);
  if (outcome.kind !== 'value' || returns.kind === 'void' || compare.kind === 'free') return `${call};`;
  const want = literal(outcome.value, returns, named);
  const check = checkText(call, want, outcome.value, returns, compare);
  // A comma that is not in round brackets would end the macro's argument.
  return /[{<]/.test(check) ? `assert((${check}));` : `assert(${check});`;
}

function checkText(
  call: string,
  want: string,
  value: unknown,
  returns: ValueType,
  compare: MethodSpec['compare'],
): string {
  if (compare.kind === 'unordered') return `same_items(${call}, ${want})`;
  if (compare.kind === 'nestedUnordered') return `same_lists(${call}, ${want})`;
  if (compare.kind === 'float' && returns.kind === 'float' && Number.isFinite(value))
    return `std::abs(${call} - ${want}) <= ${compare.tolerance}`;
  if (returns.kind === 'bool') return value === true ? call : `!${call}`;
  return `${call} == ${want}`;
}
