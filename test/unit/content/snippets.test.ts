/** Every program that a lesson offers to run does run, with the toolchains of this machine. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readLessonFolder } from '../../../src/engine/catalog/lessonFolder.ts';
import { NotGradedError } from '../../../src/engine/grading/report.ts';
import type { LessonSnippet } from '../../../src/engine/lesson/snippets.ts';
import { nodeFiles } from '../../../src/platform/files.ts';
import { createSnippetRunner } from '../../../src/platform/snippets.ts';
import { neverAborted } from '../platform/helpers.ts';

const content = resolve(import.meta.dirname, '../../../content');

describe('the programs of the lessons', function () {
  // All of them are built the first time, and the first build of a compiler may fill its own cache: minutes on a busy machine.
  this.timeout(900_000);
  const runner = createSnippetRunner({
    harnessFolder: content,
    // Kept between runs of the tests: what has not changed is run, and not built again.
    cacheFolder: resolve(content, '../.cache/snippets'),
    version: '0',
    toolchains: {},
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  after(async () => {
    await runner.dispose();
  });

  const run = async ({ language, text }: LessonSnippet, name: string): Promise<string | null> => {
    try {
      const result = await runner.runSnippet({ language, text }, neverAborted());
      const isGood = result.kind === 'ran' && result.end === 'exit' && result.exitCode === 0;
      return isGood && result.output.trim() !== '' ? null : `${name}: ${JSON.stringify(result)}`;
    } catch (error) {
      // Not installed here: nothing is said about the program.
      if (error instanceof NotGradedError && /was not found/.test(error.message)) return null;
      return `${name}: ${String(error)}`;
    }
  };

  it('end well, and print something', async () => {
    const folders = readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|[\\/])lesson\.md$/.test(path))
      .map((path) => join(content, dirname(path)));
    const lessons = await Promise.all(folders.map((folder) => readLessonFolder(nodeFiles, folder, [])));
    const wanted = lessons.flatMap((lesson) =>
      (lesson?.snippets ?? []).map(
        (snippet) => [snippet, `${relative(content, lesson?.folder ?? '')}, line ${snippet.line}`] as const,
      ),
    );
    assert.ok(wanted.length > 0, 'no lesson has a program');
    const faults: (string | null)[] = [];
    const waiting = wanted.values();
    const worker = async (): Promise<void> => {
      for (const [snippet, name] of waiting) faults.push(await run(snippet, name));
    };
    await Promise.all([worker(), worker()]);
    assert.deepEqual(
      faults.filter((one) => one !== null),
      [],
    );
  });
});
