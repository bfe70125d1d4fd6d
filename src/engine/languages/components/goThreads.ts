/**
 * Several goroutines use a component at once: builds with Go's race detector, and what it says. 200 scenarios of 20 rounds
 * take a right component about a second on two cores. More rounds of fewer scenarios find less: a reader's lock around a
 * move in a list was missed in one of 30 runs of 100 scenarios of 40 rounds, and in none of these.
 */
import type { ComponentSpec } from '../../components/spec.ts';
import type { GoParts } from '../goQuick.ts';
import { goBuild, PROGRAM } from '../goQuick.ts';
import type { RaceReport, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../language.ts';
import { GO_MASK, maskSource } from '../mask.ts';
import { withYields, YIELD_DECLARATION } from './goYields.ts';

/** Exit code of a program in which the detector found a race. */
const RACE_CODE = 66;

/** @param partsOf what a build of a component is made of; throws PlanError */
export function goThreads(partsOf: (source: SolutionSource, spec: ComponentSpec) => GoParts): ThreadsAdapter {
  return {
    title: 'goroutines',
    builds: (source, spec) => {
      const parts = partsOf(source, spec);
      const yielding = withPauses(parts);
      // The detector needs a C compiler; a text may be read amiss where a goroutine may stop, and is then taken as it is.
      return [buildOf(yielding, true), buildOf(parts, true), buildOf(yielding, false), buildOf(parts, false)];
    },
    scenarios: 200,
    rounds: 20,
    race: raceIn,
    waits: (trace, source) => waitsIn(trace, lastLine(source)),
  };
}

/** Goroutines stop now and then in the middle of a call. */
function withPauses(parts: GoParts): GoParts {
  const { packaged, glue } = parts;
  return {
    ...parts,
    packaged: withYields(packaged, maskSource(packaged, GO_MASK)),
    glue: `${glue}\n${YIELD_DECLARATION}`,
  };
}

function buildOf(parts: GoParts, race: boolean): ThreadsBuild {
  return {
    detector: race ? 'the race detector of Go' : null,
    plan: goBuild({ ...parts, race }),
    run: (memoryMb) => ({
      tool: null,
      args: [PROGRAM],
      env: {
        GOMEMLIMIT: `${memoryMb}MiB`,
        GOTRACEBACK: 'all',
        // Without atexit_sleep_ms it would wait for a second at its end.
        ...(race ? { GORACE: `halt_on_error=1 exitcode=${RACE_CODE} atexit_sleep_ms=0` } : {}),
      },
    }),
    baselineMb: race ? 256 : 64,
  };
}

function raceIn(output: string, source: SolutionSource): RaceReport | null {
  const last = lastLine(source);
  return detected(output, last) ?? concurrentMap(output, last) ?? asleep(output, last);
}

/** `WARNING: DATA RACE`, then two accesses with their frames, the innermost first, each up to an empty line. */
function detected(output: string, last: number): RaceReport | null {
  const report = /^=+\r?\nWARNING: DATA RACE\r?\n/m.exec(output);
  if (report === null) return null;
  const text = output.slice(report.index + report[0].length).replaceAll('\r\n', '\n');
  const accesses = text
    .split('\n\n')
    .filter((part) => /^(?:Previous )?(?:atomic )?(?:read|write) (?:at|of|by)/i.test(part))
    .slice(0, 2)
    .map((part) => ({
      deed: /^(?:Previous )?(?:atomic )?write/i.test(part) ? 'writes' : 'reads',
      // The harness reads what a call gave as soon as it did.
      isResult: /\bharness\.(?:Value|Maybe)\b/.test(part),
      ...topFrame(part, last),
    }));
  return {
    kind: 'race',
    message: raceText(accesses),
    lines: unique(accesses.map(({ line }) => line)),
    printed: output.slice(0, report.index),
  };
}

function raceText(
  accesses: readonly { readonly deed: string; readonly isResult: boolean; readonly name: string }[],
): string {
  const [first, second] = accesses;
  if (first === undefined || second === undefined)
    return 'Two goroutines use the same memory, at least one of them writes, and nothing puts them into an order.';
  const inside = accesses.find(({ isResult }) => !isResult);
  if (inside !== undefined && (first.isResult || second.isResult))
    return `What a call gave to one goroutine is changed by another one${inMethod(inside.name)}: a copy would not be.`;
  return `One goroutine ${first.deed} memory${inMethod(first.name)} that another one ${second.deed}${inMethod(second.name)}, and nothing puts the two into an order.`;
}

/** The runtime's own look at maps. */
function concurrentMap(output: string, last: number): RaceReport | null {
  const report = /^fatal error: concurrent map (.*)$/m.exec(output);
  if (report === null) return null;
  const [thrower = ''] = goroutinesIn(output.slice(report.index));
  return {
    kind: 'race',
    message: `Goroutines use a map at the same time, and at least one of them writes: concurrent map ${report[1]}.`,
    lines: unique([topFrame(thrower, last).line]),
    printed: output.slice(0, report.index),
  };
}

function asleep(output: string, last: number): RaceReport | null {
  const report = /^fatal error: all goroutines are asleep - deadlock!$/m.exec(output);
  if (report === null) return null;
  return {
    kind: 'deadlock',
    message: 'Every goroutine waits for another one.',
    lines: waitsIn(output.slice(report.index), last),
    printed: output.slice(0, report.index),
  };
}

/** Lines of the solution at which goroutines are. */
function waitsIn(trace: string, last: number): readonly number[] {
  return unique(goroutinesIn(trace).map((one) => topFrame(one, last).line));
}

/** One goroutine after the other: `goroutine 1 [running]:` and its frames, the innermost first. */
function goroutinesIn(trace: string): readonly string[] {
  return trace.split(/^(?=goroutine \d+ )/m).filter((one) => one.startsWith('goroutine '));
}

/** The innermost frame in the solution: its line, 0 without one, and the function that it is in. */
function topFrame(frames: string, last: number): { readonly line: number; readonly name: string } {
  const at =
    /(\w+)(?:\[\.{3}\])?(?:\.(?:func|deferwrap|gowrap)\d+[\d.]*)*\([^()]*\)\r?\n.*\bsol[\\/]solution\.go:(\d+)/.exec(
      frames,
    );
  return { line: Math.min(Number(at?.[2] ?? 0), last), name: at?.[1] ?? '' };
}

function inMethod(name: string): string {
  return name === '' ? '' : ` in \`${name}\``;
}

function unique(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].filter((line) => line > 0);
}

function lastLine({ text }: SolutionSource): number {
  return text.split('\n').length;
}
