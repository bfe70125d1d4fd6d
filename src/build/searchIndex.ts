/** The index of all words in lessons. */
import type { LoadedContent } from '../engine/catalog/load.ts';
import type { TextIndex } from '../engine/catalog/textIndex.ts';
import { makeTextIndex } from '../engine/catalog/textIndex.ts';
import { sectionsOf } from '../engine/lesson/sections.ts';

/** Lessons in the order of the tree, so that equal finds come in that order. */
export function searchIndex({ index, lessons }: Pick<LoadedContent, 'index' | 'lessons'>): TextIndex {
  const order = new Map((index?.entries ?? []).map(({ id }, i) => [id, i]));
  const sorted = lessons
    .map(({ lesson }) => lesson)
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const sections = sorted.flatMap(({ id, claim, markdown }) => [
    { item: id, place: '', heading: '', text: claim },
    ...sectionsOf(markdown).map((section) => ({ item: id, ...section })),
  ]);
  return makeTextIndex(sections, new Map(sorted.map(({ id, title }) => [id, title])));
}
