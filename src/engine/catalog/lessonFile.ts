/** lesson.md: front matter and Markdown. */
import type { Complaint } from './complaint.ts';
import type { Id } from './yamlReader.ts';
import { YamlReader } from './yamlReader.ts';

export interface LessonData {
  readonly id: Id;
  readonly title: string;
  readonly claim: string;
  readonly minutes: number;
  readonly practise: readonly Id[];
  readonly needs: readonly Id[];
  readonly markdown: string;
  readonly bodyLine: number;
  readonly yaml: YamlReader;
}

/** Reads the file; null, with complaints, where it does not make a lesson. */
export function readLessonFile(file: string, raw: string, complaints: Complaint[]): LessonData | null {
  const before = complaints.length;
  const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const matter = /^---\n([\s\S]*?\n)---(?:\n|$)/.exec(text);
  if (matter === null) {
    complaints.push({
      file,
      line: 1,
      column: 1,
      text: 'Expected front matter: fields between two lines of "---".',
    });
    return null;
  }
  const yaml = new YamlReader(file, matter[1] ?? '', complaints, 2);
  if (yaml.root === null) return null;
  const fields = yaml.fields(yaml.root, ['id', 'title', 'claim', 'minutes'], ['practise', 'needs']);
  if (fields === null) return null;
  const id = fields.id === undefined ? null : yaml.id(fields.id);
  const title = fields.title === undefined ? null : yaml.text(fields.title);
  const claim = fields.claim === undefined ? null : yaml.text(fields.claim);
  const minutes = fields.minutes === undefined ? null : yaml.integer(fields.minutes, 1, 120);
  const practise = fields.practise === undefined ? [] : yaml.ids(fields.practise);
  const needs = fields.needs === undefined ? [] : yaml.ids(fields.needs);
  if (
    id === null ||
    title === null ||
    claim === null ||
    minutes === null ||
    practise === null ||
    needs === null
  )
    return null;
  if (complaints.length > before) return null;
  const whole = matter[0];
  return {
    id,
    title,
    claim,
    minutes,
    practise,
    needs,
    markdown: text.slice(whole.length),
    bodyLine: whole.split('\n').length,
    yaml,
  };
}
