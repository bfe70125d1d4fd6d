import assert from 'node:assert/strict';
import type { CatalogEntry, CatalogIndex, Difficulty, Topic } from '../../../../src/engine/catalog/model.ts';
import type { Filter } from '../../../../src/engine/catalog/search.ts';
import { filterWords, isFiltering, NO_FILTER, Outline } from '../../../../src/engine/catalog/search.ts';
import type { ItemState } from '../../../../src/engine/progress/log.ts';

const lesson = (id: string, topic: string): CatalogEntry => ({
  kind: 'lesson',
  id,
  title: id,
  claim: `${id}.`,
  minutes: 5,
  topic,
  practise: [],
  needs: [],
  questions: [],
});
const problem = (id: string, topic: string, difficulty: Difficulty): CatalogEntry => ({
  kind: 'function',
  id,
  title: id,
  difficulty,
  minutes: 20,
  topic,
  needs: [],
  languages: ['go'],
});
const topic = (id: string, items: readonly string[], topics: readonly Topic[] = []): Topic => ({
  id,
  title: id.toUpperCase(),
  summary: '',
  items,
  topics,
});

const index: CatalogIndex = {
  format: 1,
  topics: [
    topic('dsa', ['intro'], [topic('arrays', ['reading', 'easy', 'hard']), topic('later', [])]),
    topic('cache', ['lru']),
  ],
  entries: [
    lesson('intro', 'dsa'),
    lesson('reading', 'arrays'),
    problem('easy', 'arrays', 1),
    problem('hard', 'arrays', 3),
    problem('lru', 'cache', 2),
  ],
};
const outline = new Outline(index);
const states = new Map<string, ItemState>([
  ['easy', 'done'],
  ['hard', 'tried'],
  ['reading', 'done'],
]);

function shown(filter: Partial<Filter>): string[] {
  return outline
    .items()
    .filter((entry) => outline.shows(entry, { ...NO_FILTER, ...filter }, states))
    .map(({ id }) => id);
}

function known(id: string): Topic {
  const found = outline.topic(id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('outline of the catalog', () => {
  it('knows where everything is', () => {
    assert.deepEqual(
      outline.path('hard').map(({ id }) => id),
      ['dsa', 'arrays'],
    );
    assert.deepEqual(outline.path('dsa'), []);
    assert.equal(outline.parent('arrays')?.id, 'dsa');
    assert.equal(outline.entry('lru')?.kind, 'function');
    assert.equal(outline.entry('nothing'), undefined);
    assert.deepEqual(
      outline.items().map(({ id }) => id),
      ['intro', 'reading', 'easy', 'hard', 'lru'],
    );
  });

  it('counts what is done, subtopics included', () => {
    assert.deepEqual(outline.count(known('dsa'), states), { done: 2, total: 4 });
    assert.deepEqual(outline.count(known('later'), states), { done: 0, total: 0 });
  });

  it('shows everything without a filter', () => {
    assert.equal(isFiltering(NO_FILTER), false);
    assert.equal(shown({}).length, 5);
  });

  it('takes any value of a facet and asks all facets', () => {
    assert.deepEqual(shown({ kinds: new Set(['lesson']) }), ['intro', 'reading']);
    assert.deepEqual(shown({ difficulties: new Set([1, 2]) }), ['easy', 'lru']);
    assert.deepEqual(shown({ states: new Set(['new']) }), ['intro', 'lru']);
    assert.deepEqual(shown({ topics: new Set(['dsa']) }), ['intro', 'reading', 'easy', 'hard']);
    assert.deepEqual(shown({ topics: new Set(['arrays', 'cache']), states: new Set(['tried', 'new']) }), [
      'hard',
      'lru',
    ]);
    assert.deepEqual(shown({ kinds: new Set(['lesson']), difficulties: new Set([1]) }), []);
  });

  it('says a filter in words', () => {
    const filter: Filter = {
      kinds: new Set(['function']),
      difficulties: new Set([2, 1]),
      states: new Set(['new']),
      topics: new Set(['cache']),
    };
    assert.equal(
      filterWords(filter, (id) => outline.topic(id)?.title ?? id),
      'Function, Easy or Medium, New, in CACHE',
    );
  });
});
