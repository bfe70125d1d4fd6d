/** What is said about Java files: by the compiler, and before it. */
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import { COMPONENT_HARNESS, HARNESS } from './javaQuick.ts';
import type { JavaFile } from './javaScan.ts';
import type { SolutionSource } from './language.ts';
import { PlanError } from './language.ts';

/** The glue, or a file of the harness. */
export function isKodes(file: string): boolean {
  return file === 'KodeMain.java' || HARNESS.includes(file) || COMPONENT_HARNESS.includes(file);
}

/**
 * The compiler would complain of two classes of one name, at a place that is not the learner's.
 * @param harness the files of the harness that are in the build
 * @throws PlanError
 */
export function refuseTakenNames(
  { types, masked }: JavaFile,
  source: SolutionSource,
  harness: readonly string[],
): void {
  const names = new Set(['KodeMain.java', ...harness]);
  const taken = types.find(({ name, path }) => names.has(`${name}.java`) && !path.includes('.'));
  if (taken === undefined) return;
  const before = masked.slice(0, masked.search(new RegExp(`\\b${taken.kind}\\s+${taken.name}\\b`)));
  const line = before.split('\n').length;
  const text = `Kode itself has a class \`${taken.name}\`; give yours another name.`;
  throw new PlanError([errorAt(source, line, before.length - before.lastIndexOf('\n'), text)]);
}

const PLACE = /^(?:.*[\\/])?([^\\/:]+\.java):(\d+): error: (.*)$/;

/**
 * What the compiler says, in the learner's file; never empty.
 * @param ofGlue what a complaint about the glue or the harness means: asked where nothing else is wrong
 */
export function javaMessages(
  output: string,
  source: SolutionSource,
  ofGlue: (line: number, text: string) => Message,
): readonly Message[] {
  const lines = output.split(/\r?\n/);
  const messages: Message[] = [];
  let glue: Message | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const match = PLACE.exec(lines[i] as string);
    if (match === null) continue;
    const rest: string[] = [];
    let column = 1;
    while (
      i + 1 < lines.length &&
      !PLACE.test(lines[i + 1] as string) &&
      !/^\d+ errors?$/.test(lines[i + 1] as string)
    ) {
      i += 1;
      const line = lines[i] as string;
      if (/^\s*\^$/.test(line)) column = line.length;
      else if (/^ {2}\s*\w+:\s/.test(line) && column > 1) rest.push(line.trim().replace(/\s+/g, ' '));
    }
    const text = [match[3] as string, ...rest.filter((line) => line.startsWith('symbol'))].join(' ');
    if (isKodes(match[1] as string)) {
      glue ??= ofGlue(Number(match[2]), text);
    } else {
      messages.push(errorAt(source, Number(match[2]), column, text));
    }
  }
  if (messages.length > 0) return messages;
  if (glue !== null) return [glue];
  if (/jdk\.compiler/.test(output)) {
    return [
      errorAt(
        source,
        1,
        1,
        'This Java has no compiler: Kode needs a JDK, not only a runtime. Install a JDK of version 17 or newer.',
      ),
    ];
  }
  const rest = output.trim();
  return [
    errorAt(source, 1, 1, rest === '' ? 'The Java compiler failed without a message.' : rest.slice(0, 2000)),
  ];
}

/**
 * The innermost line of the solution in a stack trace; 0 where there is none. Frames of the JDK carry their module:
 * `java.base/java.util.Objects…`, or `(java.base@17/Objects.java:12)`.
 */
export function lineOfFrames(text: string): number {
  for (const match of text.matchAll(/^\s*at [^/\n]*\(([^()/\n]+\.java):(\d+)\)/gm)) {
    if (!isKodes(match[1] as string)) return Number(match[2]);
  }
  return 0;
}
