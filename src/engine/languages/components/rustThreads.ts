/**
 * Threads on a component in Rust. What compiles has no data races, so nothing looks for them: threads make the same calls
 * again and again, and what they saw is compared.
 *
 * - In turns: locks, conditions and atomics of the solution are Kode's own, of the same form, and hand over to another thread
 *   where they are used. A few rounds show what needs an unlucky moment, on a busy machine too, and who waits for ever is seen
 *   at once. For what uses no more of std::sync than that.
 * - All at once: the program that answers sequences, from a gate, with a real library.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import type { BuildPlan, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../language.ts';
import { maskSource, RUST_MASK } from '../mask.ts';
import { PROGRAM } from '../rustQuick.ts';

type Plan = (source: SolutionSource, spec: ComponentSpec, inTurns: boolean) => BuildPlan;

/** @param plan the build that answers sequences, too */
export function rustThreads(plan: Plan): ThreadsAdapter {
  const build = (source: SolutionSource, spec: ComponentSpec, inTurns: boolean): ThreadsBuild => ({
    detector: null,
    plan: plan(source, spec, inTurns),
    run: () => ({ tool: null, args: [PROGRAM], env: { RUST_BACKTRACE: '0' } }),
    baselineMb: 64,
  });
  return {
    title: 'threads',
    builds(source, spec) {
      const plain = build(source, spec, false);
      const other = withOwnLocks(source);
      return other === null ? [plain] : [build(other, spec, true), plain];
    },
    scenarios: 100,
    rounds: 50,
    race: () => null,
    waits,
  };
}

const LIBRARY = /(?<![\w:])std::sync\b/g;
/** As long as what it replaces, so that columns stay what they are. */
const OWN = 'kode_sync';
/** What blocks or starts threads by itself, or may have its locks under another name. */
const BEYOND =
  /\bstd::\{|\bcore::sync\b|::\s*std\b|\bthread::(?:\{|spawn|scope|Builder|park)|\bthread_local\b|\b(?:mpsc|Barrier|Once\w*|LazyLock|wait_timeout\w*)\b/;

/** The source with Kode's own locks, if that is all it uses. */
function withOwnLocks({ path, text }: SolutionSource): SolutionSource | null {
  const masked = maskSource(text, RUST_MASK);
  const places = [...masked.matchAll(LIBRARY)].map(({ index }) => index);
  if (places.length === 0 || BEYOND.test(masked)) return null;
  const letters = text.split('');
  for (const at of places) letters.splice(at, OWN.length, ...OWN);
  return { path, text: letters.join('') };
}

/** Each thread from its innermost frame out; the first line of the solution is where it waits. */
function waits(trace: string, source: SolutionSource): readonly number[] {
  const last = source.text.split('\n').length;
  const lines = trace
    .split(/^kode: thread$/m)
    .map((thread) => Number(/\bsolution\.rs:(\d+)/.exec(thread)?.[1] ?? 0));
  return [...new Set(lines)].filter((line) => line > 0 && line <= last);
}
