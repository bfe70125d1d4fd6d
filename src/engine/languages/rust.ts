/** Rust: the solution is a module, the glue a child of it, the harness a module beside. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import { forDebugger } from './debugBuild.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { maskSource, RUST_MASK } from './mask.ts';
import { camelCase, nearNames } from './naming.ts';
import { DEBUG_FLAGS, FLAGS, HARNESS, PROGRAM, QUICK_RUST, TOOLCHAIN } from './rustQuick.ts';
import { rustGlue } from './rustGlue.ts';
import { readRustOutput, unreadOutput } from './rustMessages.ts';
import type { RustFunction } from './rustScan.ts';
import { functionsOf, isSelf, takesBy } from './rustScan.ts';
import { rustComponents } from './components/rust.ts';
import type { RustTarget } from './rustGlue.ts';
import {
  rustDeclarations,
  rustLiteral,
  rustName,
  rustNamedTypes,
  rustParams,
  rustSignatureLine,
  rustTypeName,
  rustUses,
  rustZero,
} from './rustTypes.ts';
import { functionSpec, headLine, parameterLines, taskSentence, wrapComment } from './stubs.ts';

export const rustAdapter: LanguageAdapter = {
  id: 'rust',
  title: 'Rust',
  extensions: ['.rs'],
  lineComment: '//',
  timeFactor: 1,
  draws: true,
  toolchain: TOOLCHAIN,
  baselineMb: 32,
  typeName: (type, signature) => rustTypeName(type, rustNamedTypes(signature)),
  signatureLine: rustSignatureLine,
  stub,
  workspaceFiles: () => [],
  literal: rustLiteral,
  plan: (source, signature) => new Promise((resolve) => resolve(planRust(source, signature))),
  run: () => ({ tool: null, args: [PROGRAM], env: { RUST_BACKTRACE: '0' } }),
  debugBuild: (source, signature) => ({
    plan: forDebugger(planRust(source, signature), [
      {
        tool: TOOLCHAIN,
        args: [...DEBUG_FLAGS, `--remap-path-prefix=solution.rs=${source.path}`, '-o', PROGRAM, 'main.rs'],
        env: {},
      },
    ]),
    run: { tool: null, args: [PROGRAM], env: { RUST_BACKTRACE: '0' } },
    solution: 'solution.rs',
  }),
  compileMessages,
  crash,
  hangLine,
  component: rustComponents,
};

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const named = rustNamedTypes(signature);
  const isVoid = signature.returns.kind === 'void';
  const declared = [...rustDeclarations(signature).values()];
  const uses = rustUses([rustSignatureLine(signature), ...declared.flat()].join('\n'));
  const text = [
    headLine(problem, '//'),
    '',
    ...(uses.length === 0 ? [] : [...uses, '']),
    ...declared.flatMap((lines) => [...lines, '']),
    ...wrapComment(taskSentence(problem.statement), '/// '),
    ...parameterLines(
      `pub fn ${rustName(signature.name)}`,
      rustParams(signature),
      isVoid ? ' {' : ` -> ${rustTypeName(signature.returns, named)} {`,
      '    ',
    ),
    ...(isVoid ? [] : [`    ${rustZero(signature.returns, named)}`]),
    '}',
    '',
  ].join('\n');
  return { name: `${problem.id.replaceAll('-', '_')}.rs`, text };
}

function planRust(source: SolutionSource, signature: Signature): BuildPlan {
  const masked = maskSource(source.text, RUST_MASK);
  const target = findTarget(masked, source, signature);
  const declares = (name: string): boolean =>
    new RegExp(String.raw`\b(?:struct|type|enum)\s+${name}\b`).test(masked);
  const missing = [...rustDeclarations(signature)].filter(([name]) => !declares(name));
  const needsSolution = target.expression.startsWith('Solution') && !declares('Solution');
  const types = [
    'use std::cell::RefCell;',
    'use std::collections::HashMap;',
    'use std::rc::Rc;',
    ...missing.flatMap(([, lines]) => lines),
  ];
  const tail = [
    '#[path = "kode_glue.rs"] pub mod kode_glue;',
    ...(needsSolution ? ['pub struct Solution;'] : []),
    ...(missing.length === 0 ? [] : [`mod kode_types { ${types.join('\n')} }`, 'use kode_types::*;']),
  ];
  return {
    language: 'rust',
    files: [
      {
        path: 'main.rs',
        text: 'mod kode;\nmod solution;\nfn main() { kode::serve(solution::kode_glue::call) }\n',
      },
      { path: 'solution.rs', text: `${source.text}\n${tail.join('\n')}\n` },
      { path: 'kode_glue.rs', text: rustGlue(signature, target) },
      ...HARNESS,
    ],
    commands: [
      {
        tool: TOOLCHAIN,
        args: [...FLAGS, '-o', PROGRAM, 'main.rs'],
        env: {},
      },
    ],
    timeoutMs: 120_000,
    quick: QUICK_RUST,
  };
}

/** The free function of the signature's name, else the one of Solution. */
function functionOf(functions: readonly RustFunction[], signature: Signature): RustFunction | undefined {
  const names = [rustName(signature.name), camelCase(signature.name)];
  const named = functions.filter((one) => names.includes(one.name));
  return named.find((one) => one.owner === null) ?? named[0];
}

function findTarget(masked: string, source: SolutionSource, signature: Signature): RustTarget {
  const functions = functionsOf(masked, source.text);
  const found = functionOf(functions, signature);
  if (found !== undefined) {
    const isMethod = isSelf(found.params[0]);
    const params = isMethod ? found.params.slice(1) : found.params;
    const path = isMethod ? 'Solution {}.' : 'Solution::';
    return {
      expression: found.owner === null ? `super::${found.name}` : `${path}${found.name}`,
      takes: signature.params.map((_, i) => takesBy(params[i])),
    };
  }
  const [near] = nearNames(
    signature.name,
    functions.map((one) => one.name),
  );
  const nearest = functions.find((one) => one.name === near);
  const others = [...new Set(functions.map((one) => `\`${one.name}\``))].slice(0, 4).join(', ');
  const has = nearest !== undefined ? `\`${nearest.header}\`` : others === '' ? 'no function' : others;
  throw new PlanError([
    errorAt(
      source,
      nearest?.line ?? 1,
      1,
      `Kode looks for \`${rustSignatureLine(signature)}\`; this file has ${has}.`,
    ),
  ]);
}

function compileMessages(output: string, source: SolutionSource, signature: Signature): readonly Message[] {
  const { own, glue } = readRustOutput(output, source);
  if (own.length > 0) return own;
  const [first] = glue;
  if (first === undefined) return [unreadOutput(output, source)];
  const functions = functionsOf(maskSource(source.text, RUST_MASK), source.text);
  const found = functionOf(functions, signature);
  const has = found === undefined ? first.text : `this file has \`${found.header}\` (${first.text})`;
  return [errorAt(source, found?.line ?? 1, 1, `Kode calls \`${rustSignatureLine(signature)}\`; ${has}.`)];
}

/** Places from the innermost frame out, as addr2line prints them. */
function hangLine(trace: string): number {
  return Number(/\bsolution\.rs:(\d+)/.exec(trace)?.[1] ?? 0);
}

function crash(output: string, source: SolutionSource): Crash | null {
  const report =
    /^(?:thread '.*' (?:\(\d+\) )?has overflowed its stack|fatal runtime error: (.*)|memory allocation of \d+ bytes failed|kode: signal \d+: (.*))$/m.exec(
      output,
    );
  if (report === null) return null;
  const inThread = /^kode: panic in a thread at solution\.rs:(\d+): (.*)$/m.exec(output);
  const line = Number(inThread?.[1] ?? 0) || hangLine(output.slice(report.index));
  return {
    message: /overflowed its stack|stack overflow/.test(report[0])
      ? 'stack overflow: the recursion does not end, or goes too deep'
      : /^memory/.test(report[0])
        ? 'out of memory'
        : (inThread?.[2] ?? report[1] ?? report[2] ?? report[0]),
    line: line <= source.text.split('\n').length ? line : 0,
    printed: output.slice(0, inThread?.index ?? report.index).replace(/\n$/, ''),
  };
}
