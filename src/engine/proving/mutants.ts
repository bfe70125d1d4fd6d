/**
 * Small changes to a program that make it wrong: what a good set of inputs tells from the original. Token rules on the
 * text of a JavaScript or TypeScript solution, no parser; a change that does not compile is told apart by whoever runs it.
 * The rules are those that mutation testing has used since the eighties: operators, boundaries, constants, conditions,
 * statements.
 */
import { maskSource } from '../languages/mask.ts';

export interface Mutant {
  /** Name of the rule. */
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  /** The line before and after, trimmed. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

type Replace = (found: string, ...groups: readonly string[]) => string;

interface Rule {
  readonly name: string;
  /** Looked for in the text without comments and strings. */
  readonly pattern: RegExp;
  readonly by: string | Replace;
}

const swap =
  (a: string, b: string): Replace =>
  (found) =>
    found.includes(a) ? found.replace(a, b) : found.replace(b, a);

const RULES: readonly Rule[] = [
  { name: '< to <=', pattern: /(?<=[\w)\]] )<(?= )/g, by: '<=' },
  { name: '<= to <', pattern: /(?<= )<=(?= )/g, by: '<' },
  { name: '> to >=', pattern: /(?<=[\w)\]] )>(?= )/g, by: '>=' },
  { name: '>= to >', pattern: /(?<= )>=(?= )/g, by: '>' },
  { name: '=== to !==', pattern: /===/g, by: '!==' },
  { name: '!== to ===', pattern: /!==/g, by: '===' },
  { name: '&& to ||', pattern: /&&/g, by: '||' },
  { name: '|| to &&', pattern: /\|\|/g, by: '&&' },
  { name: '+ to -', pattern: /(?<= )\+(?= )/g, by: '-' },
  { name: '- to +', pattern: /(?<= )-(?= )/g, by: '+' },
  { name: '* to +', pattern: /(?<= )\*(?= )/g, by: '+' },
  { name: '/ to *', pattern: /(?<= )\/(?= )/g, by: '*' },
  { name: '% to *', pattern: /(?<= )%(?= )/g, by: '*' },
  { name: 'shift turned round', pattern: /<<|>>>?/g, by: (found) => (found === '<<' ? '>>' : '<<') },
  { name: 'bits joined otherwise', pattern: /(?<= )[&|^](?= )/g, by: (found) => (found === '&' ? '|' : '&') },
  { name: '+= to -=', pattern: /\+=/g, by: '-=' },
  { name: '-= to +=', pattern: /-=/g, by: '+=' },
  { name: 'a number, plus 1', pattern: /(?<![\w.])\d+(?![\w.])/g, by: (found) => String(Number(found) + 1) },
  {
    name: 'a number, minus 1',
    pattern: /(?<![\w.])[1-9]\d*(?![\w.])/g,
    by: (found) => String(Number(found) - 1),
  },
  { name: 'true and false', pattern: /\b(?:true|false)\b/g, by: swap('true', 'false') },
  { name: 'max and min', pattern: /\bMath\.(?:max|min)\b/g, by: swap('max', 'min') },
  {
    name: 'negated condition',
    pattern: /\b(if|while) \(((?:[^()]|\([^()]*\))+)\)/g,
    by: (_, word, of) => `${word} (!(${of}))`,
  },
  {
    name: 'swapped arguments',
    pattern: /(?<=\w)\(([\w.]+), ([\w.]+)\)(?!\s*[:{=])/g,
    by: (_, a, b) => `(${b}, ${a})`,
  },
  { name: 'break and continue', pattern: /\b(?:break|continue);/g, by: swap('break', 'continue') },
  {
    name: 'dropped statement',
    pattern:
      /(?<=^[ ]{2,})(?!return|const|let|var|import|export|for|if|else|while|\}|\.)[\w[][^;{}\n]*;(?=$)/gm,
    by: ';',
  },
];

/** In the order of the text. Lines that only declare or import have none. */
export function mutantsOf(source: string): readonly Mutant[] {
  const masked = maskSource(source, {
    line: ['//'],
    block: [['/*', '*/']],
    quotes: ["'", '"', '`'].map((quote) => ({
      open: quote,
      close: quote,
      escapes: true,
      lines: quote === '`',
    })),
  });
  const found = RULES.flatMap(({ name, pattern, by }) =>
    [...masked.matchAll(pattern)].flatMap((match) => {
      const from = match.index;
      const to = from + match[0].length;
      // The original's letters, so that a text in a condition stays.
      const own = source.slice(from, to);
      const groups = match.slice(1).map((group) => textOf(source, masked, from, group));
      const replaced = typeof by === 'string' ? by : by(own, ...groups);
      if (replaced === own) return [];
      const text = source.slice(0, from) + replaced + source.slice(to);
      const line = source.slice(0, from).split('\n').length;
      const before = (source.split('\n')[line - 1] ?? '').trim();
      const after = (text.split('\n')[line - 1] ?? '').trim();
      return /^(?:import|export (?:type|interface))\b/.test(before)
        ? []
        : [{ from, mutant: { rule: name, line, before, after, text } }];
    }),
  );
  return found.sort((a, b) => a.from - b.from).map(({ mutant }) => mutant);
}

/** A group of the masked match, as the original has it. */
function textOf(source: string, masked: string, from: number, group: string): string {
  const at = masked.indexOf(group, from);
  return at < 0 ? group : source.slice(at, at + group.length);
}

/** At most so many, evenly over the text. */
export function thinned<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as T);
}
