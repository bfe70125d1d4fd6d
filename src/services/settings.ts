import * as vscode from 'vscode';
import type { SettingId, SettingTypes } from '../contract/ids.ts';
import { SETTING_DEFAULTS, SETTINGS } from '../contract/ids.ts';
import { isLanguageId } from '../engine/languages/ids.ts';
import type { SettingsService } from './services.ts';

/** The editor's settings, read anew at every call: a change works without a reload. */
export class EditorSettings implements SettingsService {
  get<K extends SettingId>(id: K, scope?: vscode.ConfigurationScope): SettingTypes[K] {
    const value = vscode.workspace.getConfiguration(undefined, scope).get<unknown>(id);
    return isValid(id, value) ? value : SETTING_DEFAULTS[id];
  }

  async update<K extends SettingId>(id: K, value: SettingTypes[K]): Promise<void> {
    if (this.get(id) === value) return;
    await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
  }

  onDidChange(id: SettingId, listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(id)) listener();
    });
  }
}

/** The editor warns of a wrong type in settings.json but hands the value out all the same. */
function isValid<K extends SettingId>(id: K, value: unknown): value is SettingTypes[K] {
  if (id === SETTINGS.language) return value === '' || isLanguageId(value);
  return typeof value === typeof SETTING_DEFAULTS[id];
}
