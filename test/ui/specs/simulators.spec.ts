import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Webview } from '../pages/webview.ts';
import type { Workbench } from '../pages/workbench.ts';
import { themesFor } from '../pages/workbench.ts';

async function openLesson(workbench: Workbench, id: string, title: string): Promise<Webview> {
  await workbench.runCommand('Kode: Search Lessons and Problems');
  await workbench.quickType(id);
  await workbench.quickRow(title).click();
  return workbench.webview(title);
}

// Each looks at five pictures of a page.
test.setTimeout(240_000);
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

/** Resolves when so many frames were drawn. */
function frames(_page: Element, count: number): Promise<void> {
  return new Promise((resolve) => {
    const next = (left: number): void => {
      if (left === 0) resolve();
      else requestAnimationFrame(() => next(left - 1));
    };
    next(count);
  });
}

/**
 * In a theme of the simulator's own, or in all with KODE_THEMES=all, and in a narrow panel: pictures for people, and no fault
 * that axe-core sees.
 */
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
  // The lesson around it is looked at in another kind of theme by lessons.spec.ts.
  for (const kind of themesFor(id)) {
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

  // Out of sight it waits, and goes on when it is looked at again.
  await sim.root.getByRole('combobox', { name: 'Speed' }).selectOption('0.25');
  await sim.play.click();
  await view.locator('html').evaluate((html) => html.scrollTo(0, 0));
  let waiting = '';
  await expect(async () => {
    waiting = await sim.time.inputValue();
    // More than two steps would take, were it playing.
    await view.locator('html').evaluate(frames, 180);
    expect(await sim.time.inputValue()).toBe(waiting);
  }).toPass();
  expect(Number(waiting)).toBeLessThan(30);
  await sim.root.scrollIntoViewIfNeeded();
  await expect.poll(() => sim.time.inputValue()).not.toBe(waiting);
  await sim.pause.click();

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

test('load balancer: a slow server fills up while it plays, and another policy spares it', async ({
  workbench,
}) => {
  const view = await openLesson(workbench, 'sd-load-balancer', 'Load balancer');
  const sim = parts(view);
  await expect(sim.time).toHaveAttribute('aria-valuetext', '15.0 s');
  await sim.fold.click();
  await expect(sim.cell('Server 10', 0)).toHaveText('healthy');

  const speed = sim.root.getByRole('slider', { name: 'Server 10' });
  await speed.focus();
  for (let i = 0; i < 7; i += 1) await speed.press('ArrowLeft');
  await expect(speed).toHaveAttribute('aria-valuetext', '30 a second');
  await expect(sim.cell('Server 10', 0)).toHaveText('slow');
  // What was before stays: it takes time to fill.
  await expect(sim.time).toHaveAttribute('aria-valuetext', '15.0 s');
  await sim.root.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await sim.play.focus();
  await sim.play.press('Enter');
  await expect(sim.pause).toBeFocused();
  await expect
    .poll(async () => Number(await sim.cell('Server 10', 1).textContent()), { timeout: 60_000 })
    .toBeGreaterThan(100);
  await sim.pause.press('Space');
  await expect(sim.play).toBeFocused();
  await expect(sim.status).toContainText('at server 10');
  await sim.root.evaluate((root) => root.scrollIntoView({ block: 'start' }));
  await workbench.shot('sim-load-balancer-slow');

  await sim.root.getByRole('combobox', { name: 'Policy' }).selectOption('Least connections');
  await sim.time.focus();
  await sim.time.press('End');
  await expect(sim.time).toHaveAttribute('aria-valuetext', '60.0 s');
  await expect.poll(async () => Number(await sim.cell('Server 10', 1).textContent())).toBeLessThan(20);
  await sim.root.getByRole('combobox', { name: 'Server 9' }).selectOption('answers errors, in 1 ms');
  await expect(sim.cell('Server 9', 0)).toHaveText('answers errors');
  await sim.reset.click();
  await expect(sim.time).toHaveAttribute('aria-valuetext', '15.0 s');
  await expect(sim.cell('Server 10', 0)).toHaveText('healthy');
  await look(workbench, 'sim-load-balancer', 'Load balancer');
});

test('cache: the stampede goes where one asks, and the peak where lives differ', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-cache', 'Cache in a design');
  const sim = parts(view);
  await sim.fold.click();
  const worst = async (): Promise<number> => Number(await sim.cell('30 to 40', 2).textContent());
  await expect(sim.cell('30 to 40', 4)).not.toHaveText('');
  expect(await worst()).toBeGreaterThan(150);
  const alike = sim.root
    .locator('.sim-numbers > div')
    .filter({ hasText: 'Equal ones at once' })
    .locator('dd');
  await expect.poll(async () => Number(await alike.textContent())).toBeGreaterThan(15);
  await look(workbench, 'sim-cache', 'Cache in a design');

  const again = parts(await workbench.webview('Cache in a design'));
  await again.root.getByRole('combobox', { name: 'On a miss' }).selectOption('one asks, the others wait');
  await again.root.getByRole('combobox', { name: 'On a write' }).selectOption('leave it until it expires');
  await expect(again.root.locator('.sim-numbers')).toContainText('Equal ones at once1');
  const cell = again.cell('30 to 40', 2);
  await expect.poll(async () => Number(await cell.textContent())).toBeGreaterThan(150);
  await again.root.getByRole('combobox', { name: 'Every copy lives' }).selectOption({ index: 1 });
  await expect.poll(async () => Number(await cell.textContent())).toBeLessThan(80);
  await again.play.click();
  await expect.poll(async () => Number(await again.time.inputValue())).toBeGreaterThan(2);
  await again.pause.click();
  await again.reset.click();
  await expect(again.time).toHaveValue('100');
});

test('quorum: one copy each reads stale, and a cut refuses', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-consistency', 'Consistency models');
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.cell('Reads', 1)).toHaveText('0');
  for (const name of [/^W: /, /^R: /]) {
    const slider = sim.root.getByRole('slider', { name });
    await slider.focus();
    await slider.press('ArrowLeft');
  }
  await expect(sim.cell('Reads', 1)).toHaveText('6');
  await sim.play.click();
  await expect.poll(async () => Number(await sim.time.inputValue())).toBeGreaterThan(10);
  await sim.pause.click();
  await sim.reset.click();
  await expect(sim.cell('Reads', 0)).toHaveText('9');
  await look(workbench, 'sim-quorum', 'Consistency models');
});

test('hash ring: a node that joins takes a share, and by the remainder nearly all keys move', async ({
  workbench,
}) => {
  const view = await openLesson(workbench, 'sd-partitioning', 'Partitioning (sharding)');
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.cell('Node 1', 2)).toHaveText('0');
  await sim.root.getByRole('slider', { name: /^Points on the ring/ }).focus();
  await workbench.page.keyboard.press('End');
  await sim.step.click();
  const came = Number(await sim.cell('Node 9', 2).innerText());
  expect(came).toBeGreaterThan(60);
  expect(came).toBeLessThan(160);
  await expect(sim.cell('Node 1', 2)).toHaveText('0');
  await look(workbench, 'sim-hash-ring', 'Partitioning (sharding)');
  const again = parts(await workbench.webview('Partitioning (sharding)'));
  await again.root.getByRole('combobox', { name: 'A key goes to' }).selectOption('its hash modulo N');
  await expect(again.root).toContainText(/[89]\d % of the keys changed/);
});

test('replication: a death loses what was not sent, unless a follower is waited for', async ({
  workbench,
}) => {
  const view = await openLesson(workbench, 'sd-replication', 'Replication');
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.cell('Follower 1', 1)).toHaveText('30');
  await expect(sim.root).toContainText('reads missed the reader’s own write');
  await sim.root.getByRole('combobox', { name: 'The leader' }).selectOption('dies');
  await sim.time.focus();
  await sim.time.press('End');
  await expect(sim.root).toContainText('30 acknowledged writes are gone');
  await look(workbench, 'sim-replication', 'Replication');
  const again = parts(await workbench.webview('Replication'));
  await again.root
    .getByRole('combobox', { name: 'A write is acknowledged' })
    .selectOption('once one follower has it');
  await expect(again.root).toContainText('A write waits 300 ms');
  await expect(again.root).toContainText('0 acknowledged writes are gone');
});

test('queue and workers: work that dies is lost or done twice, and too few workers let the line grow', async ({
  workbench,
}) => {
  const title = 'Message queues';
  const view = await openLesson(workbench, 'sd-queues', title);
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.cell('Lost', 0)).toHaveText('0');
  await sim.root.getByRole('combobox', { name: 'A worker acknowledges' }).selectOption('before its work');
  await expect(sim.cell('Lost', 0)).not.toHaveText('0');
  await expect(sim.cell('Of these a second time', 0)).toHaveText('0');
  await sim.root.getByRole('slider', { name: /^Workers/ }).focus();
  for (let press = 0; press < 5; press += 1) await workbench.page.keyboard.press('ArrowLeft');
  await sim.time.focus();
  await sim.time.press('End');
  await expect.poll(async () => Number(await sim.cell('Wait', 0).innerText())).toBeGreaterThan(100);
  await look(workbench, 'sim-queue-workers', title);
});

test('scaling: the table of the lesson, and a server too many', async ({ workbench }) => {
  const title = 'Scaling up and out';
  const view = await openLesson(workbench, 'sd-scaling', title);
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.root.getByRole('cell', { name: '8,040' })).toBeVisible();
  await sim.time.focus();
  await sim.time.press('End');
  await expect(sim.root).toContainText('away; the peak is at 31');
  await sim.root.getByRole('slider', { name: /^Crosstalk/ }).focus();
  await workbench.page.keyboard.press('Home');
  await expect(sim.root).toContainText('there is no peak up to 64');
  await look(workbench, 'sim-scaling', title);
});

test('sessions: the death of a server signs out those who lived there, unless they are in a store', async ({
  workbench,
}) => {
  const title = 'Web server, stateful and stateless';
  const view = await openLesson(workbench, 'sd-web-server', title);
  const sim = parts(view);
  await sim.fold.click();
  await expect(sim.cell('Server 3', 1)).toHaveText('5,000');
  await sim.root.getByRole('combobox', { name: 'Server 3' }).selectOption('dies');
  await sim.step.click();
  await expect(sim.cell('Server 3', 0)).toHaveText('away');
  await expect(sim.root).toContainText('5,000 people signed in again in the last 10 s');
  await look(workbench, 'sim-sessions', title);
  const again = parts(await workbench.webview(title));
  await again.root.getByRole('combobox', { name: 'A session is' }).selectOption('in a shared store');
  await expect(again.root).toContainText('0 in all');
});

test('capacity sheet: the sums of the lesson, and growth on top of growth', async ({ workbench }) => {
  const title = 'Back of the envelope';
  const view = await openLesson(workbench, 'sd-estimation', title);
  const sim = parts(view);
  await sim.fold.click();
  await sim.time.focus();
  await sim.time.press('End');
  await expect(sim.cell('Kept', 1)).toHaveText('7,358 TB');
  await expect(sim.cell('Servers', 1)).toHaveText('7');
  await sim.root.getByRole('slider', { name: /^Growth/ }).focus();
  await workbench.page.keyboard.press('End');
  await expect(sim.cell('Mean', 0)).toContainText('15 % more each month');
  await look(workbench, 'sim-capacity-sheet', title);
});

test.describe('without motion', () => {
  test.use({ settings: { 'workbench.reduceMotion': 'on' } });

  test('a simulator goes by steps, and nothing plays by itself', async ({ workbench }) => {
    const view = await openLesson(workbench, 'sd-rate-limiting', 'Rate limiting');
    const sim = parts(view);
    await expect(sim.step).toBeVisible();
    await expect(sim.play).toHaveCount(0);
    await sim.time.focus();
    await sim.time.press('Home');
    await expect(sim.time).toHaveAttribute('aria-valuetext', '0 s');
    await sim.step.click();
    await expect(sim.time).toHaveValue('1');
    const eased = await view
      .locator('.sim-picture rect')
      .first()
      .evaluate((shape) => getComputedStyle(shape).transitionProperty);
    expect(eased).toBe('none');
  });
});
