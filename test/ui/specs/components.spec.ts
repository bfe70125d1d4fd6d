import { expect, test } from '../fixtures.ts';
import type { Workbench } from '../pages/workbench.ts';
import { themeKinds } from '../pages/workbench.ts';

// On the editor's own Node: what is proven here needs no toolchain.
test.use({ settings: { 'kode.language': 'javascript' } });

/** Right, but that reading does not make a key the newest. */
const WRONG = `export class LruCache {
  constructor(capacity) {
    if (capacity < 0) throw Object.assign(new Error('INVALID'), { code: 'INVALID' });
    this.capacity = capacity;
    this.map = new Map();
  }
  get(k) {
    return this.map.get(k) ?? null;
  }
  put(k, v) {
    let evicted = null;
    if (this.map.has(k)) this.map.delete(k);
    else if (this.map.size === this.capacity) {
      evicted = this.map.keys().next().value ?? null;
      if (this.capacity === 0) return null;
      this.map.delete(evicted);
    }
    this.map.set(k, v);
    return evicted;
  }
  peek(k) {
    return this.map.get(k) ?? null;
  }
  remove(k) {
    return this.map.delete(k);
  }
  keys() {
    return [...this.map.keys()].reverse();
  }
  size() {
    return this.map.size;
  }
}`;

/** Puts a text in place of all that the editor in front holds, which indents each line as it comes. */
async function write(workbench: Workbench, text: string): Promise<void> {
  await workbench.editor.locator('.view-lines').click();
  await workbench.page.keyboard.press('Control+A');
  await workbench.page.keyboard.insertText(text);
  await workbench.page.keyboard.press('Control+Home');
  await workbench.save();
}

test('a component shows its interface, and a wrong one the few calls that matter', async ({ workbench }) => {
  test.setTimeout(240_000);
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType('lru-cache');
  await workbench.quickRow('LRU cache').click();
  const statement = await workbench.webview('LRU cache');
  await expect(statement.getByRole('heading', { name: 'Refusals' })).toBeVisible();
  await expect(statement.getByRole('tabpanel', { name: 'JavaScript' }).first()).toContainText('peek(k)');
  await expect(statement.locator('table.steps:visible').first()).toBeVisible();
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    await workbench.shot(`component-${kind}`);
    expect(await (await workbench.webview('LRU cache')).axe()).toEqual([]);
  }
  await workbench.theme('dark');

  await statement.getByRole('button', { name: 'Start in JavaScript' }).click();
  await expect(workbench.tab('lru-cache.js')).toBeVisible({ timeout: 30_000 });
  await workbench.tab('lru-cache.js').click();
  await write(workbench, `// kode:lru-cache\n${WRONG.replace(/^ +/gm, '')}\n`);
  await workbench.codeLens('Grade').click();
  await expect(workbench.codeLens('cache.keys() gives')).toBeVisible({ timeout: 60_000 });
  const card = (await workbench.webview('LRU cache')).locator('.verdict');
  await expect(card.locator('table.steps tr')).toHaveCount(6);
  await expect(card.locator('tr.wrong')).toContainText('cache.keys()');
  await expect(card.locator('tr.wrong')).toContainText('expected');
  await workbench.shot('component-wrong');
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await workbench.shot('component-wrong-narrow');
});
