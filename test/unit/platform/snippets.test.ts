import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { NotGradedError } from '../../../src/engine/grading/report.ts';
import { CancelledError } from '../../../src/engine/grading/request.ts';
import type { SnippetRun } from '../../../src/engine/snippets/snippet.ts';
import { SNIPPET_LIMITS } from '../../../src/engine/snippets/snippet.ts';
import { isFromBroker, isToBroker } from '../../../src/platform/brokerProtocol.ts';
import { GradeQueue } from '../../../src/platform/gradeQueue.ts';
import type { SnippetRunner } from '../../../src/platform/snippets.ts';
import { createSnippetRunner } from '../../../src/platform/snippets.ts';
import { assertNothingLeft, neverAborted, processesWith, temporaryFolder, until } from './helpers.ts';

type Ran = Extract<SnippetRun, { kind: 'ran' }>;

/** Each prints "7 ü" and ends with 3. */
const PROGRAMS: Readonly<Record<LanguageId, string>> = {
  go: 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println(7, "ü")\n\tos.Exit(3)\n}\n',
  python: 'import sys\nprint(7, "ü")\nsys.exit(3)\n',
  javascript: 'console.log(7, "ü");\nprocess.exitCode = 3;\n',
  typescript: 'const n: number = 7;\nconsole.log(n, "ü");\nprocess.exitCode = 3;\n',
  java: 'record Pair(int a) {}\n\npublic class Seven {\n    public static void main(String[] args) {\n        System.out.println(new Pair(7).a() + " ü");\n        System.exit(3);\n    }\n}\n',
  cpp: '#include <cstdio>\n\nint main() {\n    std::puts("7 ü");\n    return 3;\n}\n',
  rust: 'fn main() {\n    println!("{} ü", 7);\n    std::process::exit(3);\n}\n',
};

/** Empty for a process that has ended, and for one that nobody has waited for yet. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('snippets', function () {
  // The first build of a compiler may fill its own cache.
  this.timeout(120_000);

  const folder = temporaryFolder();
  const runners: SnippetRunner[] = [];
  const runner = (wallMs?: number, toolchains: Record<string, string> = {}): SnippetRunner => {
    const made = createSnippetRunner({
      harnessFolder: folder.path,
      cacheFolder: join(folder.path, 'builds'),
      version: '0',
      toolchains,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      ...(wallMs === undefined ? {} : { wallMs }),
    });
    runners.push(made);
    return made;
  };
  const run = async (text: string, wallMs?: number): Promise<Ran> => {
    const result = await runner(wallMs).runSnippet({ language: 'javascript', text }, neverAborted());
    assert.equal(result.kind, 'ran', JSON.stringify(result));
    return result;
  };

  afterEach(assertNothingLeft);
  after(async () => {
    await Promise.all(runners.map((one) => one.dispose()));
    folder.remove();
  });

  for (const [language, text] of Object.entries(PROGRAMS) as [LanguageId, string][]) {
    it(`runs a program in ${language}`, async () => {
      const result = await runner().runSnippet({ language, text }, neverAborted());
      assert.equal(result.kind, 'ran', JSON.stringify(result));
      const { end, exitCode, signal, output, cut, ms } = result;
      assert.deepEqual([end, exitCode, signal, output.trim(), cut], ['exit', 3, null, '7 ü', false]);
      assert.ok(ms > 0);
    });
  }

  it('shows stdout and stderr in their order, and nothing comes from stdin', async () => {
    const { output } = await run(
      "const fs = require('fs');\nfs.writeSync(1, 'a\\n'); fs.writeSync(2, 'b\\n'); fs.writeSync(1, fs.readFileSync(0, 'utf8') + 'c\\n');\n",
    );
    assert.equal(output, 'a\nb\nc\n');
  });

  it('tells what does not compile from what fails', async () => {
    const go = await runner().runSnippet(
      { language: 'go', text: 'package main\n\nfunc main() {\n\tx := 1\n}\n' },
      neverAborted(),
    );
    assert.equal(go.kind, 'unbuilt');
    assert.match(go.output, /main\.go:4:2: declared and not used: x/);
    const ts = await runner().runSnippet(
      { language: 'typescript', text: 'const a = 1;\nconst = 2;\n' },
      neverAborted(),
    );
    assert.equal(ts.kind, 'unbuilt');
    assert.match(ts.output, /^2: SyntaxError/);
    const failed = await run('throw new Error("at last");\n');
    assert.deepEqual([failed.end, failed.exitCode], ['exit', 1]);
    assert.match(failed.output, /Error: at last/);
  });

  it('ends a loop at the limit, with what was printed before', async () => {
    const { end, output, exitCode } = await run('console.log("before");\nfor (;;) {}\n', 1000);
    assert.deepEqual([end, output, exitCode], ['time', 'before\n', null]);
  });

  it('ends a flood, and shows the first of it', async () => {
    const { end, output, cut } = await run(
      "const fs = require('fs');\nconst line = 'x'.repeat(1023) + '\\n';\nfor (;;) fs.writeSync(1, line);\n",
    );
    assert.deepEqual([end, cut], ['output', true]);
    assert.equal(Buffer.byteLength(output), SNIPPET_LIMITS.shownBytes);
  });

  it('ends what takes too much memory', async () => {
    const { end } = await run('const all = [];\nfor (;;) all.push(Buffer.alloc(8 << 20, 1));\n');
    assert.equal(end, 'memory');
  });

  it('ends what starts too many processes, with all of them', async () => {
    const { end } = await run(
      "const { spawn } = require('child_process');\nfor (let i = 0; i < 80; i += 1) spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });\nsetInterval(() => {}, 1000);\n",
    );
    assert.equal(end, 'processes');
  });

  it('ends what the program left behind, out of its group and without its mark', async () => {
    const pid = join(folder.path, 'pid');
    const { end, exitCode } = await run(
      `const { spawn } = require('child_process');\nconst left = spawn('sleep', ['600'], { detached: true, stdio: 'ignore', env: {} });\nrequire('fs').writeFileSync(${JSON.stringify(pid)}, String(left.pid));\nleft.unref();\n`,
    );
    assert.deepEqual([end, exitCode], ['exit', 0]);
    if (process.platform === 'linux') assert.equal(commandLine(readFileSync(pid, 'utf8')), '');
  });

  it('is cancelled while it runs, and before it is built', async () => {
    const controller = new AbortController();
    const sign = join(folder.path, 'runs');
    const text = `require('fs').writeFileSync(${JSON.stringify(sign)}, '');\nfor (;;) {}\n`;
    const running = runner().runSnippet({ language: 'javascript', text }, controller.signal);
    await until(() => existsSync(sign));
    controller.abort();
    await assert.rejects(running, CancelledError);
    await assert.rejects(
      runner().runSnippet({ language: 'go', text: '' }, controller.signal),
      CancelledError,
    );
    assert.deepEqual(processesWith('main.cjs'), []);
  });

  it('says what is missing, and how to get it', async () => {
    for (const language of ['go', 'python'] as const) {
      const none = runner(undefined, { [language]: join(folder.path, 'none') });
      await assert.rejects(
        none.runSnippet({ language, text: PROGRAMS[language] }, neverAborted()),
        (error) => error instanceof NotGradedError && error.fix.includes(`kode.toolchain.${language}`),
      );
    }
  });
});

describe('snippets in the broker', () => {
  const snippet = { language: 'go', text: '' } as const;

  it('have messages of their own', () => {
    assert.ok(isToBroker({ type: 'snippet', id: 1, snippet }));
    assert.ok(!isToBroker({ type: 'snippet', id: 1, snippet: { language: 'cobol', text: '' } }));
    assert.ok(!isToBroker({ type: 'snippet', id: 1, snippet: { language: 'go' } }));
    assert.ok(isFromBroker({ type: 'snippetRun', id: 1, run: {} }));
  });

  it('wait for their turn, and the same one again takes the place of the first', async () => {
    const queue = new GradeQueue();
    const log: string[] = [];
    const add = (name: string, text: string): Promise<void> =>
      queue
        .add({ snippet: { language: 'go', text } }, new AbortController(), async (signal) => {
          log.push(`${name} starts`);
          await new Promise((resolve) => setImmediate(resolve));
          if (signal.aborted) throw new CancelledError();
          log.push(`${name} ends`);
        })
        .catch((error: unknown) => {
          assert.ok(error instanceof CancelledError);
          log.push(`${name} is cancelled`);
        });
    await Promise.all([add('a', 'a'), add('b', 'b'), add('a again', 'a')]);
    assert.deepEqual(log, [
      'a starts',
      'a is cancelled',
      'b starts',
      'b ends',
      'a again starts',
      'a again ends',
    ]);
  });
});
