import assert from 'node:assert/strict';
import type { CatalogIndex, LessonEntry, ProblemEntry, Topic } from '../../../../src/engine/catalog/model.ts';
import { Outline } from '../../../../src/engine/catalog/search.ts';
import {
  filterMessage,
  itemDescription,
  itemSentence,
  itemTooltip,
  STATE_ICONS,
  topicDescription,
  topicPath,
  topicSentence,
  topicTooltip,
} from '../../../../src/features/topics/words.ts';

const lesson: LessonEntry = {
  kind: 'lesson',
  id: 'dsa-arrays',
  title: 'Arrays',
  claim: 'An index is an address.',
  minutes: 8,
  topic: 'arrays',
  practise: ['reverse'],
  needs: [],
  questions: ['a', 'b'],
};
const problem: ProblemEntry = {
  kind: 'function',
  id: 'reverse',
  title: 'Reverse',
  difficulty: 2,
  minutes: 20,
  topic: 'arrays',
  needs: ['dsa-arrays', 'gone'],
  languages: ['go'],
};
const arrays: Topic = {
  id: 'arrays',
  title: 'Arrays',
  summary: 'Rows.',
  topics: [],
  items: ['dsa-arrays', 'reverse'],
};
const index: CatalogIndex = {
  format: 1,
  topics: [{ id: 'dsa', title: 'DSA', summary: 'Functions.', topics: [arrays], items: [] }],
  entries: [lesson, problem],
};
const outline = new Outline(index);

describe('words of the tree', () => {
  it('counts a topic and is honest about an empty one', () => {
    assert.equal(topicDescription({ done: 3, total: 9 }), '3 of 9 done');
    assert.equal(topicDescription({ done: 0, total: 0 }), 'nothing here yet');
    assert.equal(topicSentence(arrays, { done: 1, total: 2 }), 'Arrays. Topic, 1 of 2 done.');
    assert.deepEqual(topicTooltip(arrays, { done: 0, total: 0 }), [
      'To come: Rows.',
      'Nothing is here yet; a later version of Kode brings it.',
    ]);
  });

  it('says minutes of a lesson, difficulty of a problem, and the state in words', () => {
    assert.equal(itemDescription(lesson, 'new'), '8 min');
    assert.equal(itemDescription(lesson, 'done'), '8 min · read');
    assert.equal(itemDescription(problem, 'new'), 'medium');
    assert.equal(itemDescription(problem, 'tried'), 'medium · tried');
    assert.equal(itemDescription(problem, 'done'), 'medium · done');
  });

  it('tells a screen reader the whole item', () => {
    assert.equal(itemSentence(lesson, 'new'), 'Arrays. Lesson, 8 minutes, not read yet.');
    assert.equal(
      itemSentence(problem, 'tried'),
      'Reverse. Medium function problem, about 20 minutes. Tried, not solved yet.',
    );
  });

  it('has another shape for every state', () => {
    assert.equal(new Set(Object.values(STATE_ICONS)).size, 3);
  });

  it('names what comes first, where it is known', () => {
    assert.deepEqual(itemTooltip(problem, 'new', outline), [
      'Medium function problem, about 20 minutes. Not started.',
      'First: Arrays.',
    ]);
    assert.deepEqual(itemTooltip({ ...lesson, questions: [] }, 'done', outline), [
      'An index is an address.',
      '8 minutes. Read.',
    ]);
  });

  it('counts the questions of a lesson', () => {
    const answers = new Map([
      ['a', true],
      ['gone', true],
    ]);
    assert.equal(
      itemTooltip(lesson, 'new', outline, answers)[1],
      '8 minutes. Not read yet. Questions: 1 of 2 right.',
    );
    assert.equal(itemTooltip(lesson, 'new', outline)[1], '8 minutes. Not read yet. Questions: 0 of 2 right.');
  });

  it('says where an item is, and what a filter leaves', () => {
    assert.equal(topicPath(outline, 'reverse'), 'DSA › Arrays');
    assert.equal(filterMessage('Easy', 2, 9), '2 of 9 shown: Easy.');
    assert.equal(
      filterMessage('Hard, Done', 0, 9),
      'Nothing matches: Hard, Done. Clear the filter to see all 9.',
    );
  });
});
