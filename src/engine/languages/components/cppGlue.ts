/** The C++ file that makes a component, calls it along a sequence, and writes down what came. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { cppTypeName } from '../cppTypes.ts';
import { componentTypes } from './componentTypes.ts';
import type { Named } from './cppWords.ts';
import { cppComponentDeclarations, snakeName } from './cppWords.ts';

/** What a generated line is about stands behind it, for where it does not fit the solution: `// method 3`. */
export const PLACES = { make: 'make', clock: 'clock', method: 'method ' } as const;

/** What a line of the generated file is about, or ''. */
export function placeAt(glue: string, line: number): string {
  return /\/\/ ((?:make|clock|method \d+))$/.exec(glue.split('\n')[line - 1] ?? '')?.[1] ?? '';
}

export interface CppComponentTarget {
  /** How the solution writes each method's name. */
  readonly methods: readonly string[];
  /** Names of declarations that the solution lacks. */
  readonly missing: ReadonlySet<string>;
}

export function cppComponentGlue(spec: ComponentSpec, target: CppComponentTarget): string {
  return [
    // The quick way has it included before.
    '#ifndef KODE_COMPONENT_READY',
    '#include "component.hpp"',
    '#endif',
    ...solutionLines(spec, target.missing),
    'static void call_solution(Case &c) {',
    ...readLines(spec),
    ...runLines(spec, target.methods),
    '}',
    '}',
    'int main() { return kode::serve(kode::call_solution); }',
    '',
  ].join('\n');
}

/** The solution, what it lacks before it, and what the harness has to know of it after it; the namespace stays open. */
export function solutionLines(spec: ComponentSpec, missing: ReadonlySet<string>): readonly string[] {
  const named = componentTypes(spec);
  const declarations = [...cppComponentDeclarations(spec)];
  const refuses = Object.keys(spec.errors).length > 0;
  return [
    ...declarations.flatMap(([name, lines]) => (missing.has(name) ? lines : [])),
    // Types are named before the solution, whose macros may change what `int` means.
    ...[...named.values()].map(({ name }) => `struct ${name};`),
    'namespace kode_types {',
    ...types(spec, named),
    '}',
    '#define main kode_solution_main',
    '#include "solution.cpp"',
    '#undef main',
    'namespace kode {',
    ...codecs(named),
    ...clock(spec),
    `using Coded = ${refuses ? '::CodedError' : 'NoCode'};`,
    `static const std::vector<Text> codes{${Object.keys(spec.errors)
      .map((code) => JSON.stringify(code))
      .join(', ')}};`,
    ...spec.methods.map(
      ({ params }, m) =>
        `struct Args${m} { ${params.map((_, i) => `kode_types::M${m}A${i} a${i}{};`).join(' ')} };`,
    ),
  ];
}

function types(spec: ComponentSpec, named: Named): readonly string[] {
  return [
    ...spec.params.map(
      (param, i) => `using C${i} = ${cppTypeName(param.kind === 'value' ? param.type : param.gives, named)};`,
    ),
    ...spec.methods.flatMap(({ params, returns }, m) => [
      ...params.map((param, i) => `using M${m}A${i} = ${cppTypeName(param.type, named)};`),
      ...(returns.kind === 'void' ? [] : [`using M${m}R = ${cppTypeName(returns, named)};`]),
    ]),
  ];
}

function codecs(named: Named): readonly string[] {
  return [...named.values()].flatMap(({ name, fields }) => {
    const reads = fields.map((field) => `read(in, v.${snakeName(field.name)});`).join(" in.expect(','); ");
    const writes = fields
      .map((field) => `write(out, v.${snakeName(field.name)});`)
      .join(" out.text += ','; ");
    return [
      `inline void read(Reader &in, ::${name} &v) { in.expect('['); ${reads} in.expect(']'); }`,
      `inline void write(Writer &out, const ::${name} &v) { out.text += '['; ${writes} out.text += ']'; }`,
    ];
  });
}

/** Of whatever whole type the solution's own clock tells the time. */
function clock(spec: ComponentSpec): readonly string[] {
  if (spec.clock === null) return ['struct SequenceClock { std::int64_t at = 0; };'];
  return [
    'struct SequenceClock final : ::Clock { std::int64_t at = 0; decltype(std::declval<const ::Clock &>().now_ms()) now_ms() const noexcept override { return at; } };' +
      ` // ${PLACES.clock}`,
  ];
}

function readLines(spec: ComponentSpec): readonly string[] {
  const params = spec.params.flatMap((param, i) => [
    ...(i > 0 ? ["  in.expect(',');"] : []),
    param.kind === 'value'
      ? `  kode_types::C${i} c${i}{}; read(in, c${i});`
      : `  auto c${i} = read_function<kode_types::C${i}>(in);`,
  ]);
  const method = ({ params: list }: MethodSpec, m: number): string => {
    const reads = list.map((_, i) => `in.expect(','); read(in, a.a${i});`).join(' ');
    return `      case ${m}: { Args${m} a; ${reads} steps.push_back({${m}, static_cast<std::int64_t>(args${m}.size())}); args${m}.push_back(std::move(a)); break; }`;
  };
  return [
    '  Reader &in = c.in;',
    "  in.expect('[');",
    ...params,
    "  in.expect(']');",
    "  in.expect(',');",
    '  std::vector<Step> steps;',
    ...spec.methods.map((_, m) => `  std::vector<Args${m}> args${m};`),
    '  in.items([&] {',
    "    in.expect('[');",
    '    switch (in.integer()) {',
    ...spec.methods.map(method),
    "      default: { in.expect(','); steps.push_back({-1, in.integer()}); }",
    '    }',
    "    in.expect(']');",
    '  });',
    "  in.expect(',');",
    '  SequenceClock clock;',
    '  clock.at = in.integer();',
  ];
}

function runLines(spec: ComponentSpec, names: readonly string[]): readonly string[] {
  const made = [...spec.params.map((_, i) => `c${i}`), ...(spec.clock === null ? [] : ['clock'])];
  const method = ({ params, returns }: MethodSpec, m: number): readonly string[] => {
    const call = `object->${names[m] ?? ''}(${params.map((_, i) => `a.a${i}`).join(', ')})`;
    const body =
      returns.kind === 'void'
        ? `${call}; c.out.text += "[null]";`
        : `const auto &r = ${call}; c.out.text += '['; write_result<kode_types::M${m}R>(c.out, r); c.out.text += ']';`;
    return [
      `      case ${m}: {`,
      `        [[maybe_unused]] Args${m} &a = args${m}[static_cast<std::size_t>(step.at)];`,
      '        goes_on = outcomes.step<Coded>([&] {',
      `${body} // ${PLACES.method}${m}`,
      '        });',
      '        break;',
      '      }',
    ];
  };
  return [
    '  Outcomes outcomes(c, codes);',
    // On the heap: it may be neither copied nor moved.
    `  std::unique_ptr<::${spec.name}> object;`,
    '  c.start();',
    '  bool goes_on = outcomes.step<Coded>([&] {',
    `    object.reset(new ::${spec.name}(${made.join(', ')})); // ${PLACES.make}`,
    '    c.out.text += "[null]";',
    '  });',
    '  if (object == nullptr) goes_on = false;',
    '  for (std::size_t i = 0; goes_on && i < steps.size(); ++i) {',
    '    const Step step = steps[i];',
    '    switch (step.method) {',
    ...spec.methods.flatMap(method),
    '      default: { clock.at += step.at; outcomes.moved(); }',
    '    }',
    '  }',
    '  outcomes.end();',
  ];
}
