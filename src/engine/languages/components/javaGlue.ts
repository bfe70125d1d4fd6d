/** The Java class that ties a component to the harness: readers of its calls, and each call typed. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { Codecs } from '../javaGlue.ts';
import type { JavaType } from '../javaScan.ts';
import { javaName } from '../javaTypes.ts';
import { componentSignature } from './componentTypes.ts';
import { javaComponentTypes, javaParamType } from './javaTypes.ts';

export interface JavaComponentTarget {
  /** The class as it is reached from outside: `TokenBucket`, `Outer.TokenBucket`. */
  readonly path: string;
  /** Name of the solution's file, as it stands in stack traces. */
  readonly file: string;
  readonly types: readonly JavaType[];
}

/** Line of the glue on which the solution's constructor meets its types. */
export const CONSTRUCTOR_LINE = 7;
/** Line of the glue on which the first method meets its types; the others follow. */
export const FIRST_METHOD_LINE = CONSTRUCTOR_LINE + 1;

export function javaComponentGlue(spec: ComponentSpec, target: JavaComponentTarget): string {
  const named = javaComponentTypes(spec);
  const codecs = new Codecs(componentSignature(spec), target.types);
  const pathOf = (name: string): string => target.types.find((one) => one.name === name)?.path ?? name;
  const args = spec.params.map((param, i) => {
    const type = javaParamType(param, named, pathOf);
    if (param.kind === 'value') return { type, name: `a${i}`, read: codecs.read(codecs.of(param.type)) };
    const kind = param.gives.kind === 'long' ? 'toLong' : 'toInt';
    return { type, name: `a${i}`, read: `KodeFunctions.${kind}(c.in.readString())` };
  });
  const clock =
    spec.clock === null
      ? []
      : [
          {
            type: pathOf('Clock'),
            name: 'clock',
            read: `new ${pathOf('Clock')}() { public long nowMs() { return q.nowMs(); } }`,
          },
        ];
  const all = [...args, ...clock];
  const names = all.map((one) => one.name).join(', ');
  const calls = spec.methods.map((method, i) => callLine(method, i));
  const readers = spec.methods.map((method, i) => readerLines(method, i, i === spec.methods.length - 1));
  return [
    'import java.util.*;',
    'import java.util.function.*;',
    '@SuppressWarnings({"unchecked", "rawtypes"})',
    'final class KodeMain {',
    `  static final String FILE = ${JSON.stringify(target.file)};`,
    `  static final Set<String> CODES = Set.of(${Object.keys(spec.errors)
      .map((code) => JSON.stringify(code))
      .join(', ')});`,
    `  static ${target.path} make(${all.map(({ type, name }) => `${type} ${name}`).join(', ')}) throws Throwable { return new ${target.path}(${names}); }`,
    ...calls,
    ...codecs.methods,
    '  static KodeSequence read(Kode.Case c) {',
    '    KodeSequence q = new KodeSequence(c, CODES);',
    `    ${target.path}[] o = {null};`,
    ...args.flatMap(({ type, name, read }, i) => [
      ...(i > 0 ? ["    c.in.expect(',');"] : []),
      `    ${type} ${name} = ${read};`,
    ]),
    ...clock.map(({ type, name, read }) => `    ${type} ${name} = ${read};`),
    '    q.readSteps(',
    `      t -> { o[0] = make(${names}); t.nothing(); },`,
    ...readers.flat().map((line) => `      ${line}`),
    '    );',
    '    return q;',
    '  }',
    '  public static void main(String[] none) throws Exception {',
    '    Kode.serve(FILE, c -> KodeSequence.answer(c, KodeMain::read));',
    '  }',
    '}',
    '',
  ].join('\n');

  function callLine({ name, params, returns }: MethodSpec, index: number): string {
    const heads = [`${target.path} o`, ...params.map(({ type }, i) => `${codecs.typeName(type)} a${i}`)];
    const call = `o.${javaName(name)}(${params.map((_, i) => `a${i}`).join(', ')});`;
    const result = returns.kind === 'void' ? call : `return ${call}`;
    return `  static ${codecs.typeName(returns)} m${index}(${heads.join(', ')}) throws Throwable { ${result} }`;
  }

  /** Reads the arguments of a call and gives what makes it. */
  function readerLines({ params, returns }: MethodSpec, index: number, isLast: boolean): readonly string[] {
    const call = `m${index}(${['o[0]', ...params.map((_, i) => `b${i}`)].join(', ')})`;
    const made =
      returns.kind === 'void'
        ? `${call}; t.nothing();`
        : `var r = ${call}; t.value(); ${codecs.write(codecs.of(returns), 't.out', 'r')}; t.out.put(']');`;
    return [
      '() -> {',
      ...params.flatMap(({ type }, i) => [
        "  c.in.expect(',');",
        `  ${codecs.typeName(type)} b${i} = ${codecs.read(codecs.of(type))};`,
      ]),
      `  return t -> { ${made} };`,
      isLast ? '}' : '},',
    ];
  }
}
