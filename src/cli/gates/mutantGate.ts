/** The gate that spoils the shipped solution: inputs that do not tell a spoilt one from it are too few. */
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { Problem } from '../../engine/catalog/model.ts';
import type { Equivalents } from '../../engine/proving/equivalents.ts';
import { changeOf } from '../../engine/proving/equivalents.ts';
import { mutantsOf, thinned } from '../../engine/proving/mutants.ts';
import { inParallel } from '../pool.ts';
import { solutionOf } from '../provePair.ts';
import type { Prover } from '../prover.ts';
import type { Gate } from './gate.ts';

const MOST = 80;
const SCORE = 0.95;
/** A mutant that needs many times longer than the original is in a loop: no one waits for it. */
const TIMES_LONGER = 6;
const SHORTEST_MS = 3_000;
/** They need no compiler. */
const LANGUAGES: readonly LanguageId[] = ['javascript', 'typescript'];

export async function mutantGate(
  problem: Problem,
  { changes }: Equivalents,
  prover: Prover,
  jobs: number,
): Promise<Gate> {
  const language = LANGUAGES.find((one) => problem.solutions[one] !== undefined);
  if (language === undefined) return { figure: '-', failures: ['no solution in JavaScript or TypeScript'] };
  const { name, text } = solutionOf(problem, language);
  const started = performance.now();
  const original = await prover.firstFailure(problem.id, language, { name, text }, Infinity);
  if (original !== 'accepted') return { figure: '-', failures: [`${name} itself: ${original}`] };
  const limit = Math.max(SHORTEST_MS, TIMES_LONGER * (performance.now() - started));

  const given = givenLines(text);
  const mutants = thinned(
    mutantsOf(text).filter(({ line }) => !given.has(line)),
    MOST,
  );
  let killed = 0;
  let listed = 0;
  let broken = 0;
  const survivors: string[] = [];
  await inParallel(mutants, jobs, async (mutant) => {
    const found = await prover.firstFailure(problem.id, language, { name, text: mutant.text }, limit);
    if (found === 'compile-error') broken += 1;
    else if (found !== 'accepted') killed += 1;
    else if (changes.includes(changeOf(mutant))) listed += 1;
    else survivors.push(`solutions/${name}:${mutant.line}: ${changeOf(mutant)} (${mutant.rule})`);
  });
  const all = mutants.length - broken - listed;
  const score = all === 0 ? 1 : killed / all;
  const more = listed === 0 ? '' : `, ${listed} equivalent`;
  return {
    figure: `${killed}/${all}${more}`,
    failures: score >= SCORE ? [] : survivors.sort().map((one) => `survives: ${one}`),
  };
}

/** Lines of what a stub has at its head, too: node classes, a clock, errors with a code. */
export function givenLines(text: string): ReadonlySet<number> {
  const given = new Set<number>();
  let inside = false;
  for (const [i, line] of text.split('\n').entries()) {
    inside ||= GIVEN.test(line);
    if (inside) given.add(i + 1);
    if (line === '}') inside = false;
  }
  return given;
}

const GIVEN = /^(?:export )?(?:class (?:(?:List|Random|Tree)Node|CodedError)|interface Clock)\b/;
