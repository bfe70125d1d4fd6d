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

test.setTimeout(240_000);

/** A question of a page, with what every one has. */
function parts(view: Webview, id: string) {
  const form = view.locator(`#q-${id}`);
  const button = (name: string): Locator => form.getByRole('button', { name, exact: true });
  return {
    form,
    answer: button('Answer'),
    retry: button('Try again'),
    show: button('Show the answer'),
    fresh: button('New numbers'),
    result: form.locator('.question-result'),
    fault: form.locator('[data-fault]'),
    row: (text: string | RegExp): Locator => form.locator('[data-row]').filter({ hasText: text }),
  };
}

const tally = (view: Webview): Locator => view.locator('[data-tally]');

/** The number that was drawn for a name. */
async function drawn(form: Locator, name: string): Promise<number> {
  const text = await form.locator(`[data-drawn="${name}"]`).first().textContent();
  return Number((text ?? '').replace(/[^\d.]/g, ''));
}

/** The command, unlike the browser's own reload, waits until everything is stored. */
async function reload(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Developer: Reload Window');
  await expect(workbench.quickInput).toBeHidden();
  await workbench.ready();
}

test('choices: wrong and right by keyboard, counted, and there after a reload', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-load-balancer', 'Load balancer');
  await expect(tally(view)).toHaveText('Questions: 0 of 3 right');
  const one = parts(view, 'end-of-tls');
  await one.answer.focus();
  await one.answer.press('Enter');
  await expect(one.fault).toHaveText('Choose an option first.');
  await expect(one.result).toBeHidden();

  const first = one.form.getByRole('radio').first();
  await first.focus();
  await first.press('Space');
  await expect(one.fault).toBeEmpty();
  await expect(one.row('Two balancers').locator('.why')).toBeHidden();
  await first.press('Enter');
  await expect(one.result).toBeFocused();
  await expect(one.result).toHaveText('✗ Not this one.');
  await expect(one.row('passes the encrypted bytes').locator('.mark')).toHaveText('✗ not so');
  await expect(one.row('passes the encrypted bytes').locator('.why')).toContainText(
    'It could not read the path',
  );
  await expect(one.row('a second address').locator('.why')).toBeHidden();
  await expect(tally(view)).toHaveText('Questions: 0 of 3 right');

  await one.result.press('Tab');
  await expect(one.retry).toBeFocused();
  await one.retry.press('Enter');
  await expect(first).toBeFocused();
  await expect(first).not.toBeChecked();
  await first.press('ArrowDown');
  await one.form.getByRole('radio').nth(1).press('ArrowDown');
  await one.form.getByRole('radio').nth(2).press('Enter');
  await expect(one.result).toHaveText('✓ Right.');
  await expect(tally(view)).toHaveText('Questions: 1 of 3 right');
  // The page was not drawn anew for it.
  await expect(one.result).toBeFocused();

  await reload(workbench);
  const again = await workbench.webview('Load balancer');
  const kept = parts(again, 'end-of-tls');
  await expect(kept.result).toHaveText('✓ Right.');
  await expect(kept.form.getByRole('radio').nth(2)).toBeChecked();
  await expect(kept.form.getByRole('radio').nth(2)).toBeDisabled();
  await expect(tally(again)).toHaveText('Questions: 1 of 3 right');
});

test('several: what is wrong and what is missing, and the answer for who asks', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-scaling', 'Scaling up and out');
  const several = parts(view, 'may-stay');
  const box = (name: RegExp): Locator => several.form.getByRole('checkbox', { name });
  await box(/templates/).focus();
  await box(/templates/).press('Space');
  await box(/password/).press('Space');
  await box(/password/).press('Enter');
  await expect(several.result).toHaveText(
    '✗ Not yet: 1 of your 2 is not so, and 1 that is right is missing.',
  );
  await expect(several.row('connections').locator('.mark')).toBeEmpty();
  await several.retry.press('Enter');
  await expect(box(/templates/)).toBeFocused();
  await expect(box(/password/)).toBeChecked();
  await box(/password/).press('Space');
  await box(/connections/).press('Space');
  await box(/connections/).press('Enter');
  await expect(several.result).toHaveText('✓ Right: these 2.');
  await several.retry.press('Enter');
  await several.answer.press('Enter');
  await expect(several.result).toBeVisible();
  await several.retry.press('Enter');
  await box(/connections/).press('Space');
  await several.answer.press('Enter');
  await several.show.press('Enter');
  await expect(several.result).toContainText('This is the answer.');
  await expect(several.row('connections').locator('.mark')).toHaveText('✓ right');
  await expect(several.row('runs the job').locator('.why')).toBeVisible();
  await expect(tally(view)).toHaveText('Questions: 1 of 3 right');
});

test('order and pairs: moved and chosen by keyboard, and by mouse', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-load-balancer', 'Load balancer');
  const order = parts(view, 'deploy');
  const steps = async (): Promise<number[]> =>
    await order.form
      .locator('[data-row]')
      .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset['row'])));
  await expect(order.answer).toBeVisible();
  const before = await steps();
  expect(before).not.toEqual([0, 1, 2, 3, 4, 5]);
  await order.answer.focus();
  await order.answer.press('Enter');
  await expect(order.result).toContainText(/✗ Not yet: \d steps? (?:is|are) out of place/);
  await expect(order.form.locator('.mark', { hasText: /too (?:early|late)/ }).first()).toBeVisible();
  await order.retry.press('Enter');

  // By mouse: the last step to the top.
  const handle = order.form.locator('[data-row]').last().locator('.step-words');
  await handle.scrollIntoViewIfNeeded();
  await handle.dragTo(order.form.locator('[data-row]').first(), { targetPosition: { x: 20, y: 3 } });
  expect(await steps()).toEqual([before[5], ...before.slice(0, 5)]);

  // By keyboard: each to its place, from the first on.
  for (let place = 0; place < 6; place += 1) {
    const up = order.form.locator(`[data-row="${place}"] [data-move="up"]`);
    await up.focus();
    while ((await steps()).indexOf(place) > place) {
      await up.press('Enter');
      await expect(up).toBeFocused();
    }
  }
  await expect(order.form.getByRole('status')).toContainText(/: place \d of 6/);
  await order.answer.press('Enter');
  await expect(order.result).toContainText('✓ Right: this is the order.');
  await expect(order.result).toContainText('Out of the traffic, then change');

  await workbench.runCommand('View: Close Editor');
  const other = await openLesson(workbench, 'sd-approach', 'Run the round');
  const pairs = parts(other, 'promises');
  const select = (name: RegExp): Locator => pairs.form.getByRole('combobox', { name });
  await select(/sold once/).selectOption('where the write is decided');
  await pairs.answer.focus();
  await pairs.answer.press('Enter');
  await expect(pairs.fault).toHaveText('3 have no choice yet.');
  await select(/5 s old/).selectOption('how much disk');
  await select(/99.9 %/).selectOption('how many of each part');
  await select(/7 years/).selectOption('whether a read may use a replica');
  await pairs.answer.press('Enter');
  await expect(pairs.result).toHaveText('✗ Not yet: 2 of 4 are right.');
  await expect(pairs.row('sold once').locator('.why')).toBeVisible();
  await expect(pairs.row('7 years').locator('.why')).toBeHidden();
  await pairs.retry.press('Enter');
  await expect(select(/sold once/)).toBeFocused();
  await select(/5 s old/).selectOption('whether a read may use a replica');
  await select(/7 years/).selectOption('how much disk');
  await pairs.answer.press('Enter');
  await expect(pairs.result).toHaveText('✓ Right: all 4.');
  await expect(pairs.row('7 years').locator('.why')).toBeVisible();
});

test('number: drawn afresh, a known mistake, the worked formula, and a reload', async ({ workbench }) => {
  const view = await openLesson(workbench, 'sd-estimation', 'Back of the envelope');
  const number = parts(view, 'busy-hours');
  const input = number.form.getByRole('textbox', { name: 'Your answer' });
  const right = async (): Promise<number> =>
    ((await drawn(number.form, 'uploads')) * 1e6) / ((await drawn(number.form, 'busy')) * 3600);
  await input.focus();
  await input.press('Enter');
  await expect(number.fault).toHaveText('Type a number first.');
  await input.fill('1,5');
  await input.press('Enter');
  await expect(number.fault).toContainText('Write decimals with a point');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await input.fill(String(((await right()) * (await drawn(number.form, 'busy'))) / 24));
  await expect(number.fault).toBeEmpty();
  await input.press('Enter');
  await expect(number.result).toBeFocused();
  await expect(number.result).toContainText('That is the mean of the whole day.');
  await expect(number.result.locator('.worked')).toContainText('uploads ÷ busy = ');
  await expect(tally(view)).toHaveText('Questions: 0 of 3 right');

  const numbers = async (): Promise<string> =>
    `${await drawn(number.form, 'uploads')} ${await drawn(number.form, 'busy')}`;
  const before = await numbers();
  await number.fresh.press('Enter');
  await expect(input).toBeFocused();
  await expect(number.result).toBeHidden();
  expect(await numbers()).not.toBe(before);
  // With a letter for the thousand, and a little off.
  await input.fill(`${((await right()) / 1000) * 1.01}k/s`);
  const now = await numbers();

  await reload(workbench);
  const kept = parts(await workbench.webview('Back of the envelope'), 'busy-hours');
  const again = kept.form.getByRole('textbox', { name: 'Your answer' });
  await expect(again).toHaveValue(/k\/s$/);
  expect(`${await drawn(kept.form, 'uploads')} ${await drawn(kept.form, 'busy')}`).toBe(now);
  await again.press('Enter');
  await expect(kept.result).toContainText('✓ Right');
  await expect(tally(await workbench.webview('Back of the envelope'))).toHaveText('Questions: 1 of 3 right');
});

test('look right in all themes and in a narrow panel', async ({ workbench }) => {
  await openLesson(workbench, 'sd-load-balancer', 'Load balancer');
  const ids = ['end-of-tls', 'probes', 'deploy'];
  const look = async (name: string): Promise<void> => {
    // A change of the theme or of the size may have made the frame anew.
    const view = await workbench.webview('Load balancer');
    for (const id of ids) {
      await view.locator(`#q-${id}`).evaluate((root) => root.scrollIntoView({ block: 'start' }));
      await workbench.shot(`question-${id}-${name}`);
    }
    expect(await view.axe('#q-end-of-tls')).toEqual([]);
    expect(await view.axe('#q-probes')).toEqual([]);
    expect(await view.axe('#q-deploy')).toEqual([]);
  };
  await workbench.page.setViewportSize({ width: 1280, height: 900 });
  await look('open');
  const view = await workbench.webview('Load balancer');
  const one = parts(view, 'end-of-tls');
  await one.form.getByRole('radio').first().check();
  await one.answer.click();
  const number = parts(view, 'probes');
  await number.form.getByRole('textbox').fill('7');
  await number.answer.click();
  await parts(view, 'deploy').answer.click();
  for (const kind of themesFor('questions')) {
    await workbench.theme(kind);
    await look(kind);
  }
  await workbench.theme('dark');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize({ width: 440, height: 900 });
  await look('narrow');
  const page = (await workbench.webview('Load balancer')).locator('html');
  expect(await page.evaluate((html) => html.clientWidth)).toBeLessThanOrEqual(400);
  expect(await page.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);

  // Pairs, where there is little room.
  await workbench.runCommand('View: Close Editor');
  const other = await openLesson(workbench, 'sd-approach', 'Run the round');
  await other.locator('#q-promises').evaluate((root) => root.scrollIntoView({ block: 'start' }));
  await workbench.shot('question-promises-narrow');
  expect(await other.axe('#q-promises')).toEqual([]);
  await workbench.page.setViewportSize({ width: 1280, height: 900 });
  const pairs = parts(other, 'promises');
  for (const select of await pairs.form.getByRole('combobox').all()) await select.selectOption({ index: 1 });
  await pairs.answer.click();
  await expect(pairs.result).toContainText('1 of 4');
  await pairs.form.evaluate((root) => root.scrollIntoView({ block: 'start' }));
  await workbench.shot('question-promises-wide');
});
