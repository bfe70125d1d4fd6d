/** What the description of a component declares, and which of it its sequences reach. */
import type { ComponentSpec, ValueParam } from '../components/spec.ts';
import { isCall, methodOf } from '../components/spec.ts';
import { decodeOutcomes, decodeSequence } from '../components/wire.ts';
import type { OracleCase } from '../ports.ts';
import { boundsOfDomain, noteBoundsOfValue } from './bounds.ts';

/** `capacity = 1`, `hash is fnv`, `put k length 0`, `put refuses FULL`, `size is called`. */
export function boundsOfComponent(spec: ComponentSpec): readonly string[] {
  const { params, methods } = spec;
  return [
    ...new Set([
      ...params.flatMap((param) =>
        param.kind === 'value'
          ? boundsOfDomain(param.name, param.domain)
          : param.choices.map((choice) => `${param.name} is ${choice}`),
      ),
      ...methods.flatMap(({ name, params: own, errors }) => [
        `${name} is called`,
        ...own.flatMap((param) => boundsOfDomain(pathOf(name, param), param.domain)),
        ...errors.map((code) => `${name} refuses ${code}`),
      ]),
    ]),
  ];
}

/** Notes which of them a sequence reaches. */
export function noteBoundsOfSequence(
  { args, want }: OracleCase,
  spec: ComponentSpec,
  reached: Set<string>,
): void {
  const sequence = decodeSequence(args, spec);
  const outcomes = decodeOutcomes(want, sequence, spec);
  for (const [i, param] of spec.params.entries()) {
    const value = sequence.args[i];
    if (param.kind === 'value') noteBoundsOfValue(value, param.name, param.domain, reached);
    else reached.add(`${param.name} is ${String(value)}`);
  }
  for (const [i, step] of sequence.steps.entries()) {
    if (!isCall(step)) continue;
    const { name, params } = methodOf(spec, step);
    reached.add(`${name} is called`);
    for (const [k, param] of params.entries())
      noteBoundsOfValue(step.args[k], pathOf(name, param), param.domain, reached);
    const outcome = outcomes[i + 1];
    if (outcome?.kind === 'refused') reached.add(`${name} refuses ${outcome.code}`);
  }
}

function pathOf(method: string, { name }: ValueParam): string {
  return `${method} ${name}`;
}
