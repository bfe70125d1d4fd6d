import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import type { Workbench } from '../pages/workbench.ts';
import { themesFor } from '../pages/workbench.ts';

test.setTimeout(240_000);

async function openEstimate(workbench: Workbench, id: string, title: string): Promise<Webview> {
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType(id);
  await workbench.quickRow(title).click();
  return workbench.webview(title);
}

/** A given number of the page. */
async function given(view: Webview, name: string): Promise<number> {
  const text = await view.locator(`[data-given="${name}"]`).textContent();
  return Number((text ?? '').replace(/[^\d.]/g, ''));
}

test('an estimate: wrong, then what follows, then right by keyboard, and there after a reload', async ({
  workbench,
}) => {
  const view = await openEstimate(workbench, 'est-qps', 'Events a second');
  const mean = view.getByRole('textbox', { name: 'Mean rate' });
  const peak = view.getByRole('textbox', { name: 'Peak rate' });
  const row = (name: string) => view.locator(`[data-asked="${name}"]`);
  const score = view.locator('[data-score]');
  await expect(score).toBeHidden();
  await workbench.shot('estimate-open');

  const events = await given(view, 'events');
  const factor = await given(view, 'factor');
  const right = (events * 1e6) / 86_400;
  await mean.fill(`${Math.round(right * 60)}/s`);
  await peak.fill(`${Math.round(right * 60 * factor)}`);
  await peak.press('Enter');
  await expect(score).toBeFocused();
  await expect(score).toContainText('0.5 of 2 points');
  await expect(row('mean')).toContainText('it is a rate for each minute');
  await expect(row('mean').locator('[data-mistake="0"]')).toBeHidden();
  await expect(row('mean').locator('input')).toHaveAttribute('aria-invalid', 'true');
  await expect(row('peak')).toContainText('½ It follows from your own number');
  await workbench.shot('estimate-wrong');

  await mean.fill(`${Math.round(right)} events/s`);
  // What was said is about other numbers.
  await expect(score).toBeHidden();
  await peak.fill(`${((right * factor) / 1000).toFixed(2)}k`);
  await view.getByRole('button', { name: 'Check' }).click();
  await expect(score).toContainText('All right: 2 of 2 points.');
  await expect(row('peak')).toContainText('mean rate × peak over the mean');
  await expect(view.locator('.facts').first()).toContainText('Solved');

  await workbench.runCommand('Developer: Reload Window');
  await expect(workbench.quickInput).toBeHidden();
  await workbench.ready();
  const again = await workbench.webview('Events a second');
  await expect(again.getByRole('textbox', { name: 'Mean rate' })).toHaveValue(
    `${Math.round(right)} events/s`,
  );
  await expect(again.locator('[data-score]')).toContainText('All right');
  expect(await given(again, 'events')).toBe(events);

  await again.getByRole('button', { name: 'New numbers' }).click();
  await expect(again.locator('[data-score]')).toBeHidden();
  await expect(again.getByRole('textbox', { name: 'Mean rate' })).toBeFocused();
  await expect(again.getByRole('textbox', { name: 'Mean rate' })).toHaveValue('');
  expect([await given(again, 'events'), await given(again, 'factor')]).not.toEqual([events, factor]);
});

test('an estimate reads well in every theme, and opens as a file', async ({ workbench }) => {
  const view = await openEstimate(workbench, 'est-qps', 'Events a second');
  await view.getByRole('textbox', { name: 'Mean rate' }).fill('12 GB');
  await view.getByRole('button', { name: 'Check' }).click();
  await expect(view.locator('[data-asked="mean"]')).toContainText('“GB” is something else');
  await expect(view.locator('[data-asked="mean"] [data-worked]')).toBeEmpty();
  for (const kind of themesFor('estimate')) {
    await workbench.theme(kind);
    expect(await view.axe('#estimate')).toEqual([]);
    await workbench.shot(`estimate-${kind}`);
  }
  await view.getByRole('button', { name: 'Open as a file' }).click();
  await expect(workbench.page.locator('.view-line').filter({ hasText: 'kode:est-qps' })).toBeVisible();
  await expect(workbench.page.locator('.view-line').filter({ hasText: /mean:.12.GB/u })).toBeVisible();
});
