/** The Go file that ties a component to the harness: readers of its calls, and each call typed. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { Codecs } from '../goGlue.ts';
import { constructorRefuses } from './componentTypes.ts';
import type { Named } from './goTypes.ts';
import { goComponentTypes, goMethodHead, goParamType, isMaybe } from './goTypes.ts';

/** What the solution calls the parts of the component, and on which lines they begin (0: unknown). */
export interface GoParts {
  readonly constructor: { readonly name: string; readonly line: number };
  /** In the order of the spec. */
  readonly methods: readonly { readonly name: string; readonly line: number }[];
  /** Codes, each with the value that stands for it in Go; null where there is none. */
  readonly codes: readonly { readonly code: string; readonly value: string | null }[];
}

/** Line of the glue on which the solution's constructor meets its type. */
export const CONSTRUCTOR_LINE = 9;
/** Line of the glue on which the first method meets its type; the others follow. */
export const FIRST_METHOD_LINE = CONSTRUCTOR_LINE + 1;

/**
 * It lies in the solution's own package. Its names at the level of the package hold two underscores; inside of functions
 * they hide the solution's, which are all written larger.
 */
export function goComponentGlue(spec: ComponentSpec, parts: GoParts): string {
  const named = goComponentTypes(spec);
  const codecs = new Codecs(named);
  const made = parts.constructor;
  const args = spec.params.map((param) => {
    if (param.kind === 'value') return `${codecs.of(param.type)}.Read(c.In)`;
    const kind = param.gives.kind === 'long' ? 'Long' : 'Int';
    return `kode__h.${kind}Function(kode__h.String.Read(c.In))`;
  });
  const methods = spec.methods.flatMap((method, i) => methodLines(method, parts.methods[i], codecs));
  const passed = [...args.map((_, i) => `a${i}`), ...(spec.clock === null ? [] : ['&q.Clock'])].join(', ');
  const construct = constructorRefuses(spec)
    ? ['var err error', `o, err = ${made.name}(${passed})`, `q.Made(err, ${made.line})`]
    : [`o = ${made.name}(${passed})`, 'q.Made(nil, 0)'];
  return [
    '// Made by Kode.',
    'package sol',
    '',
    'import kode__h "kode/harness"',
    '',
    `func kode__made[T any](func(${typesOfConstructor(spec, named)}) ${constructorRefuses(spec) ? '(T, error)' : 'T'}) (none T) { return }`,
    '',
    'func kode__checks() {',
    `\to := kode__made(${made.name})`,
    ...spec.methods.map(
      (method, i) => `\tvar _ interface{ ${goMethodHead(method, named, parts.methods[i]?.name)} } = o`,
    ),
    '}',
    '',
    'var kode__codes = []kode__h.Code{',
    ...parts.codes.map(({ code, value }) => `\t{Name: ${JSON.stringify(code)}, Err: ${value ?? 'nil'}},`),
    '}',
    '',
    ...codecs.declarations,
    '',
    'func KodeMain() {',
    '\tkode__h.Component(kode__codes, func(c *kode__h.Case, q *kode__h.Sequence) {',
    `\t\to := kode__made(${made.name})`,
    ...args.flatMap((read, i) => [...(i > 0 ? ['\t\tc.In.Comma()'] : []), `\t\ta${i} := ${read}`]),
    '\t\tq.ReadSteps(',
    ...methods.map((line) => `\t\t\t${line}`),
    '\t\t)',
    '\t\tq.Run(func(q *kode__h.Sequence) {',
    ...construct.map((line) => `\t\t\t${line}`),
    '\t\t})',
    '\t})',
    '}',
    '',
  ].join('\n');
}

function typesOfConstructor(spec: ComponentSpec, named: Named): string {
  const types = spec.params.map((param) => goParamType(param, named));
  return [...types, ...(spec.clock === null ? [] : ['Clock'])].join(', ');
}

/** Reads the arguments of a call and gives what makes it. */
function methodLines(
  method: MethodSpec,
  part: GoParts['methods'][number] | undefined,
  codecs: Codecs,
): readonly string[] {
  const { params, returns, errors } = method;
  const call = `o.${part?.name}(${params.map((_, i) => `a${i}`).join(', ')})`;
  const line = part?.line ?? 0;
  return [
    'func() kode__h.Step {',
    ...params.flatMap(({ type }, i) => ['\tc.In.Comma()', `\ta${i} := ${codecs.of(type)}.Read(c.In)`]),
    `\treturn func(q *kode__h.Sequence) { ${made(method, call)} }`,
    '},',
  ];

  function made({ returns: type }: MethodSpec, text: string): string {
    if (returns.kind === 'void') {
      return errors.length === 0 ? `${text}; q.Void(nil, 0)` : `q.Void(${text}, ${line})`;
    }
    const codec = codecs.of(isMaybe(type) ? type.item : type);
    const results = isMaybe(type) ? 'r, ok' : 'r';
    const write = isMaybe(type) ? `kode__h.Maybe(q, ${codec}, r, ok)` : `kode__h.Value(q, ${codec}, r)`;
    return errors.length === 0
      ? `${results} := ${text}; ${write}`
      : `if ${results}, err := ${text}; !q.Refused(err, ${line}) { ${write} }`;
  }
}
