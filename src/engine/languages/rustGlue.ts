/** The Rust module that ties a solution to the harness: the signature's own types and one typed call. */
import type { Param, Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { nodeKinds } from './records.ts';
import type { RustTypes } from './rustTypes.ts';
import { rustName, rustNamedTypes, rustNode, rustTypeName } from './rustTypes.ts';

export interface RustTarget {
  /** `rotate` or `Solution::rotate`. */
  readonly expression: string;
  /** How each parameter is taken, by the text of its type. */
  readonly takes: readonly ('&mut ' | '&' | '')[];
}

/** A child module of the solution, which sees its private functions and types. */
export function rustGlue(signature: Signature, target: RustTarget): string {
  const named = rustNamedTypes(signature);
  const typeOf = (type: ValueType): string => rustTypeName(type, named);
  const reads = signature.params.flatMap((param, i) => [
    ...(i > 0 ? ["    c.r.expect(b',');"] : []),
    `    let m${i} = c.r.mark();`,
    `    let mut a${i}: ${typeOf(param.type)} = Wire::read(&mut c.r);`,
    ...(isChecked(param, target.takes[i], named) ? [`    let b${i} = c.r.since(m${i});`] : []),
    ...(isKept(param, target.takes[i], named) ? [`    let k${i} = a${i}.clone();`] : []),
  ]);
  const args = signature.params.map((_, i) => `${target.takes[i] ?? ''}a${i}`);
  const after = signature.params.flatMap((param, i) => {
    if (param.role === 'inout' && target.takes[i] !== '')
      return ['    c.w.put(",");', `    a${i}.write(&mut c.w);`];
    if (param.role === 'inout') return [`    compile_error!("takes ${rustName(param.name)} by value");`];
    const kept = isKept(param, target.takes[i], named) ? 'k' : 'a';
    return isChecked(param, target.takes[i], named)
      ? [`    c.unchanged(${JSON.stringify(param.name)}, b${i}, &${kept}${i});`]
      : [];
  });
  const result = signature.returns.kind === 'void' ? '()' : typeOf(signature.returns);
  return [
    '#![allow(warnings)]',
    'use super::*;',
    'use crate::kode::{self, Case, Linked, Reader, Wire, Writer};',
    'use std::cell::RefCell;',
    'use std::collections::HashMap;',
    'use std::rc::Rc;',
    '',
    ...wires(signature),
    'pub fn call(c: &mut Case) {',
    ...reads,
    '    c.start();',
    `    let r: ${result} = ${target.expression}(${args.join(', ')});`,
    '    c.stop();',
    ...(signature.returns.kind === 'void'
      ? ['    c.w.put("null");']
      : ['    c.w.fresh = true;', '    r.write(&mut c.w);', '    c.w.fresh = false;']),
    ...after,
    '}',
    '',
  ].join('\n');
}

/** What is taken by `&` or by value cannot change for others, but for nodes behind a counted reference. */
function isChecked(param: Param, takes: string | undefined, types: RustTypes): boolean {
  return param.role === 'unchanged' && (takes === '&mut ' || rustTypeName(param.type, types).includes('Rc<'));
}

/** What is taken by value is gone after the call; a second reference to its nodes stays. */
function isKept(param: Param, takes: string | undefined, types: RustTypes): boolean {
  return takes === '' && isChecked(param, takes, types);
}

/** Readers and writers of the solution's own types. */
export function wires(signature: Signature): readonly string[] {
  const lines: string[] = [];
  const implement = (type: string, body: readonly string[]): void => {
    lines.push(`impl Wire for ${type} {`, ...body.map((line) => `    ${line}`), '}', '');
  };
  const named = rustNamedTypes(signature);
  const link = (name: string, read: string, write: string): void => {
    lines.push(
      `impl Linked for ${name} {`,
      `    fn read_linked(r: &mut Reader) -> Option<Rc<RefCell<Self>>> { ${read} }`,
      `    fn write_linked(v: Option<&Rc<RefCell<Self>>>, w: &mut Writer) { ${write} }`,
      '}',
      '',
    );
  };
  for (const kind of nodeKinds(signature)) {
    const { name, links } = rustNode(kind, named);
    const [first, second] = links;
    if (kind === 'list' && named.cyclic) {
      link(
        name,
        `kode::read_shared_list(r, |val| ${name} { val, next: None }, |n, m| n.next = Some(m))`,
        'kode::write_shared_list(w, v, |n| &n.val, |n| n.next.clone())',
      );
    } else if (kind === 'list') {
      implement(`Box<${name}>`, [
        'fn read(r: &mut Reader) -> Self { Self::read_option(r).unwrap() }',
        'fn write(&self, w: &mut Writer) { Self::write_option(Some(self), w) }',
        `fn read_option(r: &mut Reader) -> Option<Self> { kode::read_list(r, |val, next| ${name} { val, next }) }`,
        'fn write_option(v: Option<&Self>, w: &mut Writer) { kode::write_list(w, v, |n| &n.val, |n| n.next.as_ref()) }',
      ]);
    } else {
      const call = kind === 'tree' ? 'tree' : 'random_list';
      link(
        name,
        `kode::read_${call}(r, |val| ${name} { val, ${first}: None, ${second}: None }, |n, is_first, m| if is_first { n.${first} = Some(m) } else { n.${second} = Some(m) })`,
        `kode::write_${call}(w, v, |n| &n.val, |n| [n.${first}.clone(), n.${second}.clone()])`,
      );
    }
  }
  for (const { name, fields } of named.records.values()) {
    const names = fields.map((field) => rustName(field.name));
    implement(name, [
      'fn read(r: &mut Reader) -> Self {',
      "    r.expect(b'[');",
      ...names.flatMap((field, i) => [
        ...(i > 0 ? ["    r.expect(b',');"] : []),
        `    let ${field} = Wire::read(r);`,
      ]),
      "    r.expect(b']');",
      `    ${name} { ${names.join(', ')} }`,
      '}',
      'fn write(&self, w: &mut Writer) {',
      '    w.put("[");',
      ...names.flatMap((field, i) => [...(i > 0 ? ['    w.put(",");'] : []), `    self.${field}.write(w);`]),
      '    w.put("]");',
      '}',
    ]);
  }
  return lines;
}
