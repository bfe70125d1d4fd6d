/** The ways in which programs die or hang: what they are called, and what a program says about its own. */

export type Deed =
  /** A loop, and one that allocates. */
  | 'loops'
  | 'loops in a library'
  /** Waits for what never comes. */
  | 'waits'
  | 'sleeps'
  | 'raises'
  | 'raises in a library'
  | 'index out of range'
  | 'checked index out of range'
  | 'divides by zero'
  | 'null'
  | 'recurses without an end'
  | 'asserts'
  | 'aborts'
  | 'reads where there is no memory'
  | 'in a thread';

/**
 * A program of which `f(n)` does deed n. A deed's line ends in a comment with `@n`; where a deed may be found on several
 * lines, each has it.
 */
export interface Places {
  readonly text: string;
  /** By the number that is given to `f`. */
  readonly deeds: Readonly<Record<number, Deed>>;
}

/** What these numbers do wherever deeds have the same ones. */
export const USUAL: Places['deeds'] = {
  1: 'loops',
  2: 'loops in a library',
  3: 'waits',
  4: 'sleeps',
  5: 'raises',
  6: 'index out of range',
  7: 'recurses without an end',
  8: 'divides by zero',
  9: 'null',
  12: 'in a thread',
};
