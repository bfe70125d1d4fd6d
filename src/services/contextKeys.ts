import * as vscode from 'vscode';
import type { ContextKeyId } from '../contract/ids.ts';
import type { ContextKeys } from './services.ts';

/** Context keys of this window. All start as false, which is what a key that was never set reads as. */
export class WindowContextKeys implements ContextKeys {
  private readonly values = new Map<ContextKeyId, boolean>();

  set(id: ContextKeyId, value: boolean): void {
    if ((this.values.get(id) ?? false) === value) return;
    this.values.set(id, value);
    void vscode.commands.executeCommand('setContext', id, value);
  }
}
