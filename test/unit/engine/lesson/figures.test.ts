import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { figureHash, figuresIn, figureStatus, safeSvg } from '../../../../src/engine/lesson/figures.ts';

const content = resolve(import.meta.dirname, '../../../../content');

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="k-figure" viewBox="0 0 10 10"${attributes}>${inside}</svg>`;

const lesson = [
  'Text.',
  '',
  ':::figure two-boxes | One leads to the other.',
  '```mermaid',
  'flowchart LR',
  '  accTitle: Two boxes',
  '  accDescr: A leads to B.',
  '  a["Größe"] --> b["B"]',
  '```',
  ':::',
  '',
  '::: figure bare',
  '```mermaid',
  'flowchart LR',
  '```',
  ':::',
];

describe('Figures of lessons', () => {
  it('finds name, caption, text and line', () => {
    const [first, second, ...more] = figuresIn(lesson.join('\n'));
    assert.deepEqual(first, {
      name: 'two-boxes',
      caption: 'One leads to the other.',
      source: lesson.slice(4, 8).join('\n'),
      title: 'Two boxes',
      description: 'A leads to B.',
      line: 3,
    });
    assert.deepEqual(second, {
      name: 'bare',
      caption: '',
      source: 'flowchart LR',
      title: '',
      description: '',
      line: 12,
    });
    assert.deepEqual(more, []);
  });

  it('finds the same in a file with Windows line ends', () => {
    assert.deepEqual(figuresIn(lesson.join('\r\n')), figuresIn(lesson.join('\n')));
  });

  it('tells a drawing of the text from one of another text', () => {
    const figure = figuresIn(lesson.join('\n'))[0];
    assert.ok(figure);
    const drawn = svg('', ` data-source-hash="${figureHash(figure.source)}"`);
    assert.equal(figureStatus(figure, drawn), 'ok');
    assert.equal(figureStatus(figure, undefined), 'missing');
    assert.equal(figureStatus({ ...figure, source: figure.source.replace('B', 'C') }, drawn), 'stale');
    assert.equal(figureStatus(figure, svg('')), 'stale');
  });

  it('lets plain shapes through as they are', () => {
    const drawn = svg(
      '<title id="a-title">A &amp; B</title><defs><marker id="a-head" orient="auto"><path d="M0 0 L-1.5,2e3 Z" class="f-line s-line"/></marker></defs>' +
        '<line x1="0" y1="0" x2="5" y2="-5" marker-end="url(#a-head)"/><text x="1" y="1" text-anchor="middle">ends ≤ new &lt;start&gt;</text>',
      ' role="img" aria-labelledby="a-title a-desc"',
    );
    assert.equal(safeSvg(`\n${drawn}\n`), drawn);
  });

  const hostile: Readonly<Record<string, string>> = {
    'a script': svg('<script>alert(1)</script>'),
    'a script in capitals': svg('<SCRIPT>alert(1)</SCRIPT>'),
    'a script after the drawing': `${svg('')}<script>alert(1)</script>${svg('')}`,
    'a handler on the root': svg('', ' onload="alert(1)"'),
    'a handler on a shape': svg('<rect onclick="alert(1)"/>'),
    'a handler without quotes': svg('<rect onclick=alert(1) />'),
    'a handler in single quotes': svg("<rect onclick='alert(1)'/>"),
    'a handler after a slash': svg('<rect/onclick="alert(1)"/>'),
    'a style element': svg('<style>*{background:red}</style>'),
    'a style attribute': svg('<rect style="background:red"/>'),
    'a colour of its own': svg('<rect fill="#ff0000"/>'),
    'foreign content': svg('<foreignObject><p>x</p></foreignObject>'),
    'HTML in a title': svg('<title><img src="x" /></title>'),
    'a link to javascript:': svg('<a href="javascript:alert(1)"><rect/></a>'),
    'a namespaced link': svg('<rect xlink:href="javascript:alert(1)"/>'),
    'javascript: in an attribute that is known': svg('<rect class="javascript:alert(1)"/>'),
    'a used element': svg('<use href="#x"/>'),
    'an image': svg('<image href="https://evil.example/x.png"/>'),
    'an animation': svg('<set attributeName="href" to="javascript:alert(1)"/>'),
    'a marker from elsewhere': svg('<line marker-end="url(https://evil.example/x.svg#m)"/>'),
    'a marker from elsewhere in capitals': svg('<line marker-end="URL(//evil.example/x.svg#m)"/>'),
    'a marker from elsewhere by an entity': svg('<line marker-end="u&#114;l(https://evil.example/x#m)"/>'),
    'a marker from elsewhere by an escape': svg('<line marker-end="\\75rl(//evil.example/x#m)"/>'),
    'a reference where none belongs': svg('<rect transform="url(#m)"/>'),
    'another namespace': svg('').replace('2000/svg', '1999/xhtml'),
    'a document type with an entity': `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`,
    'an entity': svg('<text>&x;</text>'),
    'a comment': svg('<!-- x -->'),
    'character data': svg('<![CDATA[<script>alert(1)</script>]]>'),
    'a processing instruction': svg('<?xml-stylesheet href="x.css"?>'),
    'an open tag': '<svg <rect></svg>',
    'no drawing': '<p>x</p>',
  };
  for (const [what, drawing] of Object.entries(hostile)) {
    it(`refuses ${what}`, () => assert.equal(safeSvg(drawing), null));
  }

  const lessons = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'lesson.md')
    .map(({ parentPath }) => join(parentPath, 'lesson.md'));

  it('has lessons to look at', () => assert.ok(lessons.length > 0));

  for (const file of lessons) {
    for (const figure of figuresIn(readFileSync(file, 'utf8'))) {
      it(`${relative(content, dirname(file))}: ${figure.name} is drawn, of its text, and harmless`, () => {
        const drawing = readFileSync(join(dirname(file), 'figures', `${figure.name}.svg`), 'utf8');
        assert.equal(figureStatus(figure, drawing), 'ok');
        assert.equal(safeSvg(drawing), drawing.trim());
        for (const [, at = ''] of drawing.matchAll(/url\(#([^)]+)\)/g)) {
          assert.ok(drawing.includes(`<marker id="${at}"`), `its marker ${at} is missing`);
        }
      });
    }
  }
});
