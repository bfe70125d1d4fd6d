/** A small catalog and stand-ins for services, for suites that look at one feature alone. */
import * as vscode from 'vscode';
import type { CommandId, ContextKeyId, SettingId, SettingTypes } from '../../../src/contract/ids.ts';
import { SETTING_DEFAULTS } from '../../../src/contract/ids.ts';
import type { CatalogEntry, CatalogIndex, Difficulty, Topic } from '../../../src/engine/catalog/model.ts';
import type { AnswerResults, ItemState, ProgressEvent } from '../../../src/engine/progress/log.ts';
import type {
  CommandService,
  ContextKeys,
  ProgressService,
  SettingsService,
} from '../../../src/services/services.ts';

export function lesson(id: string, topic: string, minutes: number): CatalogEntry {
  return {
    kind: 'lesson',
    id,
    title: titleOf(id),
    claim: `The claim of ${id}.`,
    minutes,
    topic,
    practise: [],
    needs: [],
    questions: ['lag', 'order'],
  };
}

export function problem(id: string, topic: string, difficulty: Difficulty): CatalogEntry {
  return {
    kind: 'function',
    id,
    title: titleOf(id),
    difficulty,
    minutes: 20,
    topic,
    needs: [],
    languages: ['go'],
  };
}

export function topic(id: string, items: readonly string[], topics: readonly Topic[] = []): Topic {
  return { id, title: titleOf(id), summary: `About ${id}.`, items, topics };
}

/** Three top-level topics: one with a subtopic, one flat, one empty. */
export const SMALL_CATALOG: CatalogIndex = {
  format: 1,
  topics: [
    topic('algorithms', ['intro'], [topic('arrays', ['reverse', 'rotate', 'merge'])]),
    topic('cache', ['eviction', 'lru']),
    topic('kubernetes', []),
  ],
  entries: [
    lesson('intro', 'algorithms', 8),
    lesson('eviction', 'cache', 10),
    problem('reverse', 'arrays', 1),
    problem('rotate', 'arrays', 2),
    problem('merge', 'arrays', 3),
    problem('lru', 'cache', 2),
  ],
};

/** Progress in memory; a test says what was done. */
export class FakeProgress implements ProgressService {
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly current = new Map<string, ItemState>();
  private readonly results = new Map<string, AnswerResults>();
  readonly appended: ProgressEvent[] = [];
  readonly onDidChange = this.emitter.event;

  states(): Promise<ReadonlyMap<string, ItemState>> {
    return Promise.resolve(new Map(this.current));
  }

  answers(): Promise<ReadonlyMap<string, AnswerResults>> {
    return Promise.resolve(new Map(this.results));
  }

  append(event: ProgressEvent): Promise<void> {
    this.appended.push(event);
    return Promise.resolve();
  }

  setAnswers(id: string, results: AnswerResults): void {
    this.results.set(id, results);
    this.emitter.fire();
  }

  set(id: string, state: ItemState): void {
    this.current.set(id, state);
    this.emitter.fire();
  }
}

export class FakeContextKeys implements ContextKeys {
  readonly values = new Map<ContextKeyId, boolean>();

  set(id: ContextKeyId, value: boolean): void {
    this.values.set(id, value);
  }
}

/** Settings with their defaults, and what a test puts over them. */
export class FakeSettings implements SettingsService {
  private readonly over: Partial<SettingTypes>;

  constructor(over: Partial<SettingTypes> = {}) {
    this.over = over;
  }

  get<K extends SettingId>(id: K): SettingTypes[K] {
    return this.over[id] ?? SETTING_DEFAULTS[id];
  }

  update(): Promise<void> {
    return Promise.resolve();
  }

  onDidChange(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
}

/** Commands that are only written down. */
export class FakeCommands implements CommandService {
  private readonly emitter = new vscode.EventEmitter<{
    readonly id: CommandId;
    readonly args: readonly unknown[];
  }>();
  readonly onDidStart = this.emitter.event;

  register(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  run(id: CommandId, ...args: readonly unknown[]): Promise<unknown> {
    this.emitter.fire({ id, args });
    return Promise.resolve();
  }
}

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
