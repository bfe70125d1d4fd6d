/**
 * Makes the package that an editor installs: `npm run package` writes kode-<version>.vsix.
 *
 * Builds for production first, then looks at what went in: everything that is needed, nothing else, within the budget.
 */
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');

/** Bytes that the package may have. */
const BUDGET = 8 * 1024 * 1024;

/** What nobody may ever find in the package. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/(?:^|\/)node_modules\//, 'an installed package'],
  [/\.map$/, 'a source map'],
  [/\.ts$/, 'a source file'],
  [/^dist\/test\//, 'a test'],
  [/^dist\/content\/(?:fixtures\/|proof\.json$)/, 'a program that only proofs need'],
  [/(?:^|\/)\.[^/]/, 'a hidden file'],
  [/^(?!dist\/|media\/)[^/]+\//, 'a folder that is not on the list'],
];

/** What Kode does not work without; a trailing slash means one file in the folder at least. */
const NEEDED = [
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
  'dist/harness/go/',
  'dist/harness/python/',
  'dist/webview/lesson.js',
  'dist/webview/lesson.css',
  'dist/content/index.json',
  'dist/content/items/',
  'dist/content/oracles/',
] as const;

/** One sentence for each thing that is wrong with a package's list of files or its size. */
export function packageProblems(files: readonly string[], bytes: number): readonly string[] {
  const problems: string[] = [];
  for (const file of files) {
    const found = FORBIDDEN.find(([pattern]) => pattern.test(file));
    if (found !== undefined) problems.push(`${file} is in the package: ${found[1]}.`);
  }
  for (const needed of NEEDED) {
    const there = needed.endsWith('/')
      ? files.some((file) => file.startsWith(needed))
      : files.includes(needed);
    if (!there) problems.push(`${needed} is not in the package.`);
  }
  if (bytes > BUDGET) problems.push(`The package has ${megabytes(bytes)}; ${megabytes(BUDGET)} are allowed.`);
  return problems;
}

/** Builds, packs and looks; what it says is on the console. */
export async function makePackage(): Promise<{ readonly passed: number; readonly failed: number }> {
  const { status } = spawnSync(process.execPath, [join(root, 'src/build/build.ts'), '--production'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed; see above.');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const packagePath = join(root, `${name}-${version}.vsix`);
  const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map((path) =>
    path.replaceAll('\\', '/'),
  );
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // There is no published repository that relative links could be rewritten to.
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  const problems = packageProblems(files, size);
  for (const problem of problems) console.error(problem);
  console.log(`${packagePath}: ${files.length} files, ${megabytes(size)} of ${megabytes(BUDGET)}.`);
  return { passed: files.length + NEEDED.length + 1 - problems.length, failed: problems.length };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { passed, failed } = await makePackage();
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
