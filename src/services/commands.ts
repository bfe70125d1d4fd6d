import * as vscode from 'vscode';
import type { CommandId } from '../contract/ids.ts';
import { COMMANDS } from '../contract/ids.ts';
import { CancelledError } from '../engine/grading/request.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { CommandService } from './services.ts';

/** Commands of the editor, with the one place where their errors end. */
export class EditorCommands implements CommandService, vscode.Disposable {
  private readonly log: vscode.LogOutputChannel;
  private readonly started = new vscode.EventEmitter<{
    readonly id: CommandId;
    readonly args: readonly unknown[];
  }>();

  readonly onDidStart = this.started.event;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
  }

  register(id: CommandId, handler: (...args: readonly unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
      this.started.fire({ id, args });
      try {
        return await handler(...args);
      } catch (error) {
        this.tell(id, error);
        return undefined;
      }
    });
  }

  run(id: CommandId, ...args: readonly unknown[]): Thenable<unknown> {
    return vscode.commands.executeCommand(id, ...args);
  }

  dispose(): void {
    this.started.dispose();
  }

  private tell(id: CommandId, error: unknown): void {
    if (error instanceof CancelledError || error instanceof vscode.CancellationError) return;
    // Not awaited: the promise of a notification settles when somebody closes it.
    if (error instanceof NotGradedError) {
      this.log.warn(`${id}: ${error.message} ${error.fix}`);
      void this.offerLog(vscode.window.showWarningMessage(`${error.message} ${error.fix}`, SHOW_LOG));
      return;
    }
    this.log.error(id, error instanceof Error ? error : String(error));
    const line = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
    void this.offerLog(vscode.window.showErrorMessage(`Kode could not do that: ${line}`, SHOW_LOG));
  }

  private async offerLog(answer: Thenable<string | undefined>): Promise<void> {
    if ((await answer) === SHOW_LOG) await this.run(COMMANDS.showLog);
  }
}

const SHOW_LOG = 'Show Log';
