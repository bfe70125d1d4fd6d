/** The starting file of a component in Python. */
import type { Problem } from '../../catalog/model.ts';
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { StubFile } from '../language.ts';
import { paramName, typeName, zero } from '../pythonTypes.ts';
import { headLine, parameterLines, taskSentence, wrapComment } from '../stubs.ts';
import { componentTypes, constructorRefuses } from './componentTypes.ts';
import { pythonTestText } from './pythonTests.ts';
import { pythonConstructorParams, pythonMethod, pythonMethodParams, pythonResult } from './pythonTypes.ts';

/** The stub, then the examples as tests of `unittest`. */
export function pythonFiles(problem: Problem, spec: ComponentSpec): readonly [StubFile, ...StubFile[]] {
  const module = problem.id.replaceAll('-', '_');
  const cases = spec.examples.map(({ note, sequence, outcomes }) => ({ title: note, sequence, outcomes }));
  return [
    { name: `${module}.py`, text: stubText(problem, spec) },
    { name: `test_${module}.py`, text: pythonTestText(problem, spec, cases) },
  ];
}

function stubText(problem: Problem, spec: ComponentSpec): string {
  const named = componentTypes(spec);
  const isGivenFunctions = spec.params.some(({ kind }) => kind === 'function');
  const imports = [
    ...(isGivenFunctions ? ['from collections.abc import Callable'] : []),
    ...(named.size === 0 ? [] : ['from dataclasses import dataclass']),
    ...(spec.clock === null ? [] : ['from typing import Protocol']),
  ];
  const parts: (readonly string[])[] = [
    ...(spec.clock === null ? [] : [CLOCK]),
    ...(Object.keys(spec.errors).length === 0 ? [] : [CODED_ERROR]),
    ...[...named.values()].map(({ name, fields }) => [
      '@dataclass',
      `class ${name}:`,
      ...fields.map((field) => `    ${paramName(field.name)}: ${typeName(field.type, named)}`),
    ]),
    classLines(problem, spec),
  ];
  return [
    headLine(problem, '#'),
    'from __future__ import annotations',
    ...(imports.length === 0 ? [] : ['', ...imports]),
    ...parts.flatMap((lines) => ['', '', ...lines]),
    '',
  ].join('\n');
}

const CLOCK: readonly string[] = [
  'class Clock(Protocol):',
  '    """Tells the time in milliseconds. It stands still during a call."""',
  '',
  '    def now_ms(self) -> int: ...',
];

const CODED_ERROR: readonly string[] = [
  'class CodedError(Exception):',
  '    """Refuses a call by one of the codes."""',
  '',
  '    def __init__(self, code: str) -> None:',
  '        super().__init__(code)',
  '        self.code = code',
];

function classLines(problem: Problem, spec: ComponentSpec): readonly string[] {
  const codes = Object.entries(spec.errors).map(([code, meaning]) => `- ${code}: ${meaning}`);
  const refuses = constructorRefuses(spec) ? ['May refuse with INVALID.'] : [];
  const body = [
    ...docLines('        ', refuses, []),
    ...(spec.clock === null ? [] : ['        self.clock = clock']),
  ];
  return [
    `class ${spec.name}:`,
    ...docLines('    ', [taskSentence(problem.statement)], codes),
    '',
    ...indented(
      parameterLines('def __init__', ['self', ...pythonConstructorParams(spec)], ' -> None:', '    '),
    ),
    ...(body.length === 0 ? ['        pass'] : body),
    ...spec.methods.flatMap((method) => ['', ...methodLines(spec, method)]),
  ];
}

function methodLines(spec: ComponentSpec, method: MethodSpec): readonly string[] {
  const { returns, errors } = method;
  const refuses = errors.length === 0 ? [] : [`May refuse with ${errors.join(', ')}.`];
  const body = [
    ...docLines('        ', refuses, []),
    ...(returns.kind === 'void' ? [] : [`        return ${zero(returns, componentTypes(spec))}`]),
  ];
  const head = `def ${pythonMethod(method)}`;
  return [
    ...indented(
      parameterLines(head, pythonMethodParams(spec, method), ` -> ${pythonResult(spec, method)}:`, '    '),
    ),
    ...(body.length === 0 ? ['        pass'] : body),
  ];
}

/** @param list lines of their own, after an empty one */
function docLines(indent: string, sentences: readonly string[], list: readonly string[]): readonly string[] {
  const safe = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"""/g, "'''");
  const wrapped = (text: string): readonly string[] => wrapComment(safe(text), indent);
  const lines = [...sentences.flatMap(wrapped), ...(list.length === 0 ? [] : ['', ...list.flatMap(wrapped)])];
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  return rest.length === 0
    ? [`${indent}"""${first.trim()}"""`]
    : [`${indent}"""${first.trim()}`, ...rest, `${indent}"""`];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
