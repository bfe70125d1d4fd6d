import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Command } from '../../../src/engine/languages/language.ts';
import type { Session, SessionLimits } from '../../../src/engine/ports.ts';
import type { LocalSessions } from '../../../src/platform/sessions.ts';
import {
  assertNothingLeft,
  LIMITS,
  lines,
  neverAborted,
  openDescriptors,
  sessionsIn,
  survivors,
  temporaryFolder,
  until,
  writeProgram,
} from './helpers.ts';

/** Answers with its id, and the folder that it was told. */
const TELLS = `
let told = null;
serve((line) => {
  if (!line.startsWith('"')) return JSON.stringify([process.pid, told, process.cwd()]);
  told = JSON.parse(line);
});
`;

describe('processes started ahead', () => {
  const folder = temporaryFolder();
  const program = writeProgram(TELLS, folder.path);
  const ofBuild: Command = { tool: 'node', args: [program], env: {}, ahead: 'of-build' };
  const ofRun: Command = { ...ofBuild, ahead: 'of-run' };
  let sessions: LocalSessions;
  let open: Session[] = [];
  let descriptors = 0;

  const opened = async (command: Command, dir: string, limits: SessionLimits = LIMITS): Promise<Session> => {
    const session = await sessions.open(command, dir, limits, neverAborted());
    open.push(session);
    return session;
  };
  const told = async (session: Session): Promise<readonly [number, string | null, string]> => {
    const { replies } = await session.exchange(lines(['["hello"]']));
    return JSON.parse(replies[0] ?? 'null') as [number, string | null, string];
  };
  /** In the middle of its start a process has no environment for a moment, and cannot be told from others. */
  const theOne = async (): Promise<number> => {
    let found: readonly number[] = [];
    await until(() => (found = survivors()).length > 0);
    const [pid, ...others] = found;
    assert.ok(pid !== undefined && others.length === 0, `${others.length} processes too many`);
    return pid;
  };

  beforeEach(() => {
    descriptors = openDescriptors();
    sessions = sessionsIn(folder.path);
  });
  afterEach(async () => {
    for (const session of open) await session.dispose();
    open = [];
    await sessions.dispose();
    assertNothingLeft();
    assert.equal(openDescriptors(), descriptors);
  });
  after(() => folder.remove());

  it('serve the build that comes, which they are told, and one build only', async () => {
    await sessions.prepare(ofBuild, '', LIMITS);
    const waiting = await theOne();
    const first = await told(await opened(ofBuild, folder.path));
    assert.deepEqual(first, [waiting, folder.path, tmpdir()]);
    const second = await told(await opened(ofBuild, folder.path));
    assert.notEqual(second[0], waiting);
    assert.deepEqual(second.slice(1), [folder.path, tmpdir()]);
  });

  it('start in the folder of the build that they were started for, and serve no other', async () => {
    await sessions.prepare(ofRun, folder.path, LIMITS);
    const waiting = await theOne();
    const other = await told(await opened(ofRun, tmpdir()));
    assert.notEqual(other[0], waiting);
    assert.deepEqual(await told(await opened(ofRun, folder.path)), [waiting, null, folder.path]);
  });

  it('are not taken for other limits, nor for another command', async () => {
    await sessions.prepare(ofBuild, '', LIMITS);
    const waiting = await theOne();
    const larger = await opened(ofBuild, folder.path, { ...LIMITS, outputBytes: 2 * LIMITS.outputBytes });
    assert.notEqual((await told(larger))[0], waiting);
    const another = await opened({ ...ofBuild, env: { TZ: 'UTC' } }, folder.path);
    assert.notEqual((await told(another))[0], waiting);
  });

  it('wait one at a time: the same stays, another takes its place', async () => {
    await sessions.prepare(ofBuild, '', LIMITS);
    const waiting = await theOne();
    await sessions.prepare(ofBuild, '', LIMITS);
    assert.equal(await theOne(), waiting);
    await sessions.prepare(ofRun, folder.path, LIMITS);
    assert.notEqual(await theOne(), waiting);
  });

  it('are started again where one has died while it waited', async () => {
    await sessions.prepare(ofBuild, '', LIMITS);
    const waiting = await theOne();
    process.kill(waiting, 'SIGKILL');
    // Dead and waited for: before that Node does not know.
    await until(() => !existsSync(`/proc/${waiting}`));
    const [pid] = await told(await opened(ofBuild, folder.path));
    assert.notEqual(pid, waiting);
  });

  it('obey the limits of who takes them', async () => {
    const path = writeProgram(
      `serve((line) => (line === 'fill' ? String(Buffer.alloc(400 * 1024 * 1024, 1).length) : undefined)); `,
      folder.path,
    );
    const command: Command = { ...ofBuild, args: [path] };
    await sessions.prepare(command, '', LIMITS);
    const waiting = await theOne();
    const session = await opened(command, folder.path, { ...LIMITS, memoryMb: 128 });
    assert.equal(await theOne(), waiting);
    const { end } = await session.exchange(lines(['fill', 'x']));
    assert.equal(end?.reason, 'memory');
  });

  it('are none where the command is not worth it', async () => {
    await sessions.prepare({ tool: 'node', args: [program], env: {} }, folder.path, LIMITS);
    assert.deepEqual(survivors(), []);
  });

  it('are none after the end, whatever is asked', async () => {
    await sessions.prepare(ofBuild, '', LIMITS);
    await sessions.dispose();
    assert.deepEqual(survivors(), []);
    await sessions.prepare(ofBuild, '', LIMITS);
    assert.deepEqual(survivors(), []);
  });
});
