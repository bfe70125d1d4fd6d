/** Go: the solution becomes a package of its own beside a generated main program. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import { BUILD_ENV, GO_MOD, goBuild, PROGRAM, SOLUTION, TOOLCHAIN } from './goQuick.ts';
import { CALL_LINE, goGlue } from './goGlue.ts';
import type { GlueComplaint } from './goMessages.ts';
import { cgoMessage, goMessages } from './goMessages.ts';
import type { GoFunction } from './goScan.ts';
import { asPackageSol, declares, functionsOf } from './goScan.ts';
import { goComponent } from './components/go.ts';
import { goDeclarations, goLiteral, goNamedTypes, goSignatureLine, goTypeName, goZero } from './goTypes.ts';
import { forDebugger, namedInFirstLine } from './debugBuild.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { GO_MASK, maskSource } from './mask.ts';
import { camelCase, nearNames, pascalCase } from './naming.ts';
import { functionSpec, headLine, taskSentence, wrapComment } from './stubs.ts';

export const goAdapter: LanguageAdapter = {
  id: 'go',
  title: 'Go',
  extensions: ['.go'],
  lineComment: '//',
  timeFactor: 1,
  draws: true,
  toolchain: TOOLCHAIN,
  baselineMb: 64,
  typeName: (type, signature) => goTypeName(type, goNamedTypes(signature)),
  signatureLine: goSignatureLine,
  stub,
  workspaceFiles: () => [GO_MOD],
  literal: goLiteral,
  plan: (source, signature) => new Promise((resolve) => resolve(planGo(source, signature))),
  run: (memoryMb) => ({
    tool: null,
    args: [PROGRAM],
    env: { GOMEMLIMIT: `${memoryMb}MiB`, GOTRACEBACK: 'single' },
  }),
  debugBuild: (source, signature) => ({
    // The library stays as it is built everywhere. Go takes a line in this comment's form for the place of what follows.
    plan: forDebugger(namedInFirstLine(planGo(source, signature), SOLUTION, `//line ${source.path}:1`), [
      {
        tool: TOOLCHAIN,
        args: ['build', '-buildvcs=false', '-gcflags=kode/...=-N -l', '-o', PROGRAM, '.'],
        env: BUILD_ENV,
      },
    ]),
    run: { tool: null, args: [PROGRAM], env: {} },
    solution: SOLUTION,
  }),
  compileMessages: (output, source) =>
    goMessages(output, source, (complaint) => glueMessage(complaint, source)),
  crash,
  hangLine,
  component: goComponent,
};

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const words = problem.id.split('-');
  const zero = goZero(signature.returns, goNamedTypes(signature));
  const text = [
    headLine(problem, '//'),
    '',
    `package ${words.join('').replace(/^(?=\d)/, 'p')}`,
    '',
    ...[...goDeclarations(signature).values()],
    ...wrapComment(`${pascalCase(signature.name)}: ${taskSentence(problem.statement)}`, '// '),
    `${goSignatureLine(signature)} {`,
    ...(signature.returns.kind === 'void' ? [] : [`\treturn ${zero}`]),
    '}',
    '',
  ].join('\n');
  return { name: `${words.join('_')}.go`, text };
}

function planGo(source: SolutionSource, signature: Signature): BuildPlan {
  const masked = maskSource(source.text, GO_MASK);
  const target = findTarget(masked, source, signature);
  const missing = [...goDeclarations(signature)].filter(([name]) => !declares(masked, name));
  return goBuild({
    solution: source.text,
    packaged: asPackageSol(source.text, masked),
    glue: goGlue(signature, target),
    types: missing.length === 0 ? null : `package sol\n\n${missing.map(([, text]) => text).join('\n')}`,
    more: [],
  });
}

function findFunction(functions: readonly GoFunction[], signature: Signature): GoFunction | undefined {
  const names = [pascalCase(signature.name), camelCase(signature.name), signature.name];
  for (const receiver of [null, 'Solution']) {
    for (const name of names) {
      const found = functions.find((one) => one.receiver === receiver && one.name === name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findTarget(masked: string, source: SolutionSource, signature: Signature): { expression: string } {
  const functions = functionsOf(masked, source.text);
  const found = findFunction(functions, signature);
  if (found !== undefined) {
    return { expression: found.receiver === null ? found.name : `new(Solution).${found.name}` };
  }
  const [near] = nearNames(
    signature.name,
    functions.map((one) => one.name),
  );
  const nearest = functions.find((one) => one.name === near);
  const has =
    nearest !== undefined
      ? `; this file has \`${nearest.header}\``
      : functions.length === 0
        ? '; this file has no function'
        : `; this file has ${functions
            .slice(0, 4)
            .map((one) => `\`${one.name}\``)
            .join(', ')}`;
  throw new PlanError([
    errorAt(source, nearest?.line ?? 1, 1, `Kode looks for \`${goSignatureLine(signature)}\`${has}.`),
  ]);
}

function glueMessage({ line, text: said }: GlueComplaint, source: SolutionSource): Message {
  const functions = functionsOf(maskSource(source.text, GO_MASK), source.text);
  const cgo = cgoMessage(source);
  if (cgo !== null) return cgo;
  if (line !== CALL_LINE) {
    return errorAt(source, 1, 1, `A type of the signature is declared otherwise than Kode needs it: ${said}`);
  }
  const name = /(?:cannot use |undefined: |\.)(?:new\(Solution\)\.)?([\p{L}_][\p{L}\p{N}_]*) \(/u.exec(
    said,
  )?.[1];
  const wanted = /as (func\(.*?) value in (?:return|variable)/.exec(said)?.[1];
  const found = functions.find((one) => one.name === name);
  const text =
    found === undefined || wanted === undefined
      ? `The function does not fit the signature: ${said}`
      : `Kode calls \`${wanted.replace(/^func/, `func ${found.name}`)}\`; this file has \`${found.header}\`.`;
  return errorAt(source, found?.line ?? 1, 1, text);
}

function crash(output: string, source: SolutionSource): Crash | null {
  const report =
    /^(?:runtime: goroutine stack exceeds .*|panic: .*|fatal error: .*|SIG[A-Z]+: .*|runtime: out of memory.*)$/m.exec(
      output,
    );
  if (report === null) return null;
  const trace = output.slice(report.index);
  const at = /\bsol[\\/]solution\.go:(\d+)/.exec(trace);
  const fatal = /^fatal error: (.*)$/m.exec(trace)?.[1];
  const panicked = /^panic: (.*)$/m.exec(trace)?.[1];
  return {
    message: crashMessage(panicked, fatal, report[0]),
    line: at === null ? 0 : Math.min(Number(at[1]), source.text.split('\n').length),
    printed: output.slice(0, report.index),
  };
}

/** One goroutine after the other: `goroutine 1 [running]:` and its frames, the innermost first. */
function hangLine(trace: string): number {
  const goroutines = trace.split(/^(?=goroutine \d+ )/m).map((text) => ({
    isRunning: /^goroutine \d+ .*\[(?:running|runnable)/.test(text),
    line: Number(/\bsol[\\/]solution\.go:(\d+)/.exec(text)?.[1] ?? 0),
  }));
  const own = goroutines.filter((one) => one.line > 0);
  return (own.find((one) => one.isRunning) ?? own[0])?.line ?? 0;
}

function crashMessage(panicked: string | undefined, fatal: string | undefined, first: string): string {
  if (panicked !== undefined) {
    const text = panicked.replace(/^runtime error: /, '').replace(/ \[recovered.*\]$/, '');
    return `panic: ${text}`;
  }
  switch (fatal) {
    case undefined:
      return first;
    case 'stack overflow':
      return 'stack overflow: the recursion does not end, or goes too deep';
    case 'all goroutines are asleep - deadlock!':
      return 'deadlock: every goroutine waits for another';
    default:
      return fatal;
  }
}
