import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import type { Workbench } from '../pages/workbench.ts';
import { themeKinds } from '../pages/workbench.ts';

async function openLesson(workbench: Workbench, id: string, title: string): Promise<Webview> {
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType(id);
  await workbench.quickRow(title).click();
  return workbench.webview(title);
}

// Motion is what is looked at here; the tests of others go without.
test.use({ settings: { 'workbench.reduceMotion': 'off' } });

/** The simulator of a page, with what every one has. */
function parts(view: Webview) {
  const root = view.locator('.simulator');
  return {
    root,
    play: root.getByRole('button', { name: /^Play/ }),
    pause: root.getByRole('button', { name: 'Pause' }),
    step: root.getByRole('button', { name: 'Step' }),
    reset: root.getByRole('button', { name: 'Reset' }),
    time: root.getByRole('slider', { name: 'Time' }),
    status: root.getByRole('status'),
    fold: root.locator('summary'),
    cell: (row: string, column: number): Locator =>
      root.getByRole('row', { name: row }).getByRole('cell').nth(column),
  };
}

/** In all themes and in a narrow panel: pictures for people, and no fault that axe-core sees. */
async function look(workbench: Workbench, id: string, title: string): Promise<void> {
  const shot = async (name: string): Promise<Webview> => {
    // A change of the theme or of the size may have made the frame anew.
    const view = await workbench.webview(title);
    await view.locator('.simulator').evaluate((root) => root.scrollIntoView({ block: 'start' }));
    await workbench.shot(`${id}-${name}`);
    expect(await view.axe('.simulator')).toEqual([]);
    return view;
  };
  await workbench.page.setViewportSize({ width: 1280, height: 1300 });
  for (const kind of themeKinds) {
    await workbench.theme(kind);
    await shot(kind);
  }
  await workbench.theme('dark');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 440, height: 1700 });
  const view = await shot('narrow');
  const page = view.locator('html');
  expect(await page.evaluate((html) => html.clientWidth)).toBeLessThanOrEqual(400);
  expect(await page.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
}

test('rate limiters: the strip of the lesson is played, changed and put back', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-rate-limiting', 'Rate limiting');
  const sim = parts(view);
  await expect(sim.play).toHaveText('Play again');
  await sim.fold.click();
  // The table of the lesson, before anything was touched.
  await expect(sim.cell('Token bucket', 4)).toHaveText('21');
  await expect(sim.root.locator('.sim-numbers')).toContainText('16 in 10 s');

  await sim.play.click();
  await expect(sim.pause).toBeVisible();
  await expect.poll(() => sim.time.inputValue()).not.toBe('30');
  await expect.poll(async () => Number(await sim.time.inputValue())).toBeGreaterThan(1);
  await sim.pause.click();
  const paused = Number(await sim.time.inputValue());
  await expect(sim.status).toContainText(`After ${paused} s`);
  await sim.step.click();
  await expect(sim.time).toHaveValue(String(paused + 1));
  await expect(sim.play).toHaveText('Play');

  await sim.time.focus();
  await sim.time.press('End');
  await expect(sim.time).toHaveAttribute('aria-valuetext', '30 s');
  const bucket = sim.root.getByRole('slider', { name: 'Bucket holds' });
  await bucket.focus();
  for (let i = 0; i < 10; i += 1) await bucket.press('ArrowRight');
  await expect(bucket).toHaveAttribute('aria-valuetext', '20 requests');
  await expect(sim.cell('Token bucket', 4)).toHaveText('30');
  await expect(sim.cell('Fixed window', 4)).toHaveText('25');
  await expect(sim.status).toContainText('the token bucket 30');

  // It is as it was left, after a reload of the window.
  // The command, unlike the browser's own reload, waits until everything is stored.
  await workbench.runCommand('Developer: Reload Window');
  await expect(workbench.quickInput).toBeHidden();
  await workbench.ready();
  const again = parts(await workbench.webview('Rate limiting'));
  await expect(again.root.getByRole('slider', { name: 'Bucket holds' })).toHaveValue('20');
  await expect(again.cell('Token bucket', 4)).toHaveText('30');
  await again.reset.click();
  await expect(again.cell('Token bucket', 4)).toHaveText('21');
  await look(workbench, 'sim-rate-limiters', 'Rate limiting');
});
