/** `kode list`. */
import type { CatalogEntry, Topic } from '../engine/catalog/model.ts';
import { DIFFICULTY_WORDS } from '../engine/catalog/search.ts';
import type { World } from './run.ts';
import { table } from './terminal.ts';

export async function list(
  { json }: { readonly json: boolean },
  { installation, terminal }: World,
): Promise<number> {
  const { topics, entries } = await installation.index();
  if (json) {
    terminal.out(JSON.stringify(entries.map(toItem), null, 2));
    return 0;
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const rows: string[][] = [];
  const heads = new Set<number>();
  const add = (topic: Topic, above: readonly string[]): void => {
    const path = [...above, topic.title];
    const items = topic.items.flatMap((id) => byId.get(id) ?? []);
    if (items.length > 0) {
      if (rows.length > 0) rows.push([]);
      heads.add(rows.length);
      rows.push([path.join(' › ')]);
      rows.push(...items.map(toRow));
    }
    for (const child of topic.topics) add(child, path);
  };
  for (const topic of topics) add(topic, []);
  // Heads are longer than ids and must not widen their column.
  const body = table(rows.map((row, y) => (heads.has(y) ? [''] : row))).split('\n');
  terminal.out(
    body.map((line, y) => (heads.has(y) ? terminal.paint('bold', rows[y]?.[0] ?? '') : line)).join('\n'),
  );
  return 0;
}

/** The stable shape of `kode list --json`. */
function toItem(entry: CatalogEntry): object {
  const { id, kind, title, topic } = entry;
  return entry.kind === 'lesson'
    ? { id, kind, title, topic, difficulty: null, languages: [] }
    : { id, kind, title, topic, difficulty: entry.difficulty, languages: entry.languages };
}

function toRow(entry: CatalogEntry): string[] {
  return entry.kind === 'lesson'
    ? [`  ${entry.id}`, entry.title, 'Lesson', `${entry.minutes} min`]
    : [`  ${entry.id}`, entry.title, DIFFICULTY_WORDS[entry.difficulty], entry.languages.join(', ')];
}
