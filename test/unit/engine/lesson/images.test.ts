import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { picturesOf } from '../../../../src/build/pictures.ts';
import { checkLesson } from '../../../../src/engine/lesson/check.ts';
import { checkImages, MOST_PICTURE_BYTES, pictureFiles } from '../../../../src/engine/lesson/images.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';
import { temporaryFolder } from '../../platform/helpers.ts';

const SVG = '<svg viewBox="0 0 1 1"><rect x="0"/></svg>';
const TEXT = 'A ![ring of "keys"](figures/ring.svg) and ![a photo](figures/photo.png).\n';

describe('pictures of a lesson', () => {
  it('are drawings in the page, or data, each with its words', () => {
    const { html } = renderMarkdown(TEXT, {
      figures: { ring: SVG },
      images: { 'photo.png': 'data:image/png;base64,AA' },
    });
    assert.match(html, /<span class="image" role="img" aria-label="ring of &quot;keys&quot;"><svg viewBox/);
    assert.match(html, /<img class="image" src="data:image\/png;base64,AA" alt="a photo">/);
    assert.match(renderMarkdown(TEXT).html, /<p>A ring of &quot;keys&quot; and a photo\.<\/p>/);
    assert.doesNotMatch(
      renderMarkdown('![x](figures/bad.svg)', { figures: { bad: '<svg><script>x</script></svg>' } }).html,
      /<svg|<script/,
    );
  });

  it('are checked', () => {
    const faults = (text: string, figures = {}, pictures = {}): readonly string[] =>
      checkImages(text, figures, pictures).map((one) => `${one.line}: ${one.text}`);
    assert.deepEqual(faults(TEXT, { ring: SVG }, { 'photo.png': 'data:' }), []);
    assert.deepEqual(checkLesson(TEXT, { ring: SVG }), []);
    assert.match(
      faults(`a\n\n${TEXT}`).join('\n'),
      /^3: There is no "figures\/ring\.svg".*\n3: There is no "figures\/photo\.png"/,
    );
    assert.match(faults('![ ](figures/ring.svg)', { ring: SVG }).join(), /^1: .*needs words/);
    assert.match(faults('![x](https://example.org/x.png)').join(), /^1: A picture is a file of the lesson/);
    assert.match(faults('![x](figures/../x.svg)').join(), /^1: A picture is a file of the lesson/);
    assert.match(faults('![x](figures/a.svg)', { a: '<svg onload="x"></svg>' }).join(), /no figure may hold/);
    assert.deepEqual(faults('`![x](y)`\n\n```text\n![x](y)\n```\n'), []);
  });

  it('that are no drawings are read, up to a size', () => {
    const folder = temporaryFolder();
    try {
      mkdirSync(join(folder.path, 'figures'));
      writeFileSync(join(folder.path, 'figures/photo.png'), Buffer.from([0x89, 0x50]));
      writeFileSync(join(folder.path, 'figures/huge.png'), Buffer.alloc(MOST_PICTURE_BYTES + 1));
      const text = `${TEXT}![huge](figures/huge.png) ![none](figures/none.png)\n`;
      assert.deepEqual(
        [...pictureFiles(text)],
        [
          ['photo.png', 1],
          ['huge.png', 2],
          ['none.png', 2],
        ],
      );
      assert.deepEqual(picturesOf(text, folder.path), { 'photo.png': 'data:image/png;base64,iVA=' });
    } finally {
      folder.remove();
    }
  });
});
