/** The Rust module that makes a component, calls it along a sequence, and writes down what came. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { wires } from '../rustGlue.ts';
import { rustTypeName } from '../rustTypes.ts';
import { componentSignature, pascalCode } from './componentTypes.ts';
import { rustComponentTypes } from './rustWords.ts';

/** What a generated line is about stands behind it, for where it does not fit the solution: `// method 3`. */
export const PLACES = { make: 'make', clock: 'clock', shared: 'shared', method: 'method ' } as const;

/** What a line of the generated file is about, or ''. */
export function placeAt(glue: string, line: number): string {
  return /\/\/ ((?:make|clock|shared|method \d+))$/.exec(glue.split('\n')[line - 1] ?? '')?.[1] ?? '';
}

type Takes = readonly ('&mut ' | '&' | '')[];

export interface RustComponentTarget {
  /** The threads of a scenario take turns. */
  readonly inTurns: boolean;
  /** The type with a place for each of its own types: `TokenBucket`, `HashTable<_>`. */
  readonly type: string;
  /** How `new` and each method take their arguments, and how the solution writes the methods' names. */
  readonly made: Takes;
  readonly methods: readonly { readonly name: string; readonly takes: Takes }[];
}

export function rustComponentGlue(spec: ComponentSpec, target: RustComponentTarget): string {
  const named = rustComponentTypes(spec);
  const typeOf = (type: ValueType): string => rustTypeName(type, named);
  const codes = Object.keys(spec.errors).map(
    (code) => `(${JSON.stringify(pascalCode(code))}, ${JSON.stringify(code)})`,
  );
  return [
    '#![allow(warnings)]',
    'use super::*;',
    'use crate::kode::{self, Case, Linked, Reader, Wire, Writer};',
    'use crate::kode_component::{self, Given, Outcomes, SequenceClock};',
    ...(spec.concurrency === null ? [] : ['use crate::kode_threads::{self, Use};']),
    'use std::cell::RefCell;',
    'use std::collections::HashMap;',
    'use std::rc::Rc;',
    'use std::sync::atomic::{AtomicI64, Ordering};',
    '',
    ...wires(componentSignature(spec)),
    ...(spec.clock === null
      ? []
      : [
          `impl super::Clock for SequenceClock { fn now_ms(&self) -> i64 { self.0.load(Ordering::SeqCst) } } // ${PLACES.clock}`,
        ]),
    '',
    'enum KodeStep {',
    ...spec.methods.map(
      ({ params }, m) =>
        `    M${m}${params.length === 0 ? '' : `(${params.map(({ type }) => typeOf(type)).join(', ')})`},`,
    ),
    '    Moves(i64),',
    '}',
    '',
    `const CODES: &[(&str, &str)] = &[${codes.join(', ')}];`,
    '',
    ...stepLines(spec),
    '',
    ...(spec.concurrency === null
      ? ['pub fn call(c: &mut Case) {', '    let r = &mut c.r;']
      : [
          `pub fn call(c: &mut Case) { kode_threads::answer(c, CODES, play, ${target.inTurns}) }`,
          '',
          'fn play(r: &mut Reader, using: &mut Use) {',
        ]),
    ...readLines(spec, typeOf),
    ...(spec.concurrency === null ? runLines(spec, target, typeOf) : playLines(spec, target, typeOf)),
    '}',
    '',
  ].join('\n');
}

function stepLines(spec: ComponentSpec): readonly string[] {
  const method = ({ params }: MethodSpec, m: number): string => {
    const reads = params.map((_, i) => `r.expect(b','); let a${i} = Wire::read(r);`).join(' ');
    const args = params.length === 0 ? '' : `(${params.map((_, i) => `a${i}`).join(', ')})`;
    return `        ${m} => { ${reads} KodeStep::M${m}${args} }`;
  };
  return [
    'fn step(r: &mut Reader) -> KodeStep {',
    "    r.expect(b'[');",
    '    let step = match r.integer() {',
    ...spec.methods.map(method),
    "        _ => { r.expect(b','); KodeStep::Moves(r.integer()) }",
    '    };',
    "    r.expect(b']');",
    '    step',
    '}',
  ];
}

function readLines(spec: ComponentSpec, typeOf: (type: ValueType) => string): readonly string[] {
  return [
    "    r.expect(b'[');",
    ...spec.params.flatMap((param, i) => [
      ...(i > 0 ? ["    r.expect(b',');"] : []),
      param.kind === 'value'
        ? `    let mut c${i}: ${typeOf(param.type)} = Wire::read(r);`
        : `    let c${i} = kode_component::function_${typeOf(param.gives)}(r);`,
    ]),
    "    r.expect(b']');",
    "    r.expect(b',');",
    '    let mut steps: Vec<KodeStep> = Vec::new();',
    '    r.items(|r| steps.push(step(r)));',
    "    r.expect(b',');",
    '    let clock = std::sync::Arc::new(SequenceClock(AtomicI64::new(r.integer())));',
  ];
}

function makeLine(
  spec: ComponentSpec,
  { type, made }: RustComponentTarget,
  outcomes: string,
  isMut: boolean,
): string {
  const given = [
    ...spec.params.map((_, i) => `${made[i] ?? ''}c${i}`),
    ...(spec.clock === null ? [] : ['clock.clone()']),
  ];
  const name = type.replace(/<.*/, '');
  return `    let ${isMut ? 'mut ' : ''}made = ${outcomes}.make(|| Given::<super::${type}>::given(super::${name}::new(${given.join(', ')}))); // ${PLACES.make}`;
}

/** Makes a step on \`object\`; whether another one can follow. */
function matchLines(
  spec: ComponentSpec,
  { methods }: RustComponentTarget,
  typeOf: (type: ValueType) => string,
): readonly string[] {
  const method = ({ params, returns }: MethodSpec, m: number): string => {
    const { name: called = '', takes = [] } = methods[m] ?? {};
    const args = params.length === 0 ? '' : `(${params.map((_, i) => `mut a${i}`).join(', ')})`;
    const call = `object.${called}(${params.map((_, i) => `${takes[i] ?? ''}a${i}`).join(', ')})`;
    const isVoid = returns.kind === 'void';
    return `            KodeStep::M${m}${args} => outcomes.${isVoid ? 'call_void' : 'call'}(|| Given::<${isVoid ? '()' : typeOf(returns)}>::given(${call})), // ${PLACES.method}${m}`;
  };
  return [
    ...spec.methods.map(method),
    '            KodeStep::Moves(ms) => { clock.0.fetch_add(ms, Ordering::SeqCst); outcomes.moved() }',
  ];
}

/** One thread after the other owns the object: there is only one. */
function runLines(
  spec: ComponentSpec,
  target: RustComponentTarget,
  typeOf: (type: ValueType) => string,
): readonly string[] {
  return [
    '    c.start();',
    '    let mut outcomes = Outcomes::new(&mut c.w, CODES);',
    makeLine(spec, target, 'outcomes', true),
    '    if let Some(object) = &mut made {',
    '        for step in steps {',
    '            let goes_on = match step {',
    ...matchLines(spec, target, typeOf),
    '            };',
    '            if !goes_on { break; }',
    '        }',
    '    }',
    '    c.stop();',
  ];
}

/** The object is shared, in sequences too: what compiles then can be used by threads. */
function playLines(
  spec: ComponentSpec,
  target: RustComponentTarget,
  typeOf: (type: ValueType) => string,
): readonly string[] {
  return [
    '    using.starts();',
    makeLine(spec, target, 'using.outcomes', false),
    '    if let Some(object) = &made {',
    `        let take: &(dyn Fn(KodeStep, &mut Outcomes) -> bool + Sync) = &|step, outcomes| match step { // ${PLACES.shared}`,
    ...matchLines(spec, target, typeOf),
    '        };',
    '        let goes_on = steps.into_iter().all(|step| take(step, &mut using.outcomes));',
    '        if goes_on { using.threads(&|r, outcomes| take(step(r), outcomes)); }',
    '    }',
    '    using.ends();',
  ];
}
