/** Where in a solution the function of the problem begins, for messages that have no line of their own. */
import type { Signature } from '../catalog/model.ts';

/**
 * The first line (from 1) that defines something of the signature's name in any of the cases languages use, else 1.
 * A heuristic for placing a message, nothing is judged by it.
 */
export function definitionLine(text: string, signature: Pick<Signature, 'name'>): number {
  const words = signature.name.split(/(?=[A-Z])/);
  const snake = words.map((word) => word.toLowerCase()).join('_');
  const pascal = signature.name.charAt(0).toUpperCase() + signature.name.slice(1);
  const names = [...new Set([signature.name, pascal, snake])].join('|');
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
