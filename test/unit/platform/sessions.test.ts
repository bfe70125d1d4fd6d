import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../../src/engine/ports.ts';
import {
  assertNothingLeft,
  lines,
  openDescriptors,
  startCommand,
  startProgram,
  survivors,
  temporaryFolder,
  until,
} from './helpers.ts';

const ECHO = 'serve((line) => line);';

describe('sessions', () => {
  const folder = temporaryFolder();
  let open: Session[] = [];
  const start = async (...args: Parameters<typeof startProgram>): Promise<Session> => {
    const session = await startProgram(...args);
    open.push(session);
    return session;
  };

  afterEach(async () => {
    for (const session of open) await session.dispose();
    open = [];
    assertNothingLeft();
  });
  after(() => folder.remove());

  it('answers line by line, batch after batch', async () => {
    const session = await start(ECHO, folder.path);
    const first = await session.exchange(lines(['["hello"]']));
    assert.deepEqual(first, { replies: ['["hello"]'], end: null });
    const texts = Array.from({ length: 5_000 }, (_, i) => `[${i},["ü😀"]]`);
    assert.deepEqual(await session.exchange(lines(texts)), { replies: texts, end: null });
    assert.equal(survivors().length, 1);
  });

  it('carries lines of 10 MB both ways at once', async () => {
    const session = await start(ECHO, folder.path);
    const big = `[1,"${'x'.repeat(5_000_000)}${'é'.repeat(2_500_000)}"]`;
    const { replies, end } = await session.exchange(lines([big, big, big]));
    assert.equal(end, null);
    assert.deepEqual(
      replies.map((reply) => reply === big),
      [true, true, true],
    );
  });

  it('says the most memory that was held, where the system does', async () => {
    const session = await start(
      "serve((line) => String(line === 'fill' ? Buffer.alloc(64 * 1024 * 1024, 1).length : 0));",
      folder.path,
    );
    await session.exchange(lines(['["hello"]']));
    const before = session.highWaterBytes();
    await session.exchange(lines(['fill']));
    const after = session.highWaterBytes();
    if (process.platform !== 'linux') {
      assert.deepEqual([before, after], [null, null]);
      return;
    }
    assert.ok(before !== null && after !== null);
    assert.ok(after - before > 60 * 1024 * 1024, `${before} ${after}`);
  });

  it('does not wait for a program that answers before it has read everything', async () => {
    const session = await start(
      `
      const big = 'y'.repeat(3000000);
      for (let i = 0; i < 4; i += 1) send(big);
      serve(() => undefined);`,
      folder.path,
    );
    const big = 'z'.repeat(3_000_000);
    const { replies, end } = await session.exchange(lines([big, big, big, big]));
    assert.equal(end, null);
    assert.deepEqual(
      replies.map((reply) => reply.length),
      [3_000_000, 3_000_000, 3_000_000, 3_000_000],
    );
  });

  it('keeps what is printed apart, readable by offsets and whole characters', async () => {
    const session = await start(
      `
      serve((line) => {
        process.stdout.write('aé😀');
        process.stderr.write('!\\n');
        return String(fs.fstatSync(1).size);
      });`,
      folder.path,
    );
    const { replies } = await session.exchange(lines(['1', '2']));
    assert.deepEqual(replies, ['9', '18']);
    assert.equal(await session.printed(0, 9, 1000), 'aé😀!\n');
    assert.equal(await session.printed(9, Infinity, 1000), 'aé😀!\n');
    assert.equal(await session.printed(0, 18, 2), 'a');
    assert.equal(await session.printed(0, 18, 5), 'aé');
    assert.equal(await session.printed(2, 18, 1000), '😀!\naé😀!\n');
    assert.equal(await session.printed(NaN, -5, 1000), '');
    assert.equal(await session.printed(900, 1000, 1000), '');
  });

  it('tells a loop from a wait, and keeps the replies before it', async () => {
    const loop = await start(
      "serve((line) => { if (line === 'loop') for (;;); return line; });",
      folder.path,
    );
    assert.deepEqual((await loop.exchange(lines(['0']))).replies, ['0']);
    const looped = await loop.exchange(lines(['1', '2', 'loop', '4'], 500));
    assert.deepEqual(looped, {
      replies: ['1', '2'],
      end: { reason: 'time', exitCode: null, signal: null, busy: true },
    });
    assert.deepEqual(await loop.exchange(lines(['5'])), { replies: [], end: looped.end });

    const wait = await start(
      "serve((line) => { if (line === 'wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000); return line; });",
      folder.path,
    );
    assert.deepEqual((await wait.exchange(lines(['0']))).replies, ['0']);
    const waited = await wait.exchange(lines(['1', 'wait'], 500));
    assert.deepEqual(waited, {
      replies: ['1'],
      end: { reason: 'time', exitCode: null, signal: null, busy: false },
    });
  });

  it('counts each deadline from the reply before it', async () => {
    const session = await start(
      'const slow = new Int32Array(new SharedArrayBuffer(4)); serve((line) => { Atomics.wait(slow, 0, 0, 120); return line; });',
      folder.path,
    );
    assert.deepEqual((await session.exchange(lines(['0']))).replies, ['0']);
    const texts = Array.from({ length: 8 }, (_, i) => String(i));
    // 0.96 s together, each well within its own time.
    assert.deepEqual(await session.exchange(lines(texts, 900)), { replies: texts, end: null });
  });

  it('stops a flood', async () => {
    const session = await start(
      "serve((line) => { for (;;) fs.writeSync(1, Buffer.alloc(1 << 16, 'x')); });",
      folder.path,
    );
    const { replies, end } = await session.exchange(lines(['1']));
    assert.deepEqual([replies.length, end?.reason], [0, 'output']);
    assert.equal((await session.printed(0, Infinity, 100)).length, 100);
  });

  it('stops a flood of the shell, which has no handler for the limit of the file size', async () => {
    const session = await startCommand(
      { tool: null, args: ['flood.sh'], env: {} },
      shellIn('while :; do printf %s "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; done'),
    );
    open.push(session);
    assert.equal((await session.exchange(lines(['1'])))?.end?.reason, 'output');
  });

  it('notices too much output of a program that answers all the same', async () => {
    const session = await start(
      "serve((line) => { fs.writeSync(1, Buffer.alloc(2 << 20, 'x')); return line; });",
      folder.path,
    );
    const { replies, end } = await session.exchange(lines(['1']));
    assert.deepEqual([replies, end?.reason], [[], 'output']);
  });

  it('stops who takes too much memory, with all its children', async () => {
    const session = await start(
      'const kept = []; serve((line) => { for (;;) kept.push(Buffer.alloc(8 << 20, 1)); });',
      folder.path,
      { memoryMb: 300 },
    );
    assert.equal((await session.exchange(lines(['1']))).end?.reason, 'memory');
  });

  it('counts the memory of children too', async () => {
    const session = await start(
      `
      const { spawn } = require('child_process');
      const hog = "const kept = []; setInterval(() => { if (kept.length < 30) kept.push(Buffer.alloc(8 << 20, 1)); }, 1)";
      serve((line) => { spawn(process.execPath, ['-e', hog], { stdio: 'ignore' }); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000); });`,
      folder.path,
      { memoryMb: 200 },
    );
    assert.equal((await session.exchange(lines(['1'], 20_000))).end?.reason, 'memory');
  });

  it('stops who starts too many processes, and all of them', async () => {
    const session = await start(
      `
      const { spawn } = require('child_process');
      serve((line) => { for (let i = 0; i < 12; i += 1) spawn('sleep', ['60'], { detached: i % 2 === 0, stdio: 'ignore' }); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000); });`,
      folder.path,
      { processes: 8 },
    );
    assert.equal((await session.exchange(lines(['1']))).end?.reason, 'processes');
  });

  it('ends children, grandchildren that left the group, and orphans', async () => {
    const session = await start(
      `
      const { spawn, spawnSync } = require('child_process');
      serve((line) => {
        spawn('sleep', ['60'], { stdio: 'ignore' });
        spawn('setsid', ['sleep', '60'], { stdio: 'ignore' });
        spawnSync('sh', ['-c', 'setsid sh -c "sleep 61 & sleep 62 & wait" & setsid setsid sleep 63 & exit 0'], { stdio: 'ignore' });
        return line;
      });`,
      folder.path,
    );
    assert.deepEqual((await session.exchange(lines(['1']))).replies, ['1']);
    await until(() => survivors().length >= 5);
    await session.dispose();
    assertNothingLeft();
  });

  it('ends what the solution left behind when it exits by itself', async () => {
    const session = await start(
      `
      require('child_process').spawn('setsid', ['sh', '-c', 'sleep 60'], { stdio: ['ignore', 'ignore', 'ignore', 3, 4] });
      serve((line) => { send(line); process.exit(3); });`,
      folder.path,
    );
    const { replies, end } = await session.exchange(lines(['1', '2']));
    assert.deepEqual(
      { replies, end },
      { replies: ['1'], end: { reason: 'exit', exitCode: 3, signal: null, busy: null } },
    );
    await session.dispose();
    assertNothingLeft();
  });

  it('ends who ignores SIGTERM', async () => {
    const session = await start(
      "for (const s of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(s, () => {}); serve((line) => line);",
      folder.path,
    );
    assert.equal((await session.exchange(lines(['1']))).end, null);
    await session.dispose();
    assertNothingLeft();
  });

  const deaths: readonly (readonly [string, string, number | null, string | null])[] = [
    ['exits in the middle', 'process.exit(7)', 7, null],
    ['throws', "throw new Error('ünexpected')", 1, null],
    ['is killed by a signal', "process.kill(process.pid, 'SIGSEGV'); for (;;);", null, 'SIGSEGV'],
    ['closes the replies and exits', 'fs.closeSync(4); process.exit(5)', 5, null],
    ['closes the requests and exits', 'fs.closeSync(3); process.exit(6)', 6, null],
    ['closes the replies and goes on', 'fs.closeSync(4); for (;;);', null, null],
    ['closes the requests and goes on', 'fs.closeSync(3); for (;;);', null, null],
  ];
  for (const [name, action, exitCode, signal] of deaths) {
    it(`reports a solution that ${name}`, async () => {
      const session = await start(
        `serve((line) => { if (line === '2') { ${action} } return line; });`,
        folder.path,
      );
      const big = 'x'.repeat(2_000_000);
      const result = await session.exchange(lines(['1', '2', big, '4']));
      assert.deepEqual(result, { replies: ['1'], end: { reason: 'exit', exitCode, signal, busy: null } });
    });
  }

  it('shows the output of a solution that died', async () => {
    const session = await start("console.log('before'); null.x;", folder.path);
    const { end } = await session.exchange(lines(['1']));
    assert.equal(end?.exitCode, 1);
    assert.match(await session.printed(0, Infinity, 10_000), /^before\n[\s\S]*TypeError/);
  });

  it('passes on what no harness writes, and leaves what nobody asked for in the pipe', async () => {
    const session = await start("send('junk'); send('more'); serve((line) => line);", folder.path);
    assert.deepEqual(await session.exchange(lines(['1'])), { replies: ['junk'], end: null });
    assert.deepEqual(await session.exchange(lines(['2'])), { replies: ['more'], end: null });
    assert.deepEqual(await session.exchange(lines(['3'])), { replies: ['1'], end: null });
  });

  it('ends a line that never ends', async () => {
    const session = await start(
      "serve(() => { const junk = Buffer.alloc(1 << 20, 'x'); for (;;) fs.writeSync(4, junk); });",
      folder.path,
    );
    assert.equal((await session.exchange(lines(['1']))).end?.reason, 'output');
  });

  it('is cancelled in the middle of an exchange, and before it', async () => {
    const controller = new AbortController();
    const session = await start(
      "serve((line) => { if (line === '2') { send('at 2'); for (;;); } return line; });",
      folder.path,
      {},
      controller.signal,
    );
    assert.deepEqual((await session.exchange(lines(['1', '2']))).replies, ['1', 'at 2']);
    const running = session.exchange(lines(['3', '4']));
    controller.abort();
    assert.deepEqual(await running, {
      replies: [],
      end: { reason: 'cancelled', exitCode: null, signal: null, busy: null },
    });
    await session.dispose();
    assertNothingLeft();
    await assert.rejects(startProgram(ECHO, folder.path, {}, controller.signal), { name: 'CancelledError' });
  });

  it('is disposed twice, and in the middle of an exchange', async () => {
    const session = await start('serve(() => { for (;;); });', folder.path);
    const running = session.exchange(lines(['1']));
    await Promise.all([session.dispose(), session.dispose()]);
    assert.equal((await running).end?.reason, 'cancelled');
    assertNothingLeft();
  });

  it('says that a solution does not start, and leaves no descriptor open', async () => {
    const before = openDescriptors();
    await assert.rejects(
      startProgram(ECHO, folder.path).then(async (session) => {
        await session.dispose();
        return startCommand({ tool: 'node', args: [], env: {} }, join(folder.path, 'gone'));
      }),
      { name: 'NotGradedError' },
    );
    assert.equal(openDescriptors(), before);
  });

  it('gives a solution a small environment', async () => {
    process.env['NODE_OPTIONS'] = '--title=leak';
    process.env['PYTHONSTARTUP'] = '/leak';
    try {
      const session = await start('serve(() => JSON.stringify(process.env));', folder.path);
      const { replies } = await session.exchange(lines(['1']));
      const env = JSON.parse(replies[0] ?? '') as Record<string, string>;
      assert.deepEqual([env['NODE_OPTIONS'], env['PYTHONSTARTUP']], [undefined, undefined]);
      assert.equal(env['PATH'], process.env['PATH']);
    } finally {
      delete process.env['NODE_OPTIONS'];
      delete process.env['PYTHONSTARTUP'];
    }
  });

  it('fills in its folders, in arguments and environment', async () => {
    writeFileSync(
      join(folder.path, 'show.cjs'),
      'console.log(process.argv[2], process.env.WHERE); process.exit(0);',
    );
    const session = await startCommand(
      { tool: 'node', args: ['{dir}/show.cjs', '{harness}/x'], env: { WHERE: '{dir}' } },
      folder.path,
    );
    open.push(session);
    await session.exchange(lines(['1']));
    assert.equal(await session.printed(0, Infinity, 4096), `${folder.path}/x ${folder.path}\n`);
  });

  it('leaves no descriptor, process or listener after 200 sessions', async function () {
    this.timeout(120_000);
    const shell = { tool: null, args: ['flood.sh'], env: {} };
    const dir = shellIn('while read -r line <&3; do echo "$line" >&4; done');
    const warmUp = await startCommand(shell, dir);
    await warmUp.exchange(lines(['1']));
    await warmUp.dispose();
    const controller = new AbortController();
    const listeners = process.listenerCount('SIGTERM');
    const before = openDescriptors();
    for (let i = 0; i < 100; i += 1) {
      const pair = await Promise.all([
        startCommand(shell, dir, {}, controller.signal),
        startCommand(shell, dir, {}, controller.signal),
      ]);
      for (const session of pair) {
        if (i % 3 > 0) assert.deepEqual((await session.exchange(lines(['a', 'b']))).replies, ['a', 'b']);
      }
      await Promise.all(pair.map((session) => session.dispose()));
    }
    assert.equal(openDescriptors(), before);
    assert.equal(process.listenerCount('SIGTERM'), listeners);
    assertNothingLeft();
  });

  const ends: readonly (readonly [string, string])[] = [
    ['exits', 'process.exit(0)'],
    ['is asked to end', "process.kill(process.pid, 'SIGTERM')"],
    ['is killed', "process.kill(process.pid, 'SIGKILL')"],
  ];
  for (const [name, action] of ends) {
    it(`leaves no endless loop behind when Kode's own process ${name}`, async () => {
      const dir = join(folder.path, 'own end');
      mkdirSync(dir, { recursive: true });
      const helpers = new URL('./helpers.ts', import.meta.url).href;
      const program = `
        import { startProgram, lines } from ${JSON.stringify(helpers)};
        const session = await startProgram("serve((line) => { send(line); if (line === 'go') for (;;); });", ${JSON.stringify(dir)});
        await session.exchange(lines(['go']));
        void session.exchange(lines(['2']));
        console.log(process.pid);
        ${action};
      `;
      let pid = 0;
      try {
        pid = Number(
          execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }),
        );
      } catch (error) {
        pid = Number((error as { stdout: string }).stdout);
      }
      assert.ok(pid > 0);
      // Killed is not gone: the kernel takes its time on a full machine. A survivor meets the test's own time limit.
      await until(() => survivors(pid).length === 0);
    });
  }

  function shellIn(script: string): string {
    const dir = join(folder.path, `shell ${script.length}`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'flood.sh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return dir;
  }
});
