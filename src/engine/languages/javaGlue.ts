/** The Java class that ties a solution to the harness: readers and writers of the signature's types, one typed call. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import type { JavaType } from './javaScan.ts';
import { isMixed, isNode, JAVA_NODES, javaName, javaNamedTypes, javaTypeName } from './javaTypes.ts';
import type { NamedType } from './records.ts';
import { tupleFields } from './records.ts';

export interface JavaTarget {
  /** `RotateArray.rotate` or `new Solution().rotate`. */
  readonly expression: string;
  /** Name of the solution's file, as it stands in stack traces. */
  readonly file: string;
  readonly types: readonly JavaType[];
}

/** Line of the glue on which the solution's method meets the declared types. */
export const CALL_LINE = 6;

export function javaGlue(signature: Signature, target: JavaTarget): string {
  const codecs = new Codecs(signature, target.types);
  const args = signature.params.map((param) => codecs.of(param.type));
  const result = signature.returns.kind === 'void' ? null : codecs.of(signature.returns);
  const resultType = codecs.typeName(signature.returns);
  const params = signature.params.map((param, i) => `${codecs.typeName(param.type)} a${i}`);
  const names = signature.params.map((_, i) => `a${i}`).join(', ');
  const lines = [
    'import java.util.*;',
    '@SuppressWarnings({"unchecked", "rawtypes"})',
    'final class KodeMain {',
    `  static final String FILE = ${JSON.stringify(target.file)};`,
    `  static ${resultType} call(${params.join(', ')}) throws Throwable {`,
    `    ${result === null ? '' : 'return '}${target.expression}(${names});`,
    '  }',
    ...codecs.methods,
    '  public static void main(String[] none) throws Exception {',
    '    Kode.serve(FILE, c -> {',
  ];
  signature.params.forEach((param, i) => {
    if (i > 0) lines.push("      c.in.expect(',');");
    lines.push(`      int m${i} = c.in.at;`);
    lines.push(`      ${codecs.typeName(param.type)} a${i} = ${codecs.read(args[i] as string)};`);
    lines.push(`      int e${i} = c.in.at;`);
  });
  lines.push('      c.start();');
  lines.push(result === null ? `      call(${names});` : `      ${resultType} r = call(${names});`);
  lines.push('      c.stop();');
  if (result === null) lines.push('      c.out.text("null");');
  else
    lines.push(
      '      c.out.fresh = true;',
      `      ${codecs.write(result, 'c.out', 'r')};`,
      '      c.out.fresh = false;',
    );
  signature.params.forEach((param, i) => {
    const codec = args[i] as string;
    if (param.role === 'inout')
      lines.push("      c.out.put(',');", `      ${codecs.write(codec, 'c.out', `a${i}`)};`);
    if (param.role === 'unchanged') {
      lines.push(
        `      c.unchanged(${JSON.stringify(param.name)}, m${i}, e${i}, w -> ${codecs.write(codec, 'w', `a${i}`)});`,
      );
    }
  });
  lines.push('    });', '  }', '}', '');
  return lines.join('\n');
}

/** One method to read and one to write each type; plain ones are the harness's own. */
export class Codecs {
  readonly methods: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly named: ReadonlyMap<string, NamedType>;
  private readonly types: readonly JavaType[];
  constructor(signature: Signature, types: readonly JavaType[]) {
    this.named = javaNamedTypes(signature);
    this.types = types;
  }

  typeName(type: ValueType): string {
    return javaTypeName(type, this.named, (name) => this.typeOf(name)?.path ?? name);
  }

  /** `own:readInt` for the harness's methods, else the number of a generated pair. */
  of(type: ValueType): string {
    switch (type.kind) {
      case 'int':
        return 'own:Int';
      case 'long':
        return 'own:Long';
      case 'float':
        return 'own:Float';
      case 'bool':
        return 'own:Bool';
      case 'string':
      case 'text':
        return 'own:String';
      case 'array':
        if (type.item.kind === 'int') return 'own:Ints';
        break;
      case 'optional':
        if (isNode(type.item)) return this.of(type.item);
        break;
      default:
    }
    const key = formatType(type);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const body = this.bodies(type);
    const name = String(this.names.size);
    this.names.set(key, name);
    const typeName = this.typeName(type);
    this.methods.push(
      `  static ${typeName} r${name}(KodeIn in) {`,
      ...body.read.map((line) => `    ${line}`),
      '  }',
      `  static void w${name}(KodeOut out, ${typeName} v) {`,
      ...body.write.map((line) => `    ${line}`),
      '  }',
    );
    return name;
  }

  read(codec: string, source = 'c.in'): string {
    return codec.startsWith('own:') ? `${source}.read${codec.slice(4)}()` : `r${codec}(${source})`;
  }

  write(codec: string, target: string, value: string): string {
    return codec.startsWith('own:') ? `${target}.write(${value})` : `w${codec}(${target}, ${value})`;
  }

  private typeOf(name: string): JavaType | undefined {
    return this.types.find((one) => one.name === name);
  }

  private bodies(type: ValueType): { readonly read: readonly string[]; readonly write: readonly string[] } {
    switch (type.kind) {
      case 'array':
        return this.arrayBodies(type.item, this.typeName(type));
      case 'optional': {
        const item = this.of(type.item);
        return {
          read: [`return in.isNull() ? null : (${this.typeName(type)}) ${this.read(item, 'in')};`],
          write: [
            'if (v == null) out.text("null");',
            `else ${this.write(item, 'out', `(${this.typeName(type.item)}) v`)};`,
          ],
        };
      }
      case 'map': {
        const [key, value] = [this.of(type.key), this.of(type.value)];
        const name = this.typeName(type);
        return {
          read: [
            `${name} v = new HashMap<>();`,
            'for (in.open(); in.more(); ) {',
            '  in.open();',
            `  var k = ${this.read(key, 'in')};`,
            "  in.expect(',');",
            `  v.put(k, ${this.read(value, 'in')});`,
            "  in.expect(']');",
            '}',
            'return v;',
          ],
          write: [
            "out.put('[');",
            'boolean first = true;',
            'for (var e : KodeNodes.sorted(v)) {',
            "  if (!first) out.put(',');",
            '  first = false;',
            "  out.put('[');",
            `  ${this.write(key, 'out', 'e.getKey()')};`,
            "  out.put(',');",
            `  ${this.write(value, 'out', 'e.getValue()')};`,
            "  out.put(']');",
            '}',
            "out.put(']');",
          ],
        };
      }
      case 'list':
      case 'randomList':
      case 'tree':
        return this.nodeBodies(type);
      case 'tuple': {
        const fields = tupleFields(type.items);
        if (isMixed(type)) return this.recordBodies(type, fields);
        const items = type.items.map((item) => this.read(this.of(item), 'in'));
        const item = this.of(type.items[0] as ValueType);
        return {
          read: [
            'in.open();',
            `${this.typeName(type)} v = new ${this.typeName(type).replace('[]', `[${items.length}]`)};`,
            ...items.flatMap((one, i) => [...(i > 0 ? ["in.expect(',');"] : []), `v[${i}] = ${one};`]),
            "in.expect(']');",
            'return v;',
          ],
          write: [
            `if (v == null || v.length != ${items.length}) throw new Kode.Mismatch(Arrays.toString(v), "expected ${items.length} values, got " + Arrays.toString(v));`,
            "out.put('[');",
            ...items.flatMap((_, i) => [
              ...(i > 0 ? ["out.put(',');"] : []),
              `${this.write(item, 'out', `v[${i}]`)};`,
            ]),
            "out.put(']');",
          ],
        };
      }
      case 'record':
        return this.recordBodies(type, type.fields);
      default:
        throw new TypeError(`no values of ${type.kind}`);
    }
  }

  private arrayBodies(item: ValueType, name: string): { read: string[]; write: string[] } {
    const codec = this.of(item);
    // A generic or nested array is made from its raw type: `new Map[8]`, `new int[8][]`.
    const raw = name.replace(/<.*>/, '').replace('[]', '[8]');
    return {
      read: [
        `${name} v = new ${raw};`,
        'int n = 0;',
        'for (in.open(); in.more(); ) {',
        '  if (n == v.length) v = Arrays.copyOf(v, n * 2);',
        `  v[n++] = ${this.read(codec, 'in')};`,
        '}',
        'return Arrays.copyOf(v, n);',
      ],
      write: [
        'if (v == null) throw KodeNodes.nullFor("an array");',
        "out.put('[');",
        'for (int i = 0; i < v.length; i++) {',
        "  if (i > 0) out.put(',');",
        `  ${this.write(codec, 'out', 'v[i]')};`,
        '}',
        "out.put(']');",
      ],
    };
  }

  private nodeBodies(type: Extract<ValueType, { kind: 'list' | 'randomList' | 'tree' }>): {
    read: string[];
    write: string[];
  } {
    const { name, links } = JAVA_NODES[type.kind];
    const item = this.of(type.item);
    const declared = this.typeOf(name);
    const path = declared?.path ?? name;
    // Kode's own nodes take their value; a solution's may have a constructor without parameters, or none.
    const bare =
      declared !== undefined && (declared.constructors.length === 0 || declared.constructors.includes(''));
    const make = `() -> new ${path}(${bare ? '' : '0'})`;
    const kind = type.kind === 'list' ? 'List' : type.kind === 'tree' ? 'Tree' : 'RandomList';
    const sets = links.map((link) => `(n, m) -> n.${link} = m`);
    const gets = links.map((link) => `n -> n.${link}`);
    return {
      read: [
        `return KodeNodes.<${path}>read${kind}(in, ${make}, (n, i) -> n.val = ${this.read(item, 'i')}, ${sets.join(', ')});`,
      ],
      write: [
        `KodeNodes.<${path}>write${kind}(out, v, (n, o) -> ${this.write(item, 'o', 'n.val')}, ${gets.join(', ')});`,
      ],
    };
  }

  private recordBodies(type: ValueType, fields: NamedType['fields']): { read: string[]; write: string[] } {
    const name = this.typeName(type);
    const declared = this.typeOf(name.split('.').at(-1) as string);
    const isRecord = declared === undefined || declared.kind === 'record';
    const codecs = fields.map((field) => this.of(field.type));
    return {
      read: [
        'in.open();',
        ...fields.flatMap((field, i) => [
          ...(i > 0 ? ["in.expect(',');"] : []),
          `${this.typeName(field.type)} f${i} = ${this.read(codecs[i] as string, 'in')};`,
        ]),
        "in.expect(']');",
        `return new ${name}(${fields.map((_, i) => `f${i}`).join(', ')});`,
      ],
      write: [
        `if (v == null) throw KodeNodes.nullFor(${JSON.stringify(name)});`,
        "out.put('[');",
        ...fields.flatMap((field, i) => [
          ...(i > 0 ? ["out.put(',');"] : []),
          `${this.write(codecs[i] as string, 'out', `v.${javaName(field.name)}${isRecord ? '()' : ''}`)};`,
        ]),
        "out.put(']');",
      ],
    };
  }
}
