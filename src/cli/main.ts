#!/usr/bin/env node
/** `kode`: the judge without an editor. */
import { Installation } from './installation.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

// A reader that closes early, such as `head`, has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const controller = new AbortController();
const STATUS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The first one lets what runs end in order; the second one insists.
    if (controller.signal.aborted) process.exit(STATUS[signal]);
    controller.abort(STATUS[signal]);
  });
}

/** Node ends when nothing is left to wait for, even where a promise is still open: that must not look like success. */
function endedEarly(status: number): void {
  if (status !== 0) return;
  process.stderr.write('kode: ended before there was an answer; please report what was asked for\n');
  process.exitCode = 2;
}
process.on('exit', endedEarly);

void runCommand(process.argv.slice(2), {
  terminal: createTerminal(process.stdout, process.stderr, process.env),
  installation: new Installation(__dirname),
  cwd: process.cwd(),
  signal: controller.signal,
}).then((status) => {
  process.off('exit', endedEarly);
  process.exitCode = status;
});
