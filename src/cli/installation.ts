/** What is installed beside the command line, and what it keeps on this machine. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseItem } from '../engine/catalog/itemJson.ts';
import type { CatalogEntry, CatalogIndex, Lesson, Problem, ProblemEntry } from '../engine/catalog/model.ts';
import { nearest } from '../engine/catalog/complaint.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { ADAPTERS } from '../engine/languages/registry.ts';
import type { Oracles } from '../engine/ports.ts';
import { compiledProblems } from '../platform/content.ts';
import { errorCode } from '../platform/files.ts';
import type { LocalGrader } from '../platform/grading.ts';
import { createLocalGrader } from '../platform/grading.ts';
import { createStderrLog } from '../platform/log.ts';
import { ThreadOracles } from '../platform/oracleWorker.ts';

export class Installation {
  private readonly dist: string;
  private readonly log = createStderrLog();

  /** @param dist the folder with cli.js in it */
  constructor(dist: string) {
    this.dist = dist;
  }

  async index(): Promise<CatalogIndex> {
    return JSON.parse(await this.text('content/index.json')) as CatalogIndex;
  }

  /** @throws NotGradedError where there is no such item */
  async entry(id: string): Promise<CatalogEntry> {
    const { entries } = await this.index();
    const found = entries.find((entry) => entry.id === id);
    if (found !== undefined) return found;
    const meant = nearest(
      id,
      entries.map((entry) => entry.id),
    );
    throw new NotGradedError(
      `Kode has no item "${id}".`,
      meant === null ? '"kode list" shows all of them.' : `Did you mean "${meant}"?`,
    );
  }

  /** @throws NotGradedError where there is no such problem */
  async problemEntry(id: string): Promise<ProblemEntry> {
    const entry = await this.entry(id);
    if (entry.kind !== 'lesson') return entry;
    throw new NotGradedError(`"${id}" is a lesson, not a problem.`, '"kode list" shows which is which.');
  }

  async item(id: string): Promise<Lesson | Problem> {
    return parseItem(await this.text(`content/items/${id}.json`));
  }

  async problem(id: string): Promise<Problem> {
    await this.problemEntry(id);
    return (await this.item(id)) as Problem;
  }

  /** A file of dist, or null where it was not shipped. */
  async optional(path: string): Promise<string | null> {
    try {
      return await readFile(join(this.dist, ...path.split('/')), 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** What is installed: the manifest and, in `dist`, everything else. */
  get folder(): string {
    return join(this.dist, '..');
  }

  get harnessFolder(): string {
    return join(this.dist, 'harness');
  }

  /** Outside of a bundle's folder there is no manifest; its version only separates the builds of two versions. */
  async version(): Promise<string> {
    const manifest = await this.optional('../package.json');
    return manifest === null ? '0' : (JSON.parse(manifest) as { readonly version: string }).version;
  }

  async grader(): Promise<LocalGrader> {
    return createLocalGrader({
      problems: compiledProblems(join(this.dist, 'content')),
      adapters: ADAPTERS,
      harnessFolder: this.harnessFolder,
      oracleThreadPath: join(this.dist, 'oracleThread.cjs'),
      // A folder of their own: old builds are removed from it, and others keep things beside it.
      cacheFolder: join(cacheFolder(process.env, process.platform), 'builds'),
      version: await this.version(),
      toolchains: {},
      log: this.log,
    });
  }

  oracles(): Oracles & { dispose(): Promise<void> } {
    return new ThreadOracles({
      threadPath: join(this.dist, 'oracleThread.cjs'),
      modulePath: (id) => join(this.dist, 'content', 'oracles', `${id}.cjs`),
      spec: async (id) => {
        const { spec, component, kind } = await this.problem(id);
        if (spec !== undefined) return { spec };
        if (component !== undefined) return { component };
        throw new NotGradedError(`Problems of the kind "${kind}" have no reference.`, '');
      },
      log: this.log,
    });
  }

  private async text(path: string): Promise<string> {
    const found = await this.optional(path);
    if (found !== null) return found;
    throw new NotGradedError(
      `${join(this.dist, path)} is missing.`,
      'Run "npm run build", or install Kode again.',
    );
  }
}

/** Where Kode keeps what it can make again, as the system wants it. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  if (platform === 'win32')
    return join(set('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local'), 'kode', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'kode');
  return join(set('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'kode');
}
