/** What an estimate claims: that the right numbers are right, that what follows counts half, and that each mistake is one. */
import { checkEstimate } from '../engine/estimates/check.ts';
import { drawGiven, judgeEstimate, namesBefore, rightNumbers } from '../engine/estimates/judge.ts';
import { formatSheet, parseSheet } from '../engine/estimates/sheet.ts';
import type { AskedNumber, EstimateSpec } from '../engine/estimates/spec.ts';
import { parseFormula } from '../engine/lesson/questions/formula.ts';
import { knownUnit, worker } from '../engine/lesson/questions/draw.ts';
import type { Findings } from './findings.ts';

const SEEDS = 40;
/** Digits that people write. */
const DIGITS = 3;

export function proveEstimate(id: string, spec: EstimateSpec, findings: Findings): void {
  const faults: string[] = [];
  checkEstimate(spec, (text) => faults.push(text));
  findings.hold(faults.length === 0, faults.join(' '));
  findings.hold(
    spec.asks.some(({ mistakes }) => mistakes.length > 0),
    'no mistake is explained',
  );
  for (let seed = 1; seed <= SEEDS; seed += 1) proveDraw(id, spec, seed, findings);
}

function proveDraw(id: string, spec: EstimateSpec, seed: number, findings: Findings): void {
  const right = rightNumbers(spec, drawGiven(id, spec, seed));
  const texts = Object.fromEntries(spec.asks.map((asked) => [asked.name, written(right[asked.name], asked)]));
  const judge = (other: Readonly<Record<string, string>>): ReturnType<typeof judgeEstimate> =>
    judgeEstimate(id, spec, seed, { ...texts, ...other });

  const all = judge({});
  findings.hold(all.score === 1, `numbers ${seed}: what is right is not: ${all.sentence}`);
  const sheet = parseSheet(formatSheet({ id, title: id }, spec, seed, texts), spec);
  findings.hold(
    sheet.seed === seed && JSON.stringify(sheet.texts) === JSON.stringify(texts) && sheet.faults.length === 0,
    `numbers ${seed}: the sheet is not read as it was written`,
  );
  const none = judgeEstimate(id, spec, seed, {});
  findings.hold(none.score === 0 && !none.passed, `numbers ${seed}: nothing at all has points`);
  for (const [i, asked] of spec.asks.entries()) {
    const wrong = judge({ [asked.name]: written((right[asked.name] ?? NaN) * WAY_OFF, asked) });
    findings.hold(
      wrong.asks[i]?.state === 'wrong',
      `numbers ${seed}: ${asked.name} may be ${WAY_OFF} times as large`,
    );
    for (const [at, { formula }] of asked.mistakes.entries()) {
      const names = namesBefore(spec.given, spec.asks, i);
      const value = worker(names)(parseFormula(formula), right) / knownUnit(asked.unit).factor;
      const judged = judge({ [asked.name]: written(value, asked) }).asks[i];
      findings.hold(
        judged?.state === 'wrong' && judged.mistake !== null,
        `numbers ${seed}: the mistake ${at + 1} of ${asked.name} is not known as one`,
      );
    }
  }
}

/** Far from right in every unit; no power of ten, which is told in another way. */
const WAY_OFF = 37;

function written(value: number | undefined, { unit, tolerance }: AskedNumber): string {
  const isExact = 'share' in tolerance && tolerance.share === 0;
  const number = isExact || 'amount' in tolerance ? value : Number(value?.toPrecision(DIGITS));
  return `${number} ${unit}`.trim();
}
