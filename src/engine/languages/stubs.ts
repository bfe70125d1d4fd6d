/** What all stubs share: the marker in the first line, the task in one sentence. */
import type { FunctionSpec, Problem } from '../catalog/model.ts';
import { markerLine } from '../scaffold/marker.ts';

/** Width at which comments are wrapped, the comment sign included. */
const WIDTH = 100;

/** The first line of a stub: `// kode:rotate-array · Rotate right by k`. */
export function headLine(problem: Pick<Problem, 'id' | 'title'>, lineComment: string): string {
  return `${markerLine(lineComment, problem.id)} · ${problem.title}`;
}

/** The first sentence of a statement, without Markdown. */
export function taskSentence(statement: string): string {
  const paragraph =
    statement
      .replace(/\r\n/g, '\n')
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .find((part) => part !== '' && !/^(?:#|```|:::|[-*] |\d+\. |\|)/.test(part)) ?? '';
  const plain = paragraph
    .replace(/\s+/g, ' ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/(^|\s)[*_](\S[^*_]*?)[*_](?=\W|$)/g, '$1$2');
  return /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
}

/** Lines of at most 100 columns, each with the prefix. */
export function wrapComment(text: string, prefix: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && prefix.length + line.length + 1 + word.length > WIDTH) {
      lines.push(prefix + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, (prefix + line).trimEnd()];
}

/** `head(a, b)tail` on one line where it fits, else one parameter a line. */
export function parameterLines(
  head: string,
  params: readonly string[],
  tail: string,
  indent: string,
  lastComma = ',',
): readonly string[] {
  const line = `${head}(${params.join(', ')})${tail}`;
  if (line.length <= WIDTH || params.length === 0) return [line];
  const last = params.length - 1;
  return [
    `${head}(`,
    ...params.map((param, i) => `${indent}${param}${i < last ? ',' : lastComma}`),
    `)${tail}`,
  ];
}

/** @throws TypeError for a problem that has no function to write. */
export function functionSpec(problem: Problem): FunctionSpec {
  if (problem.spec === undefined) throw new TypeError(`${problem.id} has no signature`);
  return problem.spec;
}
