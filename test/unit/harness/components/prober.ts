/** A component that calls the function it is given: for the functions that harnesses bring. */
import { FUNCTIONS } from '../../../../src/engine/components/functions.ts';
import type { CallOutcome, ComponentSpec, Sequence } from '../../../../src/engine/components/spec.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';
import { specOf } from '../../engine/components/models/specOf.ts';

/** Names of the functions that give this kind of number. */
export function functionsGiving(kind: 'int' | 'long'): readonly string[] {
  return Object.keys(FUNCTIONS).filter((name) => FUNCTIONS[name]?.gives.kind === kind);
}

/** `Prober(f)` with `of(s)`. */
export function proberSpec(kind: 'int' | 'long'): ComponentSpec {
  const names = functionsGiving(kind);
  return specOf(`
name: Prober
constructor:
  - { name: f, function: "string -> ${kind}", choices: [${names.join(', ')}] }
methods:
  - call: "of(s: string) -> ${kind}"
    args: { s: { length: [0, 60], alphabet: abc } }
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: a, new: [${names[0]}], steps: [] }
  - { note: b, new: [${names[0]}], steps: [] }
`);
}

/** 1,000 texts of printable ASCII, the empty one first, and what a function of the engine says of each. */
export function proof(name: string): {
  readonly sequence: Sequence;
  readonly outcomes: readonly CallOutcome[];
} {
  const rng = makeRng(5);
  const texts = Array.from({ length: 1_000 }, (_, i) =>
    String.fromCharCode(...Array.from({ length: i === 0 ? 0 : rng.int(1, 60) }, () => rng.int(32, 126))),
  );
  return {
    sequence: { args: [name], steps: texts.map((text) => ({ method: 0, args: [text] })), start: 0 },
    outcomes: [
      { kind: 'value', value: undefined },
      ...texts.map((text): CallOutcome => ({ kind: 'value', value: FUNCTIONS[name]?.call(text) })),
    ],
  };
}
