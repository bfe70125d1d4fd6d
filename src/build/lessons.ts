/** The check of a lesson's text, as the content build wants it, and what is made of it there. */
import { dirname } from 'node:path';
import type { Complaint } from '../engine/catalog/complaint.ts';
import type { LoadedLesson } from '../engine/catalog/load.ts';
import type { Lesson } from '../engine/catalog/model.ts';
import { checkLesson } from '../engine/lesson/check.ts';
import { madeFormulas } from '../engine/lesson/formulasIn.ts';
import { checkImages } from '../engine/lesson/images.ts';
import { formulaHtml } from './formulas.ts';
import { picturesOf } from './pictures.ts';

/** Lines of the answer are those of the file. */
export function lessonComplaints(lesson: Lesson, file: string): readonly Complaint[] {
  const faults = [
    ...checkLesson(lesson.markdown, lesson.figures),
    ...madeFormulas(lesson.markdown, formulaHtml).faults,
    ...checkImages(lesson.markdown, lesson.figures, picturesOf(lesson.markdown, dirname(file))),
  ];
  return faults.map(({ line, text }) => ({ file, line: line + lesson.bodyLine - 1, column: 1, text }));
}

/** The lesson as it is shipped: with its formulas and its pictures. */
export function shippedLesson({ lesson, folder }: LoadedLesson): Lesson {
  const { formulas } = madeFormulas(lesson.markdown, formulaHtml);
  return { ...lesson, formulas, images: picturesOf(lesson.markdown, folder) };
}
