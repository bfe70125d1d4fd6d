import assert from 'node:assert/strict';
import { checkLesson } from '../../../../src/engine/lesson/check.ts';
import { figureHash } from '../../../../src/engine/lesson/figures.ts';
import { isAllowedLink, renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';

const html = (text: string, figures: Record<string, string> = {}): string =>
  renderMarkdown(text, { figures }).html;

describe('Markdown of lessons', () => {
  it('shows raw HTML as text', () => {
    const shown = html('<img src=x onerror=alert(1)> and <script>alert(1)</script>');
    assert.doesNotMatch(shown, /<img|<script/);
    assert.match(shown, /&lt;script&gt;/);
  });

  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'command:workbench.action.quit',
    'vscode://x/y',
    'file:///etc/passwd',
    'kode:../../x',
    '//evil.example',
    'kode:a%20b',
  ]) {
    it(`makes no link of ${url}`, () => {
      assert.equal(isAllowedLink(url), false);
      assert.doesNotMatch(html(`[x](${url})`), /href/);
    });
  }

  it('turns links to items and to the web into requests to the host', () => {
    assert.match(html('[x](kode:sd-approach)'), /<a href="#" data-open="sd-approach">x<\/a>/);
    assert.match(html('[x](https://example.org/a?b)'), /data-external="https:\/\/example\.org\/a\?b"/);
  });

  it('knows its blocks', () => {
    const shown = html(':::why\nBecause.\n:::\n\n:::predict What *then*?\nThis.\n:::\n');
    assert.match(
      shown,
      /<section class="callout why" aria-labelledby="([^"]+)"><h2 class="callout-title" id="\1">Why it comes up/,
    );
    assert.match(
      shown,
      /<details class="predict" data-fold="predict-\d+"><summary>.*What <em>then<\/em>\?<\/summary>/,
    );
    assert.doesNotMatch(shown, /:::/);
  });

  it('escapes in questions and captions', () => {
    assert.doesNotMatch(html(':::predict <b>x</b>?\ny\n:::\n'), /<b>/);
    assert.doesNotMatch(
      html(':::figure a | <i>x</i>\n```mermaid\na\n```\n:::\n', { a: '<svg viewBox="0 0 1 1"></svg>' }),
      /<i>/,
    );
  });

  it('shows a figure by its drawing, and a fault where that is missing or not harmless', () => {
    const text = ':::figure a | Point.\n```mermaid\nflowchart LR\n```\n:::\n';
    const svg = '<svg viewBox="0 0 1 1"><rect x="0"/></svg>';
    assert.match(html(text, { a: svg }), /data-canvas.*<svg viewBox/s);
    assert.match(html(text, { a: svg }), /<figcaption>Point\.<\/figcaption>/);
    assert.match(html(text), /class="fault"/);
    assert.match(html(text, { a: '<svg><script>x</script></svg>' }), /class="fault"/);
  });

  it('colours code by classes, and leaves no style attribute anywhere', () => {
    const shown = html('```go\nfunc main() {}\n```\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n');
    assert.match(shown, /hljs-keyword">func/);
    assert.match(shown, /<td class="align-right">2/);
    assert.doesNotMatch(shown, /style=/);
  });

  it('takes an empty head of a column for no head', () => {
    const shown = html('| | a |\n|---|---|\n| b | 1 |\n');
    assert.match(shown, /<tr>\s*<td><\/td>\s*<th>a<\/th>/);
  });

  it('makes an outline with ids that are unique, CRLF or not', () => {
    const { headings } = renderMarkdown('## One\r\n\r\n### Ünder\r\n\r\n## One\r\n');
    assert.deepEqual(
      headings.map(({ level, text }) => [level, text]),
      [
        [2, 'One'],
        [3, 'Ünder'],
        [2, 'One'],
      ],
    );
    assert.equal(new Set(headings.map(({ id }) => id)).size, 3);
  });
});

describe('the check of a lesson', () => {
  const drawing = (source: string): string =>
    `<svg viewBox="0 0 1 1" data-source-hash="${figureHash(source)}"><rect x="0"/></svg>`;
  const source = 'flowchart LR\n  accTitle: T\n  accDescr: D\n  a --> b';
  const figure = `:::figure f | Point.\n\`\`\`mermaid\n${source}\n\`\`\`\n:::\n`;

  it('is quiet on a good one', () => {
    assert.deepEqual(checkLesson(`Text with [a](kode:b).\n\n${figure}`, { f: drawing(source) }), []);
  });

  const faults: readonly (readonly [string, number, RegExp])[] = [
    [':::warning\nx\n:::\n', 1, /Unknown block "warning"/],
    ['\n:::note\nx\n', 2, /never closed/],
    ['a\n[x](javascript:y)\n', 2, /leads nowhere/],
    ['a <b>c</b>\n', 1, /Raw HTML/],
    [figure.replace('f | Point.', 'f'), 1, /needs a caption/],
    [figure.replace('  accDescr: D\n', ''), 1, /accTitle and accDescr/],
  ];
  for (const [text, line, pattern] of faults) {
    it(`names ${pattern.source}`, () => {
      const found = checkLesson(text, { f: drawing(source) });
      assert.ok(
        found.some((one) => one.line === line && pattern.test(one.text)),
        JSON.stringify(found),
      );
    });
  }

  it('tells a missing drawing from an old one', () => {
    assert.match(checkLesson(figure, {})[0]?.text ?? '', /not drawn yet/);
    assert.match(checkLesson(figure, { f: drawing('other') })[0]?.text ?? '', /older than its text/);
  });

  it('leaves code alone', () => {
    assert.deepEqual(checkLesson('```\n:::warning\n<b>\n[x](javascript:y)\n```\n`<b>`\n', {}), []);
  });
});
