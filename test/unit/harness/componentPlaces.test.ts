/** Components whose lines are lost, that do not end, or that are debugged. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { failureOf } from '../../../src/engine/grading/failure.ts';
import { functionSubject } from '../../../src/engine/grading/functionSubject.ts';
import { SolutionRunner } from '../../../src/engine/grading/runner.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import { createSessions } from '../../../src/platform/sessions.ts';
import { neverAborted } from '../platform/helpers.ts';
import {
  asFunctions,
  complaintOf,
  GIVEN,
  outcomesOf,
  python,
  script,
  SIGNATURE,
  SPEC,
  USE,
} from './components/counter.ts';
import { build, harnessFolder, toolPath } from './driver.ts';

describe('a component in TypeScript with parameter properties, whose lines are lost with its types', () => {
  const typed = (add: string): string => `enum Kind { One, Two }

export class Counter {
  private n: number | null = null;

  constructor(private total: number) {}

  ${add}

  reset(): void {
    this.total = Kind.One;
  }

  last(): number | null {
    return this.n;
  }
}
`;

  it('runs', async () => {
    const add = 'add(n: number): number {\n    this.n = n;\n    return (this.total += n);\n  }';
    assert.deepEqual(await outcomesOf('typescript', typed(add), USE), GIVEN);
  });

  it('is told what is wrong with it in the words and at the lines of the file', async () => {
    assert.equal(
      await complaintOf(
        'typescript',
        typed('add(n: number, m: Map<string, number>): number {\n    return n;\n  }'),
      ),
      '8: Kode calls `add(n: number): number`; this file has `add(n: number, m: Map<string, number>): number`.',
    );
    assert.equal(
      await complaintOf('typescript', typed('')),
      '3: Kode calls `add(n: number): number`; `Counter` has `reset`, `last`.',
    );
  });
});

describe('a component that does not end', function () {
  this.timeout(60_000);
  const LOOP = 'n += 1;';

  for (const [id, text] of [
    ['javascript', script('add', `add(n) {\n    for (;;) ${LOOP}\n  }`)],
    ['python', python('add', `def add(self, n):\n        while True: ${LOOP}`)],
  ] as const) {
    it(`is asked for its line in ${adapterOf(id).title}`, async () => {
      if (process.platform === 'win32') return;
      const adapter = asFunctions(id);
      const { dir, source } = await build(adapter, text, SIGNATURE);
      const runner = new SolutionRunner({
        sessions: createSessions({
          toolchains: { find: (spec) => Promise.resolve({ found: true, path: toolPath(spec), version: '' }) },
          harnessFolder: await harnessFolder(),
          guard: new ExitGuard(),
        }),
        command: adapter.run(256),
        dir,
        limits: { memoryMb: 1024, outputBytes: 4 << 20, processes: 16 },
        draws: adapter.draws,
        signal: neverAborted(),
      });
      try {
        const oracleCase = { args: '[[5],[[0,2]],0]', want: '[[null],[7]]', size: 1 };
        const [result] = await runner.run([oracleCase], () => 1_000);
        assert.ok(result !== undefined);
        const failure = failureOf('small', oracleCase, result, null, await runner.printed(result), {
          subject: functionSubject({
            signature: SIGNATURE,
            judge: { kind: 'exact' },
            limits: SPEC.limits,
            small: { maxLength: 1, values: {}, maxCases: 1 },
            examples: [],
            growth: { target: '1', max: 1 },
          }),
          adapter,
          source,
          limitMs: 1_000,
          shippedMs: null,
        });
        assert.equal(failure.verdict, 'time-limit');
        assert.equal(failure.line, text.slice(0, text.indexOf(LOOP)).split('\n').length);
      } finally {
        await runner.dispose();
      }
    });
  }
});

describe('a component under the debugger of scripts', () => {
  it('shows each call and what it gave', async () => {
    const text = script('add', "add(n) { if (n < 0) throw new CodedError('INVALID'); return (this.n = n); }");
    const { dir } = await build(asFunctions('javascript'), text, SIGNATURE);
    const bundle = path.join(dir, 'debug.cjs');
    await esbuild.build({
      entryPoints: [path.resolve(import.meta.dirname, '../../../src/harness/node/debug.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    const debug = (sequence: string): string => {
      writeFileSync(path.join(dir, 'case.json'), sequence);
      const { stdout, stderr } = spawnSync(process.execPath, [bundle], { cwd: dir, encoding: 'utf8' });
      assert.equal(stderr, '');
      return stdout;
    };
    assert.equal(
      debug('[[5],[[0,2],[0,-1],[2]],0]'),
      'new Counter 5\nadd 2\nreturned 2\nadd -1\nrefused with INVALID\nlast\nreturned 2\n',
    );
  });
});
