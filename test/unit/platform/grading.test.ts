import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GradeEvent, Report } from '../../../src/engine/grading/report.ts';
import { NotGradedError } from '../../../src/engine/grading/report.ts';
import type { Grader, GradeRequest } from '../../../src/engine/grading/request.ts';
import { CancelledError } from '../../../src/engine/grading/request.ts';
import type { BrokerGrader, BrokerGraderOptions } from '../../../src/platform/brokerClient.ts';
import { createBrokerGrader } from '../../../src/platform/brokerClient.ts';
import { isFromBroker, isToBroker } from '../../../src/platform/brokerProtocol.ts';
import { fromFailure, toFailure } from '../../../src/platform/failures.ts';
import { GradeQueue } from '../../../src/platform/gradeQueue.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { createLog } from '../../../src/platform/log.ts';
import { OracleError } from '../../../src/engine/ports.ts';
import { fakeGrader, requestFor, writeExtension } from './fakeWorld.ts';
import {
  assertNothingLeft,
  isAlive,
  neverAborted,
  processesWith,
  temporaryFolder,
  until,
} from './helpers.ts';

const RIGHT = 'module.exports = (n) => n * 2;';
const LOOP = 'module.exports = (n) => { if (n === 3) for (;;); return n * 2; };';
const nobody = (): void => undefined;

function run(grader: Grader, request: GradeRequest, signal = neverAborted()): Promise<Report> {
  return grader.grade(request, nobody, signal);
}

/** What both graders do; each with its own way to start. */
function sharedBehaviour(grader: () => Grader): void {
  it('accepts a right solution, with events on the way', async () => {
    const events: GradeEvent[] = [];
    const report = await grader().grade(requestFor(RIGHT), (event) => events.push(event), neverAborted());
    assert.equal(report.verdict, 'accepted');
    assert.ok(report.cases.run > 100);
    assert.equal(events[0]?.type, 'started');
    assert.deepEqual(events.at(-1), { type: 'finished', report });
  });

  it('finds a wrong one, and shows the smallest case', async () => {
    const report = await run(grader(), requestFor('module.exports = (n) => (n > 2 ? 0 : n * 2);'));
    assert.equal(report.verdict, 'wrong-answer');
    assert.equal(report.counterexample?.wire, '[3]');
  });

  it('ends a loop', async function () {
    this.timeout(60_000);
    const report = await run(grader(), requestFor(LOOP));
    assert.equal(report.verdict, 'time-limit');
  });

  it('reports a compile error', async () => {
    const report = await run(grader(), requestFor('module.exports = ('));
    assert.equal(report.verdict, 'compile-error');
  });

  const refusals: readonly (readonly [string, Partial<GradeRequest>, RegExp, RegExp])[] = [
    ['an unknown problem', { problem: 'no-such' }, /no problem "no-such"/, /sidebar/],
    ['an id that is a path', { problem: '../items/double-it' }, /no problem/, /sidebar/],
    ['a lesson', { problem: 'a-lesson' }, /no problem "a-lesson"/, /sidebar/],
    ['a kind without a judge', { problem: 'a-story' }, /"story" cannot be graded/, /./],
    ['a language without an adapter', { language: 'rust' }, /cannot grade "rust"/, /JavaScript/],
    ['a missing toolchain', { language: 'go' }, /Go was not found/, /Install Go\./],
  ];
  for (const [name, more, message, fix] of refusals) {
    it(`refuses ${name}, and says what to do`, async () => {
      await assert.rejects(run(grader(), requestFor(RIGHT, more)), (error) => {
        assert.ok(error instanceof NotGradedError);
        assert.match(error.message, message);
        assert.match(error.fix, fix);
        return true;
      });
    });
  }

  it('is cancelled in the middle of a case, and before the start', async () => {
    const controller = new AbortController();
    const loop = requestFor('module.exports = (n) => { for (;;); };');
    const grading = assert.rejects(grader().grade(loop, nobody, controller.signal), CancelledError);
    await until(() => processesWith('main.cjs').length > 0);
    controller.abort();
    await grading;
    assert.deepEqual(processesWith('main.cjs'), []);
    await assert.rejects(run(grader(), requestFor(RIGHT), controller.signal), CancelledError);
  });
}

describe('local grader', () => {
  const folder = temporaryFolder();
  let grader: LocalGrader;

  before(() => {
    writeExtension(folder.path);
    grader = fakeGrader(folder.path, join(folder.path, 'cäche'), createLog(nobody));
  });
  after(async () => {
    await grader.dispose();
    folder.remove();
  });
  afterEach(assertNothingLeft);

  sharedBehaviour(() => grader);

  it('stops at a reference that fails: our fault, never a verdict', async () => {
    const broken = join(folder.path, 'broken');
    writeExtension(broken, "solve: (n) => { if (n === 3) throw new Error('no threes'); return n * 2; }");
    const other = fakeGrader(broken, join(folder.path, 'cäche'), createLog(nobody));
    try {
      await assert.rejects(run(other, requestFor(RIGHT)), (error) => {
        assert.ok(error instanceof NotGradedError);
        assert.match(error.message, /no threes/);
        assert.match(error.message, /input \[3\]/);
        return true;
      });
    } finally {
      await other.dispose();
    }
  });

  it('is cancelled while the reference loops', async () => {
    const broken = join(folder.path, 'looping');
    writeExtension(broken, 'solve: (n) => { for (;;); }');
    const other = fakeGrader(broken, join(folder.path, 'cäche'), createLog(nobody));
    const controller = new AbortController();
    try {
      const grading = other.grade(
        requestFor(RIGHT),
        (event) => {
          if (event.type === 'building') setImmediate(() => controller.abort());
        },
        controller.signal,
      );
      await assert.rejects(grading, CancelledError);
    } finally {
      await other.dispose();
    }
  });

  it('tells which toolchains work', async () => {
    const reports = await grader.doctor();
    assert.deepEqual(
      reports.map((report) => [report.language, report.state === null ? 'built in' : report.state.found]),
      [
        ['javascript', 'built in'],
        ['go', false],
      ],
    );
  });
});

describe('broker', () => {
  const folder = temporaryFolder();
  const brokerPath = fileURLToPath(new URL('./fakeBroker.ts', import.meta.url));
  const words: string[] = [];
  let grader: BrokerGrader;

  const make = (more: Partial<BrokerGraderOptions> = {}): BrokerGrader =>
    createBrokerGrader({
      extensionFolder: folder.path,
      storageFolder: join(folder.path, 'störage'),
      toolchains: { go: '' },
      log: createLog((_level, text) => words.push(text)),
      brokerPath,
      ...more,
    });
  const brokers = (): readonly number[] => processesWith(`fakeBroker.ts`);

  before(() => {
    writeExtension(folder.path);
    grader = make();
  });
  after(async () => {
    grader.dispose();
    await until(() => brokers().length === 0);
    folder.remove();
  });

  sharedBehaviour(() => grader);

  it('tells which toolchains work', async () => {
    assert.equal((await grader.doctor()).length, 2);
  });

  it('builds ahead what is graded next, and that build is the one that runs', async () => {
    const storage = join(folder.path, 'ahead');
    const ahead = make({ storageFolder: storage });
    try {
      const text = `${RIGHT} // built ahead`;
      ahead.buildAhead({ ...requestFor('module.exports = 1 +;') });
      ahead.buildAhead(requestFor(text));
      const builds = (): readonly string[] =>
        existsSync(join(storage, 'builds')) ? readdirSync(join(storage, 'builds')) : [];
      const holds = (name: string): boolean => {
        const path = join(storage, 'builds', name, 'solution.cjs');
        return /^[0-9a-f]+$/.test(name) && existsSync(path) && readFileSync(path, 'utf8') === text;
      };
      await until(() => builds().some(holds));
      const before = builds();
      assert.equal(before.length, 1, 'what does not compile, or is out of date, leaves nothing');
      assert.equal((await run(ahead, requestFor(text))).verdict, 'accepted');
      assert.deepEqual(builds(), before);
    } finally {
      ahead.dispose();
    }
  });

  it('uses one process for all', async () => {
    await Promise.all([grader.doctor(), run(grader, requestFor(RIGHT)), grader.doctor()]);
    assert.equal(brokers().length, 1);
  });

  it('starts another after a crash, and says what happened', async () => {
    await assert.rejects(run(grader, requestFor(RIGHT, { problem: 'crash' })), (error) => {
      assert.ok(error instanceof NotGradedError);
      assert.match(error.message, /ended unexpectedly \(SIGSEGV\)/);
      assert.match(error.fix, /Grade again/);
      return true;
    });
    assert.ok(words.some((text) => text.includes('last words')));
    assert.equal((await run(grader, requestFor(RIGHT))).verdict, 'accepted');
  });

  it('keeps the name and text of an error that nobody expected', async () => {
    await assert.rejects(run(grader, requestFor(RIGHT, { problem: 'plain' })), {
      name: 'TypeError',
      message: 'plain ü',
    });
  });

  it('ends a broker that does not answer to a cancel', async () => {
    const controller = new AbortController();
    const grading = grader.grade(requestFor(RIGHT, { problem: 'stuck' }), nobody, controller.signal);
    controller.abort();
    await assert.rejects(grading, CancelledError);
    assert.equal((await run(grader, requestFor(RIGHT))).verdict, 'accepted');
  });

  it('gives way to a newer text of the same file, and queues other work', async function () {
    this.timeout(60_000);
    const slow = requestFor('module.exports = (n) => { for (;;); };');
    const other = requestFor(RIGHT, { file: { path: '/other.cjs', text: RIGHT } });
    const [first, second, third] = await Promise.allSettled([
      run(grader, slow),
      run(grader, other),
      run(grader, requestFor(RIGHT)),
    ]);
    assert.ok(first.status === 'rejected' && first.reason instanceof CancelledError);
    assert.ok(second.status === 'fulfilled' && second.value.verdict === 'accepted');
    assert.ok(third.status === 'fulfilled' && third.value.verdict === 'accepted');
  });

  it('ends when nobody needs it, and comes back', async () => {
    const short = make({ idleMs: 1 });
    const before = brokers();
    await short.doctor();
    const [first = 0] = brokers().filter((pid) => !before.includes(pid));
    await until(() => !isAlive(first));
    assert.equal((await short.doctor()).length, 2);
    short.dispose();
  });

  it('takes everything along when the editor lets go of it in the middle', async () => {
    const other = make();
    const before = brokers();
    const grading = other.grade(requestFor('module.exports = (n) => { for (;;); };'), nobody, neverAborted());
    await until(() => processesWith('main.cjs').length > 0);
    const started = [...brokers().filter((pid) => !before.includes(pid)), ...processesWith('main.cjs')];
    const rejected = assert.rejects(grading, CancelledError);
    other.dispose();
    await rejected;
    await assert.rejects(other.doctor(), CancelledError);
    // The test's own time limit ends a wait in vain.
    await until(() => !started.some(isAlive));
  });

  it('says that its file is missing', async () => {
    const other = make({ brokerPath: join(folder.path, 'none.cjs') });
    await assert.rejects(other.doctor(), NotGradedError);
    other.dispose();
  });
});

describe('broker messages', () => {
  it('are told from what is none', () => {
    assert.ok(isToBroker({ type: 'grade', id: 1, request: requestFor('') }));
    for (const junk of [
      null,
      'x',
      {},
      { type: 'grade', id: 1 },
      { type: 'grade', id: 'x', request: requestFor('') },
      { type: 'grade', id: 1, request: { ...requestFor(''), language: 'cobol' } },
      { type: 'grade', id: 1, request: { ...requestFor(''), file: 'x' } },
      { type: 'cancel' },
      { type: 'setup', setup: {} },
    ]) {
      assert.ok(!isToBroker(junk), JSON.stringify(junk));
    }
    assert.ok(isFromBroker({ type: 'log', level: 'info', text: '' }));
    for (const junk of [
      undefined,
      { type: 'report', id: 1 },
      { type: 'toolchains', id: 1, toolchains: {} },
      { type: 'x' },
    ]) {
      assert.ok(!isFromBroker(junk), JSON.stringify(junk));
    }
  });

  it('carry errors with their class', () => {
    const back = (error: unknown): Error => fromFailure(structuredClone(toFailure(error)));
    const notGraded = back(new NotGradedError('what', 'do this'));
    assert.ok(notGraded instanceof NotGradedError && notGraded.fix === 'do this');
    assert.ok(back(new CancelledError()) instanceof CancelledError);
    assert.ok(back(new OracleError('x')) instanceof OracleError);
    assert.equal(back('text').message, 'text');
    assert.equal(back(new RangeError('r')).name, 'RangeError');
  });
});

describe('grade queue', () => {
  const request = (path: string, more: Partial<GradeRequest> = {}): GradeRequest =>
    requestFor('', { file: { path, text: '' }, ...more });
  const report = {} as Report;

  it('runs one at a time, in order', async () => {
    const queue = new GradeQueue();
    const log: string[] = [];
    const work = (name: string) => async (): Promise<Report> => {
      log.push(`${name} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      return report;
    };
    await Promise.all(
      ['a', 'b', 'c'].map((name) => queue.add(request(name), new AbortController(), work(name))),
    );
    assert.deepEqual(log, ['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('supersedes the same cases of the same file only, waiting or running', async () => {
    const queue = new GradeQueue();
    const cancelled: string[] = [];
    const add = (name: string, one: GradeRequest): Promise<Report> =>
      queue
        .add(
          one,
          new AbortController(),
          (signal) =>
            new Promise<Report>((resolve, reject) => {
              signal.addEventListener('abort', () => reject(new CancelledError()));
              setImmediate(() => resolve(report));
            }),
        )
        .catch((error: unknown) => {
          cancelled.push(name);
          assert.ok(error instanceof CancelledError);
          return report;
        });
    await Promise.all([
      add('running', request('a')),
      add('other part', request('a', { phases: ['examples'] })),
      add('waiting', request('a')),
      add('last', request('a')),
    ]);
    assert.deepEqual(cancelled.sort(), ['running', 'waiting']);
  });

  it('goes on after a failure, and refuses what was cancelled before', async () => {
    const queue = new GradeQueue();
    await assert.rejects(
      queue.add(request('a'), new AbortController(), () => Promise.reject(new Error('x'))),
      /x/,
    );
    const atOnce = (): Promise<Report> => {
      throw new Error('y');
    };
    await assert.rejects(queue.add(request('a'), new AbortController(), atOnce), /y/);
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(
      queue.add(request('a'), controller, () => Promise.resolve(report)),
      CancelledError,
    );
    assert.equal(await queue.add(request('a'), new AbortController(), () => Promise.resolve(report)), report);
  });
});
