import type * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import type { CommandService } from '../../services/services.ts';

const KEY = 'kode.recent';
const LIMIT = 8;

/** The items opened last, on this machine, newest first. Hears of them from the commands that open them. */
export class RecentItems {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  follow(commands: CommandService): vscode.Disposable {
    return commands.onDidStart(({ id, args }) => {
      const item = args[0];
      if ((id === COMMANDS.open || id === COMMANDS.scaffold) && typeof item === 'string') void this.add(item);
    });
  }

  ids(): readonly string[] {
    const stored = this.memory.get<unknown>(KEY);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  }

  private add(id: string): Thenable<void> {
    return this.memory.update(KEY, [id, ...this.ids().filter((other) => other !== id)].slice(0, LIMIT));
  }
}
