import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { neverAborted, survivors, temporaryFolder } from '../platform/helpers.ts';
import { graderOfOne } from '../platform/oneProblem.ts';
import type { HostileProgram } from './programs.ts';
import { hostileSolution, NATIVE, THROUGH_THE_SHELL } from './programs.ts';

/** `KODE_HOSTILE=all`: every program in every language; else what takes long, or is the same in each, in a few of them. */
const ALL = process.env['KODE_HOSTILE'] === 'all';

const SPEC: FunctionSpec = {
  signature: {
    name: 'twice',
    params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 1000 } }],
    returns: { kind: 'int' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 256 },
  small: { maxLength: 1, values: { n: [0, 1, 2, 3] }, maxCases: 50 },
  examples: [{ args: [4], expected: { result: 8 }, note: 'Two times four.' }],
  growth: { target: '1', max: 1 },
};

/** The compiler that stays between builds is the grader's own. */
function isOfSolution(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0KodeCompiler\0');
  } catch {
    return false;
  }
}

/** Sleepers of the programs, which nobody else starts for so many seconds; one took off its environment. */
function leftBehind(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return /\bsleep 30\d\b/.test(line) ? [`${pid} ${line}`] : [];
    } catch {
      return [];
    }
  });
}

describe('hostile programs', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let grader: LocalGrader;

  before(async () => {
    grader = await graderOfOne(folder.path, 'twice', SPEC, '{ solve: (n) => n * 2 }');
  });
  after(async () => {
    await grader.dispose();
    folder.remove();
  });
  afterEach(() => rmSync(join(folder.path, 'cache'), { recursive: true, force: true }));

  const holds = (program: HostileProgram, language: LanguageId): void => {
    it(`${program.name}, in ${adapterOf(language).title}`, async () => {
      const text = hostileSolution(language, program.deeds[language] ?? '');
      const path = `/wörk/twice${adapterOf(language).extensions[0] ?? ''}`;
      const request = { problem: 'twice', language, file: { path, text }, seed: 7, growth: false };
      const report = await grader.grade(request, () => undefined, neverAborted());
      const told = `${report.verdict}: ${report.summary} ${JSON.stringify(report.messages)}`;
      assert.ok(program.verdicts.includes(report.verdict), told);
      // The example before it was right, and it is counted.
      assert.ok(report.cases.passed >= 1, told);
      if (report.verdict !== 'accepted' && program.blamesNext !== true)
        assert.equal(report.counterexample?.wire, '[3]', told);
      assert.equal(report.isolation, 'marks');
      assert.deepEqual(survivors().filter(isOfSolution), []);
      assert.deepEqual(leftBehind(), []);
    });
  };

  for (const [i, program] of NATIVE.entries()) {
    for (const [j, language] of (Object.keys(program.deeds) as LanguageId[]).entries()) {
      if (ALL || program.verdicts[0] !== 'time-limit' || j % 4 === i % 4) holds(program, language);
    }
  }
  for (const [i, program] of THROUGH_THE_SHELL.entries()) {
    const languages = Object.keys(program.deeds) as LanguageId[];
    for (const [j, language] of languages.entries()) {
      if (ALL || language === 'javascript' || j === i % languages.length) holds(program, language);
    }
  }
});
