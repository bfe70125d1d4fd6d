import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import { themeKinds } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';

/** A solution that was begun, and the problem's page beside it. */
async function begin(workbench: Workbench, workspace: string): Promise<Webview> {
  const folder = join(workspace, 'kode/dsa/rotate-array');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'rotate-array.js'),
    '// kode:rotate-array\nexport function rotate(a, k) {\n  a = [...a, k];\n}\n',
  );
  await workbench.openFile('rotate-array.js');
  await workbench.runCommand('Kode: Show Next Hint');
  return workbench.webview(/^Rotate/);
}

test('hints come one by one, and the editorial and the solutions wait', async ({ workbench, workspace }) => {
  const page = await begin(workbench, workspace);
  await expect(page.locator('details.hint[open]')).toHaveCount(1);
  await expect(page.getByText(/^Judged on: the right answer/)).toBeVisible();
  await expect(page.locator('[data-panel] pre').filter({ hasText: 'rotate' }).first()).toBeAttached();
  await expect(page.locator('[id^="panel-solution"]')).toHaveCount(0);
  const editorial = page.locator('[data-fold="editorial"]');
  await expect(editorial.locator('h2')).toHaveCount(0);
  await editorial.locator('summary').press('Enter');
  await page.locator('[data-fold="solutions"] summary').press('Enter');
  await expect(editorial).toContainText('once your solution is accepted');
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    await page.getByRole('button', { name: 'Show the solutions' }).scrollIntoViewIfNeeded();
    await workbench.shot(`solving-${kind}`);
  }
  expect(await page.axe()).toEqual([]);
});

test('editorial and solutions come when they are asked for, and the diff opens', async ({
  workbench,
  workspace,
}) => {
  const page = await begin(workbench, workspace);
  const editorial = page.locator('[data-fold="editorial"]');
  await editorial.locator('summary').press('Enter');
  await page.getByRole('button', { name: 'Show the editorial' }).press('Enter');
  await expect(workbench.dialog).toContainText('You have not solved');
  await workbench.answerDialog('Show Anyway');
  // Still open, with the focus on its heading: the reader goes on where the button was.
  await expect(editorial.getByRole('heading', { name: 'Three reversals: the best' })).toBeVisible();
  await expect(editorial.locator('summary')).toBeFocused();
  await expect(page.locator('[id^="panel-solution"]')).toHaveCount(0);

  await page.locator('[data-fold="solutions"] summary').press('Enter');
  await page.getByRole('button', { name: 'Show the solutions' }).press('Enter');
  await expect(workbench.dialog).toContainText('You have not solved');
  await workbench.answerDialog('Show Anyway');
  await expect(page.locator('[id^="panel-solution"]')).toHaveCount(7);

  await workbench.tab('rotate-array.js').click();
  await workbench.runCommand('Kode: Compare with My Solution');
  await workbench.answerDialog('Show Anyway');
  await expect(workbench.tab('Rotate right by k: yours')).toBeVisible();
  await workbench.shot('solving-diff');
});
