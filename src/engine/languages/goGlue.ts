/** The Go file that ties a solution to the harness: codecs of the signature's types and one typed call. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { pascalCase } from './naming.ts';
import type { NamedType } from './records.ts';
import { tupleFields } from './records.ts';
import { GO_NODES, goFunctionType, goNamedTypes, goTypeName, isNode } from './goTypes.ts';

/** How a call reaches the solution: `Rotate`, or `new(Solution).Rotate`. */
export interface GoTarget {
  readonly expression: string;
}

/** Line of the glue on which the solution's function meets the declared type. */
export const CALL_LINE = 6;

/**
 * It lies in the solution's own package, so that unexported functions and types can be used too; its names hold two
 * underscores, which no formatted Go name does.
 */
export function goGlue(signature: Signature, target: GoTarget): string {
  const codecs = new Codecs(goNamedTypes(signature));
  const args = signature.params.map((param) => codecs.of(param.type));
  const result = signature.returns.kind === 'void' ? null : codecs.of(signature.returns);
  const lines = [
    '// Made by Kode.',
    'package sol',
    '',
    'import kode__h "kode/harness"',
    '',
    `func kode__f() func${goFunctionType(signature)} { return ${target.expression} }`,
    '',
    ...codecs.declarations,
    '',
    'func KodeMain() {',
    '\tkode__h.Run(func(c *kode__h.Case) {',
  ];
  signature.params.forEach((param, i) => {
    if (i > 0) lines.push('\t\tc.In.Comma()');
    if (param.role === 'unchanged') lines.push(`\t\tm${i} := c.In.Mark()`);
    lines.push(`\t\ta${i} := ${args[i]}.Read(c.In)`);
    if (param.role === 'unchanged') lines.push(`\t\tb${i} := c.In.Since(m${i})`);
  });
  const call = `f(${signature.params.map((_, i) => `a${i}`).join(', ')})`;
  lines.push('\t\tf := kode__f()', '\t\tc.Start()');
  lines.push(result === null ? `\t\t${call}` : `\t\tr := ${call}`, '\t\tc.Stop()');
  if (result === null) lines.push('\t\tc.Out.Text("null")');
  else lines.push('\t\tc.Out.Result(true)', `\t\t${result}.Write(c.Out, r)`, '\t\tc.Out.Result(false)');
  signature.params.forEach((param, i) => {
    if (param.role === 'inout') lines.push('\t\tc.Out.Text(",")', `\t\t${args[i]}.Write(c.Out, a${i})`);
    if (param.role === 'unchanged') {
      lines.push(
        `\t\tc.Unchanged(${JSON.stringify(param.name)}, b${i}, func(w *kode__h.Writer) { ${args[i]}.Write(w, a${i}) })`,
      );
    }
  });
  lines.push('\t})', '}', '');
  return lines.join('\n');
}

/** Codecs as package-level variables, each type once, innermost first. */
export class Codecs {
  readonly declarations: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly named: ReadonlyMap<string, NamedType>;
  constructor(named: ReadonlyMap<string, NamedType>) {
    this.named = named;
  }

  of(type: ValueType): string {
    switch (type.kind) {
      case 'int':
        return 'kode__h.Int';
      case 'long':
        return 'kode__h.Long';
      case 'float':
        return 'kode__h.Float';
      case 'bool':
        return 'kode__h.Bool';
      case 'string':
      case 'text':
        return 'kode__h.String';
      case 'optional':
        if (isNode(type.item)) return this.of(type.item);
        break;
      default:
    }
    const key = formatType(type);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const made = this.make(type);
    const name = `kode__c${this.names.size}`;
    this.names.set(key, name);
    this.declarations.push(`var ${name} = ${made}`);
    return name;
  }

  private make(type: ValueType): string {
    switch (type.kind) {
      case 'array':
        return `kode__h.Slice(${this.of(type.item)})`;
      case 'optional':
        return `kode__h.Optional(${this.of(type.item)})`;
      case 'map':
        return `kode__h.Map(${this.of(type.key)}, ${this.of(type.value)})`;
      case 'list':
      case 'randomList':
      case 'tree': {
        const { name, links } = GO_NODES[type.kind];
        const places = links.map((link) => `func(n *${name}) **${name} { return &n.${link} }`);
        const value = `func(n *${name}) *${goTypeName(type.item, this.named)} { return &n.Val }`;
        return `kode__h.${pascalCase(type.kind)}(${[this.of(type.item), value, ...places].join(', ')})`;
      }
      case 'tuple': {
        const fields = tupleFields(type.items);
        const isArray = new Set(type.items.map(formatType)).size === 1;
        return this.struct(
          goTypeName(type, this.named),
          fields.map((field, i) => ({
            place: isArray ? `[${i}]` : `.${pascalCase(field.name)}`,
            type: field.type,
          })),
        );
      }
      case 'record':
        return this.struct(
          goTypeName(type, this.named),
          type.fields.map((field) => ({ place: `.${pascalCase(field.name)}`, type: field.type })),
        );
      default:
        throw new TypeError(`no values of ${type.kind}`);
    }
  }

  private struct(name: string, parts: readonly { place: string; type: ValueType }[]): string {
    const codecs = parts.map((part) => this.of(part.type));
    const reads = parts.map((part, i) => `v${part.place} = ${codecs[i]}.Read(r)`).join('; r.Comma(); ');
    const writes = parts.map((part, i) => `${codecs[i]}.Write(w, v${part.place})`).join('; w.Text(","); ');
    return [
      `kode__h.Codec[${name}]{`,
      `\tRead:  func(r *kode__h.Reader) (v ${name}) { r.Open(); ${reads}; r.Close(); return },`,
      `\tWrite: func(w *kode__h.Writer, v ${name}) { w.Text("["); ${writes}; w.Text("]") },`,
      '}',
    ].join('\n');
  }
}
