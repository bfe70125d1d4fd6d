/** The files of a component in Go: the stub, and plain tests in the same package. */
import type { Problem } from '../../catalog/model.ts';
import type { CallOutcome, ComponentSpec, Sequence } from '../../components/spec.ts';
import { encodeSequence } from '../../components/wire.ts';
import { goZero } from '../goTypes.ts';
import type { StubFile } from '../language.ts';
import { pascalCase } from '../naming.ts';
import { headLine, taskSentence, wrapComment } from '../stubs.ts';
import { constructorRefuses, errName } from './componentTypes.ts';
import { goTypesBeside } from './goDeclarations.ts';
import { GoTest } from './goTest.ts';
import type { Named } from './goTypes.ts';
import {
  goComponentTypes,
  goConstructorLine,
  goConstructorName,
  goInstance,
  goMethodLine,
  isMaybe,
} from './goTypes.ts';

export function goFiles(problem: Problem, spec: ComponentSpec): readonly [StubFile, StubFile] {
  const name = problem.id.replaceAll('-', '_');
  return [
    { name: `${name}.go`, text: stub(problem, spec) },
    { name: `${name}_test.go`, text: exampleTests(problem, spec) },
  ];
}

function packageOf(problem: Problem): string {
  return problem.id.replaceAll('-', '').replace(/^(?=\d)/, 'p');
}

function stub(problem: Problem, spec: ComponentSpec): string {
  const named = goComponentTypes(spec);
  const type = pascalCase(spec.name);
  const codes = Object.keys(spec.errors);
  const field = spec.clock === null ? [] : ['\tclock Clock'];
  const made = spec.clock === null ? `&${type}{}` : `&${type}{clock: clock}`;
  const threads =
    spec.concurrency === null ? [] : [`Many goroutines call the methods of one ${type} at the same time.`];
  return [
    headLine(problem, '//'),
    '',
    `package ${packageOf(problem)}`,
    '',
    ...(codes.length === 0 ? [] : ['import "errors"', '', ...errorsOf(spec), '']),
    ...[...goTypesBeside(spec)].map(([, text]) => text),
    ...wrapComment(`${type}: ${taskSentence(problem.statement)}`, '// '),
    ...threads.flatMap((text) => ['//', ...wrapComment(text, '// ')]),
    ...(field.length === 0 ? [`type ${type} struct{}`] : [`type ${type} struct {`, ...field, '}']),
    '',
    ...wrapComment(constructorComment(spec), '// '),
    `${goConstructorLine(spec, named)} {`,
    `\treturn ${constructorRefuses(spec) ? `${made}, nil` : made}`,
    '}',
    ...spec.methods.flatMap((method) => {
      const zeros = zerosOf(method, named);
      return [
        '',
        ...methodComment(method),
        `${goMethodLine(spec, method, named)} {${zeros.length === 0 ? '}' : ''}`,
        ...(zeros.length === 0 ? [] : [`\treturn ${zeros.join(', ')}`, '}']),
      ];
    }),
    '',
  ].join('\n');
}

function errorsOf(spec: ComponentSpec): readonly string[] {
  const entries = Object.entries(spec.errors);
  return [
    `// Errors of a ${pascalCase(spec.name)}.`,
    'var (',
    ...entries.flatMap(([code, about], i) => [
      ...(i > 0 ? [''] : []),
      ...wrapComment(about, '\t// '),
      `\t${errName(code)} = errors.New(${JSON.stringify(code)})`,
    ]),
    ')',
  ];
}

function constructorComment(spec: ComponentSpec): string {
  const refuses = constructorRefuses(spec) ? `, or says ${errName('INVALID')}` : '';
  return `${goConstructorName(spec)} makes a ${pascalCase(spec.name)}${refuses}.`;
}

/** What the head does not say. */
function methodComment({ name, returns, errors }: ComponentSpec['methods'][number]): readonly string[] {
  const says = [
    ...(isMaybe(returns) ? ['gives false where there is nothing'] : []),
    ...(errors.length === 0 ? [] : [`may refuse with ${anyOf(errors.map(errName))}`]),
  ];
  return says.length === 0 ? [] : wrapComment(`${pascalCase(name)} ${says.join(', and ')}.`, '// ');
}

function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function zerosOf(method: ComponentSpec['methods'][number], named: Named): readonly string[] {
  const { returns, errors } = method;
  const value =
    returns.kind === 'void'
      ? []
      : isMaybe(returns)
        ? [goZero(returns.item, named), 'false']
        : [goZero(returns, named)];
  return errors.length === 0 ? value : [...value, 'nil'];
}

/** The examples, a function each, as a learner would write them without Kode. */
function exampleTests(problem: Problem, spec: ComponentSpec): string {
  const test = new GoTest(spec, 'fakeClock');
  spec.examples.forEach(({ sequence, outcomes, note }, i) => {
    test.add(`Test${pascalCase(spec.name)}Example${i + 1}`, note, sequence, outcomes);
  });
  const head = [
    headLine(problem, '//'),
    '',
    `// The examples of the statement. They run without Kode, too: \`go test\` in this folder.`,
  ];
  return test.file(packageOf(problem), head);
}

/** The names hold a number of the sequence's own, so that many such files can lie in one folder. */
export function goTestText(
  problem: Problem,
  spec: ComponentSpec,
  sequence: Sequence,
  outcomes: readonly CallOutcome[],
): string {
  const own = hashOf(encodeSequence(sequence, spec));
  const test = new GoTest(spec, `clock${own}`);
  test.add(`Test${pascalCase(spec.name)}Kept${own}`, null, sequence, outcomes);
  return test.file(packageOf(problem), [
    headLine(problem, '//'),
    '',
    `// ${goInstance(spec)} as it should answer, kept from a run of Kode.`,
  ]);
}

/** Six letters and digits of a text: FNV-1a with 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0').slice(0, 6);
}
