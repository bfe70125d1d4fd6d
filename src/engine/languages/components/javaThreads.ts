/**
 * Several threads in Java: the build of components answers scenarios as well. There is no detector of races: what the threads
 * saw is looked at, and points in the solution (javaPoints.ts) bring them together. Without points it is a matter of luck.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import { lineOfFrames } from '../javaMessages.ts';
import { runJava } from '../javaQuick.ts';
import { withPoints } from './javaPoints.ts';
import type { BuildPlan, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../language.ts';

/** As for one thread, and what more stacks and the history take. */
const BASELINE_MB = 200;

/** @param plan the build of a component */
export function javaThreads(
  plan: (source: SolutionSource, spec: ComponentSpec) => BuildPlan,
): ThreadsAdapter {
  return {
    title: 'threads',
    builds: (source, spec) => [
      build(plan({ ...source, text: withPoints(source.text) }, spec)),
      build(plan(source, spec)),
    ],
    scenarios: 100,
    rounds: 50,
    race: () => null,
    waits,
  };
}

function build(plan: BuildPlan): ThreadsBuild {
  return { detector: null, plan, run: runJava, baselineMb: BASELINE_MB };
}

/**
 * A thread dump: one thread after the other, `"caller 1" #12 …`, the innermost frame first; those that wait in a circle come
 * once more. Calls before and after all threads are made by `solution`.
 */
function waits(trace: string): readonly number[] {
  const callers = trace.split(/^(?=")/m).filter((text) => /^"(?:caller \d+|solution)"/.test(text));
  const lines = callers.map(lineOfFrames).filter((line) => line > 0);
  return [...new Set(lines)];
}
