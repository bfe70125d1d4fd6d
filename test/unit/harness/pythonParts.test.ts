/** The Python harness has several files, of which a solution is to notice nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonAdapter } from '../../../src/engine/languages/python.ts';
import { invocationOf } from '../../../src/platform/commands.ts';
import { temporaryFolder } from '../platform/helpers.ts';
import { build, callOnce, harnessFolder, sign, toolPath } from './driver.ts';

const PARTS = readdirSync(join(import.meta.dirname, '../../../src/harness/python/kode_harness'))
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -'.py'.length));

/** What a solution sees: folders of Kode on the path, parts that it can import, and how it knows what it is given. */
const LOOKS = `import codecs
import importlib
import pickle
import sys


def look(parts):
    found = [path for path in sys.path if "kode" in path]
    for part in parts:
        try:
            module = importlib.import_module(part)
            found += [part] if "kode" in (module.__file__ or "") else []
        except ImportError:
            pass
    copied = pickle.loads(pickle.dumps(ListNode(7)))
    return found + [codecs.lookup("utf-8").name, ListNode.__module__, str(copied.val)]
`;
const SIGNATURE = sign('look', ['parts: string[]'], 'string[]');
const SEEN = ['utf-8', '__main__', '7'];

describe('the parts of the Python harness', () => {
  it('are nothing that a solution can import, or find on its path', async () => {
    assert.ok(PARTS.length > 1);
    const reply = await callOnce(pythonAdapter, LOOKS, SIGNATURE, PARTS);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    assert.deepEqual(JSON.parse(reply.outcome), [SEEN]);
  });

  it('are found in a folder that cannot be written to, and write nothing there', async () => {
    const folder = temporaryFolder();
    const harness = join(folder.path, 'dist öffentlich 1');
    cpSync(await harnessFolder(), harness, { recursive: true });
    const folders = [join(harness, 'python'), join(harness, 'python/kode_harness')];
    const before = folders.map((one) => readdirSync(one));
    try {
      for (const one of folders) chmodSync(one, 0o555);
      for (const [command, seen] of [
        [pythonAdapter.run(256), SEEN],
        // Not isolated under a debugger: Python itself puts the folder of the script first.
        [
          pythonAdapter.debugBuild?.({ path: 'x.py', text: LOOKS }, SIGNATURE).run,
          [join(harness, 'python'), ...SEEN],
        ],
      ] as const) {
        assert.ok(command !== undefined);
        const { dir } = await build(pythonAdapter, LOOKS, SIGNATURE);
        const [requests, replies] = [join(dir, 'requests.txt'), join(dir, 'replies.txt')];
        writeFileSync(requests, `["hello"]\n[1,[${JSON.stringify(PARTS)}]]\n`);
        writeFileSync(replies, '');
        assert.ok(pythonAdapter.toolchain !== null);
        const tool = { path: toolPath(pythonAdapter.toolchain), version: '' };
        const invocation = invocationOf(command, tool, dir, harness);
        const { stderr } = spawnSync(invocation.file, invocation.args, {
          cwd: dir,
          env: {
            ...invocation.env,
            KODE_REQUESTS: requests,
            KODE_REPLIES: replies,
            KODE_SOLUTION: join(dir, 'solution.py'),
          },
          encoding: 'utf8',
        });
        const [ready, reply] = readFileSync(replies, 'utf8').split('\n');
        assert.equal(ready, '["ready"]', stderr);
        assert.ok(reply?.endsWith(`,0,[${JSON.stringify(seen)}]]`), reply);
      }
      assert.deepEqual(
        folders.map((one) => readdirSync(one)),
        before,
      );
    } finally {
      for (const one of folders) chmodSync(one, 0o755);
      folder.remove();
    }
  });
});
