/** How a component is made, a step of a sequence, and what it gave, as Rust writes them. */
import type { CallOutcome, ComponentSpec, ConstructorParam, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { formatType } from '../../values/type.ts';
import { pointedFloat, writeLiteral } from '../literals.ts';
import type { RustTypes } from '../rustTypes.ts';
import { rustLiteral, rustName, rustTypeName } from '../rustTypes.ts';
import { constructorRefuses, pascalCode } from './componentTypes.ts';
import { paramType, rustComponentTypes, rustInstance } from './rustWords.ts';

/**
 * A value as a literal.
 *
 * @param owned texts as `String`, and empty lists with their type: for a program, not for a reader
 */
export function literal(value: unknown, type: ValueType, named: RustTypes, owned: boolean): string {
  return writeLiteral(value, type, {
    none: 'None',
    bool: String,
    float: pointedFloat,
    special: { NaN: 'f64::NAN', Inf: 'f64::INFINITY', '-Inf': 'f64::NEG_INFINITY', '-0': '-0.0' },
    long: String,
    text: (text) => `${rustLiteral(text, TEXT)}${owned ? '.to_string()' : ''}`,
    some: (item) => `Some(${item})`,
    sequence: (items, of) =>
      items.length === 0 && owned && of.kind === 'array'
        ? `Vec::<${rustTypeName(of.item, named)}>::new()`
        : `vec![${items.join(', ')}]`,
    tuple: (items) => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`,
    map: (entries) => `HashMap::from([${entries.map(([key, item]) => `(${key}, ${item})`).join(', ')}])`,
    record: (fields, of) =>
      `${named.records.get(formatType(of))?.name ?? ''} { ${fields
        .map(([name, item]) => `${rustName(name)}: ${item}`)
        .join(', ')} }`,
  });
}

const TEXT: ValueType = { kind: 'text' };

/** As a parameter takes it: texts and lists are borrowed. */
export function argument(value: unknown, type: ValueType, named: RustTypes, owned: boolean): string {
  const takes = paramType(type, named);
  if (takes === '&str') return literal(value, type, named, false);
  const text = literal(value, type, named, owned);
  if (!takes.startsWith('&')) return text;
  return type.kind === 'array' ? `&${text.replace(/^vec!/, '')}` : `&${text}`;
}

/** `let mut bucket = TokenBucket::new(3, 1, 1000, clock.clone())?`; a function by its name. */
export function rustMakeText(sequence: Sequence, spec: ComponentSpec): string {
  const refuses = constructorRefuses(spec) ? '?' : '';
  return `let mut ${rustInstance(spec)} = ${makeCall(sequence, spec, false)}${refuses}`;
}

/** `TokenBucket::new(3, 1, 1000, clock.clone())`. */
export function makeCall({ args }: Sequence, spec: ComponentSpec, owned: boolean): string {
  const named = rustComponentTypes(spec);
  const given = (param: ConstructorParam, i: number): string =>
    param.kind === 'value' ? argument(args[i], param.type, named, owned) : rustName(String(args[i]));
  const all = [...spec.params.map(given), ...(spec.clock === null ? [] : ['clock.clone()'])];
  return `${spec.name}::new(${all.join(', ')})`;
}

export function rustStepText(step: Step, spec: ComponentSpec): string {
  return stepCall(step, spec, false);
}

export function stepCall(step: Step, spec: ComponentSpec, owned: boolean): string {
  if (!isCall(step)) return `clock.advance(${step.advance})`;
  const named = rustComponentTypes(spec);
  const { name, params } = methodOf(spec, step);
  const args = params.map(({ type }, i) => argument(step.args[i], type, named, owned));
  return `${rustInstance(spec)}.${rustName(name)}(${args.join(', ')})`;
}

/** `true`, or `Ok(true)` and `Err(Error::Invalid)` of a call that may refuse. Nothing for what has no result. */
export function rustOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
  switch (outcome.kind) {
    case 'value': {
      if (step === null || !isCall(step)) return '';
      const { returns, errors } = methodOf(spec, step);
      if (returns.kind === 'void') return errors.length > 0 ? 'Ok(())' : '';
      const text = literal(outcome.value, returns, rustComponentTypes(spec), false);
      return errors.length > 0 ? `Ok(${text})` : text;
    }
    case 'refused':
      return `Err(Error::${pascalCode(outcome.code)})`;
    case 'moved':
      return '';
    case 'crashed':
      return outcome.message === '' ? outcome.type : `${outcome.type}: ${outcome.message}`;
    case 'illTyped':
      return outcome.shown;
  }
}
