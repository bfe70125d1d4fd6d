/** The Rust module that makes a component, calls it along a sequence, and writes down what came. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { wires } from '../rustGlue.ts';
import { rustTypeName } from '../rustTypes.ts';
import { componentSignature, pascalCode } from './componentTypes.ts';
import { rustComponentTypes } from './rustWords.ts';

/** What a generated line is about stands behind it, for where it does not fit the solution: `// method 3`. */
export const PLACES = { make: 'make', clock: 'clock', method: 'method ' } as const;

/** What a line of the generated file is about, or ''. */
export function placeAt(glue: string, line: number): string {
  return /\/\/ ((?:make|clock|method \d+))$/.exec(glue.split('\n')[line - 1] ?? '')?.[1] ?? '';
}

type Takes = readonly ('&mut ' | '&' | '')[];

export interface RustComponentTarget {
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
    'use crate::kode_component::{self, Given, Outcomes};',
    'use std::cell::RefCell;',
    'use std::collections::HashMap;',
    'use std::rc::Rc;',
    'use std::sync::atomic::{AtomicI64, Ordering};',
    '',
    ...wires(componentSignature(spec)),
    'struct SequenceClock(AtomicI64);',
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
    'pub fn call(c: &mut Case) {',
    ...readLines(spec, typeOf),
    ...runLines(spec, target, typeOf),
    '}',
    '',
  ].join('\n');
}

function readLines(spec: ComponentSpec, typeOf: (type: ValueType) => string): readonly string[] {
  const method = ({ params }: MethodSpec, m: number): string => {
    const reads = params.map((_, i) => `r.expect(b','); let a${i} = Wire::read(r);`).join(' ');
    const args = params.length === 0 ? '' : `(${params.map((_, i) => `a${i}`).join(', ')})`;
    return `            ${m} => { ${reads} KodeStep::M${m}${args} }`;
  };
  return [
    "    c.r.expect(b'[');",
    ...spec.params.flatMap((param, i) => [
      ...(i > 0 ? ["    c.r.expect(b',');"] : []),
      param.kind === 'value'
        ? `    let mut c${i}: ${typeOf(param.type)} = Wire::read(&mut c.r);`
        : `    let c${i} = kode_component::function_${typeOf(param.gives)}(&mut c.r);`,
    ]),
    "    c.r.expect(b']');",
    "    c.r.expect(b',');",
    '    let mut steps: Vec<KodeStep> = Vec::new();',
    '    c.r.items(|r| {',
    "        r.expect(b'[');",
    '        let step = match r.integer() {',
    ...spec.methods.map(method),
    "            _ => { r.expect(b','); KodeStep::Moves(r.integer()) }",
    '        };',
    "        r.expect(b']');",
    '        steps.push(step);',
    '    });',
    "    c.r.expect(b',');",
    '    let clock = std::sync::Arc::new(SequenceClock(AtomicI64::new(c.r.integer())));',
  ];
}

function runLines(
  spec: ComponentSpec,
  { type, made, methods }: RustComponentTarget,
  typeOf: (type: ValueType) => string,
): readonly string[] {
  const given = [
    ...spec.params.map((_, i) => `${made[i] ?? ''}c${i}`),
    ...(spec.clock === null ? [] : ['clock.clone()']),
  ];
  const name = type.replace(/<.*/, '');
  const method = ({ params, returns }: MethodSpec, m: number): string => {
    const { name: called = '', takes = [] } = methods[m] ?? {};
    const args = params.length === 0 ? '' : `(${params.map((_, i) => `mut a${i}`).join(', ')})`;
    const call = `object.${called}(${params.map((_, i) => `${takes[i] ?? ''}a${i}`).join(', ')})`;
    const isVoid = returns.kind === 'void';
    return `                KodeStep::M${m}${args} => outcomes.${isVoid ? 'call_void' : 'call'}(|| Given::<${isVoid ? '()' : typeOf(returns)}>::given(${call})), // ${PLACES.method}${m}`;
  };
  return [
    '    let mut outcomes = Outcomes::start(c, CODES);',
    `    let mut made = outcomes.make(|| Given::<super::${type}>::given(super::${name}::new(${given.join(', ')}))); // ${PLACES.make}`,
    '    if let Some(object) = &mut made {',
    '        for step in steps {',
    '            let goes_on = match step {',
    ...spec.methods.map(method),
    '                KodeStep::Moves(ms) => { clock.0.fetch_add(ms, Ordering::SeqCst); outcomes.moved() }',
    '            };',
    '            if !goes_on { break; }',
    '        }',
    '    }',
    '    outcomes.end();',
  ];
}
