import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS } from '../../src/contract/ids.ts';
import { NO_FILTER, Outline } from '../../src/engine/catalog/search.ts';
import { filterOf, filterRows } from '../../src/features/topics/filterPick.ts';
import { RecentItems } from '../../src/features/topics/recent.ts';
import { markLesson } from '../../src/features/topics/readMarks.ts';
import { searchRows, textRows, withTexts } from '../../src/features/topics/searchPick.ts';
import { TopicTree } from '../../src/features/topics/topicTree.ts';
import type { Services } from '../../src/services/services.ts';
import { FakeCommands, FakeContextKeys, FakeProgress, SMALL_CATALOG } from './support/fixtures.ts';

function textOf(label: string | vscode.TreeItemLabel | undefined): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

/** A row of the tree as a person sees it, and the rows below it. */
type Printed = readonly [row: string, ...children: Printed[]];

async function print(tree: TopicTree, id?: string): Promise<Printed[]> {
  const rows: Printed[] = [];
  for (const child of await tree.getChildren(id)) {
    const item = await tree.getTreeItem(child);
    assert.equal(item.id, child);
    const icon = (item.iconPath as vscode.ThemeIcon).id;
    const { None } = vscode.TreeItemCollapsibleState;
    const below = item.collapsibleState === None ? [] : await print(tree, child);
    rows.push([`${icon}: ${textOf(item.label)} (${String(item.description)})`, ...below]);
  }
  return rows;
}

function make(): {
  readonly tree: TopicTree;
  readonly progress: FakeProgress;
  readonly keys: FakeContextKeys;
  readonly services: Services;
} {
  const progress = new FakeProgress();
  const keys = new FakeContextKeys();
  const services = {
    catalog: { index: () => Promise.resolve(SMALL_CATALOG) },
    progress,
    contextKeys: keys,
    log: { error: (text: string) => assert.fail(text) },
  } as unknown as Services;
  return { tree: new TopicTree(services), progress, keys, services };
}

describe('topics tree', () => {
  it('shows topics, lessons and problems with their states, and empty topics as empty', async () => {
    const { tree, progress } = make();
    progress.set('reverse', 'done');
    progress.set('rotate', 'tried');
    progress.set('eviction', 'done');
    assert.deepEqual(await print(tree), [
      [
        'list-tree: Algorithms (1 of 4 done)',
        ['book: Intro (8 min)'],
        [
          'list-tree: Arrays (1 of 3 done)',
          ['pass-filled: Reverse (easy · done)'],
          ['color-mode: Rotate (medium · tried)'],
          ['circle-large: Merge (hard)'],
        ],
      ],
      ['list-tree: Cache (1 of 2 done)', ['book: Eviction (10 min · read)'], ['circle-large: Lru (medium)']],
      ['list-tree: Kubernetes (nothing here yet)'],
    ]);
  });

  it('gives every row a place, a click, menu words and a sentence', async () => {
    const { tree } = make();
    assert.equal(await tree.getParent('rotate'), 'arrays');
    assert.equal(await tree.getParent('arrays'), 'algorithms');
    assert.equal(await tree.getParent('algorithms'), undefined);
    const item = await tree.getTreeItem('rotate');
    assert.deepEqual(item.command, { command: COMMANDS.open, title: 'Open', arguments: ['rotate'] });
    assert.equal(item.contextValue, 'problem function new');
    assert.equal((await tree.getTreeItem('intro')).contextValue, 'lesson unread');
    assert.equal(
      item.accessibilityInformation?.label,
      'Rotate. Medium function problem, about 20 minutes. Not started.',
    );
    assert.equal(item.tooltip, undefined, 'tooltips are made when they are looked at');
    const { tooltip } = await tree.resolveTreeItem(item, 'rotate');
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.notEqual(tooltip.isTrusted, true);
    assert.match(tooltip.value, /\*\*Rotate\*\*/u);
    const empty = await tree.resolveTreeItem(await tree.getTreeItem('kubernetes'), 'kubernetes');
    assert.match((empty.tooltip as vscode.MarkdownString).value, /To come: About kubernetes/u);
  });

  it('tells only what changed', async () => {
    const { tree, progress } = make();
    await print(tree);
    const fired = new Promise<readonly string[] | undefined>((done) => tree.onDidChangeTreeData(done));
    progress.set('rotate', 'tried');
    assert.deepEqual(await fired, ['rotate', 'algorithms', 'arrays']);
  });

  it('tells a lesson whose questions were answered right, so that its tooltip is asked for again', async () => {
    const { tree, progress } = make();
    await tree.snapshot();
    const told: unknown[] = [];
    tree.onDidChangeTreeData((ids) => told.push(ids));
    const changed = new Promise((done) => tree.onDidChangeTreeData(done));
    progress.setAnswers('intro', new Map([['lag', true]]));
    await changed;
    assert.deepEqual(told, [['intro']]);
    const item = await tree.resolveTreeItem(await tree.getTreeItem('intro'), 'intro');
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.match(item.tooltip.value.replaceAll('\\', ''), /Questions: 1 of 2 right/);
  });

  it('filters by several facets at once, says so, and takes it back', async () => {
    const { tree, progress, keys } = make();
    progress.set('rotate', 'done');
    const messages: (string | undefined)[] = [];
    tree.onDidChangeMessage((message) => messages.push(message));
    await tree.setFilter({ ...NO_FILTER, difficulties: new Set([1, 2]), states: new Set(['new']) });
    assert.deepEqual(await print(tree), [
      [
        'list-tree: Algorithms (1 of 4 done)',
        ['list-tree: Arrays (1 of 3 done)', ['circle-large: Reverse (easy)']],
      ],
      ['list-tree: Cache (0 of 2 done)', ['circle-large: Lru (medium)']],
    ]);
    assert.equal(keys.values.get(CONTEXT_KEYS.filtered), true);
    assert.deepEqual(await tree.toUnfold(), ['algorithms', 'cache']);
    await tree.setFilter({ ...NO_FILTER, kinds: new Set(['lesson']), states: new Set(['done']) });
    assert.deepEqual(await print(tree), []);
    await tree.setFilter(NO_FILTER);
    assert.equal(keys.values.get(CONTEXT_KEYS.filtered), false);
    assert.equal((await print(tree)).length, 3);
    assert.deepEqual(messages, [
      '2 of 6 shown: Easy or Medium, New.',
      'Nothing matches: Lesson, Done. Clear the filter to see all 6.',
      undefined,
    ]);
  });

  it('lets a solved problem leave a list of unsolved ones', async () => {
    const { tree, progress } = make();
    await tree.setFilter({ ...NO_FILTER, states: new Set(['new']), kinds: new Set(['function']) });
    const fired = new Promise<unknown>((done) => tree.onDidChangeTreeData(done));
    progress.set('lru', 'done');
    assert.equal(await fired, undefined);
    assert.ok(!(await tree.getChildren()).includes('cache'));
  });

  it('says in the view, not in a toast, that the catalog cannot be read, and tries again', async () => {
    let broken = true;
    const services = {
      catalog: { index: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve(SMALL_CATALOG)) },
      progress: new FakeProgress(),
      contextKeys: new FakeContextKeys(),
      log: { error: () => undefined },
    } as unknown as Services;
    const tree = new TopicTree(services);
    const messages: (string | undefined)[] = [];
    tree.onDidChangeMessage((message) => messages.push(message));
    assert.deepEqual(await tree.getChildren(), []);
    assert.match(messages[0] ?? '', /could not be read/u);
    broken = false;
    assert.equal((await tree.getChildren()).length, 3);
  });
});

describe('filter', () => {
  const outline = new Outline(SMALL_CATALOG);

  it('offers what the catalog has, with counts, and remembers what is ticked', () => {
    const rows = filterRows(outline, new Map([['reverse', 'done']]), {
      ...NO_FILTER,
      states: new Set(['done']),
    });
    assert.deepEqual(
      rows.map(
        ({ label, description, picked }) => `${label} ${description ?? '—'}${picked === true ? ' ✓' : ''}`,
      ),
      [
        'Kind —',
        'Lesson 2',
        'Function 4',
        'Difficulty —',
        'Easy 1',
        'Medium 2',
        'Hard 1',
        'State —',
        'New 5',
        'Tried 0',
        'Done 1 ✓',
        'Topic —',
        'Algorithms 4',
        'Cache 2',
      ],
    );
    const ticked = rows.filter(({ label }) => ['Function', 'Hard', 'Cache'].includes(label));
    assert.deepEqual(filterOf(ticked.flatMap(({ choice }) => choice ?? [])), {
      kinds: new Set(['function']),
      difficulties: new Set([3]),
      states: new Set(),
      topics: new Set(['cache']),
    });
  });
});

describe('search', () => {
  const outline = new Outline(SMALL_CATALOG);

  it('shows sections after everything else, and a lesson by all words of its title', () => {
    const rows = searchRows(outline, new Map(), []);
    const hit = { item: 'intro', place: '', heading: '', isTitle: true };
    const found = textRows(outline, [
      hit,
      { ...hit, place: 's-a', heading: 'A heading', isTitle: false },
      { ...hit, isTitle: false },
      { ...hit, item: 'no-longer-there' },
    ]);
    const shown = withTexts(rows, found);
    assert.deepEqual(
      shown
        .slice(rows.length)
        .map(({ id, place, description, alwaysShow }) => [id, place, description, alwaysShow]),
      [
        ['intro', 's-a', '› A heading', true],
        ['intro', '', '› Introduction', true],
      ],
    );
    assert.deepEqual(
      shown.slice(0, rows.length).flatMap(({ id, alwaysShow }) => (alwaysShow === true ? [id] : [])),
      ['intro'],
    );
  });

  it('lists everything once, what was opened last first', () => {
    const rows = searchRows(outline, new Map([['lru', 'tried']]), ['lru', 'no-longer-there']);
    assert.deepEqual(
      rows.map(({ id, label }) => id ?? `— ${label}`),
      [
        '— Recently opened',
        'lru',
        '— Algorithms',
        'intro',
        'reverse',
        'rotate',
        'merge',
        '— Cache',
        'eviction',
      ],
    );
    const lru = rows[1];
    assert.equal(lru?.description, 'Function · medium · tried');
    assert.equal(lru.detail, 'Cache · lru');
    assert.deepEqual(
      lru.buttons?.map(({ tooltip }) => tooltip),
      ['Open', 'Start This Problem'],
    );
    assert.deepEqual(
      rows[3]?.buttons?.map(({ tooltip }) => tooltip),
      ['Open'],
    );
    assert.equal(rows[4]?.detail, 'Algorithms › Arrays · reverse');
  });

  it('hears what is opened, newest first, each once, and not without end', async () => {
    const commands = new FakeCommands();
    const recent = new RecentItems(new MemoryMemento());
    recent.follow(commands);
    for (const id of ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
      await commands.run(COMMANDS.open, id);
    await commands.run(COMMANDS.scaffold, 'c');
    await commands.run(COMMANDS.grade, 'x');
    await commands.run(COMMANDS.open);
    assert.deepEqual(recent.ids(), ['c', 'i', 'h', 'g', 'f', 'e', 'd', 'a']);
  });
});

describe('read marks', () => {
  it('turn over, and write nothing that is so already', async () => {
    const { tree, progress, services } = make();
    await markLesson(services, tree, 'intro', true);
    progress.set('eviction', 'done');
    await tree.getChildren();
    await markLesson(services, tree, 'eviction', true);
    await markLesson(services, tree, 'eviction', null);
    assert.deepEqual(
      progress.appended.map((event) => [event.type, event.item, event.type === 'read' && event.read]),
      [
        ['read', 'intro', true],
        ['read', 'eviction', false],
      ],
    );
  });
});

class MemoryMemento implements vscode.Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Thenable<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}
