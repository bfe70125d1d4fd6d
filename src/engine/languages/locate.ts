/** Where in a solution the function of the problem begins, for messages that have no line of their own. */
import type { Problem, Signature } from '../catalog/model.ts';
import { pascalCase, snakeCase } from './naming.ts';

/**
 * The first line (from 1) that defines something of the signature's name in any of the cases languages use, else 1.
 * A heuristic for placing a message, nothing is judged by it.
 */
export function definitionLine(text: string, signature: Pick<Signature, 'name'>): number {
  const { name } = signature;
  const names = [...new Set([name, pascalCase(name), snakeCase(name)])].join('|');
  const defines = new RegExp(
    String.raw`(?:^|\s)(?:func|def|fn|function|const|let|var|static|auto|void|class|[\w<>\[\]:&*]+)\s+(?:\([^)]*\)\s*)?(?:${names})\b\s*[(=:<]`,
  );
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !/^\s*(?:\/\/|#|\*|--)/.test(line) && defines.test(line));
  if (at >= 0) return at + 1;
  const method = new RegExp(String.raw`^\s*(?:async\s+)?(?:${names})\s*\(`);
  const fallback = lines.findIndex((line) => method.test(line));
  return fallback >= 0 ? fallback + 1 : 1;
}

/** The same for a component: the line that declares its type, else 1. */
export function componentLine(text: string, { name }: { readonly name: string }): number {
  const declares = new RegExp(
    String.raw`^(?!\s*(?:\/\/|#|\*|--)).*\b(?:class|struct|type|function)\s+${name}\b`,
  );
  return (
    Math.max(
      0,
      text.split('\n').findIndex((line) => declares.test(line)),
    ) + 1
  );
}

/** Where what a problem asks for begins in a solution (from 1); null where that is no matter of a line. */
export function startLine(
  text: string,
  { spec, component }: Pick<Problem, 'spec' | 'component'>,
): number | null {
  if (spec !== undefined) return definitionLine(text, spec.signature);
  return component === undefined ? null : componentLine(text, component);
}
