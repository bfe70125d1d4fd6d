import { expect, test } from '../fixtures.ts';

test.describe('languages on this machine', () => {
  test('names what needs nothing installed @smoke', async ({ workbench }) => {
    await workbench.runCommand('Kode: Show Languages on This Machine');
    const row = workbench.quickRow('TypeScript');
    await expect(row).toContainText('nothing to install');
    await expect(row.locator('.codicon-pass')).toBeVisible();
    await workbench.shot('doctor');
    await workbench.quickCancel();
  });
});

test.describe('a folder that is not trusted', () => {
  test.use({
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
  });

  test('can be read in, and runs nothing', async ({ workbench }) => {
    await workbench.openContainer('Kode');
    await expect(workbench.treeItem('System Design')).toBeVisible();
    await workbench.runCommand('Kode: Show Languages on This Machine');
    await expect(
      workbench.notification('runs no program in a folder that you have not trusted'),
    ).toBeVisible();
    await expect(workbench.quickInput).toBeHidden();
  });
});
