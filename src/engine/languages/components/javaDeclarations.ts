/** What stands beside a component in Java: its clock, its records, its exception. */
import type { ComponentSpec } from '../../components/spec.ts';
import { javaDeclarations } from '../javaTypes.ts';
import { componentSignature } from './componentTypes.ts';
import { EXCEPTION, javaComponentTypes } from './javaTypes.ts';

/** Types by name; no line has an indentation of its own, and none says who may see it. */
export function javaTypesBeside(spec: ComponentSpec): ReadonlyMap<string, readonly string[]> {
  const clock = [
    '/** Tells the time in milliseconds. It is handed in, so that tests can move it. */',
    'interface Clock {',
    '    long nowMs();',
    '}',
  ];
  const exception = [
    '/** Refuses a call; the code says why. */',
    `class ${EXCEPTION} extends RuntimeException {`,
    '    public final String code;',
    '',
    `    public ${EXCEPTION}(String code) {`,
    '        super(code);',
    '        this.code = code;',
    '    }',
    '}',
  ];
  return new Map([
    ...(spec.clock === null ? [] : [['Clock', clock] as const]),
    ...javaDeclarations(componentSignature(spec), javaComponentTypes(spec)),
    ...(Object.keys(spec.errors).length === 0 ? [] : [[EXCEPTION, exception] as const]),
  ]);
}
