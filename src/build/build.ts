/**
 * Builds Kode: `npm run build`, or `npm run watch` to build again after each change.
 *
 *     node src/build/build.ts [--production] [--watch]
 *
 * dist/ gets the bundles of the extension, the broker, the command line, the webviews and the host tests, the harness
 * files of each language, and the compiled content. `--production` minifies and leaves out source maps.
 */
import type { BuildContext } from 'esbuild';
import { context, formatMessages } from 'esbuild';
import { existsSync, readdirSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bundle } from './bundles.ts';
import { bundles } from './bundles.ts';
import { buildContent } from './content.ts';
import { manifestProblems } from './manifest.ts';
import { notices } from './notices.ts';
import { OutputFolder } from './outputs.ts';

const root = resolve(import.meta.dirname, '../..');

/** A failure that has been told in full: no stack is wanted. */
class BuildError extends Error {}

interface Made {
  readonly bundle: Bundle;
  readonly context: BuildContext;
}

class Build {
  private readonly production: boolean;
  private contexts: readonly Made[] = [];

  constructor(production: boolean) {
    this.production = production;
  }

  /** @throws BuildError with everything that is wrong */
  async run(): Promise<void> {
    const started = performance.now();
    const out = new OutputFolder(join(root, 'dist'));
    const problems = [...missingEntries(), ...(await manifestProblems(root))];
    const results = await Promise.allSettled([this.code(out), harness(out), buildContent(root, out)]);
    for (const result of results) {
      if (result.status === 'rejected') problems.push(messageOf(result.reason));
    }
    if (problems.length > 0) throw new BuildError(problems.join('\n'));
    await out.sweep();
    const [, , content] = results;
    const told = content.status === 'fulfilled' ? content.value : '';
    console.log(`Built ${told} in ${Math.round(performance.now() - started)} ms.`);
  }

  async dispose(): Promise<void> {
    await Promise.all(this.contexts.map((made) => made.context.dispose()));
  }

  private async code(out: OutputFolder): Promise<void> {
    // The names of the webviews can change while we watch.
    const wanted = bundles(root).filter((bundle) => existsSync(join(root, bundle.entry)));
    if (wanted.map(({ entry }) => entry).join() !== this.contexts.map(({ bundle }) => bundle.entry).join()) {
      await this.dispose();
      this.contexts = await Promise.all(wanted.map((bundle) => this.prepare(bundle)));
    }
    const results = await Promise.allSettled(this.contexts.map((made) => made.context.rebuild()));
    const errors: string[] = [];
    const metafiles = [];
    for (const [i, result] of results.entries()) {
      const bundle = this.contexts[i]?.bundle;
      if (bundle === undefined) continue;
      if (result.status === 'rejected') {
        errors.push(await described(result.reason));
        continue;
      }
      for (const warning of await formatMessages(result.value.warnings, { kind: 'warning' }))
        errors.push(warning);
      for (const file of result.value.outputFiles ?? []) {
        const path = relative(out.root, file.path).split(sep).join('/');
        await out.write(
          path,
          file.contents,
          bundle.executable === true && path.endsWith('.js') ? 0o755 : 0o644,
        );
      }
      if (result.value.metafile !== undefined && !bundle.out.startsWith('test/'))
        metafiles.push(result.value.metafile);
    }
    // Bundles are CommonJS, whatever the package around them says: `cli.js` has no extension that would tell.
    await out.write('package.json', '{ "type": "commonjs" }\n');
    await out.write('NOTICES.txt', await notices(root, metafiles));
    // A fault in a shared file is one fault, in however many bundles it is.
    if (errors.length > 0) throw new BuildError([...new Set(errors)].join('\n'));
  }

  private async prepare(bundle: Bundle): Promise<Made> {
    return {
      bundle,
      context: await context({
        ...bundle.options,
        absWorkingDir: root,
        entryPoints: [bundle.entry],
        outfile: join(root, 'dist', bundle.out),
        bundle: true,
        write: false,
        metafile: true,
        logLevel: 'silent',
        legalComments: 'none',
        charset: 'utf8',
        minify: this.production,
        // What a harness throws names its own lines; a map would not be looked at there.
        sourcemap: this.production || bundle.out.startsWith('harness/') ? false : 'linked',
        sourcesContent: false,
      }),
    };
  }
}

function missingEntries(): string[] {
  return bundles(root)
    .filter((bundle) => !existsSync(join(root, bundle.entry)))
    .map((bundle) => `${bundle.entry} is missing.`);
}

/** Files that run beside a solution, as they are; the Node harness is a bundle. */
async function harness(out: OutputFolder): Promise<void> {
  const folder = join(root, 'src/harness');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!entry.isFile() || path.startsWith('node/') || /(?:^|\/)(?:__pycache__|\.)/.test(path)) continue;
    await out.write(`harness/${path}`, await readFile(join(folder, path)));
  }
}

async function described(error: unknown): Promise<string> {
  const errors = (error as { readonly errors?: Parameters<typeof formatMessages>[0] } | null)?.errors;
  return errors === undefined ? messageOf(error) : (await formatMessages(errors, { kind: 'error' })).join('');
}

function messageOf(error: unknown): string {
  if (error instanceof BuildError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function watchAndBuild(build: Build): Promise<void> {
  const stop = new AbortController();
  let wake: () => void = () => undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
      wake();
    });
  }
  let changed = false;
  for (const folder of ['src', 'content', 'test/host']) {
    watch(join(root, folder), { recursive: true, signal: stop.signal }, () => {
      changed = true;
      wake();
    });
  }
  while (!stop.signal.aborted) {
    changed = false;
    await build.run().catch((error: unknown) => console.error(messageOf(error)));
    if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    // An editor writes a file in several steps, and a checkout many files.
    if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const { values } = parseArgs({ options: { production: { type: 'boolean' }, watch: { type: 'boolean' } } });
const build = new Build(values.production === true);
try {
  await (values.watch === true ? watchAndBuild(build) : build.run());
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
} finally {
  await build.dispose();
}
