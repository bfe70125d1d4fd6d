import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import { themeKinds } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';

// On the editor's own Node: what is proven here needs no toolchain.
test.use({ settings: { 'kode.language': 'typescript' } });

async function lesson(workbench: Workbench, id: string, title: string): Promise<Webview> {
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType(id);
  await workbench.quickRow(title).click();
  const page = await workbench.webview(title);
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible({ timeout: 30_000 });
  return page;
}

/** In every kind of theme, and in a narrow panel: a picture, and nothing for axe to say. */
async function lookAt(workbench: Workbench, title: string, name: string, at: string): Promise<void> {
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    const page = await workbench.webview(title);
    await page.locator(at).first().scrollIntoViewIfNeeded();
    await workbench.shot(`${name}-${kind}`);
    expect(await page.axe()).toEqual([]);
  }
  await workbench.theme('dark');
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await (await workbench.webview(title)).locator(at).first().scrollIntoViewIfNeeded();
  await workbench.shot(`${name}-narrow`);
  await workbench.page.setViewportSize({ width: 1400, height: 900 });
}

test('code has tabs that remember, runs, and opens as a new document', async ({ workbench }) => {
  test.setTimeout(240_000);
  const page = await lesson(workbench, 'dsa-arrays', 'Arrays');
  const tabs = page.getByRole('tablist', { name: 'Without in your language' });
  await expect(tabs.getByRole('tab', { name: 'TypeScript' })).toHaveAttribute('aria-selected', 'true');
  await tabs.getByRole('tab', { name: 'TypeScript' }).press('ArrowLeft');
  await expect(page.getByRole('tabpanel', { name: 'Python' })).toContainText('def without');
  await tabs.getByRole('tab', { name: 'Python' }).press('End');
  const panel = page.getByRole('tabpanel', { name: 'TypeScript' });
  await panel.getByRole('button', { name: 'Run' }).click();
  await expect(panel.locator('.run-output')).toContainText('exit code 0', { timeout: 60_000 });
  await expect(panel.locator('.run-output pre')).toContainText('kept 2 -> [ 1, 4 ]');
  await lookAt(workbench, 'Arrays', 'reader-code', '[data-tabs] .run:visible');

  await panel.locator('pre').first().hover();
  await panel.getByRole('button', { name: 'Open in editor' }).click();
  await expect(workbench.activeTab).toContainText(/Untitled-1|function without/);
  await expect(workbench.editor).toContainText('console.log');
  await expect(workbench.status('TypeScript')).toBeVisible();
});

test('the search finds words inside lessons, and opens the section', async ({ workbench }) => {
  test.setTimeout(120_000);
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType('spurious wake');
  const row = workbench.quickRows.filter({ hasText: '›' }).first();
  await expect(row).toContainText('Waiting');
  await workbench.shot('reader-search');
  await row.click();
  const page = await workbench.webview('Locks that span the invariant');
  await expect(page.getByRole('heading', { name: /^Waiting/ })).toBeInViewport({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport();
});
