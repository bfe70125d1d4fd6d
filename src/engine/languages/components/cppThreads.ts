/**
 * Several threads that use a component in C++: under ThreadSanitizer, which finds accesses without an order and locks that
 * are taken in two orders; where the compiler lacks it, by what the threads saw alone.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import { GLUE, SOLUTION } from '../cppMessages.ts';
import type { ThreadsFlags } from '../cppQuick.ts';
import { cppThreadsPlan, FLAGS, PROGRAM } from '../cppQuick.ts';
import type { Command, RaceReport, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../language.ts';
import { CPP_MASK, maskSource } from '../mask.ts';
import { checkedTarget } from './cppTarget.ts';
import { cppThreadsGlue } from './cppThreadsGlue.ts';

export const cppThreads: ThreadsAdapter = {
  title: 'threads',
  builds,
  scenarios: 60,
  rounds: 50,
  race,
  waits,
};

const DETECTOR_FLAGS = [
  ...FLAGS.map((one) => (one === '-O2' ? '-O1' : one)),
  '-fsanitize=thread',
  '-DKODE_DETECTOR=1',
];

const LOCKS = [
  ...['lock', 'trylock', 'unlock'].map((one) => `mutex_${one}`),
  ...['rdlock', 'wrlock', 'tryrdlock', 'trywrlock', 'unlock'].map((one) => `rwlock_${one}`),
];
const ATOMICS = ['load', 'store', 'exchange', 'fetch_add', 'fetch_sub'].concat(
  ...['strong', 'weak'].map((one) => `compare_exchange_${one}`),
);

/** Linkers of ELF programs put others in the place of functions; those of macOS and Windows do not, or not these. */
function wrapping(compile: readonly string[], isDetected: boolean): ThreadsFlags {
  const atomics = isDetected
    ? [8, 32, 64].flatMap((n) => ATOMICS.map((one) => `__tsan_atomic${n}_${one}`))
    : [];
  const names = [...LOCKS.map((one) => `pthread_${one}`), ...atomics];
  return { compile: [...compile, '-DKODE_WRAPS=1'], link: names.map((name) => `-Wl,--wrap=${name}`) };
}

/** The exit code counts for nothing, but it is not one that a crash has. */
const DETECTOR_OPTIONS = [
  'halt_on_error=1',
  'exitcode=66',
  'second_deadlock_stack=1',
  'history_size=4',
  'report_thread_leaks=0',
  'report_signal_unsafe=0',
  'allow_addr2line=1',
].join(':');

/**
 * Some kernels lay out memory with more randomness than a detector of those days can take: it ends with "unexpected memory
 * mapping". Where the system lets us, the program starts without.
 */
const START = 'if setarch -R true 2>/dev/null; then exec setarch -R "$0"; else exec "$0"; fi';

function builds(source: SolutionSource, spec: ComponentSpec): readonly [ThreadsBuild, ...ThreadsBuild[]] {
  const glue = { path: GLUE, text: cppThreadsGlue(spec, checkedTarget(source, spec)) };
  const solution = { path: SOLUTION, text: source.text };
  const build = (flags: ThreadsFlags, isDetected: boolean): ThreadsBuild => ({
    detector: isDetected ? 'ThreadSanitizer' : null,
    plan: { language: 'cpp', ...cppThreadsPlan(flags, solution, glue), timeoutMs: 120_000 },
    run: () => (isDetected ? DETECTED_RUN : { tool: null, args: [PROGRAM], env: {} }),
    baselineMb: isDetected ? 256 : 64,
  });
  const plain: readonly [ThreadsBuild, ThreadsBuild] = [
    build(wrapping(FLAGS, false), false),
    build({ compile: FLAGS, link: [] }, false),
  ];
  if (FENCE.test(maskSource(source.text, CPP_MASK))) return plain;
  return [
    build(wrapping(DETECTOR_FLAGS, true), true),
    build({ compile: DETECTOR_FLAGS, link: [] }, true),
    ...plain,
  ];
}

/** ThreadSanitizer does not know them: it sees no order where a fence makes one, and finds races that are none. */
const FENCE = /\b(?:atomic_thread_fence|__atomic_thread_fence|__sync_synchronize)\b/;

const DETECTED_RUN: Command = {
  tool: null,
  args: ['/bin/sh', '-c', START, `{dir}/${PROGRAM}`],
  env: { TSAN_OPTIONS: DETECTOR_OPTIONS },
};

const LINE = /\bsolution\.cpp:(\d+)/;

const MESSAGES: readonly (readonly [RegExp, RaceReport['kind'], string])[] = [
  [
    /^lock-order-inversion/,
    'deadlock',
    'Two mutexes are locked in one order here and in the other order there: two threads can wait for each other for ever.',
  ],
  [/^double lock/, 'deadlock', 'A thread locks a mutex that it holds already, and waits for itself.'],
  [
    /^heap-use-after-free/,
    'race',
    'One thread uses memory that another one gives back, and nothing puts the two in an order.',
  ],
  [/^unlock of an unlocked/, 'race', 'A thread unlocks a mutex that it does not hold.'],
  [/^read (?:un)?lock of a write/, 'race', 'A thread treats a lock as shared that is held alone.'],
  [/^destroy of a locked/, 'race', 'A mutex is destroyed while a thread holds it.'],
  [/^use of an invalid/, 'race', 'A mutex is used that was never made, or is destroyed already.'],
];

function race(output: string, source: SolutionSource): RaceReport | null {
  const found = /^(?:=+\r?\n)?WARNING: ThreadSanitizer: (.*?)(?: \(pid=\d+\))?$/m.exec(output);
  if (found === null) return null;
  const [, title = ''] = found;
  // A paragraph a stack: first those of what happened, then where memory, mutexes and threads come from.
  const stacks = output.slice(found.index).split(/\r?\n\s*\r?\n/);
  const accesses = stacks.filter((text) => /\b(?:read|write) of size \d/i.test(text));
  const acquired = stacks.filter((text) => /\bacquired (?:here|by)/.test(text));
  const [, kind = 'race', message = accessMessage(accesses)] =
    MESSAGES.find(([pattern]) => pattern.test(title)) ?? [];
  const shown =
    kind === 'race' && accesses.length > 0
      ? writesFirst(accesses)
      : acquired.length > 0
        ? acquired
        : stacks.slice(0, 1);
  return { kind, message, lines: linesIn(shown, source), printed: output.slice(0, found.index) };
}

const WRITES = /\bwrite of size/i;

function writesFirst(accesses: readonly string[]): readonly string[] {
  return [...accesses.filter((one) => WRITES.test(one)), ...accesses.filter((one) => !WRITES.test(one))];
}

function accessMessage(accesses: readonly string[]): string {
  const both = accesses.length > 1 && accesses.every((one) => WRITES.test(one));
  return `${both ? 'Two threads write the same memory' : 'One thread writes memory that another one uses'}, and nothing puts the two in an order.`;
}

/** The innermost line of the solution in each stack, each once. */
function linesIn(stacks: readonly string[], source: SolutionSource): readonly number[] {
  const last = source.text.split('\n').length;
  const lines = stacks.flatMap((text) => {
    const at = LINE.exec(text);
    return at === null ? [] : [Math.min(Number(at[1]), last)];
  });
  return [...new Set(lines)];
}

function waits(trace: string, source: SolutionSource): readonly number[] {
  return linesIn(trace.split(/\bwhereabouts\.hpp:\d+/).slice(1), source);
}
