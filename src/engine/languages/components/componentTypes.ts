/**
 * What all languages derive from a component in the same way: names of its records, of its errors, of the variable that
 * holds it. Stubs, glue and tests have to agree on them.
 */
import type { Param, Signature } from '../../catalog/model.ts';
import type { ComponentSpec, MethodSpec, ValueParam } from '../../components/spec.ts';
import type { Message } from '../../grading/report.ts';
import type { ValueType } from '../../values/type.ts';
import { errorAt } from '../columns.ts';
import type { SolutionSource } from '../language.ts';
import { PlanError } from '../language.ts';
import { camelCase, pascalCase, wordsOf } from '../naming.ts';
import type { NamedType } from '../records.ts';
import { namedTypes } from '../records.ts';

/** Names of Kode's own that stand in the stub beside the component; no record may have them. */
const TAKEN: ReadonlySet<string> = new Set([
  'Clock',
  'CodedError',
  'Error',
  'ManualClock',
  'Solution',
  'Kode',
]);

/**
 * All types of a component as the parameters of one signature: the constructor's, then each method's, then its result under
 * the name `<method>Result`. What names, declares or walks the types of a signature does it for a component with this one.
 * It is no function that anybody calls. Functions that the constructor is given are not in it.
 */
export function componentSignature(spec: ComponentSpec): Signature {
  const taken = new Set([...TAKEN, pascalCase(spec.name)]);
  const param = (name: string, type: ValueType, domain: Param['domain']): Param => {
    const hint = pascalCase(name);
    const isTaken = taken.has(hint) || taken.has(hint.replace(/s$/, ''));
    return { name: isTaken ? `${name}Value` : name, type, role: 'in', domain };
  };
  return {
    name: spec.name,
    params: [
      ...spec.params.flatMap((one) => (one.kind === 'value' ? [param(one.name, one.type, one.domain)] : [])),
      ...spec.methods.flatMap(({ name, params, returns }) => [
        ...params.map((one) => param(one.name, one.type, one.domain)),
        ...(returns.kind === 'void' ? [] : [param(`${name}Result`, returns, { kind: 'bool' })]),
      ]),
    ],
    returns: { kind: 'void' },
  };
}

/**
 * The named types of a component by the text of the type, innermost first: one name for one type in all of it. A record of a
 * parameter is called after it, one in a result after the method (`BookResult`).
 *
 * @param takesTuple tuples that need a name, too, in languages without them
 */
export function componentTypes(
  spec: ComponentSpec,
  takesTuple: (type: Extract<ValueType, { kind: 'tuple' }>) => boolean = () => false,
): ReadonlyMap<string, NamedType> {
  return namedTypes(componentSignature(spec), takesTuple);
}

/** A method as the signature of a function, for what writes heads and lists of parameters. */
export function methodSignature({ name, params, returns }: MethodSpec): Signature {
  return { name, params: params.map(inParam), returns };
}

function inParam({ name, type, domain }: ValueParam): Param {
  return { name, type, role: 'in', domain };
}

/** The constructor may refuse its arguments. */
export function constructorRefuses(spec: ComponentSpec): boolean {
  return Object.hasOwn(spec.errors, 'INVALID');
}

/** `NO_ROOM` → `NoRoom`. */
export function pascalCode(code: string): string {
  return code
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

/** `NO_ROOM` → `ErrNoRoom`. */
export function errName(code: string): string {
  return `Err${pascalCode(code)}`;
}

/** The variable that holds a component in tests and counterexamples: the last word of its name, `TokenBucket` → `bucket`. */
export function instanceName(spec: ComponentSpec): string {
  const last = wordsOf(spec.name).at(-1)?.toLowerCase() ?? 'component';
  return last === 'clock' || /^\d/.test(last) || last.length < 3 ? camelCase(spec.name) : last;
}

/** A use of the real time that a component with a clock must not make. */
export interface RealTime {
  /** Matched in the text without comments and texts, and again in the text itself. With the flag `g`. */
  readonly pattern: RegExp;
  /** As it is shown: `time.Now()`. */
  readonly shown: string;
}

/**
 * Refuses a solution that reads the real clock or sleeps, at the line of the first place. Without a clock in the spec all is
 * allowed.
 *
 * @param masked the text with comments and texts blanked out (mask.ts)
 * @param ask how the language asks the clock: `clock.NowMs()`
 * @throws PlanError
 */
export function refuseRealTime(
  source: SolutionSource,
  masked: string,
  spec: ComponentSpec,
  uses: readonly RealTime[],
  ask: string,
): void {
  if (spec.clock === null) return;
  const found = uses
    .flatMap(({ pattern, shown }) =>
      [...masked.matchAll(pattern)].flatMap(({ index }) => {
        // Blanks of a text that was masked are no empty brackets.
        const here = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
        here.lastIndex = index;
        return here.test(source.text) ? [{ index, shown }] : [];
      }),
    )
    .sort((a, b) => a.index - b.index);
  const [first] = found;
  if (first === undefined) return;
  const text = `Kode moves the clock: ask \`${ask}\` instead of \`${first.shown}\`.`;
  throw new PlanError([errorAtIndex(source, first.index, text)]);
}

/** @param index in the text */
export function errorAtIndex(source: SolutionSource, index: number, text: string): Message {
  const before = source.text.slice(0, index);
  return errorAt(source, before.split('\n').length, index - before.lastIndexOf('\n'), text);
}
