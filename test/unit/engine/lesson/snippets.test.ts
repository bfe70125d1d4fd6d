import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';
import { snippetFault, snippetResult } from '../../../../src/engine/snippets/snippetResult.ts';
import { snippetsIn } from '../../../../src/engine/lesson/snippets.ts';
import type { SnippetRun } from '../../../../src/engine/snippets/snippet.ts';

const BLOCK = 'func double(n int) int {\n\treturn 2 * n\n}\n';
const WHOLE = `package main\n\n${BLOCK}\nfunc main() { println(double(2)) }\n`;
const fence = (info: string, block = BLOCK): string => `\`\`\`${info}\n${block}\`\`\`\n`;

describe('snippets of a lesson', () => {
  it('are blocks that say so: whole programs, or parts of one beside the lesson', () => {
    const text = `${fence('go')}\n${fence('python run', 'print(1)\n')}\n${fence('go run=double.go')}`;
    assert.deepEqual(snippetsIn(text, { 'double.go': WHOLE }), {
      snippets: [
        { language: 'python', block: 'print(1)\n', text: 'print(1)\n', line: 7 },
        { language: 'go', block: BLOCK, text: WHOLE, line: 11 },
      ],
      faults: [],
    });
  });

  const faults: readonly (readonly [string, Readonly<Record<string, string>>, number, RegExp])[] = [
    [`Text.\n\n${fence('sql run', 'select 1\n')}`, {}, 3, /"sql" cannot be run/],
    [fence('go run=none.go'), {}, 1, /no "programs\/none\.go"/],
    [
      fence('go run=a.go'),
      { 'a.go': WHOLE.replace('2 * n', 'n + n') },
      1,
      /word for word in "programs\/a\.go"/,
    ],
    [fence('go run=a.go', '\treturn 2 * n'.slice(2)), { 'a.go': WHOLE }, 1, /word for word/],
    ['Text.\n', { 'a.go': WHOLE }, 1, /No block runs "programs\/a\.go"/],
  ];
  for (const [text, programs, line, pattern] of faults) {
    it(`are checked: ${pattern.source}`, () => {
      const found = snippetsIn(text, programs).faults;
      assert.equal(found.length, 1);
      assert.equal(found[0]?.line, line);
      assert.match(found[0].text, pattern);
    });
  }

  it('have a button, in tabs, too; other blocks have none', () => {
    const text = `${fence('go')}\n:::code\n${fence('go run=double.go')}${fence('python run', 'print(1)\n')}:::\n`;
    const { snippets } = snippetsIn(text, { 'double.go': WHOLE });
    const { html } = renderMarkdown(text, { snippets });
    assert.deepEqual(
      [...html.matchAll(/data-run="(\d)">Run<\/button>(<span)?/g)].map(([, index, note]) => [
        index,
        note !== undefined,
      ]),
      [
        ['0', true],
        ['1', false],
      ],
    );
    assert.equal(html.match(/data-copy/g)?.length, 3);
    assert.equal(html.match(/data-open-code/g)?.length, 3);
    assert.doesNotMatch(renderMarkdown(text).html, /data-run/);
  });
});

describe('the result of a snippet', () => {
  const ran = {
    kind: 'ran',
    end: 'exit',
    exitCode: 0,
    signal: null,
    output: 'a<b\n',
    cut: false,
    ms: 12.4,
  } as const;
  const text = (run: SnippetRun): string => snippetResult(run, 64);

  it('says how it ended, in words and not by colour alone', () => {
    assert.match(text(ran), /✓<\/span> Ended with exit code 0 after 12 ms\.<\/p><pre [^>]*>a&lt;b\n<\/pre>/);
    assert.match(
      text({ ...ran, exitCode: 3, ms: 1500 }),
      /bad.*✗<\/span> Ended with exit code 3 after 1\.5 s\./,
    );
    assert.match(text({ ...ran, exitCode: null, signal: 'SIGSEGV' }), /✗.*Ended with signal SIGSEGV/);
    assert.match(text({ ...ran, end: 'time' }), /✗.*Stopped after 10 s: it did not end by itself\./);
    assert.match(text({ ...ran, end: 'memory' }), /✗.*more than 320 MiB/);
    assert.match(text({ ...ran, end: 'output', cut: true }), /✗.*more than 4 MiB.*The first 32 KiB/s);
    assert.match(text({ ...ran, end: 'processes' }), /✗.*more than 32 processes/);
    assert.match(text({ ...ran, output: '' }), /It printed nothing\./);
    assert.match(text({ kind: 'unbuilt', output: 'main.go:3: <no>' }), /✗.*does not compile.*&lt;no&gt;/s);
    assert.match(
      snippetFault('Go was not found.', 'Install <Go>.'),
      /✗<\/span> Go was not found\. Install &lt;Go&gt;\./,
    );
  });
});
