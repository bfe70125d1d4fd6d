import assert from 'node:assert/strict';
import { formulaHtml } from '../../../../src/build/formulas.ts';
import { formulasIn, madeFormulas } from '../../../../src/engine/lesson/formulasIn.ts';
import { mathHtml, mathWords, parseMath } from '../../../../src/engine/lesson/mathml.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';

const render = (text: string): string => {
  const { formulas } = madeFormulas(text, formulaHtml);
  return renderMarkdown(text, { formulas }).html;
};
const spoken = (tex: string): string =>
  /aria-label="([^"]*)"/.exec(formulaHtml({ tex, block: false }))?.[1] ?? '';
const LAW = 'L = \\lambda \\cdot W';

describe('formulas', () => {
  it('stand in a line, in a block, in a question and in a caption', () => {
    const text = `One $${LAW}$ here.\n\n$$\n\\frac{1}{1 - \\rho}\n$$\n\n:::predict Is $a = b$?\nNo.\n:::\n`;
    assert.deepEqual(formulasIn(text), [
      { tex: LAW, block: false, line: 1 },
      { tex: '\\frac{1}{1 - \\rho}', block: true, line: 3 },
      { tex: 'a = b', block: false, line: 7 },
    ]);
    const html = render(text);
    assert.match(
      html,
      /One <span class="math" role="math" aria-label="L equals lambda times W"><math aria-hidden="true">/,
    );
    assert.match(
      html,
      /<div class="formula"><span class="math block"[^>]*><math display="block" aria-hidden="true"><mfrac>/,
    );
    assert.match(html, /<summary>.*aria-label="a equals b"/);
    assert.doesNotMatch(html, /style=|class="tml|\$/);
  });

  it('leave money, code and other texts alone', () => {
    const text = 'From $5 to $6, `$a$`, \\$a\\$ and a$ b.\n\n```text\n$a$\n```\n';
    assert.deepEqual(formulasIn(text), []);
    assert.deepEqual(madeFormulas(text, formulaHtml).faults, []);
    assert.match(renderMarkdown('Here $a$.').html, /Here \$a\$\./);
  });

  it('that cannot be read are faults with their line', () => {
    const faults = (text: string): readonly string[] =>
      madeFormulas(text, formulaHtml).faults.map((one) => `${one.line}: ${one.text}`);
    assert.match(
      faults('a\n\nThe $\\frac{1$ here.\n').join(),
      /^3: The formula "\\frac\{1" cannot be read: /,
    );
    assert.match(faults('$\\nosuch$\n').join(), /^1: .*cannot be read/);
    assert.match(faults('$\\color{red} x$\n').join(), /^1: .*"style" has no place in a formula/);
    assert.match(faults('$\\begin{matrix} 1 \\end{matrix}$\n').join(), /^1: .*has no place in a formula/);
    assert.match(faults('a\n\n$$ x = 1 $$\n').join(), /^3: The signs/);
    assert.match(faults('$$\nx = 1\n').join(), /^1: The signs/);
  });

  for (const [tex, words] of [
    ['2^{31} - 1', '2 to the power of 31 end power minus 1'],
    ['\\sum_{i=1}^{n} x_i^2', 'sum from i equals 1 to n of x sub i squared'],
    ['\\frac{a}{b}', 'a over b'],
    ['\\frac{1}{1-\\rho}', 'fraction 1 over 1 minus rho end fraction'],
    ['\\sqrt{n}', 'square root of n'],
    ['\\sqrt[3]{x+1}', 'root 3 of x plus 1 end root'],
    ['O(n \\log n)', 'O open bracket n log n close bracket'],
    ['p_{99} \\le 5\\,\\text{ms}', 'p sub 99 at most 5 ms'],
  ] as const) {
    it(`are heard: ${tex}`, () => assert.equal(spoken(tex), words));
  }

  it('hold nothing but signs', () => {
    for (const xml of [
      '<math><script>alert(1)</script></math>',
      '<math><mi onclick="x">a</mi></math>',
      '<math><mi href="javascript:x">a</mi></math>',
      '<math><mi style="color:red">a</mi></math>',
      '<math><mi>a</math>',
      '<math><mi>a</mi>',
      'no formula',
    ]) {
      assert.throws(() => parseMath(xml), xml);
    }
    const tree = parseMath('<math><mtext>a &lt; "b" &amp;amp;</mtext></math>');
    assert.match(mathHtml(tree), /<mtext>a &lt; &quot;b&quot; &amp;amp;<\/mtext>/);
    assert.equal(mathWords(tree), 'a < "b" &amp;');
  });
});
