import assert from 'node:assert/strict';
import { checkLesson } from '../../../../src/engine/lesson/check.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';
import { recentLanguages, withLanguage } from '../../../../src/engine/snippets/recentLanguages.ts';

const go = '```go\nx := 1\n```';
const python = '```python\nx = 1\n```';
const block = (...parts: readonly string[]): string => `:::code\n${parts.join('\n\n')}\n:::\n`;

describe('code in several languages', () => {
  it('is shown as tabs, each with its own panel', () => {
    const { html } = renderMarkdown(`Before.\n\n${block(go, python)}\nAfter.\n`);
    const tabs = [
      ...html.matchAll(/role="tab" id="([^"]+)" aria-controls="([^"]+)" data-tab="(\w+)">([^<]+)</g),
    ];
    assert.deepEqual(
      tabs.map(([, , , id, title]) => [id, title]),
      [
        ['go', 'Go'],
        ['python', 'Python'],
      ],
    );
    for (const [, tab, panel] of tabs) {
      assert.match(html, new RegExp(`role="tabpanel" id="${panel ?? ''}" aria-labelledby="${tab ?? ''}"`));
    }
    assert.equal(html.match(/<pre /g)?.length, 2);
    assert.match(html, /<p>Before\.<\/p>[^]*data-tabs[^]*<p>After\.<\/p>/);
    assert.doesNotMatch(html, /:::/);
  });

  it('takes a label, and keeps two blocks of a page apart', () => {
    const { html } = renderMarkdown(`:::code A "look-up"\n${go}\n${python}\n:::\n\n${block(go, python)}`);
    assert.match(html, /aria-label="A &quot;look-up&quot;"/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('is checked', () => {
    const complaints = (text: string): readonly string[] =>
      checkLesson(text, {}).map((one) => `${one.line}: ${one.text}`);
    assert.deepEqual(complaints(block(go, python)), []);
    assert.match(complaints(block(go)).join(), /^1: .*two languages at least/);
    assert.match(complaints(block(go, python, go)).join(), /^10: "go" has a tab already, that of line 2/);
    assert.match(
      complaints(block(go, '```cobol\nx\n```')).join(),
      /^6: A tab needs a language; there are bash/,
    );
    assert.match(complaints(block(go, python, 'Words.')).join(), /^10: .*fenced blocks only/);
    assert.deepEqual(complaints(block('```go\n:::\nWords.\n```', python)), []);
  });
});

describe('the language of tabs', () => {
  it('is the one that was chosen last', () => {
    assert.deepEqual(withLanguage(['go', 'sql'], 'python'), ['python', 'go', 'sql']);
    assert.deepEqual(withLanguage(['go', 'sql'], 'sql'), ['sql', 'go']);
    assert.deepEqual(recentLanguages('go', ['sql', 'go', 'python']), ['sql', 'go', 'python']);
  });
  it('follows the setting where that was changed meanwhile', () => {
    assert.deepEqual(recentLanguages('python', ['sql', 'go', 'python']), ['python', 'sql', 'go']);
    assert.deepEqual(recentLanguages('', ['sql']), ['sql']);
  });
  it('survives a state that is none', () => {
    assert.deepEqual(recentLanguages('go', undefined), ['go']);
    assert.deepEqual(recentLanguages('', { go: 1 }), []);
    assert.deepEqual(recentLanguages('', [1, 'go']), ['go']);
  });
});
