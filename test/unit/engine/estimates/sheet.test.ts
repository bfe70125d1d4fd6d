import assert from 'node:assert/strict';
import { formatSheet, parseSheet } from '../../../../src/engine/estimates/sheet.ts';
import type { EstimateSpec } from '../../../../src/engine/estimates/spec.ts';
import { readEstimateState, readTexts } from '../../../../src/engine/estimates/state.ts';

const ask = (name: string, label: string, unit: string): EstimateSpec['asks'][number] => ({
  ...{ name, label, unit, formula: 'rate', tolerance: { share: 0.2 }, why: '', mistakes: [] },
});
const SPEC: EstimateSpec = {
  given: [{ name: 'rate', label: 'Rate', range: { choices: [5] }, unit: 'writes/s' }],
  asks: [ask('mean', 'Mean', 'writes/s'), ask('peak_rate', 'Peak', '')],
};
const HEAD = { id: 'est-some', title: 'Some' };

describe('the sheet of an estimate', () => {
  it('shows what is given and has a line for each number', () => {
    assert.equal(
      formatSheet(HEAD, SPEC, 77, { mean: '5/s' }),
      `# kode:est-some · Some · numbers 77
#
#   Rate   5 writes/s
#
# Write each value with its unit behind the colon: 1.2 GB, 12k, 579/s.

# Mean, in writes/s
mean: 5/s

# Peak
peak_rate:
`,
    );
  });

  it('is read back, with other line ends and spaces, too', () => {
    const text = formatSheet(HEAD, SPEC, 77, { mean: '5 /s' });
    assert.deepEqual(parseSheet(text, SPEC), {
      seed: 77,
      texts: { mean: '5 /s', peak_rate: '' },
      faults: [],
    });
    const other = text.replaceAll('\n', '\r\n').replace('mean: 5 /s', '  mean  :   5 /s   ');
    assert.deepEqual(parseSheet(other, SPEC).texts, { mean: '5 /s', peak_rate: '' });
  });

  it('says what it cannot read, with the line', () => {
    const { seed, texts, faults } = parseSheet(
      'mean: 1\nmean: 2\nmena: 3\njust words\n# numbers 5 and more\n',
      SPEC,
    );
    assert.equal(seed, null);
    assert.deepEqual(texts, { mean: '1' });
    assert.deepEqual(
      faults.map(({ line }) => line),
      [2, 3, 4],
    );
    assert.match(faults[1]?.text ?? '', /"mena" is not asked for; mean, peak_rate are/);
  });

  it('is not taken in by the names of every object', () => {
    assert.deepEqual(parseSheet('constructor: 1\n__proto__: 2', SPEC).texts, {});
    assert.equal(parseSheet('constructor: 1\n__proto__: 2', SPEC).faults.length, 2);
  });
});

describe('the kept state of an estimate', () => {
  it('is read where it fits', () => {
    const state = { seed: 7, texts: { mean: '1', peak_rate: '' }, judged: true };
    assert.deepEqual(readEstimateState(SPEC, JSON.parse(JSON.stringify(state))), state);
    assert.deepEqual(readEstimateState(SPEC, { ...state, texts: { mean: '1', gone: 'x' } })?.texts, {
      mean: '1',
    });
  });

  it('is dropped where it does not', () => {
    const state = { seed: 7, texts: {}, judged: true };
    for (const other of [
      null,
      3,
      { ...state, seed: 0 },
      { ...state, seed: 1e9 },
      { ...state, judged: 1 },
      { ...state, texts: 'x' },
      { ...state, texts: { mean: 3 } },
      { ...state, texts: { mean: 'x'.repeat(201) } },
    ])
      assert.equal(readEstimateState(SPEC, other), null, JSON.stringify(other));
    assert.deepEqual(readTexts(SPEC, Object.create({ mean: 'inherited' })), {});
  });
});
