import assert from 'node:assert/strict';
import type { Complaint } from '../../../../src/engine/catalog/complaint.ts';
import { YamlReader } from '../../../../src/engine/catalog/yamlReader.ts';
import type { EstimateSpec } from '../../../../src/engine/estimates/spec.ts';
import { readEstimate } from '../../../../src/engine/estimates/specFile.ts';

const RIGHT = `given:
  - { name: writes, label: Writes, draw: 10 to 50 by 10 million writes/day }
  - { name: size, label: Size, draw: 200 or 500 B }
asks:
  - name: rate
    label: Mean rate
    formula: writes
    unit: writes/s
    why: A day has 86,400 seconds.
    mistakes:
      - { formula: writes * 60, why: That is a rate for each minute. }
  - name: year
    label: A year
    formula: writes * 365 * 86400 * size / 1
    unit: TB
    tolerance: 10 %
    why: Every day as many.
  - name: disks
    label: Disks
    formula: ceil(rate * size / size / 100)
    tolerance: exact
    why: Each does 100 writes.
`;

function read(text: string): { readonly spec: EstimateSpec | null; readonly wrong: readonly string[] } {
  const complaints: Complaint[] = [];
  const yaml = new YamlReader('problem.yaml', text, complaints);
  const spec = yaml.root === null ? null : readEstimate(yaml, yaml.root);
  return { spec, wrong: complaints.map(({ line, column, text: said }) => `${line}:${column}: ${said}`) };
}

describe('the estimate part of problem.yaml', () => {
  it('has a unit for each formula, which is held to it', () => {
    const { wrong } = read(RIGHT);
    assert.deepEqual(wrong.length, 2, wrong.join('\n'));
    assert.match(wrong[0] ?? '', /^12:5: .*gives .* but its unit is "TB"/);
    assert.match(wrong[1] ?? '', /^18:5: .*"ceil"/);
  });

  const fine = RIGHT.replace('writes * 365 * 86400 * size / 1', 'rate * size * 365 * day')
    .replace('  - { name: size', '  - { name: day, label: A day, draw: "86,400 s" }\n  - { name: size')
    .replace('ceil(rate * size / size / 100)', 'ceil(year / big)')
    .replace('asks:', '  - { name: big, label: A disk, draw: 2 TB }\nasks:');

  it('is read to a spec', () => {
    const { spec, wrong } = read(fine);
    assert.deepEqual(wrong, []);
    assert.deepEqual(spec?.given[1], {
      name: 'day',
      label: 'A day',
      range: { choices: [86_400] },
      unit: 's',
    });
    assert.deepEqual(
      spec.asks.map(({ name, unit, tolerance }) => [name, unit, tolerance]),
      [
        ['rate', 'writes/s', { share: 0.2 }],
        ['year', 'TB', { share: 0.1 }],
        ['disks', '', { share: 0 }],
      ],
    );
  });

  const cases: readonly (readonly [what: string, from: string, to: string, complaint: RegExp])[] = [
    [
      'a formula that cannot be read',
      'formula: writes\n',
      'formula: writes *\n',
      /cannot be read: a number, a name/,
    ],
    [
      'a name that comes later',
      'formula: writes\n',
      'formula: year\n',
      /"year" in "year" is neither given nor asked/,
    ],
    [
      'a mistake that is right',
      'writes * 60',
      'writes * 1',
      /With writes = .*: the mistake "writes \* 1" gives what is right/,
    ],
    [
      'a number that nobody needs',
      'A disk, draw: 2 TB }',
      'A disk, draw: 2 TB }\n  - { name: more, label: More, draw: 1 or 2 }',
      /No formula needs "more"/,
    ],
    ['two numbers of one name', 'name: disks', 'name: rate', /A second number "rate"/],
    ['a unit that is none', 'unit: writes/s', 'unit: q', /The unit "q" cannot be read/],
    ['a range that goes down', '10 to 50', '60 to 50', /A range goes up/],
    ['a name in capitals', 'name: size', 'name: Size', /"Size" is not a name/],
    ['a function for a name', 'name: day', 'name: round', /"round" is a function/],
    ['no draw at all', '10 to 50 by 10', '10', /No number is drawn afresh/],
    ['a result of 0', 'formula: writes\n', 'formula: writes - writes\n', /it is 0/],
    ['a field that there is not', 'why: Each', 'because: Each', /Unknown field "because"/],
  ];
  for (const [what, from, to, complaint] of cases) {
    it(`complains about ${what}`, () => {
      assert.ok(fine.includes(from), from);
      const text =
        what === 'no draw at all'
          ? fine.replace('200 or 500 B', '200 B').replace(from, to)
          : fine.replace(from, to);
      const { spec, wrong } = read(text);
      assert.equal(spec, null);
      assert.ok(
        wrong.some((one) => complaint.test(one)),
        wrong.join('\n'),
      );
    });
  }

  it('does not try more draws than are worth it', () => {
    const { wrong } = read(fine.replace('10 to 50 by 10', '1 to 90000 by 1'));
    assert.match(wrong.join(), /There are 180,000 draws/);
  });
});
