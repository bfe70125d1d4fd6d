import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { Toolchains } from '../../../src/engine/ports.ts';
import type { DebugRun } from '../../../src/platform/debugRun.ts';
import { prepareDebugRun } from '../../../src/platform/debugRun.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import { harnessFolder, sign, toolPath } from '../harness/driver.ts';
import { temporaryFolder } from './helpers.ts';

const toolchains: Toolchains = {
  find: (spec) => Promise.resolve({ found: true, path: toolPath(spec), version: '' }),
};

/** `total(a: int[]) → int`; the debugger stops in line 6, where `sum` is 7. */
const SOLUTIONS: Readonly<Partial<Record<LanguageId, readonly [name: string, text: string]>>> = {
  go: [
    'my total.go',
    'package total\n\nfunc Total(a []int) int {\n\tsum := 7\n\tfor _, one := range a {\n\t\tsum += one\n\t}\n\treturn sum\n}\n',
  ],
  python: [
    'my total.py',
    'def total(a):\n    sum = 7\n    #\n    #\n    for one in a:\n        sum += one\n    return sum\n',
  ],
  java: [
    'Total.java',
    'public class Total {\n    static int total(int[] a) {\n        int sum = 7;\n        //\n        for (int one : a) {\n            sum += one;\n        }\n        return sum;\n    }\n}\n',
  ],
  cpp: [
    'my total.cpp',
    '#include <vector>\n\nint total(std::vector<int> a) {\n    int sum = 7;\n    for (int one : a) {\n        sum += one;\n    }\n    return sum;\n}\n',
  ],
  rust: [
    'my total.rs',
    'pub fn total(a: Vec<i32>) -> i32 {\n    let mut sum = 7;\n    //\n    //\n    for one in a {\n        sum += one;\n    }\n    sum\n}\n',
  ],
};

/** Those that need no editor; where one is missing, its languages are not tried. */
const DEBUGGERS: Readonly<Partial<Record<LanguageId, string>>> = { python: 'python3', java: 'jdb' };

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Commands of a debugger that stops in line 6 of the file, shows the place, `sum` and `one`, and goes on to the end. */
function session(
  language: LanguageId,
  path: string,
  run: DebugRun,
): { readonly file: string; readonly args: readonly string[]; readonly input: string } {
  switch (language) {
    case 'python':
      return {
        file: run.file,
        args: [
          '-c',
          // A breakpoint as an editor's debugger sets it: by file and line, in every thread.
          [
            'import runpy, sys',
            `path = ${JSON.stringify(path)}`,
            'seen = []',
            'def local(frame, event, arg):',
            '    if event == "line" and frame.f_lineno == 6 and not seen:',
            '        seen.append(1)',
            '        print("stopped at", frame.f_code.co_filename, frame.f_lineno, "sum =", frame.f_locals["sum"], "one =", frame.f_locals["one"], flush=True)',
            '    return local',
            'def trace(frame, event, arg):',
            '    return local if frame.f_code.co_filename == path else None',
            'import threading',
            'threading.settrace(trace)',
            `sys.argv = [${JSON.stringify(run.args.at(-1))}]`,
            'runpy.run_path(sys.argv[0], run_name="__main__")',
          ].join('\n'),
        ],
        input: '',
      };
    case 'java':
      return {
        file: 'jdb',
        args: ['-classpath', join(run.dir, 'out'), '-sourcepath', dirname(path), 'KodeMain'],
        input: 'stop at Total:6\nrun\nwhere\nprint sum\nprint one\nclear Total:6\ncont\n',
      };
    default:
      return {
        file: 'gdb',
        args: [
          ...['-nx', '-batch', '-ex', `break ${JSON.stringify(`${path}:6`)}`, '-ex', 'run'],
          ...['-ex', 'info source', '-ex', 'frame', '-ex', 'print sum', '-ex', 'print one'],
          ...['-ex', 'delete', '-ex', 'continue', run.file],
        ],
        input: '',
      };
  }
}

function debug(command: ReturnType<typeof session>, run: DebugRun): Promise<string> {
  const child = spawn(command.file, command.args, {
    cwd: run.dir,
    env: { ...process.env, ...run.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (output += part));
  const inputs = command.input.split('\n').filter((line) => line !== '');
  let waiting = '';
  let running = false;
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part;
    waiting += part;
    // jdb is asked the next thing when it prompts: what follows "run" only when a thread has stopped, as "main[1] " says.
    const prompt = running ? /\[\d+\] $/ : /(?:^|\n|[\])] )> ?$/;
    if (inputs.length > 0 && prompt.test(waiting)) {
      running ||= inputs[0] === 'run';
      waiting = '';
      child.stdin.write(`${inputs.shift()}\n`);
    }
  });
  if (inputs.length === 0) child.stdin.end();
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}

describe('a run under a debugger', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  after(() => folder.remove());

  const prepare = async (language: LanguageId, args: string): Promise<{ path: string; run: DebugRun }> => {
    const [name, text] = SOLUTIONS[language] ?? ['', ''];
    const path = join(folder.path, 'dés', language, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const run = await prepareDebugRun({
      adapter: adapterOf(language),
      source: { path, text },
      signature: sign('total', ['a: int[]'], 'int'),
      args,
      folder: join(folder.path, 'debug', language),
      harnessFolder: await harnessFolder(),
      toolchains,
      guard: new ExitGuard(),
    });
    return { path, run };
  };

  for (const language of Object.keys(SOLUTIONS) as LanguageId[]) {
    if (!has(DEBUGGERS[language] ?? 'gdb')) continue;
    it(`stops in a line of the learner's own file, with the arguments of the case: ${language}`, async () => {
      const { path, run } = await prepare(language, '[[30,4]]');
      const command = session(language, path, run);
      const output = await debug(command, run);
      assert.match(output, language === 'java' ? /Total\.total \(Total\.java:6\)/ : /\b6\b/, output);
      if (language !== 'java') assert.ok(output.includes(path), output);
      assert.match(output, /sum = 7|\$1 = 7/, output);
      assert.match(output, /one = 30|\$2 = 30/, output);
      const replies = readFileSync(run.replies, 'utf8').trim().split('\n');
      assert.equal(replies[0], '["ready"]', output);
      assert.match(replies[1] ?? '', /^\[1,\d+,\d+,\d+,0,\[41\]\]$/);
    });
  }

  it("says a compiler's complaint with its line", async () => {
    const path = join(folder.path, 'broken.cpp');
    const options = {
      adapter: adapterOf('cpp'),
      source: { path, text: '#include <vector>\nint total(std::vector<int> a) {\n  return b;\n}\n' },
      signature: sign('total', ['a: int[]'], 'int'),
      args: '[[]]',
      folder: join(folder.path, 'debug', 'broken'),
      harnessFolder: await harnessFolder(),
      toolchains,
      guard: new ExitGuard(),
    };
    await assert.rejects(prepareDebugRun(options), /'b' was not declared/);
  });
});
