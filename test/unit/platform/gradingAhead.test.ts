import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { GradeRequest } from '../../../src/engine/grading/request.ts';
import type { Report } from '../../../src/engine/grading/report.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { assertNothingLeft, neverAborted, survivors, temporaryFolder, until } from './helpers.ts';
import { graderOfOne } from './oneProblem.ts';

const SPEC: FunctionSpec = {
  signature: {
    name: 'twice',
    params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 1000 } }],
    returns: { kind: 'int' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 2000, memoryMb: 128 },
  small: { maxLength: 1, values: { n: [0, 1, 2, 3] }, maxCases: 10 },
  examples: [{ args: [4], expected: { result: 8 }, note: 'Two times four.' }],
  growth: { target: '1', max: 1 },
};

/** Each process leaves its id in a file when it has loaded the solution. `PATH` and `TIMES` are filled in. */
const PROGRAMS: Partial<Record<LanguageId, string>> = {
  python:
    'import os\n\nwith open(PATH, "a") as file:\n    file.write("%d\\n" % os.getpid())\n\n\ndef twice(n):\n    return n * TIMES\n',
  javascript:
    "import { appendFileSync } from 'node:fs';\nappendFileSync(PATH, `${process.pid}\\n`);\nexport const twice = (n) => n * TIMES;\n",
  java: 'import java.nio.file.*;\n\nclass Doubler {\n  static {\n    try {\n      Files.writeString(Path.of(PATH), ProcessHandle.current().pid() + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);\n    } catch (java.io.IOException e) {\n      throw new RuntimeException(e);\n    }\n  }\n\n  static int twice(int n) {\n    return n * TIMES;\n  }\n}\n',
};

/** What the command line of a solution's process has that no other has. */
const RUNNERS: Partial<Record<LanguageId, string>> = {
  python: 'kode.py',
  javascript: 'main.cjs',
  java: 'KodeMain',
};

function waiting(language: LanguageId): readonly number[] {
  return survivors().filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words.some((word) => word.endsWith(RUNNERS[language] ?? ''));
    } catch {
      return false;
    }
  });
}

/** In the middle of its start a process cannot be told from others for a moment. */
async function theOne(language: LanguageId): Promise<number> {
  let found: readonly number[] = [];
  await until(() => (found = waiting(language)).length === 1);
  return found[0] ?? 0;
}

describe('a grader that starts processes ahead', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const started = join(folder.path, 'started.txt');
  let grader: LocalGrader;

  before(async () => {
    const more = { startsAhead: true };
    grader = await graderOfOne(folder.path, 'twice', SPEC, '{ solve: (n) => 2 * n }', more);
  });
  beforeEach(() => rmSync(started, { force: true }));
  after(async () => {
    await grader.dispose();
    assertNothingLeft();
    folder.remove();
  });

  const request = (language: LanguageId, times: number): GradeRequest => {
    const adapter = adapterOf(language);
    const text = (PROGRAMS[language] ?? '')
      .replace('PATH', () => JSON.stringify(started))
      .replace('TIMES', String(times));
    const file = { path: `/wörk/twice${adapter.extensions[0] ?? ''}`, text };
    return { problem: 'twice', language, file, seed: 7, growth: false };
  };
  const grade = (one: GradeRequest): Promise<Report> => grader.grade(one, () => undefined, neverAborted());
  const firstStarted = (): number => Number(readFileSync(started, 'utf8').split('\n')[0]);

  for (const language of ['python', 'javascript'] as const) {
    it(`has one for the next ${adapterOf(language).title} solution after a grading, whatever that is`, async () => {
      assert.equal((await grade(request(language, 2))).verdict, 'accepted');
      const pid = await theOne(language);
      rmSync(started);
      const wrong = await grade(request(language, 3));
      assert.equal(wrong.verdict, 'wrong-answer');
      assert.equal(wrong.counterexample?.input, 'n = 1');
      assert.equal(firstStarted(), pid);
      await until(() => waiting(language).length === 1);
      assert.equal((await grade(request(language, 2))).verdict, 'accepted');
    });
  }

  it('has one for a Java solution once that is built', async () => {
    const one = request('java', 2);
    await grader.buildAhead(one, neverAborted());
    const pid = await theOne('java');
    // Nothing of the solution has run so far.
    assert.throws(() => readFileSync(started), { code: 'ENOENT' });
    assert.equal((await grade(one)).verdict, 'accepted');
    assert.equal(firstStarted(), pid);
  });

  it('has none that runs a solution which does not compile', async () => {
    const broken = request('java', 2);
    const file = { ...broken.file, text: 'class Doubler {' };
    await grader.buildAhead({ ...broken, file }, neverAborted());
    assert.equal((await grade({ ...broken, file })).verdict, 'compile-error');
  });
});
