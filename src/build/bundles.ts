/** What is bundled from where to where. */
import type { BuildOptions, Plugin } from 'esbuild';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Bundle {
  /** Relative to the checkout. */
  readonly entry: string;
  /** Relative to dist. */
  readonly out: string;
  readonly options: BuildOptions;
  readonly executable?: boolean;
}

/** Parts that are files of their own: the one that imports them loads them at their first use. */
const LESSON_RENDERER = 'src/engine/lesson/render.ts';
const TYPE_COMPILER = 'amaro';

const NODE: BuildOptions = { platform: 'node', format: 'cjs', target: 'node20' };
const BROWSER: BuildOptions = { platform: 'browser', format: 'iife', target: 'chrome120' };
/** Views that another one imports when a page needs them. */
const IMPORTED: ReadonlySet<string> = new Set(['simulators']);

/** All bundles of the checkout; entries that are not there are left in, for the caller to complain about. */
export function bundles(root: string): readonly Bundle[] {
  const lazy: BuildOptions = { plugins: [lazyParts(root)] };
  return [
    { entry: 'src/extension.ts', out: 'extension.cjs', options: { ...NODE, ...lazy, external: ['vscode'] } },
    { entry: 'src/platform/broker.ts', out: 'broker.cjs', options: { ...NODE, ...lazy } },
    { entry: 'src/platform/oracleThread.ts', out: 'oracleThread.cjs', options: NODE },
    { entry: 'src/cli/main.ts', out: 'cli.js', options: { ...NODE, ...lazy }, executable: true },
    { entry: LESSON_RENDERER, out: 'render.cjs', options: NODE },
    { entry: 'src/build/typeCompiler.ts', out: `${TYPE_COMPILER}.cjs`, options: NODE },
    { entry: 'src/harness/node/main.ts', out: 'harness/node/main.cjs', options: NODE },
    { entry: 'src/harness/node/debug.ts', out: 'harness/node/debug.cjs', options: NODE },
    {
      entry: 'test/host/index.ts',
      out: 'test/host.cjs',
      options: { ...NODE, external: ['vscode', 'mocha'] },
    },
    ...webviews(root),
  ];
}

/** One folder a view: `src/webview/<name>/main.ts` and, beside it, style sheets. */
function webviews(root: string): readonly Bundle[] {
  const folder = join(root, 'src/webview');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [
      ...(existsSync(join(folder, name, 'main.ts'))
        ? [
            {
              entry: `src/webview/${name}/main.ts`,
              out: `webview/${name}.js`,
              options: IMPORTED.has(name) ? { ...BROWSER, format: 'esm' as const } : BROWSER,
            },
          ]
        : []),
      ...readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.css'))
        .map((file) => ({
          entry: `src/webview/${name}/${file}`,
          out: `webview/${file === 'main.css' ? `${name}.css` : file}`,
          options: BROWSER,
        })),
    ]);
}

/** Keeps an `import()` of a lazy part as one, of the file that the part is bundled to. */
function lazyParts(root: string): Plugin {
  const renderer = resolve(root, LESSON_RENDERER);
  return {
    name: 'lazy-parts',
    setup(build) {
      build.onResolve({ filter: /lesson\/render\.ts$/ }, ({ path, resolveDir, kind }) =>
        kind === 'dynamic-import' && resolve(resolveDir, path) === renderer
          ? { path: './render.cjs', external: true }
          : undefined,
      );
      build.onResolve({ filter: /^amaro$/ }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${TYPE_COMPILER}.cjs`, external: true } : undefined,
      );
    },
  };
}
