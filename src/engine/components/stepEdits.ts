/** Candidates with other calls in place of calls: the same bug is seen through several methods, and one is simplest. */
import { unique } from '../grading/leaves.ts';
import { defaultSmallValues } from '../values/draw.ts';
import type { SequencePass } from './sequenceEdits.ts';
import { replaced } from './sequenceEdits.ts';
import { weightOf } from './sequenceOrder.ts';
import type { ComponentSpec, Sequence, Step, ValueParam } from './spec.ts';
import { isCall, methodOf } from './spec.ts';

/** Steps up to which each is replaced by every simpler one, and up to which two are at once. */
const FEW_STEPS = 8;
const FEW_FOR_PAIRS = 5;
const MOST_PAIRS = 1_200;
/** Steps up to which each is tried as the last one before a look. */
const MOST_LOOKED_AT = 12;
const CALLS_OF_METHOD = 32;
/** Values of a parameter that are combined; of more parameters than a few, fewer. */
const VALUES_OF_PARAM = 6;
const FEW_PARAMS = 3;
const VALUES_OF_MANY = 3;
/** Of these steps pairs are made. */
const STEPS_OF_PAIRS = 36;

/** The calls up to some point, then one of any method: the bug may show earlier than where it was seen. */
export const lookEarlier: SequencePass = function* look({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > MOST_LOOKED_AT) return;
  const others = alphabetOf(spec, plain);
  for (let length = 0; length < steps.length; length += 1) {
    for (const step of others) yield { ...plain, steps: [...steps.slice(0, length), step] };
  }
};

/** Each step replaced by a simpler one: by a call of any method with values that stand in the sequence or are small. */
export const simplerSteps: SequencePass = function* simpler({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > FEW_STEPS) return;
  const others = alphabetOf(spec, plain);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    for (const step of others) yield replaced(plain, at, step);
  }
};

/** One step left out and another replaced: what two calls did one may do. */
export const oneForTwo: SequencePass = function* one({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > FEW_FOR_PAIRS) return;
  const others = alphabetOf(spec, plain).slice(0, STEPS_OF_PAIRS);
  for (const gone of steps.keys()) {
    const rest = { ...plain, steps: steps.toSpliced(gone, 1) };
    for (const at of rest.steps.keys()) for (const step of others) yield replaced(rest, at, step);
  }
};

/** Another argument of the constructor and one step replaced at once: one may only be simple where the other is not. */
export const simplerMaking: SequencePass = function* simpler({ plain, spec }) {
  const { args, steps } = plain;
  if (steps.length > FEW_FOR_PAIRS) return;
  const others = alphabetOf(spec, plain).slice(0, STEPS_OF_PAIRS);
  for (const [i, param] of spec.params.entries()) {
    for (const value of param.kind === 'function' ? param.choices : param.small) {
      if (value === args[i]) continue;
      const made = { ...plain, args: args.with(i, value) };
      for (const at of steps.keys()) for (const step of others) yield replaced(made, at, step);
    }
  }
};

/** Two steps replaced at once, where that is not too many ways; the simplest results first. */
export const simplerPairs: SequencePass = function* simpler({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > FEW_FOR_PAIRS) return;
  const others = alphabetOf(spec, plain).slice(0, STEPS_OF_PAIRS);
  const made: { readonly sequence: Sequence; readonly rank: number }[] = [];
  for (let i = 0; i < steps.length; i += 1) {
    for (let j = i + 1; j < steps.length; j += 1) {
      for (const one of others) {
        for (const other of others) {
          const sequence = replaced(replaced(plain, i, one), j, other);
          made.push({
            sequence,
            rank: weightOf(one) + weightOf(other) - weightOf(steps[i] as Step) - weightOf(steps[j] as Step),
          });
        }
      }
    }
  }
  made.sort((a, b) => a.rank - b.rank);
  for (const { sequence, rank } of made.slice(0, MOST_PAIRS)) if (rank <= 0) yield sequence;
};

/** Steps that a sequence like this could have, the simplest first. */
function alphabetOf(spec: ComponentSpec, plain: Sequence): readonly Step[] {
  const found = new Map<string, { readonly step: Step; readonly rank: number }>();
  const add = (step: Step): void => {
    found.set(JSON.stringify(step, bigintText), { step, rank: weightOf(step) });
  };
  for (const [method, { params }] of spec.methods.entries()) {
    let lists: unknown[][] = [[]];
    for (const param of params) {
      const values = unique([
        ...valuesFor(spec, plain, param),
        ...param.small.slice(0, 2),
        ...simplest(param),
      ]);
      const most = params.length > FEW_PARAMS ? VALUES_OF_MANY : VALUES_OF_PARAM;
      lists = lists.flatMap((args) => values.slice(0, most).map((value) => [...args, value]));
    }
    const calls = lists.map((args) => ({ method, args }));
    calls.sort((a, b) => weightOf(a) - weightOf(b));
    for (const call of calls.slice(0, CALLS_OF_METHOD)) add(call);
  }
  if (spec.clock !== null) add({ advance: 1 });
  for (const step of plain.steps) if (!isCall(step)) add(step);
  return [...found.values()].sort((a, b) => a.rank - b.rank).map(({ step }) => step);
}

/** Values of the sequence that a parameter could take: those of its pool, else of its name or given to the constructor. */
function valuesFor(spec: ComponentSpec, plain: Sequence, param: ValueParam): readonly unknown[] {
  const made = spec.params.flatMap((one, i) =>
    param.pool === null && one.kind === 'value' && one.type.kind === param.type.kind ? [plain.args[i]] : [],
  );
  const called = plain.steps.flatMap((step) => {
    if (!isCall(step)) return [];
    const { params } = methodOf(spec, step);
    return step.args.filter((_value, i) => {
      const other = params[i];
      return param.pool === null ? other?.name === param.name : other?.pool === param.pool;
    });
  });
  return [...called, ...made];
}

function simplest({ type, domain }: ValueParam): readonly unknown[] {
  return defaultSmallValues(type, domain).slice(0, 2);
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
