import assert from 'node:assert/strict';
import { checkLesson } from '../../../../src/engine/lesson/check.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';
import { simulatorsIn } from '../../../../src/engine/lesson/simulate.ts';

const block = (lines: string, head = 'sim-rate-limiters | Try *this*.'): string =>
  `Text.\n\n:::simulate ${head}\n${lines}:::\n\nMore.\n`;

const presetOf = (html: string): unknown =>
  JSON.parse((/data-preset="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'));

describe('A simulator in a lesson', () => {
  it('is found with its sentence and lines, but not in a fence', () => {
    const text = `${block('burst: 20\n')}\n\`\`\`\`markdown\n${block('')}\`\`\`\`\n`;
    assert.deepEqual(simulatorsIn(text), [
      { id: 'sim-rate-limiters', sentence: 'Try *this*.', lines: ['burst: 20'], line: 3 },
    ]);
    assert.deepEqual(simulatorsIn(text.replaceAll('\n', '\r\n')), simulatorsIn(text));
  });

  it('is shown as its first state before any script runs', () => {
    const { html } = renderMarkdown(block('burst: 20\nseed: 7\nstep: 12\n'));
    assert.match(
      html,
      /<section class="simulator" data-simulate="sim-rate-limiters" data-place="simulator-1"/,
    );
    assert.match(html, /<p class="simulator-try">Try <em>this<\/em>\.<\/p>/);
    // After 12 s both bursts of ten were there, and a bucket of 20 took both.
    assert.match(
      html,
      /<th scope="row">Token bucket<\/th><td class="align-right">10<\/td><td class="align-right">10<\/td>/,
    );
    assert.deepEqual(presetOf(html), { values: { burst: 20 }, seed: 7, step: 12 });
    assert.match(html, /<p>Text\.<\/p>/);
    assert.match(html, /<p>More\.<\/p>/);
    assert.doesNotMatch(html, /:::|burst: 20|style=/);
  });

  it('has a place of its own beside another', () => {
    const { html } = renderMarkdown(block('') + block(''));
    const places = [...html.matchAll(/data-place="([^"]+)"/g)].map(([, place]) => place);
    assert.deepEqual(places, ['simulator-1', 'simulator-2']);
  });

  it('is a fault on the page, and no more, where its id is unknown', () => {
    const { html } = renderMarkdown(block('', 'sim-none | <b>x</b>'));
    assert.match(html, /class="fault"/);
    assert.doesNotMatch(html, /<b>|data-simulate/);
  });

  it('lets nothing out of its sentence', () => {
    const { html } = renderMarkdown(block('', 'sim-rate-limiters | <img src=x> "quoted"'));
    assert.doesNotMatch(html, /<img/);
  });

  it('passes the check when it is right', () => {
    assert.deepEqual(
      checkLesson(block('burst: 20\nrefill: 0.8\ntraffic: rest\nseed: 3\nstep: 0\n\n'), {}),
      [],
    );
  });

  for (const [what, text, line, pattern] of [
    [
      'an unknown simulator',
      block('', 'sim-none | Try.'),
      3,
      /no simulator "sim-none"; there are .*sim-rate-limiters/,
    ],
    ['no simulator at all', block('', '| Try.'), 3, /no simulator ""/],
    ['no sentence', block('', 'sim-rate-limiters'), 3, /needs a sentence/],
    ['an empty sentence', block('', 'sim-rate-limiters | '), 3, /needs a sentence/],
    ['an unknown parameter', block('burst: 20\nsize: 1\n'), 5, /no parameter "size"; it has traffic, burst/],
    [
      'a value out of range',
      block('burst: 51\n'),
      4,
      /"burst" cannot be "51": it goes from 1 to 50 in steps of 1/,
    ],
    ['a value between two steps', block('refill: 0.5\n'), 4, /in steps of 0.2/],
    ['no number', block('burst: many\n'), 4, /cannot be "many"/],
    ['nothing', block('burst:\n'), 4, /cannot be ""/],
    ['an unknown option', block('traffic: storm\n'), 4, /it is one of strip, /],
    ['a value that is set twice', block('burst: 2\nburst: 3\n'), 5, /set twice/],
    ['a line of another form', block('More text\n'), 4, /Expected "parameter: value"/],
    ['a step after the end', block('step: 31\n'), 4, /from 0 to 30/],
    ['an end that is missing', ':::simulate sim-rate-limiters | Try.\nburst: 3\n', 1, /never closed/],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const faults = checkLesson(text, {});
      assert.deepEqual(
        faults.map((one) => one.line),
        [line],
        JSON.stringify(faults),
      );
      assert.match(faults[0]?.text ?? '', pattern);
    });
  }
});
