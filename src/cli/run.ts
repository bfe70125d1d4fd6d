/** One command from its words to its exit status. */
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Request } from './arguments.ts';
import { parseCommand, USAGE, UsageError } from './arguments.ts';
import { bench } from './bench/bench.ts';
import { doctor } from './doctor.ts';
import { gradeFile } from './grade.ts';
import type { Installation } from './installation.ts';
import { verifyGates } from './gates/gates.ts';
import { list } from './list.ts';
import { newProblem } from './new.ts';
import { scaffold } from './scaffold.ts';
import type { Terminal } from './terminal.ts';
import { verify } from './verify.ts';

export interface World {
  readonly terminal: Terminal;
  readonly installation: Installation;
  readonly cwd: string;
  /** Its reason is the exit status of a cancelled command. */
  readonly signal: AbortSignal;
}

/** Could not be graded, or not be understood. */
const STATUS_NOT_GRADED = 2;
const STATUS_INTERRUPTED = 130;

/** @returns the exit status: 0 accepted or done, 1 not accepted, 2 with one line on stderr */
export async function runCommand(argv: readonly string[], world: World): Promise<number> {
  const { terminal, signal } = world;
  try {
    return await run(parseCommand(argv), world);
  } catch (error) {
    if (error instanceof CancelledError || signal.aborted) {
      terminal.err('kode: cancelled');
      return typeof signal.reason === 'number' ? signal.reason : STATUS_INTERRUPTED;
    }
    terminal.err(`kode: ${sentenceOf(error)}`);
    return STATUS_NOT_GRADED;
  }
}

function run(request: Request, world: World): Promise<number> | number {
  switch (request.command) {
    case 'help':
      world.terminal.out(USAGE);
      return 0;
    case 'version':
      return version(world);
    case 'list':
      return list(request, world);
    case 'doctor':
      return doctor(request, world);
    case 'scaffold':
      return scaffold(request, world);
    case 'grade':
      return gradeFile(request, world);
    case 'bench':
      return bench(request, world);
    case 'new':
      return newProblem(request, world);
    case 'verify':
      return request.gates ? verifyGates(request, world) : verify(request, world);
  }
}

async function version({ terminal, installation }: World): Promise<number> {
  const manifest = await installation.optional('../package.json');
  terminal.out(
    manifest === null ? 'unknown' : (JSON.parse(manifest) as { readonly version: string }).version,
  );
  return 0;
}

/** What happened and what to do, on one line. */
function sentenceOf(error: unknown): string {
  const text =
    error instanceof NotGradedError
      ? `${error.message} ${error.fix}`
      : error instanceof UsageError
        ? error.message
        : error instanceof Error
          ? // Not foreseen: the place in the code is what helps whoever looks for the cause.
            `${error.message} ${(error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line)) ?? ''}`
          : String(error);
  return text.replace(/\s+/g, ' ').trim();
}
