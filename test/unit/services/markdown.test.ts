import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../../src/services/markdown.ts';

describe('plain text in Markdown', () => {
  const markdown = new MarkdownIt({ html: true, linkify: false });

  for (const text of [
    'For a = [0, 1], k = 3: expected [1, 0], got [0, 1].',
    '*stars* _lines_ `code` ~~gone~~ **bold**',
    '[text](command:kode.open) ![x](y) <b onclick="x">bold</b>',
    '# not a heading',
    '- not a list',
    '+ nor this',
    '1. nor this',
    '> no quote',
    '| a | b |',
    'a \\ b \\* c',
    '&lt; stays four letters',
  ]) {
    it(`reads the same: ${text}`, () => {
      const html = markdown.renderInline(escapeMarkdown(text));
      const seen = html
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      assert.equal(seen, text);
      assert.match(markdown.render(escapeMarkdown(text)), /^<p>[^\n]*<\/p>\n$/u);
    });
  }

  it('keeps spaces that can break, and line ends', () => {
    assert.equal(escapeMarkdown('a b'), 'a b');
    assert.equal(markdown.renderInline(escapeMarkdown('a\r\nb')), 'a<br>\nb');
  });
});
