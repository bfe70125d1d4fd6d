/** What a learner gets of a component in Rust: the starting file, and sequences as a plain test for `rustc --test`. */
import type { Problem } from '../../catalog/model.ts';
import type { CallOutcome, ComponentSpec, MethodSpec, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { StubFile } from '../language.ts';
import type { RustTypes } from '../rustTypes.ts';
import { rustName, rustZero } from '../rustTypes.ts';
import { headLine, parameterLines, taskSentence, wrapComment } from '../stubs.ts';
import { constructorRefuses, pascalCode } from './componentTypes.ts';
import { literal, makeCall, stepCall } from './rustSteps.ts';
import {
  constructorArrow,
  constructorParams,
  methodArrow,
  methodParams,
  rustComponentDeclarations,
  rustComponentTypes,
  rustInstance,
  usesFor,
} from './rustWords.ts';

export function rustComponentFiles(
  problem: Problem,
  spec: ComponentSpec,
): readonly [StubFile, ...StubFile[]] {
  const base = fileName(problem);
  return [
    { name: `${base}.rs`, text: stubText(problem, spec) },
    { name: `${base}_test.rs`, text: testFile(problem, spec, spec.examples) },
  ];
}

export function rustTestText(
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
  const named = rustComponentTypes(spec);
  const indent = '    ';
  const head = (name: string, params: readonly string[], arrow: string): readonly string[] =>
    parameterLines(`${indent}pub fn ${name}`, params, `${arrow} {`, indent.repeat(2)).map((line) =>
      line.startsWith(')') ? indent + line : line,
    );
  const method = (one: MethodSpec): readonly string[] => {
    const zero = one.returns.kind === 'void' ? '()' : rustZero(one.returns, named);
    const value = one.errors.length > 0 ? [`Ok(${zero})`] : one.returns.kind === 'void' ? [] : [zero];
    return [
      ...head(rustName(one.name), methodParams(spec, one, named), methodArrow(one, named)),
      ...value.map((line) => indent.repeat(2) + line),
      `${indent}}`,
    ];
  };
  const body = [
    ...[...rustComponentDeclarations(spec).values()].flatMap((lines) => [...lines, '']),
    ...wrapComment(taskSentence(problem.statement), '/// '),
    `pub struct ${spec.name} {}`,
    '',
    `impl ${spec.name} {`,
    ...head('new', constructorParams(spec, named), constructorArrow(spec)),
    `${indent.repeat(2)}${constructorRefuses(spec) ? 'Ok(Self {})' : 'Self {}'}`,
    `${indent}}`,
    ...spec.methods.flatMap((one) => ['', ...method(one)]),
    '}',
    '',
  ];
  const uses = usesFor(body.join('\n'));
  return [headLine(problem, '//'), '', ...(uses.length === 0 ? [] : [...uses, '']), ...body].join('\n');
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
    ...(body.includes('same_items(') || body.includes('same_lists(') ? [SAME_ITEMS] : []),
    ...(body.includes('same_lists(') ? [SAME_LISTS] : []),
  ];
  return [
    `//! rustc --edition 2021 --test ${base}_test.rs && ./${base}_test`,
    '#![allow(dead_code, unused)]',
    '',
    `#[path = "${base}.rs"]`,
    'mod solution;',
    '',
    'use solution::*;',
    'use std::collections::HashMap;',
    ...(spec.clock === null ? [] : ['use std::sync::atomic::{AtomicI64, Ordering};', 'use std::sync::Arc;']),
    '',
    ...helpers.flatMap((lines) => [...lines, '']),
    ...tests.flatMap((lines, i) => (i === tests.length - 1 ? lines : [...lines, ''])),
    '',
  ].join('\n');
}

const CLOCK = [
  '/// A clock that stands still until it is moved.',
  'struct ManualClock(AtomicI64);',
  '',
  'impl ManualClock {',
  '    fn new(now: i64) -> Arc<Self> {',
  '        Arc::new(Self(AtomicI64::new(now)))',
  '    }',
  '',
  '    fn advance(&self, ms: i64) {',
  '        self.0.fetch_add(ms, Ordering::SeqCst);',
  '    }',
  '}',
  '',
  'impl Clock for ManualClock {',
  '    fn now_ms(&self) -> i64 {',
  '        self.0.load(Ordering::SeqCst)',
  '    }',
  '}',
];

const SAME_ITEMS = [
  '/// The same items in any order.',
  'fn same_items<T: PartialEq>(mut a: Vec<T>, b: Vec<T>) -> bool {',
  '    for item in &b {',
  '        match a.iter().position(|one| one == item) {',
  '            Some(at) => drop(a.swap_remove(at)),',
  '            None => return false,',
  '        }',
  '    }',
  '    a.is_empty()',
  '}',
];

const SAME_LISTS = [
  '/// The same lists in any order, each with its items in any order.',
  'fn same_lists<T: PartialEq + Clone>(mut a: Vec<Vec<T>>, b: Vec<Vec<T>>) -> bool {',
  '    for list in &b {',
  '        match a.iter().position(|one| same_items(one.clone(), list.clone())) {',
  '            Some(at) => drop(a.swap_remove(at)),',
  '            None => return false,',
  '        }',
  '    }',
  '    a.is_empty()',
  '}',
];

const HASH =
  'text.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))';

/** Result and body of the functions of engine/components/functions.ts. */
const FUNCTIONS: Readonly<Record<string, readonly [result: string, body: string]>> = {
  length: ['i32', 'text.len() as i32'],
  lengthLong: ['i64', 'text.len() as i64'],
  constant: ['i32', '7'],
  least: ['i32', 'i32::MIN'],
  negative: ['i32', 'text.bytes().next().map_or(-1, |byte| -i32::from(byte))'],
  sum: ['i32', 'text.bytes().map(i32::from).sum()'],
  fnv: ['i32', `${HASH} as i32`],
  fnvLong: ['i64', `i64::from(${HASH})`],
};

function functionLines(name: string): readonly string[] {
  const [result, body] = FUNCTIONS[name] ?? ['i32', '0'];
  return [`fn ${rustName(name)}(text: &str) -> ${result} {`, `    ${body}`, '}'];
}

function testLines(
  { note, sequence, outcomes }: Example,
  name: string,
  spec: ComponentSpec,
): readonly string[] {
  const named = rustComponentTypes(spec);
  const made = makeCall(sequence, spec, true);
  const [first] = outcomes;
  const functions = new Set(
    spec.params.flatMap((param, i) => (param.kind === 'function' ? [String(sequence.args[i])] : [])),
  );
  const body =
    first?.kind === 'refused'
      ? [refusedLine(made, first.code)]
      : [
          `let mut ${rustInstance(spec)} = ${made}${constructorRefuses(spec) ? '.unwrap()' : ''};`,
          ...sequence.steps.map((step, i) => stepLine(step, outcomes[i + 1], spec, named)),
        ];
  return [
    ...(note === '' ? [] : wrapComment(note, '/// ')),
    '#[test]',
    `fn ${name}() {`,
    ...[
      ...[...functions].flatMap(functionLines),
      ...(spec.clock === null ? [] : [`let clock = ManualClock::new(${sequence.start});`]),
      ...body,
    ].map((line) => `    ${line}`),
    '}',
  ];
}

function refusedLine(call: string, code: string): string {
  // The braces take a variant of any form.
  return `assert!(matches!(${call}, Err(Error::${pascalCode(code)} { .. })));`;
}

function stepLine(
  step: Step,
  outcome: CallOutcome | undefined,
  spec: ComponentSpec,
  named: RustTypes,
): string {
  const call = stepCall(step, spec, true);
  if (!isCall(step) || outcome === undefined) return `${call};`;
  if (outcome.kind === 'refused') return refusedLine(call, outcome.code);
  const { returns, compare, errors } = methodOf(spec, step);
  const got = errors.length > 0 ? `${call}.unwrap()` : call;
  if (outcome.kind !== 'value' || returns.kind === 'void' || compare.kind === 'free') return `${got};`;
  const want = literal(outcome.value, returns, named, true);
  if (compare.kind === 'unordered') return `assert!(same_items(${got}, ${want}));`;
  if (compare.kind === 'nestedUnordered') return `assert!(same_lists(${got}, ${want}));`;
  if (compare.kind === 'float' && returns.kind === 'float' && Number.isFinite(outcome.value))
    return `assert!((${got} - ${want}).abs() <= ${compare.tolerance});`;
  if (returns.kind === 'bool') return `assert!(${outcome.value === true ? '' : '!'}${got});`;
  return `assert_eq!(${got}, ${want});`;
}
