/**
 * Search in the texts of lessons: an index from words to sections, made when the content is built, small enough to be read
 * when somebody searches. Words are folded: no capitals, no diacritics.
 */

/** A section of a lesson, as the index gets it. */
export interface IndexedSection {
  /** Id of the lesson. */
  readonly item: string;
  /** Id of the heading on the page; '' for what stands before the first one. */
  readonly place: string;
  readonly heading: string;
  readonly text: string;
}

/** Where a word stands; the greater, the better. */
const FIELDS = { text: 1, heading: 2, title: 3 } as const;
type Field = (typeof FIELDS)[keyof typeof FIELDS];

/** As it lies in the package. */
export interface TextIndex {
  readonly format: 1;
  /** Lesson, id of the heading, heading. */
  readonly sections: readonly (readonly [item: string, place: string, heading: string])[];
  /** All words, sorted, with a space between two. */
  readonly words: string;
  /**
   * For each word the sections that have it, with a space between two words: numbers to the base 36 with commas between
   * them, each four times the step from the section before, and the field.
   */
  readonly posts: string;
}

export interface TextHit {
  readonly item: string;
  readonly place: string;
  /** '' where the title of the lesson has all words, or they stand before the first heading. */
  readonly heading: string;
  /** The title has all words: the lesson itself is meant. */
  readonly isTitle: boolean;
}

/** Words that stand everywhere find nothing. */
const EVERYWHERE = new Set(
  'a an and are as at be but by can for from has have if in into is it its no not of on one or so that the then there they this to two was what when where which who with would you'.split(
    ' ',
  ),
);

/** Letters without their marks, all small: "Über" is "uber". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text that can be found, folded; parts of a name in camel case count, too. */
export function searchWords(text: string): readonly string[] {
  const whole = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = fold(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set([...whole, ...parts])].filter((word) => !EVERYWHERE.has(word));
}

/** @param titles of lessons by id */
export function makeTextIndex(
  sections: readonly IndexedSection[],
  titles: ReadonlyMap<string, string>,
): TextIndex {
  const found = new Map<string, Map<number, Field>>();
  const note = (text: string, section: number, field: Field): void => {
    for (const word of searchWords(text)) {
      const posts = found.get(word) ?? new Map<number, Field>();
      posts.set(section, Math.max(field, posts.get(section) ?? 0) as Field);
      found.set(word, posts);
    }
  };
  for (const [i, { item, heading, text }] of sections.entries()) {
    note(titles.get(item) ?? '', i, FIELDS.title);
    note(heading, i, FIELDS.heading);
    note(text, i, FIELDS.text);
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const posts = sorted.map(([, fields]) => {
    let before = 0;
    return [...fields]
      .sort(([a], [b]) => a - b)
      .map(([section, field]) => {
        const step = section - before;
        before = section;
        return (step * 4 + field).toString(36);
      })
      .join(',');
  });
  return {
    format: 1,
    sections: sections.map(({ item, place, heading }) => [item, place, heading]),
    words: sorted.map(([word]) => word).join(' '),
    posts: posts.join(' '),
  };
}

/** An index that was read, ready to be asked. */
export class TextSearch {
  private readonly sections: TextIndex['sections'];
  private readonly words: readonly string[];
  private readonly posts: readonly string[];

  constructor(index: TextIndex) {
    this.sections = index.sections;
    this.words = index.words === '' ? [] : index.words.split(' ');
    this.posts = index.posts.split(' ');
  }

  /**
   * Sections in which every word of the query begins a word, in the title of the lesson, the heading or the text; the best
   * first: all in the title, then what the headings have, then texts, whole words before beginnings.
   */
  find(query: string, most = 20): readonly TextHit[] {
    const wanted = searchWords(query);
    if (wanted.length === 0) return [];
    let scores: Map<number, readonly number[]> | null = null;
    for (const word of wanted) {
      const here = this.sectionsWith(word);
      const next = new Map<number, readonly number[]>();
      for (const [section, score] of here) {
        const before: readonly number[] | undefined = scores === null ? [] : scores.get(section);
        if (before !== undefined) next.set(section, [...before, score]);
      }
      scores = next;
    }
    const ranked = [...(scores ?? [])]
      .map(([section, all]) => ({
        section,
        isTitle: Math.min(...all) >= FIELDS.title,
        score: all.reduce((sum, one) => sum + one, 0),
      }))
      .sort((a, b) => Number(b.isTitle) - Number(a.isTitle) || b.score - a.score || a.section - b.section);
    const hits: TextHit[] = [];
    const titles = new Set<string>();
    for (const { section, isTitle } of ranked) {
      const [item = '', place = '', heading = ''] = this.sections[section] ?? [];
      // A title stands above all of its sections, and is one answer.
      if (isTitle && titles.has(item)) continue;
      if (isTitle) titles.add(item);
      hits.push(isTitle ? { item, place: '', heading: '', isTitle } : { item, place, heading, isTitle });
      if (hits.length === most) break;
    }
    return hits;
  }

  /** The best field in which a word stands that begins so, by section; half a step more for the whole word. */
  private sectionsWith(prefix: string): ReadonlyMap<number, number> {
    const best = new Map<number, number>();
    for (let i = this.firstAt(prefix); this.words[i]?.startsWith(prefix) === true; i += 1) {
      const whole = this.words[i] === prefix ? 0.5 : 0;
      let section = 0;
      for (const post of (this.posts[i] ?? '').split(',')) {
        const value = Number.parseInt(post, 36);
        section += value >> 2;
        best.set(section, Math.max(best.get(section) ?? 0, (value & 3) + whole));
      }
    }
    return best;
  }

  private firstAt(prefix: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
