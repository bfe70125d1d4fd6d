/** Threads that components start and leave behind: noticed where nothing ends them, and never else. */
import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../src/engine/languages/ids.ts';
import { WORKERS } from './leftPrograms.ts';
import { buildThreads, tryThreads, ZOO } from './zoo.ts';

/** As many as a whole phase of some languages: each of them leaves as many threads as it makes components. */
const SCENARIOS = 4;

describe('threads that components leave behind', function () {
  this.timeout(240_000);

  for (const [id, programs] of Object.entries(WORKERS) as [LanguageId, (typeof WORKERS)[LanguageId]][]) {
    for (const { title, text, at } of programs ?? []) {
      it(`${id}: ${title}`, async () => {
        const built = await buildThreads(id, text, ZOO.counter);
        const { what, said } = await tryThreads(id, built, ZOO.counter, { scenarios: SCENARIOS });
        if (at === null) {
          assert.equal(what, 'right', said);
          return;
        }
        assert.equal(what, 'left', said);
        assert.match(said, /^Each component leaves a (?:goroutine|thread) behind.*: nothing ends it\.$/);
        for (const part of at) {
          const line = text.slice(0, text.indexOf(part)).split('\n').length;
          assert.ok(text.includes(part));
          assert.match(said, new RegExp(`lines? (?:.* )?${line}\\b`));
        }
      });
    }
  }
});
