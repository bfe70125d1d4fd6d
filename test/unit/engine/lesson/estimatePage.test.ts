import assert from 'node:assert/strict';
import type { EstimateSpec } from '../../../../src/engine/estimates/spec.ts';
import { estimateForm } from '../../../../src/engine/lesson/estimatePage.ts';

const SPEC: EstimateSpec = {
  given: [{ name: 'rate', label: 'Rate <of it>', range: { choices: [5] }, unit: 'writes/s' }],
  asks: [
    {
      name: 'day',
      label: 'A day & night',
      formula: 'rate',
      unit: 'writes/day',
      tolerance: { share: 0.2 },
      why: 'It has `86,400` seconds.',
      mistakes: [{ formula: 'rate * 2', why: 'That is "twice".' }],
    },
  ],
};

describe('the form of an estimate', () => {
  const html = estimateForm('est-some', SPEC);

  it('has a field with its name, its unit and what is told of it', () => {
    assert.match(html, /<label for="estimate-day">A day &amp; night<\/label>/);
    assert.match(
      html,
      /<input [^>]*id="estimate-day" name="day" aria-describedby="estimate-day-unit estimate-day-told">/,
    );
    assert.match(html, /<span class="unit" id="estimate-day-unit">writes\/day<\/span>/);
    assert.match(html, /id="estimate-day-told" hidden/);
  });

  it('shows what is given, and escapes what authors write', () => {
    assert.match(
      html,
      /<th scope="row">Rate &lt;of it&gt;<\/th><td class="drawn" data-given="rate">5\u00a0writes\/s<\/td>/,
    );
    assert.match(html, /<p class="why" data-mistake="0" hidden>That is (“|&quot;)twice/);
    assert.match(html, /<code>86,400<\/code>/);
  });

  it('carries the estimate itself for the script', () => {
    const text = /data-estimate="([^"]*)"/.exec(html)?.[1] ?? '';
    const read = text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    assert.deepEqual(JSON.parse(read), { id: 'est-some', spec: SPEC });
  });
});
