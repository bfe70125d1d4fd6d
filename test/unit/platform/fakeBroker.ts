/** What `broker.ts` is, with the fake extension's grader; two problem ids make it misbehave. */
import { serveBroker } from '../../../src/platform/brokerServer.ts';
import { fakeGrader } from './fakeWorld.ts';

serveBroker(({ extensionFolder, cacheFolder, toolchains }, log) => {
  const grader = fakeGrader(extensionFolder, cacheFolder, log, toolchains);
  return {
    ...grader,
    runSnippet: ({ text }) =>
      Promise.resolve({
        kind: 'ran',
        end: 'exit',
        exitCode: 0,
        signal: null,
        output: text,
        cut: false,
        ms: 1,
      }),
    grade(request, onEvent, signal) {
      if (request.problem === 'crash') {
        process.stderr.write('last words\n');
        process.kill(process.pid, 'SIGSEGV');
      }
      if (request.problem === 'stuck') for (;;);
      if (request.problem === 'plain') throw new TypeError('plain ü');
      return grader.grade(request, onEvent, signal);
    },
  };
});
