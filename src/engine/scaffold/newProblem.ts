/**
 * The files of a new problem: complete in form, with a mark wherever an author has to write something. The build names
 * each mark, so that nothing half done ships.
 */
import type { Complaint } from '../catalog/complaint.ts';
import type { Problem } from '../catalog/model.ts';
import { readProblemFile } from '../catalog/problemFile.ts';
import type { SignatureText } from '../catalog/signatureText.ts';
import { UNFINISHED } from '../catalog/unfinished.ts';
import type { LanguageAdapter } from '../languages/language.ts';
import { formatType } from '../values/type.ts';
import { domainText, engineType, exampleText, largeText } from './newProblemTypes.ts';

export interface NewProblem {
  readonly id: string;
  readonly title: string;
  readonly signature: SignatureText;
  /** Folders between the reference and the root of the project: `../../../..`. */
  readonly toRoot: string;
}

export interface NewFile {
  /** Relative to the problem's folder, `/` between the parts. */
  readonly path: string;
  readonly text: string;
}

/** @throws Error with what is wrong where the data do not make a problem */
export function newProblemFiles(
  wanted: NewProblem,
  adapters: readonly LanguageAdapter[],
): readonly NewFile[] {
  const yaml = problemYaml(wanted);
  const complaints: Complaint[] = [];
  const data = readProblemFile('problem.yaml', yaml, complaints);
  if (data === null) throw new Error(complaints.map(({ text }) => text).join(' '));
  const problem: Problem = {
    id: wanted.id,
    title: wanted.title,
    kind: 'function',
    difficulty: data.difficulty,
    minutes: data.minutes,
    topic: '',
    needs: [],
    languages: [],
    statement: '',
    editorial: '',
    hints: data.hints,
    solutions: {},
    ...(data.spec === undefined ? {} : { spec: data.spec }),
  };
  const program = (adapter: LanguageAdapter, task: string): string => {
    const stub = adapter.stub(problem).text.split('\n').slice(1).join('\n').trim();
    return `${adapter.lineComment} ${UNFINISHED} ${task}\n\n${stub}\n`;
  };
  const rejected = adapters.filter(({ id }) => id === 'go' || id === 'python');
  const slow = adapters.filter(({ id }) => id === 'javascript');
  const extension = (adapter: LanguageAdapter): string => adapter.extensions[0] ?? '';
  return [
    { path: 'problem.yaml', text: yaml },
    { path: 'statement.md', text: STATEMENT },
    { path: 'editorial.md', text: EDITORIAL },
    { path: 'reference.ts', text: reference(wanted) },
    ...adapters.map((adapter) => ({
      path: `solutions/solution${extension(adapter)}`,
      text: program(adapter, `solve it as a good engineer of ${adapter.title} would, then delete this line.`),
    })),
    ...rejected.map((adapter) => ({
      path: `rejected/name-of-the-mistake${extension(adapter)}`,
      text: program(
        adapter,
        'say what is wrong, as the learner who wrote it needs to read it; name the file after it.',
      ),
    })),
    ...slow.map((adapter) => ({
      path: `slow/name-of-the-first-idea${extension(adapter)}`,
      text: program(
        adapter,
        'say what makes it slow; three times over the limit at growth.max. Name the file after it.',
      ),
    })),
  ];
}

function problemYaml({ id, title, signature }: NewProblem): string {
  const { name, params, returns } = signature;
  const lines = params.flatMap(({ name: own, type, role }) => {
    const domain = domainText(type);
    return [
      `    - name: ${own}`,
      `      type: ${quoted(formatType(type))}`,
      ...(role === 'in' ? [] : [`      role: ${role}`]),
      ...(domain === '' ? [] : domainLines(domain)),
    ];
  });
  const example = (empty: boolean, note: string): readonly string[] => {
    const after = params
      .filter(({ role }) => role === 'inout')
      .map(({ name: own, type }) => `${own}: ${exampleText(type, empty)}`);
    return [
      `  - args: [${params.map(({ type }) => exampleText(type, empty)).join(', ')}]`,
      ...(returns.kind === 'void' ? [] : [`    result: ${exampleText(returns, empty)}`]),
      ...(after.length === 0 ? [] : [`    after: { ${after.join(', ')} }`]),
      `    note: '${UNFINISHED} ${note}'`,
    ];
  };
  return `# Every field is explained in docs/authoring.md. The build names each mark until it is taken out.
id: ${id}
title: ${quoted(title)}
kind: function
difficulty: 1 # ${UNFINISHED} 1 easy (20 minutes), 2 medium (35), 3 hard (55)
minutes: 20
needs: [] # ids of problems to solve first
signature:
  name: ${name}
  params:
    # ${UNFINISHED} bounds of each parameter: exactly those that the statement names
${lines.join('\n')}
  returns: ${quoted(formatType(returns))}
# exact, unordered, nestedUnordered, checker (the reference's check decides), { float: 1e-6 }, { prefix: a }
judge: exact
limits: { caseMs: 1000, memoryMb: 256 }
# ${UNFINISHED} growth of a good answer (1, log n, n, n log n, n^2, n^3, 2^n) and the n of the large inputs
growth: { target: n, max: 200000 }
# Enumerated in full, smallest first. "values: { a: [1, 2, 3] }" names the items to combine.
small:
  maxLength: 4
  values: {}
  maxCases: 600
examples:
${example(false, 'the common case, and what it shows in one sentence.').join('\n')}
${example(true, 'an odd case that people forget, and why it is right.').join('\n')}
hints:
  - '${UNFINISHED} look: a small input that shows where the difficulty is.'
  - '${UNFINISHED} idea: the thought that makes it easy.'
  - '${UNFINISHED} shape: the form of the solution, without its code.'
`;
}

/** One field a line, as far as the top level goes. */
function domainLines(domain: string): readonly string[] {
  const fields = /^(length: \[[^\]]*\]), (.*)$/.exec(domain);
  return fields === null ? [`      ${domain}`] : [`      ${fields[1] ?? ''}`, ...restLines(fields[2] ?? '')];
}

function restLines(rest: string): readonly string[] {
  const map = /^(keys: \{.*\}), (values: \{.*\})$/.exec(rest);
  return (map === null ? [rest] : [map[1] ?? '', map[2] ?? '']).map((line) => `      ${line}`);
}

function reference({ signature, toRoot }: NewProblem): string {
  const { params, returns } = signature;
  const names = params.map(({ name }) => name).join(', ');
  const typed = params.map(({ name, type }) => `${name}: ${engineType(type)}`).join(', ');
  const large = params.map(({ type }) => largeText(type));
  const uses = large.some((text) => text.includes('rng.')) ? '(n, rng)' : '(n)';
  const sized = large.some((text) => /\bn\b/.test(text)) ? uses : '()';
  return `import { defineOracle } from '${toRoot}/src/engine/catalog/oracle.ts';
import { recipe } from '${toRoot}/src/engine/values/recipe.ts';

export const oracle = defineOracle<[${typed}], ${engineType(returns)}>({
  solve(${names}) {
    // ${UNFINISHED} say what is right: obviously right rather than fast, but fast enough for growth.max.
    throw new Error(\`not written yet: \${[${names}].length} arguments\`);
  },
  // valid(${names}): boolean              conditions on the input that the domains cannot say
  // check([${names}], got, want): true | string   with "judge: checker": a sentence that says what is wrong
  // generate(rng, size): [${names}]       ${UNFINISHED} random inputs in which both answers occur, or delete this line
  large: {
    // ${UNFINISHED} families on which slow programs are slow; two or three, one of them without luck
    random: ${sized} => [${large.join(', ')}],
  },
});
`;
}

function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

const STATEMENT = `${UNFINISHED} what to write, in one sentence.

- ${UNFINISHED} the rules, as a short list; bounds as in problem.yaml, odd cases stated.
`;

const EDITORIAL = `## ${UNFINISHED} the first thing that works

Its cost in time and space, and the reason.

## ${UNFINISHED} the best

Why it is right, what it costs, recomputable numbers.

## ${UNFINISHED} two bugs that people make

## ${UNFINISHED} what the interviewer asks next
`;
