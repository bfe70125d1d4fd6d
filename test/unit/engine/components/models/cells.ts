/** Small components with every kind of trouble between threads, and cells that are independent of one another. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import { specOf } from './specOf.ts';

const COMMON = `
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [], steps: [] }
  - { note: Two., new: [], steps: [] }
`;

/** One number that is read, written, raised and taken from. */
export const counterSpec = specOf(`
name: Counter
errors: { EMPTY: There is nothing to take. }
methods:
  - call: "add() -> int"
  - call: "write(v: int) -> void"
    args: { v: { range: [0, 9], small: [0, 1, 2] } }
  - call: "take() -> int"
    errors: [EMPTY]
  - call: "read() -> int"
    pure: true
concurrency: { threads: [2, 3], calls: [3, 5] }
${COMMON}`);

interface Counter {
  value: number;
}

export const counterModel = defineComponent<Counter>({
  create: () => ({
    value: 0,
    add(): number {
      this.value += 1;
      return this.value;
    },
    write(v: number): void {
      this.value = v;
    },
    take(): number {
      if (this.value === 0) refuse('EMPTY');
      this.value -= 1;
      return this.value;
    },
    read(): number {
      return this.value;
    },
  }),
  show: ({ value }) => value,
});

export const cellsSpec = specOf(`
name: Cells
methods:
  - call: "swap(k: int, v: int) -> int?"
    args:
      k: { range: [0, 9], pool: key, small: [0, 1] }
      v: { range: [0, 9], small: [0, 1] }
  - call: "get(k: int) -> int?"
    args: { k: { range: [0, 9], pool: key, small: [0, 1] } }
    pure: true
  - call: "size() -> int"
    pure: true
concurrency: { threads: [2, 3], calls: [3, 5], partition: key }
${COMMON}`);

interface Cells {
  readonly cells: Map<number, number>;
}

export const cellsModel = defineComponent<Cells>({
  create: () => ({
    cells: new Map<number, number>(),
    swap(k: number, v: number): number | null {
      const old = this.cells.get(k) ?? null;
      this.cells.set(k, v);
      return old;
    },
    get(k: number): number | null {
      return this.cells.get(k) ?? null;
    },
    size(): number {
      return this.cells.size;
    },
  }),
  show: ({ cells }) => [...cells].sort(([a], [b]) => a - b),
});
