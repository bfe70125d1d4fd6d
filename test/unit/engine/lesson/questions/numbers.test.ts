import assert from 'node:assert/strict';
import {
  exactText,
  readNumber,
  readQuantity,
  roundedText,
  withUnit,
} from '../../../../../src/engine/lesson/questions/numberText.ts';
import { counts, readUnit } from '../../../../../src/engine/lesson/questions/units.ts';

const asked = (text: string) => readUnit(text) ?? assert.fail(text);

describe('units of questions', () => {
  for (const [text, factor, time, bytes] of [
    ['', 1, 0, 0],
    ['requests', 1, 0, 0],
    ['ms', 1e-3, 1, 0],
    ['days', 86_400, 1, 0],
    ['%', 0.01, 0, 0],
    ['/s', 1, -1, 0],
    ['requests/s', 1, -1, 0],
    ['requests a second', 1, -1, 0],
    ['million photos a day', 1e6 / 86_400, -1, 0],
    ['million photos', 1e6, 0, 0],
    ['KB', 1000, 0, 1],
    ['GiB', 2 ** 30, 0, 1],
    ['gb', 1e9, 0, 1],
    ['Gbit/s', 1e9 / 8, -1, 1],
    ['Mb', 1e6 / 8, 0, 1],
    ['TB per day', 1e12 / 86_400, -1, 1],
    ['open requests', 1, 0, 0],
  ] as const) {
    it(text === '' ? 'none' : text, () => {
      const unit = asked(text);
      assert.deepEqual([unit.factor, unit.time, unit.bytes], [factor, time, bytes]);
    });
  }
  for (const text of ['x', 'toString/x', 'requests/', 'a/b/c', 'GB ms', '7', 'sq']) {
    it(`none is ${text}`, () => assert.equal(readUnit(text), null));
  }
  it('knows its own words in the singular', () => {
    const isCounted = counts(asked('requests/s'));
    assert.ok(isCounted('request') && isCounted('Requests'));
    assert.ok(!isCounted('servers'));
  });
});

describe('numbers that readers type', () => {
  /** In the base. */
  for (const [text, unit, value] of [
    ['24', '', 24],
    [' 24 ', 'requests', 24],
    ['~24 requests', 'requests', 24],
    ['1 request', 'requests', 1],
    ['1,234.5', '', 1234.5],
    ['1 234 567', '', 1_234_567],
    ["1'234", '', 1234],
    ['1_234', '', 1234],
    ['.5', '', 0.5],
    ['-3', '', -3],
    ['−3', '', -3],
    ['1e6', '', 1e6],
    ['1.2k', 'requests/s', 1200],
    ['1.2 K', '', 1200],
    ['3M', '', 3e6],
    ['3 million', '', 3e6],
    ['2G', '', 2e9],
    ['5k/s', 'requests/s', 5000],
    ['5 k requests/s', 'requests/s', 5000],
    ['5,000 rps', 'requests/s', 5000],
    ['12 a minute', 'requests/s', 0.2],
    ['3.4 GB', 'MB', 3.4e9],
    ['3400', 'MB', 3.4e9],
    ['3.4k', 'MB', 3.4e9],
    ['1 GiB', 'GB', 2 ** 30],
    ['8 Gbit/s', 'MB/s', 1e9],
    ['95', '%', 0.95],
    ['95 %', '%', 0.95],
    ['95%', '', 0.95],
    ['250 ms', 's', 0.25],
    ['2 min', 's', 120],
  ] as const) {
    it(`${text}, asked in ${unit === '' ? 'nothing' : unit}`, () => {
      const reading = readQuantity(text, asked(unit));
      assert.ok('value' in reading, JSON.stringify(reading));
      assert.ok(Math.abs(reading.value - value) <= 1e-12 * Math.abs(value), `${reading.value}`);
    });
  }

  for (const [text, unit, why] of [
    ['', '', 'Type a number'],
    ['many', '', 'does not begin with a number'],
    ['1,5', '', 'Write decimals with a point'],
    ['1.234.567', '', 'Write decimals with a point'],
    ['12,34', '', 'Write decimals with a point'],
    ['1,234,5', '', 'Write decimals with a point'],
    ['5 apples', 'requests', '“apples” cannot be read as a unit. The answer is in requests'],
    ['5 ms', 'requests', '“ms” is something else'],
    ['5 requests', 'requests/s', '“requests” is something else'],
    ['5 GB', 'ms', 'The answer is in ms'],
    ['5 foo', '', 'The answer is a plain number'],
  ] as const) {
    it(`says what is wrong with "${text}", asked in ${unit === '' ? 'nothing' : unit}`, () => {
      const reading = readQuantity(text, asked(unit));
      assert.ok('fault' in reading && reading.fault.includes(why), JSON.stringify(reading));
    });
  }

  it('a bare number is nothing else', () => {
    assert.equal(readNumber('86,400'), 86_400);
    assert.equal(readNumber('1.5'), 1.5);
    for (const text of ['', '5 ms', 'x', '1,5']) assert.equal(readNumber(text), null, text);
  });

  it('are shown as people write them', () => {
    assert.equal(exactText(0.1 + 0.2), '0.3');
    assert.equal(exactText(12_000), '12,000');
    assert.equal(roundedText(1527.78), '1,528');
    assert.equal(roundedText(45_833.3), '45,833');
    assert.equal(roundedText(24.0512), '24.05');
    assert.equal(roundedText(0.000312345), '0.0003123');
    assert.equal(withUnit('700', '/s'), '700/s');
    assert.equal(withUnit('7', ''), '7');
    assert.equal(withUnit('7', 'ms'), '7\u00a0ms');
  });
});
