/** The gates that look at the reference alone: its inputs, and how it compares. */
import { isTimed, PHASES } from '../../engine/grading/report.ts';
import type { OracleWorker } from '../../engine/ports.ts';
import type { Equivalents } from '../../engine/proving/equivalents.ts';
import { OUTPUT_MUTATIONS } from '../../engine/proving/outputs.ts';
import type { Gate } from './gate.ts';
import { GateCount } from './gate.ts';
import type { GateSubject } from './gateSubject.ts';

const SEEDS = [1, 2, 3, 4, 5];
const BATCH = 64;
/** Answers that are spoilt. */
const ANSWERS = 120;
/** Times that a mutation has to change an answer before its never being turned down means something. */
const ENOUGH = 5;

/** Every input that is sent is valid, and every declared bound occurs. */
export async function inputsGate(
  subject: GateSubject,
  oracle: OracleWorker,
  { bounds }: Equivalents,
): Promise<Gate> {
  const reached = new Set<string>();
  const failures: string[] = [];
  let inputs = 0;
  for (const [i, seed] of SEEDS.entries()) {
    for (const phase of PHASES) {
      // Examples and the small scope are the same from every seed.
      if (!subject.phases(phase) || (i > 0 && (phase === 'examples' || phase === 'small'))) continue;
      const count = isTimed(phase) ? 1 : BATCH;
      for (let from = 0; ; from += count) {
        const cases = await oracle.next(phase, seed, from, count);
        if (cases.length === 0) break;
        inputs += cases.length;
        for (const one of cases) subject.noteBounds(one, reached);
        // What comes back of the wire is what a solution gets: valid, with the same answer.
        const again = isTimed(phase) ? cases : await oracle.expect(cases.map((one) => one.args));
        cases.forEach((one, at) => {
          if (again[at]?.want !== one.want)
            failures.push(`${phase} ${from + at}, seed ${seed}: not a valid input, or two answers to it`);
        });
      }
    }
  }
  const declared = subject.bounds.filter((bound) => !bounds.includes(bound));
  const missing = declared.filter((bound) => !reached.has(bound));
  failures.push(...missing.map((bound) => `no input reaches the bound "${bound}"`));
  const hit = declared.length - missing.length;
  return { figure: `${inputs.toLocaleString('en-US')}, bounds ${hit}/${declared.length}`, failures };
}

/** Spoilt answers never make the comparison fail, and are turned down. */
export async function checkerGate(subject: GateSubject, oracle: OracleWorker): Promise<Gate> {
  const answers = [
    ...(await oracle.next('examples', 1, 0, ANSWERS)),
    ...(await oracle.next('random', 1, 0, ANSWERS)),
  ];
  const count = new GateCount();
  let spoiltOnes = 0;
  let refused = 0;
  for (const mutation of OUTPUT_MUTATIONS) {
    let changed = 0;
    let caught = 0;
    let thrown: string | null = null;
    for (const { args, want } of answers) {
      const got = subject.spoilt(want, mutation);
      if (got === null) continue;
      changed += 1;
      try {
        const judgement = await oracle.judge(args, want, got);
        if (!judgement.ok) caught += 1;
      } catch (error) {
        thrown = error instanceof Error ? error.message : String(error);
        break;
      }
    }
    spoiltOnes += changed;
    refused += caught;
    if (thrown !== null) {
      count.hold(false, `"${mutation.name}" makes the comparison fail: ${thrown}`);
      break;
    }
    const free = mutation.order === true && subject.isUnordered;
    if (changed >= ENOUGH && !free)
      count.hold(caught > 0, `"${mutation.name}" changed ${changed} answers, and none was turned down`);
  }
  return count.gate(`${refused} of ${spoiltOnes} refused`);
}
