/** The model of the ring buffer: a list that is read from the front. No places, so nothing that could wrap wrongly. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Step } from '../../../src/engine/components/spec.ts';
import type { Rng } from '../../../src/engine/values/rng.ts';

/** Indices of the methods in problem.yaml. */
const PUSH = 0;
const POP = 1;
const PUSH_OVER = 2;
const CLEAR = 3;
const PEEK = 4;
const SIZE = 6;
const LARGEST = 100_000;

class RingBuffer {
  private readonly capacity: number;
  private values: number[];
  /** Index of the oldest value. What stands in front of it was popped; a shift would move all others each time. */
  private first = 0;

  constructor(capacity: number, values: readonly number[] = []) {
    if (capacity < 1) refuse('INVALID');
    this.capacity = capacity;
    this.values = [...values];
  }

  push(v: number): boolean {
    if (this.size() === this.capacity) return false;
    this.values.push(v);
    return true;
  }

  pop(): number | null {
    if (this.size() === 0) return null;
    this.first += 1;
    return this.values[this.first - 1] ?? null;
  }

  pushOver(v: number): number | null {
    const dropped = this.size() === this.capacity ? this.pop() : null;
    this.values.push(v);
    return dropped;
  }

  clear(): void {
    this.values = [];
    this.first = 0;
  }

  peek(): number | null {
    return this.values[this.first] ?? null;
  }

  toArray(): number[] {
    return this.values.slice(this.first);
  }

  size(): number {
    return this.values.length - this.first;
  }

  copy(): RingBuffer {
    return new RingBuffer(this.capacity, this.toArray());
  }
}

/** Half of the calls fill the buffer, at most to the largest capacity; then it goes on as told. */
function filled(
  calls: number,
  next: (i: number) => Step,
): readonly [capacity: number, steps: readonly Step[]] {
  const capacity = Math.max(1, Math.min(LARGEST, calls >> 1));
  const steps = Array.from({ length: calls }, (_, i) =>
    i < capacity ? { method: PUSH, args: [i] } : next(i),
  );
  return [capacity, steps];
}

export const oracle = defineComponent<RingBuffer>({
  create: (_world: World, capacity: number) => new RingBuffer(capacity),
  show: (buffer) => ({ 'oldest first': buffer.toArray() }),
  copy: (buffer) => buffer.copy(),
  // Small, so that the places come round; more often not a power of two, where an index cut off by a mask goes wrong.
  construct: (rng) => [rng.pick([1, 2, 3, 3, 4, 5, 6, 7, 9])],
  large: {
    'full, then each value for another one': (calls) => {
      const [capacity, steps] = filled(calls, (i) =>
        i % 2 === 0 ? { method: POP, args: [] } : { method: PUSH, args: [i] },
      );
      return { args: [capacity], steps, start: 0 };
    },
    'full, then only pushed over': (calls) => {
      const [capacity, steps] = filled(calls, (i) => ({ method: PUSH_OVER, args: [i] }));
      return { args: [capacity], steps, start: 0 };
    },
    'filled to the last place, then emptied': (calls, rng: Rng) => {
      const [capacity, steps] = filled(calls, (i) => {
        const method = i % 4 === 3 ? rng.pick([PEEK, SIZE]) : POP;
        return { method, args: [] };
      });
      return { args: [capacity], steps, start: 0 };
    },
    'one value in a wide buffer, cleared again and again': (calls) => ({
      args: [Math.max(1, Math.min(LARGEST, calls))],
      steps: Array.from({ length: calls }, (_, i) =>
        i % 2 === 0 ? { method: PUSH, args: [i] } : { method: CLEAR, args: [] },
      ),
      start: 0,
    }),
  },
});
