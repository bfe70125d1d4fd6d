/** Links between items: they lead somewhere, to the right kind of item, and never in a circle. */
import type { Complaint } from './complaint.ts';
import { nearest } from './complaint.ts';
import type { Id, YamlReader } from './yamlReader.ts';

interface Linked {
  readonly file: string;
  readonly data: {
    readonly id: Id;
    readonly needs: readonly Id[];
    readonly practise?: readonly Id[];
    readonly markdown?: string;
    readonly bodyLine?: number;
    readonly yaml: YamlReader;
  };
  readonly folder: string;
  readonly statement?: string;
  readonly editorial?: string;
}

export function checkLinks(
  problems: readonly Linked[],
  lessons: readonly Linked[],
  complaints: Complaint[],
): void {
  const problemIds = new Set(problems.map(({ data }) => data.id.id));
  const lessonIds = new Set(lessons.map(({ data }) => data.id.id));
  const all = new Set([...problemIds, ...lessonIds]);

  const expect = (yaml: YamlReader, ids: readonly Id[], right: ReadonlySet<string>, kind: string): void => {
    for (const { id, at } of ids) {
      if (right.has(id)) continue;
      const meant = nearest(id, [...right]);
      yaml.complain(
        at,
        all.has(id)
          ? `"${id}" is not a ${kind}, which belongs here.`
          : `There is no ${kind} "${id}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
      );
    }
  };
  for (const { data } of problems) expect(data.yaml, data.needs, problemIds, 'problem');
  for (const { data } of lessons) {
    expect(data.yaml, data.needs, lessonIds, 'lesson');
    expect(data.yaml, data.practise ?? [], problemIds, 'problem');
  }
  checkCircles(problems);
  checkCircles(lessons);

  for (const { file, data } of lessons)
    checkText(file, data.markdown ?? '', data.bodyLine ?? 1, all, complaints);
  for (const { file, statement, editorial } of problems) {
    checkText(file.replace(/problem\.yaml$/, 'statement.md'), statement ?? '', 1, all, complaints);
    checkText(file.replace(/problem\.yaml$/, 'editorial.md'), editorial ?? '', 1, all, complaints);
  }
}

/** Complains once for each circle of `needs`, at the item that closes it. */
function checkCircles(items: readonly Linked[]): void {
  const byId = new Map(items.map((item) => [item.data.id.id, item]));
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    const item = byId.get(id);
    if (item === undefined || done.has(id)) return;
    for (const need of item.data.needs) {
      const from = [...path, id].indexOf(need.id);
      if (from >= 0) {
        const circle = [...[...path, id].slice(from), need.id].join(' needs ');
        item.data.yaml.complain(need.at, `A circle: ${circle}. Take one of them out.`);
      } else {
        visit(need.id, [...path, id]);
      }
    }
    done.add(id);
  };
  for (const { data } of items) visit(data.id.id, []);
}

/** `kode:ID` links of a Markdown text, outside of code. */
function checkText(
  file: string,
  text: string,
  firstLine: number,
  ids: ReadonlySet<string>,
  complaints: Complaint[],
): void {
  let fence: string | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      continue;
    }
    if (fence !== null) continue;
    const prose = line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    for (const match of prose.matchAll(/\]\(kode:([^)\s]*)\)/g)) {
      const id = match[1] ?? '';
      if (ids.has(id)) continue;
      const meant = nearest(id, [...ids]);
      complaints.push({
        file,
        line: firstLine + i,
        column: match.index + 3,
        text: `The link leads nowhere: there is no lesson or problem "${id}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
      });
    }
  }
}
