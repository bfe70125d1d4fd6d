/** TypeScript: the types are taken out, then it is JavaScript. Type errors are the editor's to show, not the judge's. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { TypeStripper } from '../ports.ts';
import { errorAt } from './columns.ts';
import { scriptComponent } from './components/ecmascript.ts';
import {
  crashOfNode,
  hangLineOfNode,
  literal,
  NODE_LINKS,
  NODE_NAMES,
  paramName,
  planScript,
  recordsOf,
  runScript,
  typeName,
  zero,
} from './ecmascript.ts';
import type { ScriptText } from './ecmascript.ts';
import type { BuildPlan, LanguageAdapter, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { nodeKinds } from './records.ts';
import { functionSpec, headLine, parameterLines, taskSentence, wrapComment } from './stubs.ts';

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "Bundler",
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true
  }
}
`;

export const typescriptAdapter: LanguageAdapter = {
  id: 'typescript',
  title: 'TypeScript',
  extensions: ['.ts', '.mts', '.cts'],
  lineComment: '//',
  timeFactor: 2,
  draws: true,
  toolchain: null,
  baselineMb: 128,
  typeName: (type, signature) => typeName(type, recordsOf(signature)),
  signatureLine,
  stub,
  workspaceFiles: () => [
    { path: 'package.json', text: '{\n  "private": true,\n  "type": "module"\n}\n' },
    { path: 'tsconfig.json', text: TSCONFIG },
  ],
  literal,
  plan,
  run: runScript,
  compileMessages: (output, source) => [
    errorAt(source, 1, 1, output.trim().slice(0, 2000) || 'Node could not read the file.'),
  ],
  crash: crashOfNode,
  hangLine: hangLineOfNode,
  component: scriptComponent({ typed: true, read: withoutTypes }),
};

function signatureLine(signature: Signature): string {
  return `function ${signature.name}(${paramTexts(signature).join(', ')}): ${resultName(signature)}`;
}

function resultName(signature: Signature): string {
  return typeName(signature.returns, recordsOf(signature));
}

function paramTexts(signature: Signature): readonly string[] {
  const records = recordsOf(signature);
  return signature.params.map(({ name, type }) => `${paramName(name)}: ${typeName(type, records)}`);
}

async function plan(
  source: SolutionSource,
  signature: Signature,
  typeStripper: TypeStripper,
): Promise<BuildPlan> {
  const text = await withoutTypes(source, typeStripper);
  return planScript({ ...text, signature, wanted: signatureLine(signature) });
}

/** @throws PlanError for a text that is not TypeScript */
async function withoutTypes(source: SolutionSource, typeStripper: TypeStripper): Promise<ScriptText> {
  const { code, keepsPositions } = await typeStripper.strip(source.text).catch((error: unknown) => {
    // Only what the text is to blame for; a stripper that does not work is no verdict.
    if (!(error instanceof SyntaxError)) throw error;
    throw new PlanError([syntaxError(error, source)]);
  });
  return { language: 'typescript', source, code, keepsLines: keepsPositions };
}

function syntaxError(error: unknown, source: SolutionSource): PlanError['messages'][number] {
  const { message, line, column } = error as { message?: unknown; line?: unknown; column?: unknown };
  const place = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 1);
  const text = typeof message === 'string' ? message : 'This is not TypeScript.';
  return errorAt(source, place(line), place(column), `SyntaxError: ${text.split('\n')[0] ?? ''}`);
}

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const records = recordsOf(signature);
  const text = [
    headLine(problem, '//'),
    '',
    ...[...nodeKinds(signature)].flatMap((kind) => {
      const name = NODE_NAMES[kind];
      const links = NODE_LINKS[kind];
      return [
        `class ${name} {`,
        '  val: number;',
        ...links.map((link) => `  ${link}: ${name} | null;`),
        `  constructor(val = 0, ${links.map((link) => `${link}: ${name} | null = null`).join(', ')}) {`,
        ...['val', ...links].map((field) => `    this.${field} = ${field};`),
        '  }',
        '}',
        '',
      ];
    }),
    ...[...records.values()].flatMap(({ name, fields }) => [
      `interface ${name} {`,
      ...fields.map((field) => `  ${field.name}: ${typeName(field.type, records)};`),
      '}',
      '',
    ]),
    ...docComment(taskSentence(problem.statement)),
    ...parameterLines(
      `export function ${signature.name}`,
      paramTexts(signature),
      `: ${resultName(signature)} {`,
      '  ',
    ),
    ...(signature.returns.kind === 'void' ? [] : [`  return ${zero(signature.returns)};`]),
    '}',
    '',
  ].join('\n');
  return { name: `${problem.id}.ts`, text };
}

function docComment(sentence: string): readonly string[] {
  const lines = wrapComment(sentence.replaceAll('*/', '* /'), ' * ');
  return lines.length === 1 ? [`/**${(lines[0] as string).slice(2)} */`] : ['/**', ...lines, ' */'];
}
