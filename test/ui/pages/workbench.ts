/** The workbench of VS Code, as a person sees and drives it. */
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageUrl } from '../../editor/serve.ts';
import { quietSettings } from '../../editor/settings.ts';
import type { UiRun } from '../setup.ts';
import { Webview } from './webview.ts';

/** The four kinds of colour theme. */
export type ThemeKind = 'light' | 'dark' | 'hc-black' | 'hc-light';

export const themeKinds: readonly ThemeKind[] = ['light', 'dark', 'hc-black', 'hc-light'];

/**
 * The kinds in which a test looks at something: two by its name, one of them of high contrast; all with KODE_THEMES=all. What
 * the others look like is for whoever changed it to see, and lessons.spec.ts goes through all of them.
 */
export function themesFor(name: string): readonly ThemeKind[] {
  if (process.env['KODE_THEMES'] === 'all') return themeKinds;
  return themeKinds.filter((_, i) => i % 2 === name.length % 2);
}

export class Workbench {
  readonly page: Page;
  readonly run: UiRun;
  #folder: string | undefined;

  constructor(page: Page, run: UiRun) {
    this.page = page;
    this.run = run;
  }

  /** The root element; its class tells the kind of theme. */
  get root(): Locator {
    return this.page.locator('.monaco-workbench').first();
  }

  // --- opening -----------------------------------------------------------------------------------------------------

  /** Opens a folder (or, without one, an empty window) with the extension, and waits until it can be used. */
  async open(folder?: string): Promise<void> {
    this.#folder = folder;
    await this.page.goto(pageUrl(this.run.origin, { folder }));
    await this.ready();
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Waits until the workbench has restored its editors and knows its extensions. */
  async ready(): Promise<void> {
    await expect(this.root).toBeVisible({ timeout: 60_000 });
    await expect(this.page.locator('.part.statusbar')).toBeVisible({ timeout: 60_000 });
    // The remote indicator names the server once the connection to the extension host stands.
    await expect(this.page.locator('#status\\.host')).toBeVisible({ timeout: 60_000 });
  }

  // --- settings and themes -----------------------------------------------------------------------------------------

  /**
   * Sets the user's settings: the quiet ones of the tests and these. Before open() or reload() only: the served editor
   * does not follow this file while it runs.
   */
  writeSettings(settings: Record<string, unknown>): void {
    mkdirSync(dirname(this.run.settingsFile), { recursive: true });
    writeFileSync(this.run.settingsFile, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }

  /**
   * Changes settings of the open folder (.vscode/settings.json), which a running editor follows by itself (wait for
   * the effect). Settings of the application or the machine are not allowed there; those need writeSettings() and
   * reload().
   */
  setFolderSettings(settings: Record<string, unknown>): void {
    if (this.#folder === undefined) throw new Error('No folder is open.');
    mkdirSync(join(this.#folder, '.vscode'), { recursive: true });
    writeFileSync(join(this.#folder, '.vscode/settings.json'), JSON.stringify(settings, null, 2));
  }

  /** Switches the colour theme and waits until the workbench wears it. */
  async theme(kind: ThemeKind): Promise<void> {
    // The labels of the list; they are not the identifiers that settings.json holds.
    const names: Record<ThemeKind, string> = {
      light: this.run.label === 'floor' ? 'Light Modern' : 'Light 2026',
      dark: this.run.label === 'floor' ? 'Dark Modern' : 'Dark 2026',
      'hc-black': 'Dark High Contrast',
      'hc-light': 'Light High Contrast',
    };
    const classes: Record<ThemeKind, RegExp> = {
      light: /(^|\s)vs(\s|$)/u,
      dark: /(^|\s)vs-dark(\s|$)/u,
      'hc-black': /(^|\s)hc-black(\s|$)/u,
      'hc-light': /(^|\s)hc-light(\s|$)/u,
    };
    if (classes[kind].test((await this.root.getAttribute('class')) ?? '')) return;
    await this.runCommand('Preferences: Color Theme');
    await this.quickType(names[kind]);
    await this.quickPick(names[kind]);
    await expect(this.quickInput).toBeHidden();
    await expect(this.root).toHaveClass(classes[kind]);
  }

  // --- commands ----------------------------------------------------------------------------------------------------

  /** The widget of the command palette, of quick open, and of every quick pick and input box. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** The rows of the open quick pick. */
  get quickRows(): Locator {
    return this.quickInput.locator('.quick-input-list .monaco-list-row');
  }

  /** The row whose label is exactly this. */
  quickRow(label: string): Locator {
    return this.quickRows
      .filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) })
      .first();
  }

  /** Opens the command palette with this in its box. */
  async palette(text = ''): Promise<void> {
    const input = this.quickInput.locator('input.input');
    await expect(async () => {
      // An open palette does not learn of new commands, so it is opened anew.
      if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      await expect(input).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await input.fill(`>${text}`);
  }

  /** Runs a command by its title in the palette, category included: `Kode: Open Lesson`. */
  async runCommand(title: string): Promise<void> {
    await expect(async () => {
      await this.palette(title);
      // A fresh window may list the palette before the extension's commands have come in.
      await expect(this.quickRow(title)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await this.quickRow(title).click();
  }

  /** Types into the open quick pick or input box. */
  async quickType(text: string): Promise<void> {
    await expect(this.quickInput).toBeVisible();
    await this.quickInput.locator('input.input').fill(text);
  }

  /** Picks the row with this label in the open quick pick. */
  async quickPick(label: string): Promise<void> {
    await this.quickRow(label).click();
  }

  /** Accepts the open input box or the highlighted row. */
  async quickAccept(): Promise<void> {
    await this.quickInput.locator('input.input').press('Enter');
  }

  /** Closes the open quick pick. */
  async quickCancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.quickInput).toBeHidden();
  }

  // --- notifications and dialogs -----------------------------------------------------------------------------------

  /** The notification that has this text. */
  notification(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text })
      .first();
  }

  /** Every notification on screen. */
  get notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** Presses a button of a notification. */
  async answer(text: string | RegExp, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button }).click();
  }

  /** The modal dialog, if one is open. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  // --- side bar ----------------------------------------------------------------------------------------------------

  /** An entry of the activity bar. */
  activity(title: string): Locator {
    return this.page.locator('.part.activitybar').getByRole('tab', { name: startingWith(title) });
  }

  /** The side bar. */
  get sidebar(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** Opens a view container by its title in the activity bar, and answers the side bar. */
  async openContainer(title: string): Promise<Locator> {
    const entry = this.activity(title);
    await expect(entry).toBeVisible({ timeout: 30_000 });
    // A click on the open container would close it.
    if ((await entry.getAttribute('aria-selected')) !== 'true') await entry.click();
    await expect(entry).toHaveAttribute('aria-selected', 'true');
    return this.sidebar;
  }

  /** A view of the open container, by the title in its header. */
  view(title: string): Locator {
    return this.sidebar
      .locator('.pane')
      .filter({ has: this.page.locator('.pane-header', { hasText: title }) });
  }

  /** A row of a tree, in the side bar or in a view. The name is the start of its accessible name. */
  treeItem(name: string | RegExp, within: Locator = this.sidebar): Locator {
    return within
      .getByRole('treeitem', { name: typeof name === 'string' ? startingWith(name) : name })
      .first();
  }

  /** Unfolds a row of a tree, if it is folded. */
  async expand(item: Locator): Promise<void> {
    if ((await item.getAttribute('aria-expanded')) === 'false') {
      await item.focus();
      await item.click({ position: { x: 4, y: 10 } });
      if ((await item.getAttribute('aria-expanded')) === 'false') await item.press('ArrowRight');
    }
    await expect(item).toHaveAttribute('aria-expanded', 'true');
  }

  // --- editors -----------------------------------------------------------------------------------------------------

  /** The groups of editors, from left to right. */
  get groups(): Locator {
    return this.page.locator('.editor-group-container');
  }

  /** A tab by its label. */
  tab(label: string): Locator {
    return this.page.locator('.editor-group-container').getByRole('tab', { name: startingWith(label) });
  }

  /** The tab in front in the active group. */
  get activeTab(): Locator {
    return this.page.locator('.editor-group-container.active .tab.active');
  }

  /** The text editor in front in the active group. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** The lines of the text editor that are on screen (VS Code draws no others), with plain spaces. */
  async visibleText(): Promise<string> {
    const lines = await this.editor.locator('.view-lines .view-line').evaluateAll((all) =>
      all
        .map((one) => ({ top: one.getBoundingClientRect().top, text: one.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map((one) => one.text),
    );
    return lines.join('\n').replace(/\u00a0/gu, ' ');
  }

  /** A CodeLens of the text editor in front. */
  codeLens(text: string | RegExp): Locator {
    return this.editor.locator('.codelens-decoration a').filter({ hasText: text }).first();
  }

  /** Opens a file of the workspace by quick open. */
  async openFile(name: string): Promise<void> {
    await expect(async () => {
      if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+P');
      await this.quickInput.locator('input.input').fill(name);
      await expect(this.quickRow(name)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await this.quickRow(name).click();
    await expect(this.tab(name)).toBeVisible();
  }

  /** Puts the cursor into the text editor in front, at a line. */
  async goToLine(line: number): Promise<void> {
    await this.editor.locator('.native-edit-context, textarea.inputarea').focus();
    await this.page.keyboard.press('Control+G');
    await this.quickType(`:${line}`);
    await this.quickAccept();
    await expect(this.quickInput).toBeHidden();
  }

  /** Saves the editor in front and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await expect(this.activeTab).not.toHaveClass(/(^|\s)dirty(\s|$)/u);
  }

  // --- the rest ----------------------------------------------------------------------------------------------------

  /** An entry of the status bar. */
  status(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).first();
  }

  /** The webview with this title, once it is there; in an editor or in a view. */
  webview(title: string | RegExp): Promise<Webview> {
    return Webview.find(this.page, title);
  }

  /** Keeps a picture of the window (or of one element) as test-results/shots/NAME.png, for people to look at. */
  async shot(name: string, of?: Locator | FrameLocator): Promise<void> {
    const path = join(this.run.checkout, 'test-results/shots', `${name}.png`);
    if (of === undefined) await this.page.screenshot({ path, animations: 'disabled' });
    else await ('owner' in of ? of.owner() : of).screenshot({ path, animations: 'disabled' });
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^${escape(text)}$`, 'u');
}

function startingWith(text: string): RegExp {
  return new RegExp(`^${escape(text)}`, 'u');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
