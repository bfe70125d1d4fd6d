import assert from 'node:assert/strict';
import type { IndexedSection, TextHit } from '../../../../src/engine/catalog/textIndex.ts';
import { fold, makeTextIndex, searchWords, TextSearch } from '../../../../src/engine/catalog/textIndex.ts';
import { sectionsOf } from '../../../../src/engine/lesson/sections.ts';
import { renderMarkdown } from '../../../../src/engine/lesson/markdown.ts';

const TITLES = new Map([
  ['lb', 'Load balancer'],
  ['cache', 'Cache in a design'],
  ['queue', 'Queues'],
]);
const section = (item: string, place: string, heading: string, text: string): IndexedSection => ({
  item,
  place,
  heading,
  text,
});
const SECTIONS = [
  section('lb', '', '', 'One address for many servers.'),
  section(
    'lb',
    's-health',
    'Health checks',
    'A balancer drains a server; the cache is cold. Ünïcode naïvely.',
  ),
  section('cache', '', '', 'A copy that may be old.'),
  section('cache', 's-keys', 'Hot keys', 'One key, all the load. LruCache forgets.'),
  section('cache', 's-drain', 'How to drain', 'Slowly.'),
  section('queue', 's-load', 'Load', 'Draining a queue takes a time.'),
];
const search = new TextSearch(
  JSON.parse(JSON.stringify(makeTextIndex(SECTIONS, TITLES))) as ReturnType<typeof makeTextIndex>,
);
const places = (query: string): readonly string[] =>
  search.find(query).map(({ item, place, isTitle }: TextHit) => (isTitle ? `${item}!` : `${item}#${place}`));

describe('search in texts', () => {
  it('has titles before headings before texts', () => {
    assert.deepEqual(places('load'), ['lb!', 'queue#s-load', 'cache#s-keys']);
    assert.deepEqual(places('cache'), ['cache!', 'lb#s-health']);
  });
  it('finds by the beginning of a word, whole words first', () => {
    assert.deepEqual(places('drain'), ['cache#s-drain', 'lb#s-health', 'queue#s-load']);
    assert.deepEqual(places('drained'), []);
    assert.deepEqual(places('lru'), ['cache#s-keys']);
    assert.deepEqual(places('forg'), ['cache#s-keys']);
  });
  it('wants all words, in any order, in title, heading or text together', () => {
    assert.deepEqual(places('balancer load'), ['lb!']);
    assert.deepEqual(places('drain balancer'), ['lb#s-health']);
    assert.deepEqual(places('hot cache load'), ['cache#s-keys']);
    assert.deepEqual(places('drain keys nothing'), []);
  });
  it('folds capitals and marks, and ignores words that stand everywhere', () => {
    assert.equal(fold('Über NAÏVE Ångström'), 'uber naive angstrom');
    assert.deepEqual(places('UNICODE'), ['lb#s-health']);
    assert.deepEqual(places('naïve'), ['lb#s-health']);
    assert.deepEqual(places('the server of a'), ['lb#s-health', 'lb#']);
    assert.deepEqual(places('the'), []);
    assert.deepEqual(places('  '), []);
  });
  it('cuts names in camel case, and keeps them whole', () => {
    assert.deepEqual(searchWords('LruCache.get'), ['lrucache', 'get', 'lru', 'cache']);
    assert.deepEqual(places('lrucache'), ['cache#s-keys']);
  });
  it('gives no more than is asked for', () => {
    assert.equal(search.find('load', 2).length, 2);
  });
  it('is quiet on an index of nothing', () => {
    assert.deepEqual(new TextSearch(makeTextIndex([], new Map())).find('a1'), []);
  });
});

describe('sections of a lesson', () => {
  const text =
    'First.\n\n## One thing\n\nWith `code` and [a link](kode:x).\n\n:::predict What then?\nThis *one*.\n:::\n\n```go\nhidden := 1\n```\n\n### Below\n\n| a | b |\n|---|---|\n| c | d |\n';

  it('are its text without blocks of code, under the ids that the page has', () => {
    const found = sectionsOf(text);
    const { headings } = renderMarkdown(text);
    assert.deepEqual(
      found.map(({ place, heading }) => [place, heading]),
      [['', ''], ...headings.map((one) => [one.id, one.text])],
    );
    assert.equal(found[0]?.text, 'First.');
    assert.match(found[1]?.text ?? '', /With code and a link\.\n What then\?\nThis one\./);
    assert.doesNotMatch(found[1]?.text ?? '', /hidden/);
    assert.match(found[2]?.text ?? '', /a\nb\nc\nd/);
  });
});
