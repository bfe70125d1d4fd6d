import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import { themesFor } from '../pages/workbench.ts';
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
  for (const kind of themesFor(name)) {
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
  await tabs.getByRole('tab', { name: 'Python' }).press('ArrowRight');
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

test('formulas are set and have words', async ({ workbench }) => {
  test.setTimeout(240_000);
  const page = await lesson(workbench, 'sd-cache', 'Cache in a design');
  const formula = page.getByRole('math', {
    name: 'h equals fraction lambda T over lambda T plus 1 end fraction',
  });
  await expect(formula).toBeVisible();
  // A fraction is set, not written: higher than two lines of text.
  expect((await formula.boundingBox())?.height ?? 0).toBeGreaterThan(30);
  await lookAt(workbench, 'Cache in a design', 'reader-formula', '.formula');
});

test('a footnote is reached and left by keyboard', async ({ workbench }) => {
  test.setTimeout(240_000);
  const title = 'From a sentence to a component';
  const page = await lesson(workbench, 'lld-approach', title);
  const reference = page.getByRole('link', { name: 'Footnote 1' }).nth(1);
  await reference.focus();
  await reference.press('Enter');
  const note = page.locator('#note-times');
  await expect(note).toBeFocused();
  await workbench.page.keyboard.press('Tab');
  await workbench.page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Back to footnote 1, place 2' })).toBeFocused();
  await workbench.page.keyboard.press('Enter');
  await expect(reference).toBeFocused();
  await lookAt(workbench, title, 'reader-footnote', '.footnotes');
});

test('the outline stands beside the text where there is room, and follows the reader', async ({
  workbench,
}) => {
  test.setTimeout(240_000);
  await workbench.page.setViewportSize({ width: 1700, height: 900 });
  const title = 'Locks that span the invariant';
  const page = await lesson(workbench, 'lld-concurrency', title);
  const outline = page.locator('.outline.wide');
  await expect(outline).toBeVisible();
  await expect(page.locator('.outline.narrow')).toBeHidden();
  const link = outline.getByRole('link', { name: /^Waiting/ });
  await link.focus();
  await link.press('Enter');
  await expect(page.getByRole('heading', { name: /^Waiting/ })).toBeFocused();
  await expect(link).toHaveAttribute('aria-current', 'location');
  await expect(outline.locator('[aria-current]')).toHaveCount(1);
  // It covers nothing of the text.
  const text = await page.locator('#main article').boundingBox();
  const list = await outline.boundingBox();
  expect(list?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? Infinity));
  for (const kind of ['light', 'hc-black'] as const) {
    await workbench.theme(kind);
    await workbench.shot(`reader-outline-${kind}`);
    expect(await (await workbench.webview(title)).axe()).toEqual([]);
  }
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await expect(page.locator('.outline.narrow')).toBeVisible();
  await expect(outline).toBeHidden();
});

test.describe('a folder that is not trusted', () => {
  test.use({
    settings: {
      'kode.language': 'typescript',
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
  });

  test('runs no program of a lesson, and says what to do', async ({ workbench }) => {
    test.setTimeout(120_000);
    const page = await lesson(workbench, 'dsa-arrays', 'Arrays');
    const panel = page.getByRole('tabpanel', { name: 'TypeScript' });
    await panel.getByRole('button', { name: 'Run' }).click();
    await expect(panel.locator('.run-output')).toContainText('a folder that you have not trusted');
    await expect(panel.locator('.run-output')).toContainText('Manage Workspace Trust');
    await expect(panel.getByRole('button', { name: 'Run' })).toBeVisible();
  });
});
