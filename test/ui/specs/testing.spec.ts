import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { themeKinds } from '../pages/workbench.ts';

// On the editor's own Node: what is proven here needs no toolchain.
test.use({ settings: { 'kode.language': 'javascript' } });

/** Right, and quadratic: it looks at every pair. */
const SLOW = `// kode:two-sum-indices
export function twoSum(a, t) {
  for (let i = 0; i < a.length; i += 1) {
    for (let j = i + 1; j < a.length; j += 1) if (a[i] + a[j] === t) return [i, j];
  }
  return [];
}
`;

test('the Testing view lists cases, grades, and a slow solution is told with both times', async ({
  workbench,
  workspace,
}) => {
  test.setTimeout(240_000);
  const folder = join(workspace, 'kode/dsa/two-sum-indices');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'two-sum-indices.js'), SLOW);
  writeFileSync(join(folder, 'cases.txt'), '# two of a kind\na = [3, 3]\nt = 6\n');
  await workbench.openFile('two-sum-indices.js');
  const testing = await workbench.openContainer('Testing');
  const problem = workbench.treeItem(/Two indices with a given sum/u, testing);
  await expect(problem).toBeVisible({ timeout: 30_000 });
  await workbench.expand(problem);
  await workbench.shot('testing-tree');

  await workbench.tab('two-sum-indices.js').click();
  await workbench.codeLens('Grade').click();
  const lens = workbench.codeLens(/Right, but too slow on [\d,]+ values/u);
  await expect(lens).toBeVisible({ timeout: 120_000 });
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    await workbench.shot(`testing-slow-${kind}`);
  }
  await workbench.runCommand('Kode: Show Next Hint');
  const page = await workbench.webview(/^Two indices/u);
  await expect(page.locator('.verdict')).toContainText('Too slow');
  await expect(page.locator('.verdict')).toContainText(/no answer within|an answer after/u);
  await expect(page.locator('.verdict')).toContainText(/The shipped solution takes \d+ ms for it/u);
  await page.locator('.verdict').scrollIntoViewIfNeeded();
  await workbench.shot('testing-slow-statement');
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await page.locator('.verdict').scrollIntoViewIfNeeded();
  await workbench.shot('testing-slow-narrow');
  expect(await page.axe()).toEqual([]);
});
