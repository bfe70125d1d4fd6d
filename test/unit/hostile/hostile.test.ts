import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { neverAborted, survivors, temporaryFolder } from '../platform/helpers.ts';
import { graderOfOne } from '../platform/oneProblem.ts';
import { complaintsOf, isOfSolution, ORACLE, SPEC } from './judged.ts';
import type { HostileProgram } from './programs.ts';
import { hostileSolution, NATIVE, THROUGH_THE_SHELL } from './programs.ts';

/** `KODE_HOSTILE=all`: every program in every language; else what takes long, or is the same in each, in a few of them. */
const ALL = process.env['KODE_HOSTILE'] === 'all';

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
    grader = await graderOfOne(folder.path, 'twice', SPEC, ORACLE);
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
      assert.deepEqual(complaintsOf(program, report), [], told);
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
