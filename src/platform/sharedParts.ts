/** Parts that many builds share: made once for a toolchain, found in the cache afterwards. */
import { readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CancelledError } from '../engine/grading/request.ts';
import type { Choice, Command, SharedPart } from '../engine/languages/language.ts';
import type { CancelSignal } from '../engine/ports.ts';
import type { BuildCache } from './buildCache.ts';
import type { PartTexts, Tool } from './commands.ts';
import { toolOf } from './commands.ts';
import type { Recipe, Workshop } from './recipe.ts';
import { keyOf, recipeOf, runSteps, writeFiles } from './recipe.ts';

/** A part whose key is known; it may not be there yet. */
export interface KnownPart {
  readonly part: SharedPart;
  readonly key: string;
  readonly recipe: Recipe;
}

/** Parts in use. */
export interface HeldParts {
  readonly texts: PartTexts;
  release(): void;
  /** They may be at fault: the next build makes old ones anew. */
  suspect(): Promise<void>;
}

/** A part that could not be made: why. */
export class PartError extends Error {}

export class SharedParts {
  private readonly cache: BuildCache;
  private readonly workshop: Workshop;
  private readonly making = new Map<string, Promise<string>>();
  /** Those that cannot be made here; nobody tries again before the next start. */
  private readonly broken = new Map<string, PartError>();
  private readonly ended = new AbortController();

  constructor(cache: BuildCache, workshop: Workshop) {
    this.cache = cache;
    this.workshop = workshop;
  }

  /** @throws NotGradedError where a toolchain is missing */
  async known(part: SharedPart): Promise<KnownPart> {
    const choices = part.choices ?? [];
    const [recipe, choosing] = await Promise.all([
      recipeOf(part.files, part.commands, this.workshop),
      recipeOf(
        [],
        choices.map(({ command }) => command),
        this.workshop,
      ),
    ]);
    // A part holds what belongs to these very executables, and an update may keep the version.
    const stamps = await Promise.all([...recipe.steps, ...choosing.steps].map(({ tool }) => stampOf(tool)));
    const key = keyOf([recipe, choosing], 'part', this.workshop.version, JSON.stringify([choices, stamps]));
    return { part, key, recipe };
  }

  /**
   * The parts, made where they are missing, and kept from being removed until they are released.
   * @throws PartError, CancelledError
   */
  async hold(parts: readonly KnownPart[], signal: CancelSignal, background = false): Promise<HeldParts> {
    const folders = new Map<string, string>();
    const releases: (() => void)[] = [];
    const release = (): void => releases.forEach((one) => one());
    try {
      for (const one of parts) {
        const dir = await cancellable(this.folder(one, background), signal);
        releases.push(this.cache.hold(dir));
        folders.set(one.part.name, dir);
      }
    } catch (error) {
      release();
      throw error;
    }
    return {
      release,
      texts: (name, file) => {
        const dir = folders.get(name);
        if (dir === undefined) throw new PartError(`There is no part "${name}".`);
        return file === null ? dir : readFileSync(join(dir, file), 'utf8').trim();
      },
      suspect: async () => {
        release();
        for (const dir of folders.values()) await this.cache.removeSuspect(dir);
      },
    };
  }

  /** Ends what is being made. */
  dispose(): void {
    this.ended.abort();
  }

  private async folder(known: KnownPart, background: boolean): Promise<string> {
    const { key } = known;
    const broken = this.broken.get(key);
    if (broken !== undefined) throw broken;
    const found = await this.cache.get(key);
    if (found !== null) return found;
    // Whoever comes meanwhile waits for the same one; a cancel ends the waiting only.
    let making = this.making.get(key);
    if (making === undefined) {
      making = this.make(known, { ...this.workshop, background }).finally(() => this.making.delete(key));
      this.making.set(key, making);
    }
    return making;
  }

  private async make({ part, key, recipe }: KnownPart, workshop: Workshop): Promise<string> {
    const dir = await this.cache.begin();
    try {
      await writeFiles(dir, recipe.files);
      const { signal } = this.ended;
      const failed = await runSteps(recipe.steps, dir, part.timeoutMs, workshop, signal);
      if (failed !== null) {
        throw new PartError(failed.timedOut ? 'took too long' : failed.output.trim().slice(0, 500));
      }
      for (const choice of part.choices ?? []) {
        await writeFile(join(dir, choice.file), await this.choose(choice, dir, part.timeoutMs, workshop));
      }
      return await this.cache.put(key, dir);
    } catch (error) {
      await this.cache.drop(dir);
      if (error instanceof CancelledError) throw error;
      const broken = new PartError(
        `"${part.name}" could not be made: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.broken.set(key, broken);
      throw broken;
    }
  }

  private async choose(choice: Choice, dir: string, timeoutMs: number, workshop: Workshop): Promise<string> {
    const { command } = choice;
    const tool = await toolOf(command, workshop.toolchains);
    for (const candidate of choice.candidates) {
      const tried: Command = {
        ...command,
        args: command.args.map((arg) => arg.replaceAll('{candidate}', () => candidate)),
      };
      const { signal } = this.ended;
      const failed = await runSteps([{ command: tried, tool }], dir, timeoutMs, workshop, signal);
      if (failed === null) return candidate;
    }
    return '';
  }
}

async function stampOf(tool: Tool | null): Promise<string> {
  const found = tool === null ? null : await stat(tool.path).catch(() => null);
  return found === null ? '' : `${found.size} ${found.mtimeMs}`;
}

/** Rejects at once where the signal says so; the work goes on for others. */
function cancellable<T>(work: Promise<T>, signal: CancelSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new CancelledError());
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
