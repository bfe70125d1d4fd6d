/**
 * Where the solution's thread is, while it does not end. Only the main thread can still ask, and only through the debugger:
 * it stops the other thread in whatever JavaScript it runs, in `Atomics.wait` too.
 */
import { readFileSync, writeSync } from 'node:fs';
import type { HarnessFile } from './load.ts';

interface Told {
  readonly method?: string;
  readonly params?: {
    /** With `Debugger.scriptParsed`. */
    readonly scriptId?: string;
    readonly url?: string;
    /** With `Debugger.paused`; lines from 0. */
    readonly callFrames?: readonly { readonly location: { scriptId: string; lineNumber: number } }[];
  };
}

/** Prints `kode: at 12` when it is known and ends the process; where it is never known, it is ended from outside. */
export async function tellWhere(): Promise<void> {
  const { keepsLines } = JSON.parse(readFileSync('kode.json', 'utf8')) as HarnessFile;
  // Most solutions end; they shall not wait for the debugger's module.
  const { Session } = await import('node:inspector');
  let script: string | undefined;
  const session = new Session();
  session.connect();
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
    for (const [i, method] of ['Debugger.enable', 'Debugger.pause'].entries()) {
      session.post('NodeWorker.sendMessageToWorker', {
        sessionId,
        message: JSON.stringify({ id: i + 1, method }),
      });
    }
  });
  session.on('NodeWorker.receivedMessageFromWorker', ({ params: { message } }) => {
    const { method, params } = JSON.parse(message) as Told;
    if (method === 'Debugger.scriptParsed' && /[\\/]kode-solution\.[mc]js$/.test(params?.url ?? '')) {
      script = params?.scriptId;
    }
    if (method !== 'Debugger.paused') return;
    const frame = params?.callFrames?.find(({ location }) => location.scriptId === script);
    if (frame !== undefined && keepsLines) writeSync(2, `\nkode: at ${frame.location.lineNumber + 1}\n`);
    process.kill(process.pid, 'SIGKILL');
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
}
