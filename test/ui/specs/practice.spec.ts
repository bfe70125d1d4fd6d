import { expect, test } from '../fixtures.ts';
import type { Workbench } from '../pages/workbench.ts';
import { themeKinds } from '../pages/workbench.ts';

// On the editor's own Node: what is proven here needs no toolchain.
test.use({ settings: { 'kode.language': 'javascript' } });

const WRONG = 'export function reverse(a) { a = [...a].reverse(); }';
const RIGHT = 'export function reverse(a) { a.reverse(); }';

/** Puts a learner's text in place of all that the editor in front holds. */
async function write(workbench: Workbench, text: string): Promise<void> {
  await workbench.editor.locator('.view-lines').click();
  await workbench.page.keyboard.press('Control+A');
  await workbench.page.keyboard.insertText(`// kode:reverse-array\n${text}\n`);
  await workbench.save();
}

async function openLesson(workbench: Workbench, topics: readonly string[], lesson: RegExp): Promise<void> {
  await workbench.runCommand('Kode: Focus on Topics View');
  for (const topic of topics) await workbench.expand(workbench.treeItem(topic));
  await workbench.treeItem(lesson).click();
}

test.describe('the way from the sidebar to a verdict', () => {
  test('lesson, problem, wrong answer, right answer @smoke', async ({ workbench }) => {
    test.setTimeout(180_000);
    await openLesson(workbench, ['DSA', 'Arrays'], /^Arrays\. Lesson/u);
    const lesson = await workbench.webview('Arrays');
    await expect(lesson.getByRole('heading', { level: 1, name: 'Arrays' })).toBeVisible();
    const figure = lesson.locator('figure svg').first();
    await expect(figure).toBeVisible();
    // Each question keeps an empty line for what it cannot read; only a line with words is a fault.
    await expect(lesson.locator('.fault:not(:empty)')).toHaveCount(0);

    await lesson.getByRole('button', { name: 'Start in JavaScript: Reverse an array in place' }).click();
    await expect(workbench.tab('reverse-array.js')).toBeVisible({ timeout: 30_000 });
    const statement = await workbench.webview('Reverse an array in place');
    await expect(statement.getByRole('heading', { name: 'Examples' })).toBeVisible();
    await workbench.shot('scaffolded');

    await workbench.tab('reverse-array.js').click();
    await write(workbench, WRONG);
    await workbench.codeLens('Grade').click();
    await expect(workbench.codeLens('your function leaves')).toBeVisible({ timeout: 60_000 });
    const card = statement.locator('.verdict');
    await expect(card).toContainText('Wrong answer');
    await expect(card).toContainText('a = [0, 1]');
    await expect(card).toContainText('a = [1, 0]');
    await workbench.shot('wrong-answer');

    await workbench.tab('reverse-array.js').click();
    await write(workbench, RIGHT);
    await workbench.codeLens('Grade').click();
    await expect(workbench.codeLens('Right on all')).toBeVisible({ timeout: 60_000 });
    await expect(card).toContainText('Accepted');
    await expect(workbench.treeItem(/^Reverse an array in place\..*Solved\./u)).toBeVisible();
    await workbench.shot('accepted');
  });

  test('a lesson is drawn in every kind of theme, without a fault', async ({ workbench }) => {
    test.setTimeout(180_000);
    const refused: string[] = [];
    workbench.page.on('console', (message) => {
      if (/Content Security Policy|Refused to/u.test(message.text())) refused.push(message.text());
    });
    await openLesson(workbench, ['System Design'], /^Load balancer\. Lesson/u);
    const lesson = await workbench.webview('Load balancer');
    await expect(lesson.locator('figure svg').first()).toBeVisible();
    await workbench.page.keyboard.press('Control+B');
    for (const kind of themeKinds) {
      await workbench.theme(kind);
      const view = await workbench.webview('Load balancer');
      await expect(view.locator('figure svg').first()).toBeVisible();
      await workbench.shot(`lesson-${kind}`);
      await view.locator('figure').nth(1).scrollIntoViewIfNeeded();
      await workbench.shot(`lesson-${kind}-figure`);
      expect(await view.axe()).toEqual([]);
      await view.locator('h1').scrollIntoViewIfNeeded();
    }
    expect(refused.filter((text) => !/favicon|manifest/u.test(text))).toEqual([]);
  });

  test('a figure zooms by keyboard and comes back', async ({ workbench }) => {
    await openLesson(workbench, ['System Design'], /^Load balancer\. Lesson/u);
    const lesson = await workbench.webview('Load balancer');
    const figure = lesson.locator('[data-canvas]').first();
    const box = (): Promise<string | null> => figure.locator('svg').getAttribute('viewBox');
    await expect(figure).toBeVisible();
    const home = await box();
    await figure.focus();
    await figure.press('+');
    await expect.poll(box).not.toBe(home);
    await figure.press('0');
    await expect.poll(box).toBe(home);
  });

  test('a lesson comes back after a reload, at its place, with what was unfolded', async ({ workbench }) => {
    await openLesson(workbench, ['System Design'], /^Load balancer\. Lesson/u);
    const lesson = await workbench.webview('Load balancer');
    const question = lesson.locator('details.predict').nth(1);
    await question.locator('summary').click();
    await expect(question).toHaveAttribute('open', '');
    await question.scrollIntoViewIfNeeded();
    await workbench.runCommand('Developer: Reload Window');
    await workbench.page.waitForEvent('load');
    await workbench.ready();
    const again = await workbench.webview('Load balancer');
    await expect(again.locator('details.predict').nth(1)).toHaveAttribute('open', '');
    await expect(again.locator('details.predict').nth(0)).not.toHaveAttribute('open', '');
    await expect(again.locator('details.predict').nth(1)).toBeInViewport();
  });

  test('links lead from lesson to lesson, and on to the next', async ({ workbench }) => {
    await openLesson(workbench, ['System Design'], /^Load balancer\. Lesson/u);
    const lesson = await workbench.webview('Load balancer');
    const before = lesson.locator('.neighbours a[rel="prev"]');
    const title = ((await before.textContent()) ?? '').replace('Previous', '').trim();
    await before.click();
    await expect(
      (await workbench.webview(title)).getByRole('heading', { level: 1, name: title }),
    ).toBeVisible();
  });

  test('a statement fits a narrow panel and passes axe in high contrast', async ({ workbench }) => {
    await workbench.runCommand('Kode: Search Lessons and Problems');
    await workbench.quickType('two-sum-indices');
    await workbench.quickRow('Two indices with a given sum').click();
    const statement = await workbench.webview('Two indices with a given sum');
    await expect(statement.getByRole('tab', { name: 'JavaScript' }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await workbench.theme('hc-black');
    await workbench.shot('statement-hc-black');
    expect(await (await workbench.webview('Two indices with a given sum')).axe()).toEqual([]);
    await workbench.page.setViewportSize({ width: 700, height: 900 });
    const frame = await statement.frame();
    const overflow = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await workbench.shot('statement-narrow');
    // One hint at a time: the second shows itself when the first is opened.
    await expect(statement.locator('.hint').nth(1)).toBeHidden();
    await statement.locator('.hint').first().locator('summary').click();
    await expect(statement.locator('.hint').nth(1)).toBeVisible();
  });
});
