/** One program a language that dies or hangs in as many ways as there are. */
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import type { Places } from './deeds.ts';
import { USUAL } from './deeds.ts';
import { CPP, GO, RUST } from './placesCompiled.ts';

const script = (isTyped: boolean): Places => ({
  text: `const cell = new Int32Array(new SharedArrayBuffer(4));
function deep(n${isTyped ? ': number' : ''})${isTyped ? ': number' : ''} { // @5
  return deep(n + 1) + 1; // @5
}
export function f(n${isTyped ? ': number' : ''})${isTyped ? ': number' : ''} {
  let at = 0;
  if (n === 1) {
    while (at >= 0) { // @1
      at = (at + 1) % 1000; // @1
    }
  }
  if (n === 2) {
    for (;;) { // @2
      at += [5, 3, n].map((one) => one + at).sort()[0] % 3; // @2
    }
  }
  if (n === 3) {
    Atomics.wait(cell, 0, 0); // @3
  }
  if (n === 4) {
    throw new RangeError('it is wrong'); // @4
  }
  if (n === 5) return deep(0);
  if (n === 6) {
    return [1, 2].reduceRight((a) => a.x.y, n); // @6
  }
  if (n === 7) {
    return JSON.parse('{'); // @7
  }
  if (n === 8) {
    return Number(BigInt(1) / BigInt(at)); // @8
  }
  return n;
}
`,
  deeds: {
    1: 'loops',
    2: 'loops in a library',
    3: 'waits',
    4: 'raises',
    5: 'recurses without an end',
    6: 'null',
    7: 'raises in a library',
    8: 'divides by zero',
  },
});

const PYTHON: Places = {
  text: `import ctypes
import os
import threading
import time


def deep(n):
    return deep(n + 1) + 1  # @7


def worker():
    while True:  # @12
        pass  # @12


def f(n):
    at = 0
    if n == 1:
        while at >= 0:  # @1
            at = (at + 1) % 1000  # @1
    if n == 2:
        sum(1 for one in iter(int, 1))  # @2
    if n == 3:
        lock = threading.Lock()
        lock.acquire()
        lock.acquire()  # @3
    if n == 4:
        time.sleep(60)  # @4
    if n == 5:
        raise ValueError("it is wrong")  # @5
    if n == 6:
        return [1, 2][n]  # @6
    if n == 7:
        return deep(0)
    if n == 8:
        return n // at  # @8
    if n == 9:
        return None.x  # @9
    if n == 10:
        assert at == 1  # @10
    if n == 11:
        return ctypes.string_at(0)  # @11
    if n == 12:
        thread = threading.Thread(target=worker)
        thread.start()
        thread.join()  # @12
    if n == 13:
        os.abort()  # @13
    if n == 14:
        return max([])  # @14
    return n
`,
  deeds: {
    ...USUAL,
    10: 'asserts',
    11: 'reads where there is no memory',
    13: 'aborts',
    14: 'raises in a library',
  },
};

const JAVA: Places = {
  text: `import java.util.*;
import java.util.concurrent.*;

class X {
    static int deep(int n) {
        return deep(n + 1) + 1; // @7
    }

    static int f(int n) throws Exception {
        int at = 0;
        switch (n) {
            case 1:
                while (at >= 0) { // @1
                    at = (at + 1) % 1000; // @1
                }
            case 2:
                for (;;) { // @2
                    List<Integer> all = new ArrayList<>(List.of(5, at, n)); // @2
                    Collections.sort(all); // @2
                    at = all.get(0) % 7; // @2
                }
            case 3:
                new CountDownLatch(1).await(); // @3
            case 4:
                Thread.sleep(60_000); // @4
            case 5:
                throw new IllegalStateException("it is wrong"); // @5
            case 6:
                return new int[] {1, 2}[n]; // @6
            case 7:
                return deep(0);
            case 8:
                return n / at; // @8
            case 9:
                String none = at == 0 ? null : "x";
                return none.length(); // @9
            case 10:
                return List.of(1, 2).get(n); // @10
            case 11:
                return new ArrayDeque<Integer>().removeFirst(); // @11
            case 12:
                return CompletableFuture.supplyAsync(() -> List.of(1).get(5)).get(); // @12
            case 13:
                Object lock = new Object();
                synchronized (lock) {
                    lock.wait(); // @13
                }
            case 14:
                throw new AssertionError("no"); // @14
            default:
                return n;
        }
    }
}
`,
  deeds: {
    ...USUAL,
    10: 'checked index out of range',
    11: 'raises in a library',
    13: 'waits',
    14: 'asserts',
  },
};

export const PLACES: Readonly<Record<LanguageId, Places>> = {
  javascript: script(false),
  typescript: script(true),
  python: PYTHON,
  go: GO,
  java: JAVA,
  cpp: CPP,
  rust: RUST,
};
