/** Go: the solution becomes a package of its own beside a generated main program. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import { BUILD_ENV, GO_MOD, HARNESS, PROGRAM, quickGo, TOOLCHAIN } from './goQuick.ts';
import { CALL_LINE, goGlue } from './goGlue.ts';
import { goDeclarations, goLiteral, goNamedTypes, goSignatureLine, goTypeName, goZero } from './goTypes.ts';
import { forDebugger, namedInFirstLine } from './debugBuild.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { GO_MASK, maskSource } from './mask.ts';
import { camelCase, nearNames, pascalCase } from './naming.ts';
import { functionSpec, headLine, taskSentence, wrapComment } from './stubs.ts';

/** The learner's file in a build. */
const SOLUTION = 'sol/solution.go';

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
  compileMessages,
  crash,
  hangLine,
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
  const quick = quickGo(source.text, missing.length > 0);
  return {
    language: 'go',
    files: [
      GO_MOD,
      {
        path: 'main.go',
        text: 'package main\n\nimport "kode/sol"\n\nfunc main() { sol.KodeMain() }\n',
      },
      { path: SOLUTION, text: asPackageSol(source.text, masked) },
      { path: 'sol/kode_glue.go', text: goGlue(signature, target) },
      ...(missing.length === 0
        ? []
        : [
            {
              path: 'sol/kode_types.go',
              text: `package sol\n\n${missing.map(([, text]) => text).join('\n')}`,
            },
          ]),
      ...HARNESS,
    ],
    commands: [
      {
        tool: TOOLCHAIN,
        args: ['build', '-buildvcs=false', '-ldflags=-s -w', '-o', PROGRAM, '.'],
        env: BUILD_ENV,
      },
    ],
    timeoutMs: 60_000,
    ...(quick === null ? {} : { quick }),
  };
}

/** The solution as package `sol`, every other line as it was; build constraints would leave it out of the build. */
function asPackageSol(text: string, masked: string): string {
  const clause = /^\s*package[ \t]+([\p{L}_][\p{L}\p{N}_]*)/u.exec(masked);
  let out = text;
  if (clause !== null) {
    const end = clause[0].length;
    const start = end - (clause[1] as string).length;
    out = `${text.slice(0, start)}sol${text.slice(end)}`;
  }
  return out.replace(/^\/\/(?=go:build\b|\s*\+build\b)/gm, '///');
}

function declares(masked: string, name: string): boolean {
  return new RegExp(String.raw`\btype\s+${name}\b|\b${name}\s+(?:=\s*)?struct\b`).test(masked);
}

interface GoFunction {
  readonly receiver: string | null;
  readonly name: string;
  readonly line: number;
  /** `func Rotate(a []int)`. */
  readonly header: string;
}

function functionsOf(masked: string, text: string): readonly GoFunction[] {
  const pattern = /\bfunc\s+(?:\(([^)]*)\)\s*)?([\p{L}_][\p{L}\p{N}_]*)\s*[[(]/gu;
  return [...masked.matchAll(pattern)].map((match) => {
    const brace = masked.indexOf('{', match.index);
    const end = brace < 0 ? masked.indexOf('\n', match.index) : brace;
    return {
      receiver:
        match[1] === undefined
          ? null
          : (/([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[.*\])?\s*$/u.exec(match[1])?.[1] ?? ''),
      name: match[2] as string,
      line: masked.slice(0, match.index).split('\n').length,
      header: text
        .slice(match.index, end < 0 ? undefined : end)
        .replace(/\s+/g, ' ')
        .trim(),
    };
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

const PLACE = /^(?:\.[\\/])?sol[\\/](solution|kode_glue|kode_types)\.go:(\d+)(?::(\d+))?: (.*)$/;

function compileMessages(output: string, source: SolutionSource): readonly Message[] {
  const messages: Message[] = [];
  let glue: string | null = null;
  const lines = output.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const match = PLACE.exec(lines[i] as string);
    if (match === null) continue;
    let text = match[4] as string;
    while (lines[i + 1]?.startsWith('\t') === true) {
      i += 1;
      text += ` ${(lines[i] as string).trim()}`;
    }
    if (match[1] === 'solution') {
      messages.push(errorAt(source, Number(match[2]), Number(match[3] ?? 1), explain(text), 'byte'));
    } else if (glue === null) {
      glue = `${match[2]}:${text}`;
    }
  }
  // The glue fails along with a solution that does not compile; only alone is it about the signature.
  if (messages.length === 0 && glue !== null) messages.push(glueMessage(glue, source));
  if (messages.length > 0) return messages;
  const rest = lines.filter((line) => line.trim() !== '' && !line.startsWith('# ')).join('\n');
  return [
    errorAt(source, 1, 1, rest === '' ? 'The Go compiler failed without a message.' : rest.slice(0, 2000)),
  ];
}

function explain(text: string): string {
  const foreign =
    /^(?:no required module provides package|cannot find module providing package|package) ([^\s:;]+)(?:.*(?:not in std|module lookup|to add it)|:|;)/.exec(
      text,
    );
  return foreign === null
    ? text
    : `Kode builds with Go's standard library only; "${foreign[1]}" is not part of it.`;
}

function glueMessage(glue: string, source: SolutionSource): Message {
  const functions = functionsOf(maskSource(source.text, GO_MASK), source.text);
  if (/^\s*import\s*(?:\(\s*)?"C"/m.test(source.text)) {
    return errorAt(source, 1, 1, 'Kode builds without cgo: `import "C"` cannot be used.');
  }
  if (!glue.startsWith(`${CALL_LINE}:`)) {
    return errorAt(
      source,
      1,
      1,
      `A type of the signature is declared otherwise than Kode needs it: ${glue.slice(glue.indexOf(':') + 1)}`,
    );
  }
  const name = /(?:cannot use |undefined: |\.)(?:new\(Solution\)\.)?([\p{L}_][\p{L}\p{N}_]*) \(/u.exec(
    glue,
  )?.[1];
  const wanted = /as (func\(.*?) value in (?:return|variable)/.exec(glue)?.[1];
  const found = functions.find((one) => one.name === name);
  const text =
    found === undefined || wanted === undefined
      ? `The function does not fit the signature: ${glue.slice(glue.indexOf(':') + 1)}`
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
