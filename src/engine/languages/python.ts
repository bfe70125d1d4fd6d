/** Python: nothing to build, the harness compiles the learner's text as it is. */
import type { Problem, Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { errorAt } from './columns.ts';
import type { BuildPlan, Crash, LanguageAdapter, SolutionSource } from './language.ts';
import { pythonComponent } from './components/python.ts';
import { camelCase, snakeCase } from './naming.ts';
import { PYTHON_TOOL } from './pythonTool.ts';
import { literalWith, paramName, typeName, zero } from './pythonTypes.ts';
import type { NamedType } from './records.ts';
import { namedTypes, nodeKinds } from './records.ts';
import { signatureFile } from './signatureFile.ts';
import { functionSpec, headLine, parameterLines, taskSentence, wrapComment } from './stubs.ts';

const NODES = {
  list: 'class ListNode:\n    def __init__(self, val=0, next=None):\n        self.val = val\n        self.next = next\n',
  randomList:
    'class RandomNode:\n    def __init__(self, val=0, next=None, random=None):\n        self.val = val\n        self.next = next\n        self.random = random\n',
  tree: 'class TreeNode:\n    def __init__(self, val=0, left=None, right=None):\n        self.val = val\n        self.left = left\n        self.right = right\n',
} as const;

export const pythonAdapter: LanguageAdapter = {
  id: 'python',
  title: 'Python',
  extensions: ['.py'],
  lineComment: '#',
  timeFactor: 5,
  draws: false,
  toolchain: PYTHON_TOOL,
  baselineMb: 32,
  typeName: (type, signature) => typeName(type, recordsOf(signature)),
  signatureLine,
  stub,
  workspaceFiles: () => [],
  literal,
  plan: (source, signature) => Promise.resolve(plan(source, signature)),
  run: () => ({
    tool: PYTHON_TOOL,
    // Isolated: nothing of the learner's environment or folder shadows a module of the standard library.
    args: ['-I', '-B', '-X', 'utf8', '{harness}/python/kode.py'],
    env: {},
    ahead: 'of-build',
  }),
  debugBuild: (source, signature) => ({
    plan: plan(source, signature),
    // The learner's own file in place of the copy.
    run: {
      tool: PYTHON_TOOL,
      args: ['-B', '-X', 'utf8', '{harness}/python/kode.py'],
      env: { KODE_SOLUTION: source.path },
    },
  }),
  compileMessages: (output, source) => [
    errorAt(source, 1, 1, output.trim().slice(0, 2000) || 'Python could not read the file.'),
  ],
  crash,
  hangLine,
  component: pythonComponent,
};

function recordsOf(signature: Signature): ReadonlyMap<string, NamedType> {
  return namedTypes(signature, () => false);
}

function signatureLine(signature: Signature): string {
  return `def ${snakeCase(signature.name)}(${paramTexts(signature).join(', ')}) -> ${resultName(signature)}`;
}

function resultName(signature: Signature): string {
  return typeName(signature.returns, recordsOf(signature));
}

function paramTexts(signature: Signature): readonly string[] {
  const records = recordsOf(signature);
  return signature.params.map(({ name, type }) => `${paramName(name)}: ${typeName(type, records)}`);
}

function stub(problem: Problem): { name: string; text: string } {
  const { signature } = functionSpec(problem);
  const records = recordsOf(signature);
  const classes = [
    ...[...nodeKinds(signature)].map((kind) => NODES[kind]),
    ...[...records.values()].map(
      ({ name, fields }) =>
        `@dataclass\nclass ${name}:\n${fields
          .map((field) => `    ${paramName(field.name)}: ${typeName(field.type, records)}\n`)
          .join('')}`,
    ),
  ];
  const doc = wrapComment(
    taskSentence(problem.statement).replace(/\\/g, '\\\\').replace(/"""/g, "'''"),
    '    ',
  );
  const docLines =
    doc.length === 1
      ? [`    """${doc[0]?.trim() ?? ''}"""`]
      : [`    """${doc[0]?.trim() ?? ''}`, ...doc.slice(1), '    """'];
  const text = [
    headLine(problem, '#'),
    ...(records.size === 0 ? [] : ['from dataclasses import dataclass']),
    '',
    '',
    ...classes.flatMap((one) => [...one.trimEnd().split('\n'), '', '']),
    ...parameterLines(
      `def ${snakeCase(signature.name)}`,
      paramTexts(signature),
      ` -> ${resultName(signature)}:`,
      '    ',
    ),
    ...docLines,
    ...(signature.returns.kind === 'void' ? [] : [`    return ${zero(signature.returns, records)}`]),
    '',
  ].join('\n');
  return { name: `${problem.id.replaceAll('-', '_')}.py`, text };
}

function literal(value: unknown, type: ValueType): string {
  return literalWith(value, type, (fields) => {
    const items = fields.map(([name, item]) => `"${paramName(name)}": ${item}`);
    return `{${items.join(', ')}}`;
  });
}

function plan(source: SolutionSource, signature: Signature): BuildPlan {
  const names = [snakeCase(signature.name), camelCase(signature.name), signature.name];
  return {
    language: 'python',
    files: [
      { path: 'solution.py', text: source.text },
      signatureFile(signature, {
        names: [...new Set(names)],
        wanted: signatureLine(signature),
        records: recordsOf(signature),
        attribute: paramName,
      }),
    ],
    commands: [],
    timeoutMs: 10_000,
  };
}

/** One thread after the other, the innermost frame first; the solution's own thread is the one that the harness calls in. */
function hangLine(trace: string): number {
  const threads = trace.split(/^(?=(?:Current t|T)hread )/m);
  const main =
    threads.find((text) => /File "[^"]*kode\.py", line \d+ in answer(?:_sequence)?$/m.test(text)) ?? trace;
  return Number(/File "[^"]*solution\.py", line (\d+)/.exec(main)?.[1] ?? 0);
}

/** What faulthandler writes when the interpreter itself dies. */
function crash(output: string, source: SolutionSource): Crash | null {
  const report = /^(?:Fatal Python error: (.*)|Windows fatal exception: (.*))$/m.exec(output);
  if (report !== null) {
    const at = /File "[^"]*solution\.py", line (\d+)/.exec(output.slice(report.index));
    return {
      message: `Python itself stopped: ${(report[1] ?? report[2] ?? '').trim()}`,
      line: at === null ? 0 : Math.min(Number(at[1]), source.text.split('\n').length),
      printed: output.slice(0, report.index),
    };
  }
  return null;
}
