/**
 * A component as a class diagram: the class with its calls, and beside it what it is given, what it hands out, and how it
 * refuses. Boxes and lines are those of UML; the types are the problem's own, in no language's syntax. It is text in boxes,
 * so that it reads aloud in the order in which it is drawn.
 */
import type { ComponentSpec, ConstructorParam, MethodSpec } from '../components/spec.ts';
import { componentTypes } from '../languages/components/componentTypes.ts';
import type { NamedType } from '../languages/records.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { escapeHtml } from './markdown.ts';

/** A box beside the class, and what the class has to do with it. */
interface Related {
  /** The words on the line: "asks". */
  readonly role: string;
  /** The word above the name: "interface". */
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly string[];
}

export function classDiagram(spec: ComponentSpec): string {
  const named = componentTypes(spec);
  const related = relatedTo(spec, named);
  const items = related.map(
    ({ role, kind, name, lines }) =>
      `<li><span class="role">${role}</span>${box(name, kind, [lines], 'related')}</li>`,
  );
  const beside = items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
  const made = `new(${spec.params.map((param) => paramText(param, named)).join(', ')})`;
  const calls = spec.methods.map((method) => methodText(method, named));
  return (
    `<figure class="class-diagram" aria-label="Class diagram of ${escapeHtml(spec.name)}">` +
    `${box(spec.name, 'class', [[made], calls], 'main')}${beside}</figure>`
  );
}

function box(name: string, kind: string, parts: readonly (readonly string[])[], className: string): string {
  const lists = parts
    .filter((lines) => lines.length > 0)
    .map(
      (lines) =>
        `<ul class="part">${lines.map((line) => `<li><code>${breakable(line)}</code></li>`).join('')}</ul>`,
    );
  return (
    `<div class="box ${className}"><p class="name"><span class="kind">${kind}</span> <strong>${escapeHtml(name)}</strong></p>` +
    `${lists.join('')}</div>`
  );
}

/** Long calls break after a bracket or a comma, before they break anywhere. */
function breakable(line: string): string {
  return escapeHtml(line).replaceAll('(', '(<wbr>').replaceAll(', ', ', <wbr>');
}

function relatedTo(spec: ComponentSpec, named: ReadonlyMap<string, NamedType>): readonly Related[] {
  const related: Related[] = [];
  if (spec.clock !== null)
    related.push({ role: 'asks', kind: 'interface', name: 'Clock', lines: ['nowMs(): long'] });
  for (const param of spec.params) {
    if (param.kind !== 'function') continue;
    const line = `(${typeText(param.takes, named)}): ${typeText(param.gives, named)}`;
    related.push({ role: 'calls', kind: 'function', name: param.name, lines: [line] });
  }
  const given = spec.methods.map(({ returns }) => formatType(returns));
  for (const [key, { name, fields }] of named) {
    const lines = fields.map((field) => `${field.name}: ${typeText(field.type, named)}`);
    related.push({
      role: given.some((text) => text.includes(key)) ? 'gives' : 'takes',
      kind: 'record',
      name,
      lines,
    });
  }
  const codes = Object.keys(spec.errors);
  if (codes.length > 0) related.push({ role: 'refuses with', kind: 'codes', name: 'Error', lines: codes });
  return related;
}

function paramText(param: ConstructorParam, named: ReadonlyMap<string, NamedType>): string {
  return param.kind === 'function' ? param.name : `${param.name}: ${typeText(param.type, named)}`;
}

function methodText({ name, params, returns }: MethodSpec, named: ReadonlyMap<string, NamedType>): string {
  const inside = params.map((param) => `${param.name}: ${typeText(param.type, named)}`).join(', ');
  return `${name}(${inside})${returns.kind === 'void' ? '' : `: ${typeText(returns, named)}`}`;
}

/** The type with the names of records in place of what is in them. */
function typeText(type: ValueType, named: ReadonlyMap<string, NamedType>): string {
  // Records in others come first, so the outermost is replaced before what it holds.
  return [...named].reverse().reduce((text, [key, { name }]) => text.replaceAll(key, name), formatType(type));
}
