/** nspell ships no types. */
declare module 'nspell' {
  interface Spell {
    correct(word: string): boolean;
    suggest(word: string): string[];
    add(word: string): Spell;
  }
  const nspell: (dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array }) => Spell;
  export default nspell;
}
