/** Histories for the tests of the checker: made by interleaving a correct model, spoilt on purpose, and checked by brute force. */
import type { History, HistoryCall } from '../../../../src/engine/components/linearizability.ts';
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import { ModelRun } from '../../../../src/engine/components/run.ts';
import type { Call, ComponentSpec } from '../../../../src/engine/components/spec.ts';
import { encodeOutcomes } from '../../../../src/engine/components/wire.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

/**
 * What threads see that make these calls at once on something that does one at a time: each call takes effect at a random
 * instant between its stamps.
 */
export function interleave(
  spec: ComponentSpec,
  model: AnyComponentModel,
  made: History['made'],
  threads: readonly (readonly Call[])[],
  rng: Rng,
): History {
  const run = new ModelRun(spec, model, made);
  const open = threads.map((calls, thread) => ({
    thread,
    calls,
    next: 0,
    stage: 0,
    from: 0,
    outcome: run.made,
  }));
  const calls: HistoryCall[] = [];
  let stamp = 0;
  for (;;) {
    const busy = open.filter(({ calls: own, next }) => next < own.length);
    if (busy.length === 0) break;
    const one = rng.pick(busy);
    const call = one.calls[one.next]!;
    if (one.stage === 0) one.from = stamp++;
    else if (one.stage === 1) one.outcome = run.step(call);
    else {
      calls.push({ thread: one.thread, call, outcome: one.outcome, from: one.from, to: stamp++ });
      one.next += 1;
    }
    one.stage = (one.stage + 1) % 3;
  }
  return { made, before: [], calls };
}

/** Whether any order explains it: all orders of all calls, with and without each pending one. For a handful of calls. */
export function isLegalByForce(
  spec: ComponentSpec,
  model: AnyComponentModel,
  { made, before, calls }: History,
): boolean {
  const completed = [...calls.keys()].filter((i) => calls[i]!.outcome !== null);
  const textOf = (i: number, outcome: HistoryCall['outcome']): string =>
    outcome === null
      ? ''
      : encodeOutcomes(
          [{ kind: 'value', value: undefined }, outcome],
          { ...made, steps: [calls[i]!.call] },
          spec,
        );
  const explains = (order: readonly number[]): boolean => {
    const run = new ModelRun(spec, model, made);
    for (const step of before) run.step(step);
    return order.every((i) => {
      const { call, outcome } = calls[i]!;
      const want = run.step(call);
      return outcome === null || textOf(i, want) === textOf(i, outcome);
    });
  };
  const go = (order: readonly number[]): boolean => {
    if (completed.every((i) => order.includes(i)) && explains(order)) return true;
    return [...calls.keys()].some((i) => {
      if (order.includes(i)) return false;
      const late = completed.some((j) => !order.includes(j) && j !== i && calls[j]!.to < calls[i]!.from);
      return !late && go([...order, i]);
    });
  };
  return go([]);
}
