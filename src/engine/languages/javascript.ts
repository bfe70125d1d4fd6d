/** JavaScript: runs on Kode's own Node, as an ES module or a CommonJS one, whichever it is. */
import type { Problem, Signature } from '../catalog/model.ts';
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
import type { LanguageAdapter } from './language.ts';
import { nodeKinds } from './records.ts';
import { functionSpec, headLine, taskSentence, wrapComment } from './stubs.ts';

export const javascriptAdapter: LanguageAdapter = {
  id: 'javascript',
  title: 'JavaScript',
  extensions: ['.js', '.mjs', '.cjs'],
  lineComment: '//',
  timeFactor: 2,
  draws: true,
  toolchain: null,
  baselineMb: 128,
  typeName: (type, signature) => typeName(type, recordsOf(signature)),
  signatureLine,
  stub,
  workspaceFiles: () => [{ path: 'package.json', text: '{\n  "private": true,\n  "type": "module"\n}\n' }],
  literal,
  plan: (source, signature) =>
    planScript({
      language: 'javascript',
      source,
      code: source.text,
      keepsLines: true,
      signature,
      wanted: signatureLine(signature),
    }),
  run: runScript,
  compileMessages: (output, source) => [
    errorAt(source, 1, 1, output.trim().slice(0, 2000) || 'Node could not read the file.'),
  ],
  crash: crashOfNode,
  hangLine: hangLineOfNode,
  component: scriptComponent({
    typed: false,
    read: (source) =>
      Promise.resolve({ language: 'javascript', source, code: source.text, keepsLines: true }),
  }),
};

function signatureLine(signature: Signature): string {
  return `function ${signature.name}(${signature.params.map(({ name }) => paramName(name)).join(', ')})`;
}

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const records = recordsOf(signature);
  const text = [
    headLine(problem, '//'),
    '',
    ...[...nodeKinds(signature)].flatMap((kind) => {
      const fields = ['val', ...NODE_LINKS[kind]];
      const args = fields.map((field) => `${field} = ${field === 'val' ? '0' : 'null'}`);
      return [
        `class ${NODE_NAMES[kind]} {`,
        `  constructor(${args.join(', ')}) {`,
        ...fields.map((field) => `    this.${field} = ${field};`),
        '  }',
        '}',
        '',
      ];
    }),
    ...[...records.values()].map(
      ({ name, fields }) =>
        `/** @typedef {{ ${fields.map((field) => `${field.name}: ${typeName(field.type, records)}`).join(', ')} }} ${name} */\n`,
    ),
    '/**',
    ...wrapComment(taskSentence(problem.statement).replaceAll('*/', '* /'), ' * '),
    ...signature.params.map(({ name, type }) => ` * @param {${typeName(type, records)}} ${paramName(name)}`),
    ` * @returns {${typeName(signature.returns, records)}}`,
    ' */',
    `export ${signatureLine(signature)} {`,
    ...(signature.returns.kind === 'void' ? [] : [`  return ${zero(signature.returns)};`]),
    '}',
    '',
  ].join('\n');
  return { name: `${problem.id}.js`, text };
}
