/** What `broker.ts` is, with the fake extension's grader; two problem ids make it misbehave. */
import { serveBroker } from '../../../src/platform/brokerServer.ts';
import { fakeGrader } from './fakeWorld.ts';

serveBroker(({ extensionFolder, cacheFolder, toolchains }, log) => {
  const grader = fakeGrader(extensionFolder, cacheFolder, log, toolchains);
  return {
    ...grader,
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
