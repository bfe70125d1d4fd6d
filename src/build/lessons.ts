/** The check of a lesson's text, as the content build wants it, and what is made of it there. */
import type { Complaint } from '../engine/catalog/complaint.ts';
import type { Lesson } from '../engine/catalog/model.ts';
import { checkLesson } from '../engine/lesson/check.ts';
import { madeFormulas } from '../engine/lesson/formulasIn.ts';
import { formulaHtml } from './formulas.ts';

/** Lines of the answer are those of the file. */
export function lessonComplaints(lesson: Lesson, file: string): readonly Complaint[] {
  const faults = [
    ...checkLesson(lesson.markdown, lesson.figures),
    ...madeFormulas(lesson.markdown, formulaHtml).faults,
  ];
  return faults.map(({ line, text }) => ({ file, line: line + lesson.bodyLine - 1, column: 1, text }));
}

/** The lesson as it is shipped. */
export function withFormulas(lesson: Lesson): Lesson {
  return { ...lesson, formulas: madeFormulas(lesson.markdown, formulaHtml).formulas };
}
