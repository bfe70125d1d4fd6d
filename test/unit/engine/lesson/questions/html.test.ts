import assert from 'node:assert/strict';
import { madeFormulas } from '../../../../../src/engine/lesson/formulasIn.ts';
import { renderMarkdown } from '../../../../../src/engine/lesson/markdown.ts';
import { sectionsOf } from '../../../../../src/engine/lesson/sections.ts';

const TEXT = `## Before

:::question one lag | Is \`a < b\` **so**?
Given $x$ and [a lesson](kode:sd-cache).

- [ ] No & \`<b>\`
  Wrong, for $y$.
- [x] Yes
  Right.

    code
:::

After.

:::question number n | What is {n} times {#n}, in "words"?
- n: 2 or 3 ms
- answer: n * n / n
- unit: ms

So {answer}.
:::
`;

describe('questions on a page', () => {
  const { html } = renderMarkdown(TEXT, { formulas: { $x: '<math>x</math>', $y: '<math>y</math>' } });

  it('are forms with a legend, whose marks are shown and whose letters are safe', () => {
    assert.match(html, /<form class="question" id="q-lag"/);
    assert.match(
      html,
      /<span class="asked">Is <code>a &lt; b<\/code> <strong>so<\/strong>\?<\/span><\/legend>/,
    );
    assert.match(
      html,
      /<input type="radio" name="q-lag" id="q-lag-0" value="0"> <span>No &amp; <code>&lt;b&gt;<\/code>/,
    );
    assert.match(html, /Given <math>x<\/math> and <a href="#" data-open="sd-cache">/);
    assert.match(html, /<div class="why" data-why hidden><p>Wrong, for <math>y<\/math>\.<\/p>/);
    assert.match(html, /<p>After\.<\/p>/);
  });

  it('carry the key that judges them', () => {
    const keys = [...html.matchAll(/data-question="([^"]*)"/g)].map(
      ([, text = '']) => JSON.parse(text.replaceAll('&quot;', '"')) as { kind: string; id: string },
    );
    assert.deepEqual(
      keys.map(({ kind, id }) => [kind, id]),
      [
        ['one', 'lag'],
        ['number', 'n'],
      ],
    );
  });

  it('have places for the numbers that are drawn', () => {
    assert.match(
      html,
      /What is <span class="drawn" data-drawn="n">[23]\u00a0ms<\/span> times <span class="drawn" data-drawn="n" data-bare>[23]<\/span>/,
    );
    assert.match(html, /So <span class="drawn" data-drawn="answer">[23]\u00a0ms<\/span>\./);
    assert.doesNotMatch(html, /\{#?n\}/);
  });

  it('have ids of their own only', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, id] of html.matchAll(/ (?:for|aria-describedby)="([^"]*)"/g))
      assert.ok(ids.includes(id), id);
  });

  it('give their formulas to who makes them, and their words to the search', () => {
    const made: string[] = [];
    const { faults } = madeFormulas(TEXT.replace('$y$', '$z_$'), ({ tex }) => {
      made.push(tex);
      if (tex === 'z_') throw new Error('no index');
      return tex;
    });
    assert.deepEqual(made, ['x', 'z_']);
    assert.deepEqual(faults, [{ line: 7, text: 'The formula "z_" cannot be read: no index.' }]);
    const text = sectionsOf(TEXT)[0]?.text ?? '';
    for (const word of ['a < b so', 'Given', 'No & <b>', 'Right.', 'After.'])
      assert.ok(text.includes(word), word);
    assert.doesNotMatch(text, /answer:/);
  });
});
