/** What rustc says (`--error-format=short`), by place: in the learner's file, or in what is generated around it. */
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import type { SolutionSource } from './language.ts';

const PLACE = /^(?:.*[\\/])?(\w+\.rs):(\d+):(\d+): error(?:\[E\d+\])?: (.*)$/;

export interface RustMessages {
  /** At most ten. What stands behind the learner's text is at its last line. */
  readonly own: readonly Message[];
  readonly glue: readonly { readonly text: string; readonly file: string; readonly line: number }[];
}

export function readRustOutput(output: string, source: SolutionSource): RustMessages {
  const own: Message[] = [];
  const glue: { text: string; file: string; line: number }[] = [];
  const last = source.text.split('\n').length;
  for (const line of output.split(/\r?\n/)) {
    const match = PLACE.exec(line);
    if (match === null) continue;
    const [, file = '', at = '', column = '', text = ''] = match;
    if (file !== 'solution.rs') glue.push({ text, file, line: Number(at) });
    else if (Number(at) <= last) own.push(errorAt(source, Number(at), Number(column), text, 'codePoint'));
    else own.push(errorAt(source, last, 1, text));
  }
  return { own: own.slice(0, 10), glue };
}

/** What is shown where no line of an output could be read. */
export function unreadOutput(output: string, source: SolutionSource): Message {
  const rest = output.trim();
  return errorAt(
    source,
    1,
    1,
    rest === '' ? 'The Rust compiler failed without a message.' : rest.slice(0, 2000),
  );
}
