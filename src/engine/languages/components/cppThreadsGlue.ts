/** The C++ file that lets several threads call a component at once: what they share, as the harness wants it. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { CppComponentTarget } from './cppGlue.ts';
import { solutionLines } from './cppGlue.ts';

export function cppThreadsGlue(spec: ComponentSpec, target: CppComponentTarget): string {
  return [
    // The quick way has it included before.
    '#ifndef KODE_THREADS_READY',
    '#include "threads.hpp"',
    '#endif',
    ...solutionLines(spec, target.missing),
    'class SharedObject final : public Shared {',
    ' public:',
    ...readLines(spec),
    ...makeLines(spec),
    ...callLines(spec, target.methods),
    ' private:',
    ...fieldLines(spec),
    '};',
    'static void call_solution(Case &c) { answer_scenario<SharedObject>(c); }',
    '}',
    'int main() { return kode::serve(kode::call_solution); }',
    '',
  ].join('\n');
}

function readLines(spec: ComponentSpec): readonly string[] {
  const param = ({ kind }: ComponentSpec['params'][number], i: number): string =>
    kind === 'value' ? `read(in, c${i});` : `c${i} = read_function<kode_types::C${i}>(in);`;
  const step = ({ params }: MethodSpec, m: number): string => {
    const reads = params.map((_, i) => `in.expect(','); read(in, a.a${i});`).join(' ');
    return `      case ${m}: { Args${m} a; ${reads} args${m}.push_back(std::move(a)); return static_cast<std::int64_t>(args${m}.size()) - 1; }`;
  };
  return [
    '  explicit SharedObject(Reader &in) : Shared(kode::codes) {',
    "    in.expect('[');",
    `    ${spec.params.map(param).join(" in.expect(','); ")}`,
    "    in.expect(']');",
    '  }',
    '  std::int64_t read_step(Reader &in, int method) {',
    '    switch (method) {',
    ...spec.methods.map(step),
    "      default: in.expect(','); return in.integer();",
    '    }',
    '  }',
  ];
}

/** Each object gets arguments of its own: it may change them, or keep them. */
function makeLines(spec: ComponentSpec): readonly string[] {
  const made = [...spec.params.map((_, i) => `own${i}`), ...(spec.clock === null ? [] : ['clock'])];
  return [
    '  bool make(Case &c, Outcomes &outcomes) override {',
    '    clock.at = start;',
    ...spec.params.map((_, i) => `    own${i} = c${i};`),
    '    return outcomes.step<Coded>([&] {',
    `      object.reset(new ::${spec.name}(${made.join(', ')}));`,
    '      c.out.text += "[null]";',
    '    }) && object != nullptr;',
    '  }',
    '  void drop() override { object.reset(); }',
  ];
}

function callLines(spec: ComponentSpec, names: readonly string[]): readonly string[] {
  const method = ({ params, returns }: MethodSpec, m: number): readonly string[] => {
    const call = `object->${names[m] ?? ''}(${params.map((_, i) => `a.a${i}`).join(', ')})`;
    return [
      `      case ${m}: {`,
      `        [[maybe_unused]] Args${m} a = args${m}[static_cast<std::size_t>(step.at)];`,
      '        turn.begin();',
      '        return outcomes.step<Coded>([&] {',
      returns.kind === 'void'
        ? `          ${call}; turn.end(); c.out.text += "[null]";`
        : `          const auto &r = ${call}; turn.end(); c.out.text += '['; write_result<kode_types::M${m}R>(c.out, r); c.out.text += ']';`,
      '        });',
      '      }',
    ];
  };
  return [
    '  bool call(Case &c, Outcomes &outcomes, const Step &step, Turn &turn) override {',
    '    switch (step.method) {',
    ...spec.methods.flatMap(method),
    '      default: clock.at += step.at; outcomes.moved(); return true;',
    '    }',
    '  }',
  ];
}

function fieldLines(spec: ComponentSpec): readonly string[] {
  return [
    ...spec.params.map(({ kind }, i) => {
      const type = kind === 'value' ? `kode_types::C${i}` : `std::function<kode_types::C${i}(const Text &)>`;
      return `  ${type} c${i}{}, own${i}{};`;
    }),
    ...spec.methods.map((_, m) => `  std::vector<Args${m}> args${m};`),
    '  SequenceClock clock;',
    // On the heap: it may be neither copied nor moved.
    `  std::unique_ptr<::${spec.name}> object;`,
  ];
}
