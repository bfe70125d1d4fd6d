/** All languages, in the order in which they are offered. */
import { cppAdapter } from './cpp.ts';
import { goAdapter } from './go.ts';
import type { LanguageId } from './ids.ts';
import type { LanguageAdapter } from './language.ts';
import { javaAdapter } from './java.ts';
import { javascriptAdapter } from './javascript.ts';
import { pythonAdapter } from './python.ts';
import { rustAdapter } from './rust.ts';
import { typescriptAdapter } from './typescript.ts';

export const ADAPTERS: readonly LanguageAdapter[] = [
  goAdapter,
  pythonAdapter,
  typescriptAdapter,
  javascriptAdapter,
  javaAdapter,
  cppAdapter,
  rustAdapter,
];

/** @throws RangeError for a language without an adapter. */
export function adapterOf(id: LanguageId): LanguageAdapter {
  const adapter = ADAPTERS.find((one) => one.id === id);
  if (adapter === undefined) throw new RangeError(`Kode has no judge for "${id}" yet.`);
  return adapter;
}

/** The language of a file by its extension, or null. */
export function languageOfFile(path: string): LanguageAdapter | null {
  const lower = path.toLowerCase();
  return ADAPTERS.find((one) => one.extensions.some((extension) => lower.endsWith(extension))) ?? null;
}
