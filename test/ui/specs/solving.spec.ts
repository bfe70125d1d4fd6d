import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { themeKinds } from '../pages/workbench.ts';

test('hints come one by one, solutions wait to be asked for, and the diff opens', async ({
  workbench,
  workspace,
}) => {
  const folder = join(workspace, 'kode/dsa/reverse-array');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'reverse-array.js'),
    '// kode:reverse-array\nexport function reverse(a) {\n  a = [...a].reverse();\n}\n',
  );
  await workbench.openFile('reverse-array.js');
  await workbench.runCommand('Kode: Show Next Hint');
  const page = await workbench.webview(/^Reverse/);
  await expect(page.locator('details.hint[open]')).toHaveCount(1);
  await expect(page.getByText(/^Judged on: the right answer/)).toBeVisible();
  await expect(page.locator('[data-panel] pre').filter({ hasText: 'reverse' }).first()).toBeAttached();
  await expect(page.locator('[id^="panel-solution"]')).toHaveCount(0);
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    await page.getByRole('button', { name: 'Show the solutions' }).scrollIntoViewIfNeeded();
    await workbench.shot(`solving-${kind}`);
  }
  expect(await page.axe()).toEqual([]);

  await page.getByRole('button', { name: 'Show the solutions' }).press('Enter');
  await expect(workbench.dialog).toContainText('You have not solved');
  await workbench.answerDialog('Show Anyway');
  await expect(page.locator('[id^="panel-solution"]')).toHaveCount(7);

  await workbench.tab('reverse-array.js').click();
  await workbench.runCommand('Kode: Compare with My Solution');
  await workbench.answerDialog('Show Anyway');
  await expect(workbench.tab('Reverse an array in place: yours')).toBeVisible();
  await workbench.shot('solving-diff');
});
