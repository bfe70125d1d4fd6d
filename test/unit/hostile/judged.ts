/** The problem that hostile programs solve, and what is held of each of them once it was graded. */
import { readFileSync } from 'node:fs';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { Report } from '../../../src/engine/grading/report.ts';
import type { HostileProgram } from './programs.ts';

export const SPEC: FunctionSpec = {
  signature: {
    name: 'twice',
    params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 1000 } }],
    returns: { kind: 'int' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 256 },
  small: { maxLength: 1, values: { n: [0, 1, 2, 3] }, maxCases: 50 },
  examples: [{ args: [4], expected: { result: 8 }, note: 'Two times four.' }],
  growth: { target: '1', max: 1 },
};

/** The reference, as an expression in JavaScript. */
export const ORACLE = '{ solve: (n) => n * 2 }';

/** What of the report is not fair to the program; nothing where all is as it should be. */
export function complaintsOf(
  program: Pick<HostileProgram, 'verdicts' | 'blamesNext'>,
  { verdict, cases, counterexample, isolation }: Report,
): readonly string[] {
  const complaints: string[] = [];
  if (!program.verdicts.includes(verdict))
    complaints.push(`${verdict} rather than ${program.verdicts.join(' or ')}`);
  // The example before it was right, and it is counted.
  if (cases.passed < 1) complaints.push('what came before it is not counted');
  if (verdict !== 'accepted' && program.blamesNext !== true && counterexample?.wire !== '[3]')
    complaints.push(`blamed on ${counterexample?.wire ?? 'nothing'}`);
  if (isolation !== 'marks') complaints.push(`fenced in by ${isolation ?? 'nothing'}`);
  return complaints;
}

/** The compiler that stays between builds is the grader's own. */
export function isOfSolution(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0KodeCompiler\0');
  } catch {
    return false;
  }
}
