/** The check of a lesson's text, as the content build wants it. */
import type { Complaint } from '../engine/catalog/complaint.ts';
import type { Lesson } from '../engine/catalog/model.ts';
import { checkLesson } from '../engine/lesson/check.ts';

/** Lines of the answer are those of the file. */
export function lessonComplaints(lesson: Lesson, file: string): readonly Complaint[] {
  return checkLesson(lesson.markdown, lesson.figures).map(({ line, text }) => ({
    file,
    line: line + lesson.bodyLine - 1,
    column: 1,
    text,
  }));
}
