/**
 * Every lesson of the catalog, one after the other by its link to the next: drawn without a fault, without a complaint of the
 * browser, and with nothing for axe to say. A run looks at each lesson in one theme, and at another one when the lessons
 * change; with KODE_THEMES=all it goes through all of them in each.
 */
import type { ConsoleMessage, Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogIndex } from '../../../src/engine/catalog/model.ts';
import { expect, test } from '../fixtures.ts';
import type { ThemeKind, Workbench } from '../pages/workbench.ts';
import { themeKinds } from '../pages/workbench.ts';

const MINUTES = 10;

/** What the browser complains about that is ours, or that nobody may do on our pages. */
function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    const isOurs = /kode|\blesson\.js|simulators\.js/i.test(message.location().url);
    const isPolicy = /content security policy/i.test(message.text());
    if ((message.type() === 'error' && isOurs) || isPolicy)
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    if (/kode|lesson\.js|simulators\.js/i.test(error.stack ?? '')) complaints.push(String(error.stack));
  });
  return complaints;
}

interface ShownLesson {
  readonly title: string;
  readonly next: string | null;
}

/** Waits until the lesson stands there whole. */
async function lookAt(workbench: Workbench, title: string): Promise<ShownLesson> {
  const view = await workbench.webview(title);
  await expect(view.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  await expect(view.locator('.fault:not(:empty)')).toHaveCount(0);
  for (const simulator of await view.locator('[data-simulate]').all())
    await expect(simulator.locator('svg').first()).toBeAttached();
  const frame = await view.frame();
  const empty = await frame.evaluate(() =>
    [...document.querySelectorAll('figure')]
      .filter((figure) => {
        const drawn = figure.querySelector('svg, img, pre, table');
        const box = drawn?.getBoundingClientRect();
        return box === undefined || box.width < 40 || box.height < 20;
      })
      .map((figure) => figure.textContent.trim().slice(0, 80)),
  );
  expect(empty, `figures of "${title}" that are not drawn`).toEqual([]);
  expect(await view.axe(), `what axe says of "${title}"`).toEqual([]);
  const next = view.locator('a[rel="next"]');
  const text = (await next.count()) === 0 ? null : await next.innerText();
  return { title, next: text?.replace(/^Next\s*/, '').trim() ?? null };
}

test('every lesson is drawn whole, in every kind of theme', async ({ workbench, run }) => {
  test.setTimeout(MINUTES * 60_000);
  const text = readFileSync(join(run.checkout, 'dist/content/index.json'), 'utf8');
  const { entries } = JSON.parse(text) as CatalogIndex;
  const titles = entries.flatMap((entry) => (entry.kind === 'lesson' ? [entry.title] : []));
  const complaints = listen(workbench.page);
  const turn = createHash('sha256').update(titles.join('\n')).digest().readUInt8(0);
  const each = Math.ceil(titles.length / themeKinds.length);
  const themeAt = (place: number): ThemeKind =>
    themeKinds[(Math.floor(place / each) + turn) % themeKinds.length] ?? 'dark';
  const walks: ((place: number) => ThemeKind)[] =
    process.env['KODE_THEMES'] === 'all' ? themeKinds.map((kind) => () => kind) : [themeAt];

  for (const theme of walks) {
    await workbench.theme(theme(0));
    await workbench.runCommand('Kode: Search Lessons and Problems');
    await workbench.quickType(titles[0] ?? '');
    await workbench.quickRow(titles[0] ?? '').click();
    for (const [place, title] of titles.entries()) {
      await workbench.theme(theme(place));
      const shown = await lookAt(workbench, title);
      expect(shown.next).toBe(titles[place + 1] ?? null);
      if (shown.next === null) break;
      await (await workbench.webview(title)).locator('a[rel="next"]').click();
      await expect(workbench.activeTab).toContainText(shown.next);
      // A page for each of them would fill the memory.
      if (place % 6 === 5) await workbench.runCommand('View: Close Other Editors in Group');
    }
    await workbench.runCommand('View: Close All Editors');
  }
  expect(complaints).toEqual([]);
});
