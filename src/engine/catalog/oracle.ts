/**
 * The oracle of a function problem: `content/.../reference.ts` exports one made by `defineOracle`.
 *
 * It runs in a worker of the grading process and is the only thing that says what is right. It is TypeScript because the
 * engine is; it is never shown as the answer in another language.
 */
import type { Recipe } from '../values/recipe.ts';
import type { Rng } from '../values/rng.ts';

export interface Oracle<Args extends readonly unknown[] = readonly unknown[], Result = unknown> {
  /**
   * The right answer. May change its arguments where the signature says `inout`; gets its own copy of them.
   */
  solve(...args: Args): Result;

  /**
   * Conditions on the input that the declared domains cannot say (a value repeats, k ≤ n). Called with values that
   * already lie in the domains. Nothing for which this is false is ever sent to a solution.
   */
  valid?(...args: Args): boolean;

  /**
   * For `judge: checker`: `true`, or a sentence that says what is wrong with `got`. Never throws on junk: `got` is of
   * the declared type and nothing more. `want` is what `solve` gave.
   */
  check?(args: Args, got: Result, want: Result): true | string;

  /**
   * One random input of about `size` (a length, 0 … 200). Without it inputs are drawn from the domains alone, which is
   * right when every value of the domains is valid and likely to be interesting.
   */
  generate?(rng: Rng, size: number): Args;

  /**
   * Families of inputs made to hurt, as `large` but of moderate size, on top of those that Kode makes by itself from
   * random inputs and the first large family (orders, ties, colliding keys, repeats; only what the domains and `valid`
   * allow). `false` leaves the phase out: for problems whose answers get out of hand on inputs that nobody has chosen.
   */
  adversarial?:
    false | Readonly<Record<string, (size: number, rng: Rng) => { readonly [K in keyof Args]: Recipe }>>;

  /**
   * Families of large inputs by name ("random", "all equal", "sorted"): size and randomness to one recipe per
   * argument. Recipes rather than values, since a million numbers are made where they are used.
   */
  large?: Readonly<Record<string, (size: number, rng: Rng) => { readonly [K in keyof Args]: Recipe }>>;
}

/** Types the oracle by its solve function's parameters. */
export function defineOracle<Args extends readonly unknown[], Result>(
  oracle: Oracle<Args, Result>,
): Oracle<Args, Result> {
  return oracle;
}
