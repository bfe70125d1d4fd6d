import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Ids } from '../../../src/build/manifest.ts';
import { compareManifest, manifestProblems } from '../../../src/build/manifest.ts';

const ids: Ids = {
  commands: ['kode.grade'],
  views: ['kode.topics'],
  settings: ['kode.folder'],
  panels: ['kode.page'],
  container: 'kode',
};

const manifest = {
  displayName: '%name%',
  activationEvents: ['onWebviewPanel:kode.page'],
  contributes: {
    commands: [{ command: 'kode.grade' }],
    menus: { commandPalette: [{ command: 'kode.grade' }] },
    keybindings: [{ command: 'kode.grade' }],
    views: { kode: [{ id: 'kode.topics' }] },
    viewsContainers: { activitybar: [{ id: 'kode' }] },
    configuration: { properties: { 'kode.folder': {} } },
  },
};
const texts = { name: 'Kode' };

const problemsOf = (contributes: object, more: object = {}, nls: object = texts): readonly string[] =>
  compareManifest(
    JSON.stringify({ ...manifest, ...more, contributes: { ...manifest.contributes, ...contributes } }),
    JSON.stringify(nls),
    ids,
  );

describe('Manifest check', () => {
  it('finds nothing in a manifest that agrees', () => {
    assert.deepEqual(problemsOf({}), []);
  });

  it('finds nothing in the real one', async () => {
    assert.deepEqual(await manifestProblems(resolve(import.meta.dirname, '../../..')), []);
  });

  it('tells commands that only one side has', () => {
    const problems = problemsOf({ commands: [{ command: 'kode.grades' }] });
    assert.equal(problems.length, 2);
    assert.match(problems[0] ?? '', /kode\.grades.*does not know/);
    assert.match(problems[1] ?? '', /kode\.grade".*does not list/);
  });

  it('tells duplicates, unknown commands in menus and keys, and panels without an event', () => {
    assert.match(
      problemsOf({ views: { kode: [{ id: 'kode.topics' }, { id: 'kode.topics' }] } }).join(),
      /view "kode\.topics" twice/,
    );
    assert.match(problemsOf({ keybindings: [{ command: 'kode.go' }] }).join(), /"kode\.go" in keybindings/);
    assert.match(problemsOf({ menus: { a: [{ command: 'kode.go' }] } }).join(), /"kode\.go" in a/);
    assert.match(problemsOf({}, { activationEvents: [] }).join(), /panel "kode\.page".*does not list/);
  });

  it('tells texts that are missing and texts that nothing uses', () => {
    assert.deepEqual(problemsOf({}, {}, { nam: 'Kode' }), [
      'package.nls.json lacks "name".',
      'package.nls.json has "nam", which nothing uses.',
    ]);
  });
});
