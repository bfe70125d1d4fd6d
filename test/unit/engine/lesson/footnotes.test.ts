import assert from 'node:assert/strict';
import { checkLesson } from '../../../../src/engine/lesson/check.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';

const TEXT = `One[^b], two[^a], and again[^b].

[^a]: The *first* written.
[^b]: The second,
on two lines.

After the notes, \`[^c]\`.
`;

describe('footnotes', () => {
  const { html } = renderMarkdown(TEXT);

  it('stand at the end, numbered as the text names them', () => {
    const notes = [...html.matchAll(/<li id="note-(\w)" tabindex="-1">(.*?)<\/li>/gs)];
    assert.deepEqual(
      notes.map(([, name]) => name),
      ['b', 'a'],
    );
    assert.match(notes[0]?.[2] ?? '', /^The second,\non two lines\./);
    assert.match(notes[1]?.[2] ?? '', /^The <em>first<\/em> written\./);
    assert.ok(html.indexOf('After the notes') < html.indexOf('class="footnotes"'));
    assert.match(html, /<code>\[\^c\]<\/code>/);
  });

  it('are reached by links, and left by links to each place that names them', () => {
    const refs = [
      ...html.matchAll(/<a href="#note-(\w)" id="(ref-\w-\d)" aria-label="Footnote (\d)">(\d)<\/a>/g),
    ];
    assert.deepEqual(
      refs.map(([, name, id, label, shown]) => [name, id, label, shown]),
      [
        ['b', 'ref-b-1', '1', '1'],
        ['a', 'ref-a-1', '2', '2'],
        ['b', 'ref-b-2', '1', '1'],
      ],
    );
    const back = [...html.matchAll(/<a href="#(ref-[^"]+)" aria-label="([^"]+)">/g)].map(([, to, label]) => [
      to,
      label,
    ]);
    assert.deepEqual(back, [
      ['ref-b-1', 'Back to footnote 1, place 1'],
      ['ref-b-2', 'Back to footnote 1, place 2'],
      ['ref-a-1', 'Back to footnote 2'],
    ]);
    for (const [, to = ''] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(`id="${to}"`), to);
  });

  it('without a partner are shown as they are written, and are faults with their line', () => {
    assert.match(renderMarkdown('One[^x].').html, /One\[\^x\]\./);
    const faults = (text: string): readonly string[] =>
      checkLesson(text, {}).map((one) => `${one.line}: ${one.text}`);
    assert.deepEqual(faults(TEXT), []);
    assert.deepEqual(faults('One[^x].\n'), ['1: There is no footnote "x".']);
    assert.deepEqual(faults('One.\n\n[^x]: No.\n'), ['3: Nothing names the footnote "x".']);
    assert.deepEqual(faults('One[^x].\n\n[^x]: A.\n\n[^x]: B.\n'), ['5: There are two footnotes "x".']);
    assert.match(
      faults(':::predict Why[^x]?\nSo.\n:::\n\n[^x]: A.\n').join(),
      /^1: A footnote is named in running text/,
    );
  });
});
