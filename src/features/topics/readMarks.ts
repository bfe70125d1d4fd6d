import * as vscode from 'vscode';
import type { LessonEntry } from '../../engine/catalog/model.ts';
import type { Services } from '../../services/services.ts';
import { topicPath } from './words.ts';
import type { TopicTree } from './topicTree.ts';

/**
 * Marks a lesson as read or takes the mark back.
 *
 * @param id a lesson; asks where it is anything else
 * @param read what to write; null turns it over
 */
export async function markLesson(
  services: Services,
  tree: TopicTree,
  id: unknown,
  read: boolean | null,
): Promise<void> {
  const { outline, states } = await tree.snapshot();
  const named = typeof id === 'string' ? outline.entry(id) : undefined;
  const lesson = named?.kind === 'lesson' ? named : await pickLesson(tree);
  if (lesson === undefined) return;
  const isRead = states.get(lesson.id) === 'done';
  const wanted = read ?? !isRead;
  if (wanted === isRead) return;
  await services.progress.append({
    v: 1,
    type: 'read',
    at: new Date().toISOString(),
    item: lesson.id,
    read: wanted,
  });
}

async function pickLesson(tree: TopicTree): Promise<LessonEntry | undefined> {
  const { outline, states } = await tree.snapshot();
  const lessons = outline.items().filter((entry) => entry.kind === 'lesson');
  const picked = await vscode.window.showQuickPick(
    lessons.map((lesson) => ({
      label: lesson.title,
      description: states.get(lesson.id) === 'done' ? 'read' : 'not read yet',
      detail: topicPath(outline, lesson.id),
      lesson,
    })),
    { title: 'Mark a lesson as read or unread', placeHolder: 'Choose a lesson', matchOnDetail: true },
  );
  return picked?.lesson;
}
