/** Adds an item to a topic in the text of topics.yaml, which keeps its comments and its form. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';

const WIDTH = 110;

/** Null where there is no such topic. */
export function listInTopic(text: string, topic: string, id: string): string | null {
  const map = topicIn(parseDocument(text).contents, topic);
  if (map === null) return null;
  const items: unknown = map.get('items', true);
  const indent = ' '.repeat(columnOf(text, map.range?.[0] ?? 0));
  if (!isSeq(items) || items.range === null || items.range === undefined || items.items.length === 0) {
    const taken =
      items === undefined ? null : map.items.find(({ key }) => isScalar(key) && key.value === 'items');
    if (
      taken !== null &&
      taken !== undefined &&
      isSeq(items) &&
      items.range !== null &&
      items.range !== undefined
    )
      return splice(text, items.range[0], items.range[1], `[${id}]`);
    // After the summary, which every topic has on a line or more of its own.
    const summary: unknown = map.get('summary', true);
    const end = isScalar(summary) ? (summary.range?.[1] ?? text.length) : text.length;
    const lineEnd = text.indexOf('\n', end - 1);
    const at = lineEnd < 0 ? text.length : lineEnd + 1;
    return splice(text, at, at, `${lineEnd < 0 ? '\n' : ''}${indent}items: [${id}]\n`);
  }
  const ids = items.items.map((item) => (isScalar(item) ? String(item.value) : ''));
  if (items.flow === true) {
    const [from, to] = items.range;
    const flow = `[${[...ids, id].join(', ')}]`;
    if (columnOf(text, from) + flow.length <= WIDTH) return splice(text, from, to, flow);
    const block = [...ids, id].map((one) => `\n${indent}  - ${one}`).join('');
    return splice(text, from - (text[from - 1] === ' ' ? 1 : 0), to, block);
  }
  const last = items.items.at(-1);
  const [from, to] = isScalar(last) ? (last.range ?? [0, 0]) : [0, 0];
  const dash = text.lastIndexOf('-', from);
  return splice(text, to, to, `\n${' '.repeat(columnOf(text, dash))}- ${id}`);
}

function topicIn(node: unknown, id: string): YAMLMap | null {
  if (!isSeq(node)) return null;
  for (const one of node.items) {
    if (!isMap(one)) continue;
    if (one.get('id') === id) return one;
    const found = topicIn(one.get('topics', true), id);
    if (found !== null) return found;
  }
  return null;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function splice(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
