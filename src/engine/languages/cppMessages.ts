/** What g++ and clang++ say, by place: in the learner's file, on the way out of it, or in what is generated around it. */
import type { Message } from '../grading/report.ts';
import { errorAt } from './columns.ts';
import type { SolutionSource } from './language.ts';

/** The learner's file in a build. */
export const SOLUTION = 'solution.cpp';

const PLACE = /^(?:.*[\\/])?([\w.]+):(\d+):(\d+): (?:fatal )?error: (.*)$/;
/** The linker's words, which name the line of the call. */
const UNDEFINED = /[\\/:]solution\.cpp:(\d+): (undefined reference to .*)$/;
/** Lines that lead to an error in a header. */
const THROUGH = /^(?:.*[\\/])?([\w.]+):(\d+):\d+:\s+(?:required from|note:)/;

/** The file that is generated around it. */
export const GLUE = 'main.cpp';

/** An error outside of the learner's file. */
export interface GlueError {
  readonly text: string;
  /** The line of the generated file that is, or has led to, the place; 0 where unknown. */
  readonly line: number;
}

export interface CppMessages {
  readonly own: readonly Message[];
  readonly glue: readonly GlueError[];
}

/**
 * The errors of an output, at most ten in the learner's file.
 *
 * @param calls the generated file makes many calls, so that an error in it is about one of them, and never about what the
 *   compiler noted beside the last
 */
export function readCppOutput(output: string, source: SolutionSource, calls = false): CppMessages {
  const own: Message[] = [];
  const glue: GlueError[] = [];
  /** The last line of the solution that the compiler named on its way into a library. */
  let through = 0;
  /** The last line of the generated file. */
  let from = 0;
  for (const line of output.split(/\r?\n/)) {
    const required = THROUGH.exec(line);
    if (required?.[1] === SOLUTION) through = Number(required[2]);
    else if (calls && required?.[1] === GLUE) {
      from = Number(required[2]);
      through = 0;
    }
    const undefinedName = UNDEFINED.exec(line);
    if (undefinedName !== null) {
      const [, at, said = ''] = undefinedName;
      if (!own.some((one) => one.text === said)) own.push(errorAt(source, Number(at), 1, said));
      continue;
    }
    const match = PLACE.exec(line);
    if (match === null) continue;
    const text = (match[4] as string).replace(/[‘’]/g, "'");
    if (match[1] === SOLUTION) {
      own.push(errorAt(source, Number(match[2]), Number(match[3]), text, 'codePoint'));
    } else if (calls && match[1] === GLUE) {
      glue.push({ text, line: Number(match[2]) });
      through = 0;
    } else if (through > 0) {
      own.push(errorAt(source, through, 1, text));
      through = 0;
    } else {
      glue.push({ text, line: from });
    }
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
    rest === '' ? 'The C++ compiler failed without a message.' : rest.slice(0, 2000),
  );
}
