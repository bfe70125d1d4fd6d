import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importedBy } from '../../../src/build/imports.ts';
import { temporaryFolder } from '../platform/helpers.ts';

describe('What a file imports', () => {
  const folder = temporaryFolder();
  const files: Readonly<Record<string, string>> = {
    'judge.ts': `import { both } from './shared/both.ts';\nimport { gate } from './parts/gate.ts';\nimport type { T } from './types.ts';\nexport const judge = (t: T) => [both, gate, t];`,
    'shared/both.ts': 'export const both = 1;',
    'shared/one.ts': 'export const one = 1;',
    'parts/gate.ts': `import { both } from '../shared/both.ts';\nimport { one } from '../shared/one.ts';\nexport const gate = both + one;`,
    'types.ts': 'export type T = number;',
  };
  before(() => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      writeFileSync(join(folder.path, name), text);
    }
  });
  after(() => {
    folder.remove();
  });

  it('is every file that runs with it, and no types', async () => {
    const importsOf = await importedBy(folder.path, ['judge.ts']);
    assert.deepEqual([...importsOf('judge.ts')].sort(), [
      'judge.ts',
      'parts/gate.ts',
      'shared/both.ts',
      'shared/one.ts',
    ]);
  });

  it('is less without some: what only they import is left out too, what others import is not', async () => {
    const importsOf = await importedBy(folder.path, ['judge.ts']);
    assert.deepEqual([...importsOf('judge.ts', /^parts\//)].sort(), ['judge.ts', 'shared/both.ts']);
  });

  it('is not known of a file that was not asked for', async () => {
    const importsOf = await importedBy(folder.path, ['judge.ts']);
    assert.throws(() => importsOf('shared/one.ts'), /not known/);
  });
});
