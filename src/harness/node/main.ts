/**
 * Runs a JavaScript solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form
 * of the lines is described in engine/values/wire.ts. The folder that it is started in, or that its first line names, holds
 * the solution and kode.json.
 *
 * The solution runs in a thread of its own, since only a thread can be given a larger stack than the system's.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { serve } from './serve.ts';
import { tellWhere } from './where.ts';

/** Enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does. */
const STACK_MB = 64;

/** What the threads share: a cell that is 1 when the process is in the folder that was asked for. */
interface Shared {
  readonly moved: Int32Array;
}

if (isMainThread) {
  const heapMb = Number(process.argv[2]);
  const moved = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(__filename, {
    argv: process.argv.slice(2),
    workerData: { moved } satisfies Shared,
    resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: heapMb },
  });
  worker.on('error', (error) => {
    const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    process.stderr.write(
      memory
        ? '\nkode: out of memory\n'
        : `\nkode: uncaught ${error instanceof Error ? (error.stack ?? String(error)) : String(error)}\n`,
    );
    process.exit(memory ? 134 : 1);
  });
  worker.on('exit', (code) => process.exit(code));
  // Once, before any of the solution's code runs.
  worker.once('message', (folder: string) => {
    process.chdir(folder);
    Atomics.store(moved, 0, 1);
    Atomics.notify(moved, 0);
  });
  // Asked where it is, the solution's thread is stopped, and its innermost line printed.
  if (process.platform !== 'win32') process.once('SIGQUIT', () => void tellWhere());
} else {
  const { moved } = workerData as Shared;
  void serve((folder) => {
    parentPort?.postMessage(folder);
    Atomics.wait(moved, 0, 0);
  });
}
