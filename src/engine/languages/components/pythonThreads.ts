/**
 * Several threads in Python: one at a time, in an order that the harness draws (src/harness/python/kode_harness/schedule.py).
 * Left to itself Python hands over every 5 milliseconds: 300 rounds of a lost update then showed none.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import type { BuildPlan, SolutionSource, ThreadsAdapter } from '../language.ts';
import { PYTHON_TOOL } from '../pythonTool.ts';

export function pythonThreads(
  plan: (source: SolutionSource, spec: ComponentSpec) => BuildPlan,
): ThreadsAdapter {
  return {
    title: 'threads',
    builds: (source, spec) => [
      {
        detector: null,
        plan: plan(source, spec),
        run: () => ({
          tool: PYTHON_TOOL,
          // As isolated as for sequences, but for -E, with which Python takes no notice of the variable.
          args: ['-s', '-B', '-X', 'utf8', '{harness}/python/kode.py', 'threads'],
          env: { PYTHONHASHSEED: '0' },
        }),
        baselineMb: 48,
      },
    ],
    scenarios: 100,
    rounds: 50,
    race: () => null,
    waits,
  };
}

/** Of each thread the innermost line in the solution: faulthandler writes that one first. */
function waits(trace: string): readonly number[] {
  const lines = trace
    .split(/^(?=(?:Current t|T)hread )/m)
    .map((text) => Number(/File "[^"]*solution\.py", line (\d+)/.exec(text)?.[1] ?? 0));
  return [...new Set(lines.filter((line) => line > 0))];
}
