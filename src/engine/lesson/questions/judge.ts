/** Judges answers: what is right, what exactly is not, and which explanations are shown for it. Pure; the page calls it. */
import { judgeNumber } from './judgeNumber.ts';
import type { QuestionKey } from './model.ts';
import { rowCount } from './model.ts';

/** What was chosen or typed. */
export interface Given {
  /**
   * Of options the chosen ones; of steps all of them in the order that was made; of pairs the choice for each, −1 for none.
   */
  readonly rows: readonly number[];
  /** The typed number. */
  readonly text: string;
  /** What the numbers are drawn from. */
  readonly seed: number;
}

/** What is said of one row. */
export interface Mark {
  readonly right: boolean;
  /** After the sign: "right", "too early". */
  readonly words: string;
}

export interface Judgement {
  readonly right: boolean;
  readonly sentence: string;
  /** By row; null where nothing is said of it. */
  readonly marks: readonly (Mark | null)[];
  /** The known mistake that a number is. */
  readonly mistake: number | null;
  /** The formula of a number with what was drawn. */
  readonly worked: string | null;
}

const RIGHT: Mark = { right: true, words: 'right' };
const WRONG: Mark = { right: false, words: 'not so' };

/** A fault where there is no answer to judge yet; it says what is missing. */
export function judge(key: QuestionKey, given: Given): Judgement | { readonly fault: string } {
  switch (key.kind) {
    case 'one':
      return judgeOne(key.right, given.rows);
    case 'several':
      return judgeSeveral(key.right, given.rows);
    case 'order':
      return judgeOrder(given.rows);
    case 'match':
      return judgeMatch(key.right, given.rows);
    case 'number':
      return judgeNumber(key, given.text, given.seed);
  }
}

function judgement(right: boolean, sentence: string, marks: readonly (Mark | null)[]): Judgement {
  return { right, sentence, marks, mistake: null, worked: null };
}

function judgeOne(
  rights: readonly boolean[],
  chosen: readonly number[],
): Judgement | { readonly fault: string } {
  const [row] = chosen;
  if (row === undefined) return { fault: 'Choose an option first.' };
  const right = rights[row] === true;
  const marks = rights.map((_, i) => (i === row ? (right ? RIGHT : WRONG) : null));
  return judgement(right, right ? 'Right.' : 'Not this one.', marks);
}

function judgeSeveral(
  rights: readonly boolean[],
  chosen: readonly number[],
): Judgement | { readonly fault: string } {
  if (chosen.length === 0) return { fault: 'Choose at least one option first.' };
  const marks = rights.map((right, i) => (chosen.includes(i) ? (right ? RIGHT : WRONG) : null));
  const wrong = chosen.filter((row) => rights[row] !== true).length;
  const all = rights.filter(Boolean).length;
  const missing = all - (chosen.length - wrong);
  if (wrong === 0 && missing === 0)
    return judgement(true, `Right: ${all === 1 ? 'this one alone' : `these ${all}`}.`, marks);
  const parts = [
    ...(wrong === 0 ? [] : [`${wrong} of your ${chosen.length} ${wrong === 1 ? 'is' : 'are'} not so`]),
    ...(missing === 0
      ? []
      : [`${missing} that ${missing === 1 ? 'is' : 'are'} right ${missing === 1 ? 'is' : 'are'} missing`]),
  ];
  return judgement(false, `Not yet: ${parts.join(', and ')}.`, marks);
}

/**
 * The longest run of steps that are in order among themselves is kept; the others are the fewest that have to move, and
 * each is too early or too late against all that are kept.
 */
function judgeOrder(steps: readonly number[]): Judgement {
  const kept = new Set(longestRise(steps));
  const out = steps.filter((step) => !kept.has(step));
  const marks = [...steps.keys()].map((row): Mark => {
    if (kept.has(row)) return { right: true, words: 'in order' };
    const at = steps.indexOf(row);
    const isLate = steps.slice(0, at).some((step) => kept.has(step) && step > row);
    return { right: false, words: isLate ? 'too late' : 'too early' };
  });
  if (out.length === 0) return judgement(true, 'Right: this is the order.', marks);
  const moves = out.length === 1 ? '1 step is' : `${out.length} steps are`;
  return judgement(false, `Not yet: ${moves} out of place, ${kept.size} in order.`, marks);
}

/** The longest part of the steps, gaps allowed, that is in order. */
export function longestRise(steps: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = [];
  for (const [i, step] of steps.entries()) {
    let longest: readonly number[] = [];
    for (let j = 0; j < i; j += 1) {
      const before = best[j] ?? [];
      if ((steps[j] ?? step) < step && before.length > longest.length) longest = before;
    }
    best.push([...longest, step]);
  }
  return best.reduce((a, b) => (b.length > a.length ? b : a), []);
}

function judgeMatch(
  rights: readonly number[],
  chosen: readonly number[],
): Judgement | { readonly fault: string } {
  const open = rights.filter((_, i) => (chosen[i] ?? -1) < 0).length;
  if (open > 0) return { fault: `${open} ${open === 1 ? 'has' : 'have'} no choice yet.` };
  const marks = rights.map((right, i) => (chosen[i] === right ? RIGHT : WRONG));
  const count = marks.filter(({ right }) => right).length;
  if (count === rights.length) return judgement(true, `Right: all ${count}.`, marks);
  return judgement(
    false,
    `Not yet: ${count} of ${rights.length} ${count === 1 ? 'is' : 'are'} right.`,
    marks,
  );
}

/**
 * Rows whose explanation is shown: all that were chosen, those that are wrong in an order, those that are right among pairs;
 * once the whole is right, all.
 */
export function explained(key: QuestionKey, { right, marks }: Judgement): readonly boolean[] {
  return marks.map((mark) => {
    if (key.kind === 'one' || key.kind === 'several') return mark !== null;
    if (right) return true;
    return key.kind === 'match' ? mark?.right === true : mark?.right === false;
  });
}

/** The right answer, for who asks for it: rows as they are given, marks of all, everything explained. */
export function solution(
  key: QuestionKey,
  given: Given,
): { readonly given: Given; readonly judgement: Judgement } {
  const rows = solutionRows(key, given);
  switch (key.kind) {
    case 'one':
    case 'several': {
      const marks = key.right.map((right) => (right ? RIGHT : WRONG));
      return { given, judgement: judgement(true, 'This is the answer.', marks) };
    }
    case 'number':
      return { given, judgement: judgement(true, '', []) };
    default:
      return {
        given: { ...given, rows },
        judgement: judgement(
          true,
          'This is the answer.',
          Array.from({ length: rowCount(key) }, () => RIGHT),
        ),
      };
  }
}

function solutionRows(key: QuestionKey, given: Given): readonly number[] {
  if (key.kind === 'order') return Array.from({ length: key.steps }, (_, i) => i);
  return key.kind === 'match' ? key.right : given.rows;
}
