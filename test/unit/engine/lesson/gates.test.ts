import assert from 'node:assert/strict';
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import type { GatedPart, PageContext } from '../../../../src/engine/lesson/render.ts';
import { renderProblemPage } from '../../../../src/engine/lesson/render.ts';

const PROBLEM: Problem = {
  kind: 'function',
  id: 'two-cells',
  title: 'Two cells',
  difficulty: 1,
  minutes: 10,
  topic: 'arrays',
  needs: [],
  languages: ['go', 'python'],
  statement: 'Return the sum.',
  editorial: 'The idea is to add them.',
  hints: [],
  solutions: { go: 'package twocells // add', python: '# add' },
};

function page(state: PageContext['state'], revealed: readonly GatedPart[] = []): string {
  const context: PageContext = {
    path: ['Arrays'],
    state,
    previous: null,
    next: null,
    language: 'go',
    entryOf: () => undefined,
    stateOf: () => 'new',
    revealed: new Set(revealed),
  };
  return renderProblemPage(PROBLEM, context, null);
}

/** The fold of a part, from its start tag to its end tag. */
function foldOf(html: string, part: GatedPart): string {
  const fold = new RegExp(`<details class="fold" data-fold="${part}">.*?</details>`, 's').exec(html)?.[0];
  assert.ok(fold !== undefined, `no fold for ${part}`);
  return fold;
}

const SECRETS: Readonly<Record<GatedPart, RegExp>> = {
  editorial: /The idea is to add them/,
  solutions: /package twocells|id="panel-solution/,
};
const PARTS: readonly GatedPart[] = ['editorial', 'solutions'];

describe('what waits until a problem is solved', () => {
  for (const state of ['new', 'tried'] as const) {
    for (const part of PARTS) {
      it(`${part}: not in the page while the problem is ${state}`, () => {
        const html = page(state);
        assert.doesNotMatch(html, SECRETS[part]);
        const fold = foldOf(html, part);
        assert.match(fold, /<p>[^<]*once you[^<]* is accepted\.<\/p>/);
        assert.match(fold, new RegExp(`<button type="button" [^>]*data-reveal="${part}">Show the ${part}<`));
      });
      it(`${part}: in the page once it was asked for, and said to be unearned (${state})`, () => {
        const fold = foldOf(page(state, [part]), part);
        assert.match(fold, SECRETS[part]);
        assert.match(fold, /you have not solved it yet/);
        assert.doesNotMatch(fold, /data-reveal/);
      });
    }
  }

  for (const part of PARTS) {
    it(`${part}: in the page without a remark once the problem is solved`, () => {
      const fold = foldOf(page('done'), part);
      assert.match(fold, SECRETS[part]);
      assert.doesNotMatch(fold, /not solved|data-reveal/);
    });
  }

  it('the editorial alone does not bring the solutions', () => {
    const html = page('tried', ['editorial']);
    assert.match(html, SECRETS.editorial);
    assert.doesNotMatch(html, SECRETS.solutions);
  });

  for (const part of PARTS) {
    it(`${part}: the focus finds a place after the button is gone, for the id is the same`, () => {
      const before = /<button [^>]*id="([^"]+)"/.exec(foldOf(page('new'), part))?.[1];
      const after = /<summary id="([^"]+)"/.exec(foldOf(page('new', [part]), part))?.[1];
      assert.ok(before !== undefined);
      assert.equal(after, before);
    });
  }
});
