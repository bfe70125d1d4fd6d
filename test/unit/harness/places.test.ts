import assert from 'node:assert/strict';
import type { Failure } from '../../../src/engine/grading/failure.ts';
import { failureOf } from '../../../src/engine/grading/failure.ts';
import { functionSubject } from '../../../src/engine/grading/functionSubject.ts';
import { SolutionRunner } from '../../../src/engine/grading/runner.ts';
import { ADAPTERS } from '../../../src/engine/languages/registry.ts';
import type { Toolchains } from '../../../src/engine/ports.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import { createSessions } from '../../../src/platform/sessions.ts';
import { neverAborted } from '../platform/helpers.ts';
import type { Built } from './driver.ts';
import { build, harnessFolder, sign, toolPath } from './driver.ts';
import type { Deed } from './deeds.ts';
import { PLACES } from './places.ts';

/** What hangs waits so long each time; what dies has time, also on a machine on which much else runs. */
const HANG_MS = 1_000;
const DEADLINE_MS = 10_000;
const HANGS: ReadonlySet<Deed> = new Set(['loops', 'loops in a library', 'waits', 'sleeps']);
const SIGNATURE = sign('f', ['n: int'], 'int');
const SUBJECT = functionSubject({
  signature: SIGNATURE,
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 1024 },
  small: { maxLength: 1, values: {}, maxCases: 1 },
  examples: [],
  growth: { target: '1', max: 1 },
});

const toolchains: Toolchains = {
  find: (spec) => Promise.resolve({ found: true, path: toolPath(spec), version: '' }),
};

/** What became of deed `n`, alone in a fresh process, in the words of the judge. */
async function commit(built: Built, n: number, deadlineMs: number): Promise<Failure> {
  const { adapter, source } = built;
  const runner = new SolutionRunner({
    sessions: createSessions({ toolchains, harnessFolder: await harnessFolder(), guard: new ExitGuard() }),
    command: adapter.run(256),
    dir: built.dir,
    limits: { memoryMb: 1024, outputBytes: 4 << 20, processes: 16 },
    draws: adapter.draws,
    signal: neverAborted(),
  });
  try {
    const oracleCase = { args: `[${n}]`, want: '[0]', size: 1 };
    const [result] = await runner.run([oracleCase], () => deadlineMs);
    assert.ok(result !== undefined);
    return failureOf('small', oracleCase, result, null, await runner.printed(result), {
      subject: SUBJECT,
      adapter,
      source,
      limitMs: deadlineMs,
      shippedMs: null,
    });
  } finally {
    await runner.dispose();
  }
}

describe('the place of a crash or a hang', function () {
  this.timeout(180_000);
  const found = { right: 0, all: 0 };

  for (const adapter of ADAPTERS) {
    const { text, deeds } = PLACES[adapter.id];
    describe(`in ${adapter.title}`, () => {
      let built: Built;
      before(async () => {
        built = await build(adapter, text, SIGNATURE);
      });
      for (const [n, deed] of Object.entries(deeds)) {
        it(`${n}: ${deed}`, async () => {
          const mayHang = HANGS.has(deed) || deed === 'in a thread';
          const failure = await commit(built, Number(n), mayHang ? HANG_MS : DEADLINE_MS);
          const lines = text
            .split('\n')
            .flatMap((line, i) => (new RegExp(`@${n}$`).test(line) ? [i + 1] : []));
          found.all += 1;
          const told = `${failure.verdict}, line ${failure.line}: ${failure.why}\n${failure.printed}`;
          if (HANGS.has(deed) && failure.verdict === 'time-limit') {
            const isBusy = deed.startsWith('loops');
            if (failure.line > 0) {
              const sentence = isBusy
                ? `It was still running at line ${failure.line}.`
                : `It waited at line ${failure.line} and nothing woke it.`;
              assert.equal(failure.why, sentence);
            }
            // The trace is the language's own and not what the solution printed.
            assert.equal(failure.printed, '');
          } else if (failure.verdict !== 'runtime-error') {
            assert.ok(deed === 'in a thread' && failure.verdict === 'time-limit', told);
          }
          assert.ok(lines.includes(failure.line), told);
          found.right += 1;
        });
      }
    });
  }

  after(() => {
    console.log(`    ${found.right} of ${found.all} carry the line`);
  });
});
