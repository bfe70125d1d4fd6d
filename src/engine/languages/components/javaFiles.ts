/** The files of a component in Java: the stub, and plain tests beside it. */
import type { Problem } from '../../catalog/model.ts';
import type { CallOutcome, ComponentSpec, MethodSpec, Sequence } from '../../components/spec.ts';
import { encodeSequence } from '../../components/wire.ts';
import { javaName, javaTypeName, javaZero } from '../javaTypes.ts';
import type { StubFile } from '../language.ts';
import { headLine, parameterLines, taskSentence, wrapComment } from '../stubs.ts';
import { constructorRefuses } from './componentTypes.ts';
import { javaTypesBeside } from './javaDeclarations.ts';
import { JavaTest } from './javaTest.ts';
import {
  EXCEPTION,
  javaClass,
  javaComponentTypes,
  javaConstructorParams,
  javaMethodParams,
} from './javaTypes.ts';

export function javaFiles(problem: Problem, spec: ComponentSpec): readonly [StubFile, StubFile] {
  const name = javaClass(spec);
  return [
    { name: `${name}.java`, text: stub(problem, spec) },
    { name: `${name}Test.java`, text: exampleTests(problem, spec) },
  ];
}

function stub(problem: Problem, spec: ComponentSpec): string {
  const named = javaComponentTypes(spec);
  const name = javaClass(spec);
  const threads =
    spec.concurrency === null ? [] : [`Many threads call the methods of one ${name} at the same time.`];
  const head = (text: string, params: readonly string[]): readonly string[] =>
    parameterLines(text, params, ' {', '            ', '');
  const members = [
    ...(spec.clock === null ? [] : [['    private final Clock clock;']]),
    [
      ...comment([], thrown(spec, constructorRefuses(spec) ? ['INVALID'] : [])),
      ...head(`    public ${name}`, javaConstructorParams(spec, named)),
      ...(spec.clock === null ? [] : ['        this.clock = clock;']),
      '    }',
    ],
    ...spec.methods.map((method) => {
      const zero =
        method.returns.kind === 'void' ? [] : [`        return ${javaZero(method.returns, named)};`];
      const type = javaTypeName(method.returns, named);
      return [
        ...comment(resultOf(method), thrown(spec, method.errors)),
        ...head(`    public ${type} ${javaName(method.name)}`, javaMethodParams(method, named)),
        ...zero,
        '    }',
      ];
    }),
    ...[...javaTypesBeside(spec).values()].map((lines) =>
      lines.map((line) => (line === '' ? '' : `    ${asMember(line)}`)),
    ),
  ];
  return [
    headLine(problem, '//'),
    ...importsOf(members.flat().join('\n')),
    '',
    ...comment([taskSentence(problem.statement), ...threads], [], ''),
    `public class ${name} {`,
    members.map((lines) => lines.join('\n')).join('\n\n'),
    '}',
    '',
  ].join('\n');
}

/** A type beside the component as a member that the tests may see. */
function asMember(line: string): string {
  if (line.startsWith('class ')) return `public static ${line}`;
  return /^(?:interface|record) /.test(line) ? `public ${line}` : line;
}

function importsOf(text: string): readonly string[] {
  const maps = /\bMap</.test(text) ? ['import java.util.*;'] : [];
  const functions = ['ToIntFunction', 'ToLongFunction'].filter((name) => text.includes(`${name}<`));
  const all = [...maps, ...functions.map((name) => `import java.util.function.${name};`)];
  return all.length === 0 ? [] : ['', ...all];
}

function resultOf({ returns }: MethodSpec): readonly string[] {
  return returns.kind === 'optional' ? ['@return null where there is nothing'] : [];
}

function thrown(spec: ComponentSpec, codes: readonly string[]): readonly string[] {
  return codes.length === 0
    ? []
    : [`@throws ${EXCEPTION} ${codes.map((code) => `${code}: ${spec.errors[code] ?? ''}`).join(' ')}`];
}

/** Paragraphs and tags as a comment of Javadoc; no lines where there are none. */
function comment(paragraphs: readonly string[], tags: readonly string[], indent = '    '): readonly string[] {
  const all = [...paragraphs, ...tags].map((text) => text.replaceAll('*/', '* /'));
  const [first = ''] = all;
  const short = `${indent}/** ${first} */`;
  if (all.length === 0) return [];
  if (all.length === 1 && short.length <= 100) return [short];
  return [`${indent}/**`, ...all.flatMap((text) => wrapComment(text, `${indent} * `)), `${indent} */`];
}

/** The examples, a method each, as a learner would write them without Kode. */
function exampleTests(problem: Problem, spec: ComponentSpec): string {
  const test = new JavaTest(spec);
  spec.examples.forEach(({ sequence, outcomes, note }, i) => {
    test.add(`example${i + 1}`, note, sequence, outcomes);
  });
  return test.file(`${javaClass(spec)}Test`, [
    headLine(problem, '//'),
    '// The examples of the statement, as a test of JUnit 5. It runs without Kode, too.',
  ]);
}

/** The class has a number of the sequence's own, so that many such files can lie in one folder. */
export function javaTestText(
  problem: Problem,
  spec: ComponentSpec,
  sequence: Sequence,
  outcomes: readonly CallOutcome[],
): string {
  const test = new JavaTest(spec);
  test.add('kept', null, sequence, outcomes);
  return test.file(`${javaClass(spec)}Kept${numberOf(encodeSequence(sequence, spec))}Test`, [
    headLine(problem, '//'),
    '// Kept from a run of Kode, as a test of JUnit 5: what a right answer gives.',
  ]);
}

/** Six letters and digits of a text: FNV-1a with 32 bits. */
function numberOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0').slice(0, 6);
}
