import assert from 'node:assert/strict';
import { packageProblems } from '../../../scripts/package.ts';

const GOOD = [
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'media/icon.png',
  'media/kode.svg',
  'dist/package.json',
  'dist/NOTICES.txt',
  'dist/extension.cjs',
  'dist/broker.cjs',
  'dist/oracleThread.cjs',
  'dist/render.cjs',
  'dist/amaro.cjs',
  'dist/cli.js',
  'dist/harness/node/main.cjs',
  'dist/harness/go/kode.go',
  'dist/harness/python/kode.py',
  'dist/webview/lesson.js',
  'dist/webview/lesson.css',
  'dist/content/index.json',
  'dist/content/items/a.json',
  'dist/content/oracles/a.cjs',
];

describe('Check of the package', () => {
  it('finds nothing in a good one', () => {
    assert.deepEqual(packageProblems(GOOD, 1_000_000), []);
  });

  for (const [file, why] of [
    ['node_modules/yaml/index.js', /installed package/],
    ['dist/extension.cjs.map', /source map/],
    ['src/extension.ts', /source file/],
    ['dist/test/host.cjs', /a test/],
    ['dist/content/fixtures/a.json', /only proofs need/],
    ['.npmrc', /hidden file/],
    ['content/topics.yaml', /not on the list/],
  ] as const) {
    it(`refuses ${file}`, () => {
      const problems = packageProblems([...GOOD, file], 1);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', why);
    });
  }

  it('misses what is needed and counts the size', () => {
    const problems = packageProblems(
      GOOD.filter((file) => !file.startsWith('dist/harness/go') && file !== 'dist/cli.js'),
      9 * 1024 * 1024,
    );
    assert.deepEqual(problems, [
      'dist/cli.js is not in the package.',
      'dist/harness/go/ is not in the package.',
      'The package has 9.00 MB; 8.00 MB are allowed.',
    ]);
  });
});
