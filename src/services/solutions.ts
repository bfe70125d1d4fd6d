import * as vscode from 'vscode';
import { SETTINGS } from '../contract/ids.ts';
import { ADAPTERS, languageOfFile } from '../engine/languages/registry.ts';
import { findMarker, MARKER_LINES } from '../engine/scaffold/marker.ts';
import type { SettingsService, SolutionFile, SolutionFiles } from './services.ts';

/** So many files of a folder without a practice folder are looked into; people who have more keep them together. */
const STRAY_LIMIT = 500;

/** Solutions bigger than this do not exist; data and generated code do. */
const SIZE_LIMIT = 1024 * 1024;

/** Files changed together are told together. */
const SETTLE_MS = 50;

/** Solution files by the marker in their first lines, wherever they were moved to. */
export class MarkedSolutions implements SolutionFiles, vscode.Disposable {
  private readonly settings: SettingsService;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: Pick<vscode.Disposable, 'dispose'>[] = [this.changed];
  /** What was found in each file that was looked into. */
  private readonly known = new Map<string, SolutionFile | null>();
  /** How often each file was told to have changed: what was read before the last change is not kept. */
  private readonly changes = new Map<string, number>();
  private watching = false;
  private settling: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor(settings: SettingsService) {
    this.settings = settings;
  }

  of(document: vscode.TextDocument): SolutionFile | null {
    const lines = Math.min(MARKER_LINES, document.lineCount);
    const head = Array.from({ length: lines }, (_, line) => document.lineAt(line).text);
    return solutionOf(document.uri, head.join('\n'));
  }

  async all(): Promise<readonly SolutionFile[]> {
    this.watch();
    const found = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).map((root) => this.findIn(root)),
    );
    // A folder inside another one gives its files twice.
    const uris = new Map(found.flat().map((uri) => [uri.toString(), uri]));
    const files: SolutionFile[] = [];
    await inBatches([...uris.values()], 16, async (uri) => {
      const file = await this.look(uri);
      if (file !== null) files.push(file);
    });
    return files.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  dispose(): void {
    clearTimeout(this.settling);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** The practice folder where there is one, else all of the root up to a limit. Obeys `files.exclude`. */
  private async findIn(root: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
    const folder = this.settings.get(SETTINGS.folder, root);
    const parts = folder.split(/[\\/]/u).filter((part) => part !== '' && part !== '.' && part !== '..');
    const practice = vscode.Uri.joinPath(root.uri, ...parts);
    if (parts.length > 0 && (await isFolder(practice))) {
      return vscode.workspace.findFiles(new vscode.RelativePattern(practice, PATTERN), EXCLUDE);
    }
    return vscode.workspace.findFiles(new vscode.RelativePattern(root, PATTERN), EXCLUDE, STRAY_LIMIT);
  }

  private async look(uri: vscode.Uri): Promise<SolutionFile | null> {
    const key = uri.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const change = this.changes.get(key);
    const file = await read(uri);
    if (this.changes.get(key) !== change) return this.look(uri);
    this.known.set(key, file);
    return file;
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
    const again = (uri: vscode.Uri): void => {
      const before = this.forget(uri);
      void this.look(uri).then((now) => {
        if (before?.problem !== now?.problem) this.tell();
      });
    };
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidChange(again),
      watcher.onDidDelete((uri) => {
        if ((this.forget(uri) ?? null) !== null) this.tell();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.tell()),
      this.settings.onDidChange(SETTINGS.folder, () => this.tell()),
    );
  }

  /** What was known of the file, which is not true any more. */
  private forget(uri: vscode.Uri): SolutionFile | null | undefined {
    const key = uri.toString();
    const before = this.known.get(key);
    this.known.delete(key);
    this.changes.set(key, (this.changes.get(key) ?? 0) + 1);
    return before;
  }

  private tell(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.changed.fire(), SETTLE_MS);
  }
}

const PATTERN = `**/*.{${ADAPTERS.flatMap(({ extensions }) => extensions.map((one) => one.slice(1))).join(',')}}`;

const EXCLUDE = '**/node_modules/**';

function solutionOf(uri: vscode.Uri, text: string): SolutionFile | null {
  const language = languageOfFile(uri.path);
  if (language === null) return null;
  const problem = findMarker(text);
  return problem === null ? null : { uri, problem, language: language.id };
}

/** An open editor counts over the disk: it may hold changes. Null also where the file cannot be read. */
async function read(uri: vscode.Uri): Promise<SolutionFile | null> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return solutionOf(uri, open.getText());
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > SIZE_LIMIT) return null;
    return solutionOf(uri, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return null;
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function inBatches<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
