/** Java: the solution's class beside a generated main class, in the package without a name. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import { CALL_LINE, javaGlue } from './javaGlue.ts';
import { debugJava, HARNESS, javaBuild, runJava, TOOLCHAIN } from './javaQuick.ts';
import { javaMessages, lineOfFrames, refuseTakenNames } from './javaMessages.ts';
import type { JavaFile, JavaMethod } from './javaScan.ts';
import { fileName, scanJava, withoutPackage } from './javaScan.ts';
import { javaComponent } from './components/java.ts';
import {
  javaDeclarations,
  javaLiteral,
  javaName,
  javaNamedTypes,
  javaParams,
  javaSignatureLine,
  javaTypeName,
  javaZero,
} from './javaTypes.ts';
import { forDebugger } from './debugBuild.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { nearNames, pascalCase } from './naming.ts';
import { functionSpec, headLine, parameterLines, taskSentence, wrapComment } from './stubs.ts';

export const javaAdapter: LanguageAdapter = {
  id: 'java',
  title: 'Java',
  extensions: ['.java'],
  lineComment: '//',
  timeFactor: 2,
  draws: true,
  toolchain: TOOLCHAIN,
  baselineMb: 160,
  typeName: (type, signature) => javaTypeName(type, javaNamedTypes(signature)),
  signatureLine: javaSignatureLine,
  stub,
  workspaceFiles: () => [],
  literal: javaLiteral,
  plan: (source, signature) => new Promise((resolve) => resolve(planJava(source, signature))),
  run: runJava,
  debugBuild(source, signature) {
    const plan = planJava(source, signature);
    const commands = [debugJava(plan.files.map((one) => one.path))];
    return {
      plan: forDebugger(plan, commands),
      run: {
        tool: TOOLCHAIN,
        args: ['-Dfile.encoding=UTF-8', '-cp', '{dir}/out', 'KodeMain'],
        env: {},
      },
    };
  },
  compileMessages: (output, source, signature) =>
    javaMessages(output, source, (line, text) => glueMessage(line, text, source, signature)),
  crash,
  hangLine,
  component: javaComponent,
};

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const named = javaNamedTypes(signature);
  const name = pascalCase(problem.id);
  const result = javaTypeName(signature.returns, named);
  const declared = [...javaDeclarations(signature).values()];
  const needsMap = /\bMap</.test(javaSignatureLine(signature) + declared.flat().join());
  const text = [
    headLine(problem, '//'),
    ...(needsMap ? ['', 'import java.util.*;'] : []),
    '',
    `public class ${name} {`,
    ...declared.flatMap((lines) => [
      ...lines.map((line, i) =>
        line === '' ? '' : `    ${i === 0 && line.startsWith('class') ? 'static ' : ''}${line}`,
      ),
      '',
    ]),
    ...docComment(taskSentence(problem.statement)),
    ...parameterLines(
      `    public static ${result} ${javaName(signature.name)}`,
      javaParams(signature),
      ' {',
      '            ',
      '',
    ),
    ...(signature.returns.kind === 'void' ? [] : [`        return ${javaZero(signature.returns, named)};`]),
    '    }',
    '}',
    '',
  ].join('\n');
  return { name: `${name}.java`, text };
}

function docComment(sentence: string): readonly string[] {
  const lines = wrapComment(sentence.replaceAll('*/', '* /'), '     * ');
  return lines.length === 1
    ? [`    /** ${(lines[0] as string).slice(7)} */`]
    : ['    /**', ...lines, '     */'];
}

function planJava(source: SolutionSource, signature: Signature): BuildPlan {
  const file = scanJava(source.text);
  refuseTakenNames(file, source, HARNESS);
  const method = findMethod(file, source, signature);
  const name = fileName(file);
  const expression = method.isStatic
    ? `${method.owner}.${method.name}`
    : `new ${method.owner}().${method.name}`;
  const missing = [...javaDeclarations(signature)].filter(
    ([declared]) => !file.types.some((type) => type.name === declared),
  );
  const own = [
    { path: name, text: withoutPackage(source.text, file.masked) },
    { path: 'KodeMain.java', text: javaGlue(signature, { expression, file: name, types: file.types }) },
    ...missing.map(([declared, lines]) => ({
      path: `${declared}.java`,
      text: `import java.util.*;\n${lines.join('\n')}\n`,
    })),
  ];
  return javaBuild(own, 'function');
}

/** The method of the signature's name in a top-level class; a private one only where there is no other. */
function methodOf(file: JavaFile, signature: Signature): JavaMethod | undefined {
  const named = file.methods.filter((one) => one.name === javaName(signature.name) && one.depth === 1);
  return named.find((one) => !one.isPrivate) ?? named[0];
}

function findMethod(file: JavaFile, source: SolutionSource, signature: Signature): JavaMethod {
  const method = methodOf(file, signature);
  if (method !== undefined && !method.isPrivate) return method;
  const wanted = `\`${javaSignatureLine(signature)}\``;
  if (method !== undefined) {
    throw new PlanError([errorAt(source, method.line, 1, `Kode looks for ${wanted}; here it is private.`)]);
  }
  const outer = file.methods.filter((one) => one.depth === 1);
  const [near] = nearNames(
    signature.name,
    outer.map((one) => one.name),
  );
  const nearest = outer.find((one) => one.name === near);
  const names = [...new Set(outer.map((one) => `\`${one.name}\``))].slice(0, 4).join(', ');
  const has = nearest !== undefined ? `\`${nearest.header}\`` : names === '' ? 'no method' : names;
  throw new PlanError([
    errorAt(source, nearest?.line ?? 1, 1, `Kode looks for ${wanted}; this file has ${has}.`),
  ]);
}

function glueMessage(line: number, text: string, source: SolutionSource, signature: Signature): Message {
  if (line !== CALL_LINE) {
    return errorAt(source, 1, 1, `A type of the signature is declared otherwise than Kode needs it: ${text}`);
  }
  const found = methodOf(scanJava(source.text), signature);
  const has = found === undefined ? text : `this file has \`${found.header}\``;
  return errorAt(source, found?.line ?? 1, 1, `Kode calls \`${javaSignatureLine(signature)}\`; ${has}.`);
}

/** A thread dump: one thread after the other, `"solution" #12 …`, the innermost frame first. */
function hangLine(trace: string): number {
  const threads = trace.split(/^(?=")/m);
  const own = threads.find((text) => text.startsWith('"solution" '));
  return own === undefined ? 0 : lineOfFrames(own);
}

function crash(output: string, source: SolutionSource): Crash | null {
  const report =
    /^(?:Exception in thread "[^"]*" (.*)|# A fatal error has been detected.*|java\.lang\.OutOfMemoryError.*|Error: .*|Error occurred during initialization of VM)$/m.exec(
      output,
    );
  if (report === null) return null;
  const line = lineOfFrames(output.slice(report.index));
  return {
    message: (report[1] ?? report[0]).replace(/^java\.(?:lang|util)\./, ''),
    line: line <= source.text.split('\n').length ? line : 0,
    printed: output.slice(0, report.index),
  };
}
