/** Logs as lines of text. */
import type { Log } from '../engine/ports.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** A log that gives every entry to one function; a cause is written with its stack, below the text. */
export function createLog(write: (level: LogLevel, text: string) => void): Log {
  return {
    info: (text) => write('info', text),
    warn: (text) => write('warn', text),
    error: (text, cause) => write('error', cause === undefined ? text : `${text}\n${describe(cause)}`),
  };
}

/** A log on stderr, for commands whose stdout is their result. */
export function createStderrLog(minimum: LogLevel = 'warn'): Log {
  const order: readonly LogLevel[] = ['info', 'warn', 'error'];
  return createLog((level, text) => {
    if (order.indexOf(level) >= order.indexOf(minimum)) process.stderr.write(`${level}: ${text}\n`);
  });
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
}
