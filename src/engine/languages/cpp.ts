/** C++: the solution is included between the harness and a generated typed call. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { Message } from '../grading/report.ts';
import type { ValueType } from '../values/type.ts';
import { errorAt } from './columns.ts';
import { DEBUG_FLAGS, FLAGS, HARNESS, PROGRAM, quickCpp, TOOLCHAIN } from './cppQuick.ts';
import { cppComponents } from './components/cpp.ts';
import { readCppOutput, SOLUTION, unreadOutput } from './cppMessages.ts';
import type { CppFile, CppFunction } from './cppScan.ts';
import { scanCpp } from './cppScan.ts';
import {
  CPP_NODES,
  cppDeclarations,
  cppIncludes,
  cppLiteral,
  cppName,
  cppNamedTypes,
  cppParams,
  cppSignatureLine,
  cppTypeName,
} from './cppTypes.ts';
import { forDebugger, namedInFirstLine } from './debugBuild.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { nearNames, snakeCase } from './naming.ts';
import { nodeKinds } from './records.ts';
import { functionSpec, headLine, parameterLines, taskSentence, wrapComment } from './stubs.ts';

export const cppAdapter: LanguageAdapter = {
  id: 'cpp',
  title: 'C++',
  extensions: ['.cpp', '.cc', '.cxx'],
  lineComment: '//',
  timeFactor: 1,
  draws: true,
  toolchain: TOOLCHAIN,
  baselineMb: 32,
  typeName: (type, signature) => cppTypeName(type, cppNamedTypes(signature)),
  signatureLine: cppSignatureLine,
  stub,
  workspaceFiles: () => [],
  literal: cppLiteral,
  plan: (source, signature) => new Promise((resolve) => resolve(planCpp(source, signature))),
  run: () => ({ tool: null, args: [PROGRAM], env: {} }),
  debugBuild: (source, signature) => ({
    plan: forDebugger(
      namedInFirstLine(planCpp(source, signature), SOLUTION, `#line 1 ${JSON.stringify(source.path)}`),
      [{ tool: TOOLCHAIN, args: [...DEBUG_FLAGS, '-o', PROGRAM, 'main.cpp', '-ldl'], env: {} }],
    ),
    run: { tool: null, args: [PROGRAM], env: {} },
    solution: SOLUTION,
  }),
  compileMessages,
  crash,
  hangLine,
  component: cppComponents,
};

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const includes = cppIncludes(signature);
  const result = cppTypeName(signature.returns, cppNamedTypes(signature));
  const isPlain = ['int', 'long', 'float', 'bool'].includes(signature.returns.kind);
  const zero = signature.returns.kind === 'bool' ? 'false' : isPlain ? '0' : '{}';
  const text = [
    headLine(problem, '//'),
    '',
    ...(includes.length === 0 ? [] : [...includes, '']),
    ...[...cppDeclarations(signature).values()].flatMap((lines) => [...lines, '']),
    ...wrapComment(taskSentence(problem.statement), '// '),
    ...parameterLines(`${result} ${cppName(signature.name)}`, cppParams(signature), ' {', '    ', ''),
    ...(signature.returns.kind === 'void' ? [] : [`    return ${zero};`]),
    '}',
    '',
  ].join('\n');
  return { name: `${problem.id.replaceAll('-', '_')}.cpp`, text };
}

function planCpp(source: SolutionSource, signature: Signature): BuildPlan {
  const file = scanCpp(source.text);
  const target = findTarget(file, source, signature);
  const missing = [...cppDeclarations(signature)].filter(([name]) => !file.types.includes(name));
  return {
    language: 'cpp',
    files: [
      ...HARNESS,
      { path: SOLUTION, text: source.text },
      {
        path: 'main.cpp',
        text: mainFile(
          signature,
          target,
          missing.flatMap(([, lines]) => lines),
        ),
      },
    ],
    commands: [
      {
        tool: TOOLCHAIN,
        args: [...FLAGS, '-o', PROGRAM, 'main.cpp', '-ldl'],
        env: {},
      },
    ],
    timeoutMs: 120_000,
    quick: quickCpp(source.text),
  };
}

/** The free function of the signature's name, else the method of Solution. */
function functionOf(file: CppFile, signature: Signature): CppFunction | undefined {
  const names = [cppName(signature.name), snakeCase(signature.name)];
  const named = file.functions.filter((one) => names.includes(one.name));
  return named.find((one) => one.owner === null) ?? named.find((one) => one.owner === 'Solution');
}

/** `::rotate`, so that a `using namespace std` in the solution does not matter, or a method of a new Solution. */
function findTarget(file: CppFile, source: SolutionSource, signature: Signature): string {
  const found = functionOf(file, signature);
  if (found !== undefined) return found.owner === null ? `::${found.name}` : `Solution().${found.name}`;
  const known = file.functions.filter((one) => one.owner === null || one.owner === 'Solution');
  const [near] = nearNames(
    signature.name,
    known.map((one) => one.name),
  );
  const nearest = known.find((one) => one.name === near);
  const names4 = [...new Set(known.map((one) => `\`${one.name}\``))].slice(0, 4).join(', ');
  const has = nearest !== undefined ? `\`${nearest.header}\`` : names4 === '' ? 'no function' : names4;
  throw new PlanError([
    errorAt(
      source,
      nearest?.line ?? 1,
      1,
      `Kode looks for \`${cppSignatureLine(signature)}\`; this file has ${has}.`,
    ),
  ]);
}

function mainFile(signature: Signature, target: string, declarations: readonly string[]): string {
  const named = cppNamedTypes(signature);
  const typeOf = (type: ValueType): string => cppTypeName(type, named);
  const codecs: string[] = [];
  for (const kind of nodeKinds(signature)) {
    const { name } = CPP_NODES[kind];
    const suffix = { list: 'list', randomList: 'random_list', tree: 'tree' }[kind];
    codecs.push(
      `inline void read(Reader &in, ::${name} *&v) { read_${suffix}<::${name}>(in, v); }`,
      `inline void write(Writer &out, ::${name} *const &v) { write_${suffix}<::${name}>(out, v); }`,
    );
  }
  for (const { name, fields } of named.values()) {
    const reads = fields.map((field) => `read(in, v.${cppName(field.name)});`).join(" in.expect(','); ");
    const writes = fields.map((field) => `write(out, v.${cppName(field.name)});`).join(" out.text += ','; ");
    codecs.push(
      `inline void read(Reader &in, ::${name} &v) { in.expect('['); ${reads} in.expect(']'); }`,
      `inline void write(Writer &out, const ::${name} &v) { out.text += '['; ${writes} out.text += ']'; }`,
    );
  }
  const body = signature.params.flatMap((param, i) => [
    ...(i > 0 ? ["  c.in.expect(',');"] : []),
    `  const char *m${i} = c.in.at;`,
    `  kode_types::T${i} a${i}{};`,
    `  read(c.in, a${i});`,
    `  const char *e${i} = c.in.at;`,
  ]);
  const call = `${target}(${signature.params.map((_, i) => `a${i}`).join(', ')})`;
  const isVoid = signature.returns.kind === 'void';
  const after = signature.params.flatMap((param, i) => {
    if (param.role === 'inout') return ["  c.out.text += ',';", `  write(c.out, a${i});`];
    if (param.role === 'unchanged') {
      return [`  c.unchanged(${JSON.stringify(param.name)}, m${i}, e${i}, a${i});`];
    }
    return [];
  });
  // Types are named before the solution, whose macros may change what `int` means; its own types only need a name.
  const forward = [...declarationsNeeded(signature)].map((name) => `struct ${name};`);
  return [
    // The quick way has it included before.
    '#ifndef KODE_READY',
    '#include "kode.hpp"',
    '#endif',
    ...(nodeKinds(signature).size === 0 ? [] : ['#include "deletes.hpp"']),
    ...declarations,
    ...forward,
    'namespace kode_types {',
    ...signature.params.map((param, i) => `using T${i} = ${typeOf(param.type)};`),
    ...(isVoid ? [] : [`using R = ${typeOf(signature.returns)};`]),
    '}',
    '#define main kode_solution_main',
    '#include "solution.cpp"',
    '#undef main',
    'namespace kode {',
    ...codecs,
    'static void call_solution(Case &c) {',
    ...body,
    '  c.start();',
    isVoid ? `  ${call};` : `  auto r = ${call};`,
    '  c.stop();',
    ...(isVoid
      ? ['  c.out.text += "null";']
      : ['  c.out.fresh = true;', `  write_result<kode_types::R>(c.out, r);`, '  c.out.fresh = false;']),
    ...after,
    '}',
    '}',
    'int main() { return kode::serve(kode::call_solution); }',
    '',
  ].join('\n');
}

function declarationsNeeded(signature: Signature): Iterable<string> {
  return cppDeclarations(signature).keys();
}

function compileMessages(output: string, source: SolutionSource, signature: Signature): readonly Message[] {
  const { own, glue } = readCppOutput(output, source);
  if (own.length > 0) return own;
  const [elsewhere] = glue;
  return [
    elsewhere === undefined ? unreadOutput(output, source) : callMessage(elsewhere.text, source, signature),
  ];
}

function callMessage(text: string, source: SolutionSource, signature: Signature): Message {
  const found = functionOf(scanCpp(source.text), signature);
  const has = found === undefined ? text : `this file has \`${found.header}\` (${text})`;
  return errorAt(source, found?.line ?? 1, 1, `Kode calls \`${cppSignatureLine(signature)}\`; ${has}.`);
}

/** Places from the innermost frame out, as addr2line prints them. */
function hangLine(trace: string): number {
  return Number(/\bsolution\.cpp:(\d+)/.exec(trace)?.[1] ?? 0);
}

function crash(output: string, source: SolutionSource): Crash | null {
  const signal = /^kode: signal \d+: (.*)$/m.exec(output);
  const ended = /^terminate called.*$/m.exec(output);
  if (signal === null && ended === null) return null;
  const assertion = /^.*: Assertion '(.*)' failed\.$/m.exec(output);
  const start = Math.min(...[signal, ended, assertion].filter((one) => one !== null).map((one) => one.index));
  const at = signal === null ? null : /\bsolution\.cpp:(\d+)/.exec(output.slice(signal.index));
  return {
    message: crashMessage(signal?.[1], assertion?.[1], ended?.[0], output),
    line: at === null ? 0 : Math.min(Number(at[1]), source.text.split('\n').length),
    printed: output.slice(0, start).replace(/\n$/, ''),
  };
}

function crashMessage(
  signal: string | undefined,
  assertion: string | undefined,
  ended: string | undefined,
  output: string,
): string {
  if (assertion !== undefined) {
    if (/__n < this->size\(\)|__pos <= size\(\)/.test(assertion)) return 'index out of range';
    if (/!this->empty\(\)/.test(assertion)) return 'front, back or pop of an empty container';
    if (/_M_is_engaged/.test(assertion)) return 'value of an empty optional';
    return `assertion failed: ${assertion}`;
  }
  if (ended !== undefined) {
    const what = /^\s*what\(\):\s+(.*)$/m.exec(output)?.[1];
    return what === undefined ? ended : `${ended}: ${what}`;
  }
  if (signal === 'stack overflow') return 'stack overflow: the recursion does not end, or goes too deep';
  if (signal === 'arithmetic error') return 'arithmetic error: a division by zero';
  if (signal === 'segmentation fault') return 'segmentation fault: a read or write outside of what it owns';
  return signal ?? 'the program was ended';
}
