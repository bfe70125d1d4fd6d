/** What Go's compiler says, in words and places of the learner's file. */
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import type { SolutionSource } from './language.ts';

const PLACE = /^(?:\.[\\/])?sol[\\/](solution|kode_glue|kode_types)\.go:(\d+)(?::(\d+))?: (.*)$/;

/** A complaint about the generated glue: its line there, and the compiler's words. */
export interface GlueComplaint {
  readonly line: number;
  readonly text: string;
}

/**
 * What the compiler says, in the learner's file; never empty.
 * @param ofGlue what a complaint about the glue means: asked where nothing else is wrong
 */
export function goMessages(
  output: string,
  source: SolutionSource,
  ofGlue: (complaint: GlueComplaint) => Message,
): readonly Message[] {
  const messages: Message[] = [];
  let glue: GlueComplaint | null = null;
  const lines = output.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const match = PLACE.exec(lines[i] as string);
    if (match === null) continue;
    let text = match[4] as string;
    while (lines[i + 1]?.startsWith('\t') === true) {
      i += 1;
      text += ` ${(lines[i] as string).trim()}`;
    }
    if (match[1] === 'solution') {
      messages.push(errorAt(source, Number(match[2]), Number(match[3] ?? 1), explain(text), 'byte'));
    } else if (glue === null) {
      glue = { line: match[1] === 'kode_glue' ? Number(match[2]) : 0, text };
    }
  }
  // The glue fails along with a solution that does not compile; only alone is it about the signature.
  if (messages.length === 0 && glue !== null) messages.push(ofGlue(glue));
  if (messages.length > 0) return messages;
  const rest = lines.filter((line) => line.trim() !== '' && !line.startsWith('# ')).join('\n');
  return [
    errorAt(source, 1, 1, rest === '' ? 'The Go compiler failed without a message.' : rest.slice(0, 2000)),
  ];
}

function explain(text: string): string {
  const foreign =
    /^(?:no required module provides package|cannot find module providing package|package) ([^\s:;]+)(?:.*(?:not in std|module lookup|to add it)|:|;)/.exec(
      text,
    );
  return foreign === null
    ? text
    : `Kode builds with Go's standard library only; "${foreign[1]}" is not part of it.`;
}

/** C cannot be used; null for a solution that does not try. */
export function cgoMessage(source: SolutionSource): Message | null {
  return /^\s*import\s*(?:\(\s*)?"C"/m.test(source.text)
    ? errorAt(source, 1, 1, 'Kode builds without cgo: `import "C"` cannot be used.')
    : null;
}
