/** How many of a lesson's questions were answered right. */

export interface Tally {
  readonly right: number;
  readonly total: number;
}

/**
 * @param questions ids of those that the lesson has now
 * @param results of the log; what was right once stays so
 */
export function tallyOf(
  questions: readonly string[],
  results: ReadonlyMap<string, boolean> | undefined,
): Tally {
  return { right: questions.filter((id) => results?.get(id) === true).length, total: questions.length };
}

/** "Questions: 3 of 5 right"; empty for a lesson without any. */
export function tallyText({ right, total }: Tally): string {
  return total === 0 ? '' : `Questions: ${right} of ${total} right`;
}

/** For the head of the page; its script writes it anew after each answer. */
export function tallyHtml(tally: Tally): string {
  const text = tallyText(tally);
  return text === '' ? '' : `<p class="facts tally" data-tally>${text}</p>`;
}
