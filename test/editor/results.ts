/** What a suite found, as a file that scripts/test.ts adds up. */
import { readFileSync } from 'node:fs';

/** Counts of one suite. A flaky test failed first and passed when repeated: it counts as passed, and is named. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  /** Full titles. */
  readonly failures: readonly string[];
  readonly flakes: readonly string[];
}

/** Reads a result; undefined where the suite never came so far as to write one. */
export function readResult(file: string): SuiteResult | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteResult;
  } catch {
    return undefined;
  }
}

/** The results of several windows as one. */
export function addResults(all: readonly SuiteResult[]): SuiteResult {
  const sum = (count: (one: SuiteResult) => number): number => all.reduce((so, one) => so + count(one), 0);
  return {
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed),
    skipped: sum((one) => one.skipped),
    flaky: sum((one) => one.flaky),
    failures: all.flatMap((one) => one.failures),
    flakes: all.flatMap((one) => one.flakes),
  };
}

/** `3 passed, 0 failed`, and what else there is to say. */
export function describeResult(result: SuiteResult): string {
  const more = [
    ...(result.skipped > 0 ? [`${result.skipped} skipped`] : []),
    ...(result.flaky > 0 ? [`${result.flaky} flaky`] : []),
  ];
  return [`${result.passed} passed`, `${result.failed} failed`, ...more].join(', ');
}
