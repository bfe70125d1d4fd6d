import { expect, test } from '../fixtures.ts';

/** Top-level topics of content/topics.yaml, by the start of their titles. */
const TOPICS = [
  'System Design',
  'Low-Level Design',
  'DSA',
  'Go',
  'Behavioural',
  'CI/CD',
  'Microservices',
  'Kubernetes',
  'Event-Driven Design',
  'Cache',
];

test.describe('sidebar', () => {
  test('shows ten topics, and what is empty says so @smoke', async ({ workbench }) => {
    await workbench.openContainer('Kode');
    for (const title of TOPICS) await expect(workbench.treeItem(title)).toBeVisible();
    const empty = workbench.treeItem('Kubernetes. Topic, nothing here yet.');
    await expect(empty).toContainText('nothing here yet');
    // A row that cannot be opened has no expanded state.
    await expect(empty).not.toHaveAttribute('aria-expanded', /./u);
    await workbench.expand(workbench.treeItem('DSA'));
    await workbench.expand(workbench.treeItem('Arrays'));
    const problem = workbench.treeItem(/^Rotate right by k\. Easy function problem/u);
    await expect(problem).toContainText('easy');
    await expect(problem.locator('.codicon-circle-large')).toBeVisible();
    await workbench.shot('sidebar');
  });

  test('can be read without a folder and offers to open one @smoke', async ({ workbench }) => {
    await workbench.open();
    await workbench.openContainer('Kode');
    await expect(workbench.sidebar.getByRole('button', { name: 'Open a Practice Folder' })).toBeVisible();
    await expect(workbench.treeItem('System Design')).toBeVisible();
    await workbench.shot('sidebar-no-folder');
  });

  test('filters by difficulty and kind, says so, and takes it back', async ({ workbench }) => {
    await workbench.openContainer('Kode');
    await workbench.runCommand('Kode: Filter Topics');
    await workbench.quickPick('Component');
    await workbench.quickAccept();
    await expect(workbench.sidebar.getByText(/^\d+ of \d+ shown: Component\.$/u)).toBeVisible();
    await expect(workbench.treeItem('Kubernetes')).toBeHidden();
    await expect(workbench.treeItem(/^.+\. Lesson, \d+ minutes/u)).toBeHidden();
    // A short result is unfolded.
    await expect(workbench.treeItem(/component problem/u)).toBeVisible();
    await expect(workbench.treeItem(/function problem/u)).toBeHidden();
    await workbench.runCommand('Kode: Clear Filter');
    await expect(workbench.sidebar.getByText(/shown: Component/u)).toBeHidden();
    // What was unfolded stays so, with its lessons again.
    await expect(workbench.treeItem(/^.+\. Lesson, \d+ minutes/u)).toBeVisible();
  });

  test('says when nothing matches', async ({ workbench }) => {
    await workbench.openContainer('Kode');
    await workbench.runCommand('Kode: Filter Topics');
    await workbench.quickPick('Lesson');
    await workbench.quickPick('Hard');
    await workbench.quickAccept();
    await expect(workbench.sidebar.getByText(/^Nothing matches: Lesson, Hard\./u)).toBeVisible();
  });

  test('finds by words of the topic and the difficulty', async ({ workbench }) => {
    await workbench.runCommand('Kode: Search Lessons and Problems');
    await workbench.quickType('rotate right');
    await expect(workbench.quickRow('Rotate right by k')).toBeVisible();
    await workbench.quickType('rotate-array');
    await expect(workbench.quickRow('Rotate right by k')).toBeVisible();
    await workbench.shot('search');
    await workbench.quickCancel();
  });

  test('remembers over a reload what was marked as read', async ({ workbench }) => {
    await workbench.openContainer('Kode');
    await workbench.expand(workbench.treeItem('System Design'));
    const unread = workbench.treeItem(/^.+\. Lesson, \d+ minutes, not read yet\.$/u);
    const title = ((await unread.getAttribute('aria-label')) ?? '').split('. Lesson')[0] ?? '';
    const lesson = workbench.treeItem(`${title}. Lesson`);
    await lesson.hover();
    await lesson.getByRole('button', { name: 'Mark as Read' }).click();
    await expect(lesson).toHaveAttribute('aria-label', /, read\.$/u);
    await expect(workbench.treeItem(/^System Design\. Topic, [1-9]\d* of/u)).toBeVisible();
    await workbench.reload();
    // The window may have restored the container by itself, and a click would close it.
    await workbench.runCommand('Kode: Focus on Topics View');
    await expect(workbench.treeItem(/^System Design\. Topic, [1-9]\d* of/u)).toBeVisible();
    await workbench.expand(workbench.treeItem('System Design'));
    await lesson.hover();
    await lesson.getByRole('button', { name: 'Mark as Unread' }).click();
    await expect(lesson).toHaveAttribute('aria-label', /, not read yet\.$/u);
  });
});
