/** Random numbers of a question: its own, and the same on every machine. */
import type { Rng } from '../../values/rng.ts';
import { makeRng, mixSeed } from '../../values/rng.ts';

/** @param seed tells draws of the same question apart */
export function rngOf(id: string, seed: number): Rng {
  return makeRng(mixSeed(seed, ...[...id].map((letter) => letter.codePointAt(0) ?? 0)));
}
