/** What a report says of threads that a component has started and that outlive its last call. */
import type { Leftovers } from './scenarioWire.ts';

/** Fewer than one for each component may be workers that all of them share. */
export function isLeak({ made, threads }: Leftovers): boolean {
  return made > 0 && countOf(threads) >= made;
}

export function countOf(threads: Leftovers['threads']): number {
  return threads.reduce((sum, { count }) => sum + count, 0);
}

/**
 * "Each component leaves a goroutine behind, waiting at line 31, started at line 12: nothing ends it."
 *
 * @param title of threads in the language: "goroutines"
 * @param lines of the learner's file
 */
export function leftoverText(
  { made, threads }: Leftovers,
  { title, lines }: { readonly title: string; readonly lines: number },
): string {
  const each = countOf(threads) / made;
  const known = (list: readonly number[]): readonly number[] =>
    [...new Set(list)].filter((line) => line > 0 && line <= lines).sort((a, b) => a - b);
  const places = [
    ...placesText('waiting at', known(threads.filter((one) => !one.isRunning).map(({ line }) => line))),
    ...placesText('running at', known(threads.filter((one) => one.isRunning).map(({ line }) => line))),
    ...placesText('started at', known(threads.map(({ started }) => started))),
  ];
  const who =
    each === 1
      ? `a ${title.replace(/s$/, '')}`
      : `${Math.floor(each)}${Number.isInteger(each) ? '' : ' or more'} ${title}`;
  const them = each === 1 ? 'it' : 'them';
  return `Each component leaves ${[`${who} behind`, ...places].join(', ')}: nothing ends ${them}.`;
}

function placesText(before: string, lines: readonly number[]): readonly string[] {
  return lines.length === 0 ? [] : [`${before} ${linesText(lines)}`];
}

/** "line 7", "lines 7 and 9". */
export function linesText(lines: readonly number[]): string {
  if (lines.length === 1) return `line ${lines[0]}`;
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
}
