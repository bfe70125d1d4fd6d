/** How each language says what the tests that run in all of them need. */
import type { LanguageId } from '../../../src/engine/languages/ids.ts';

export interface Snippets {
  /** A function of this signature line that gives back its first parameter. */
  identity(line: string, param: string): string;
}

const braces = (line: string, param: string): string => `${line} {\n  return ${param};\n}\n`;

export const SNIPPETS: Partial<Record<LanguageId, Snippets>> = {
  go: { identity: (line, param) => `package any\n\n${line} {\n\treturn ${param}\n}\n` },
  python: { identity: (line, param) => `${line}:\n    return ${param}\n` },
  typescript: { identity: (line, param) => `${braces(`export ${line}`, param)}` },
  javascript: { identity: (line, param) => `${braces(`export ${line}`, param)}` },
};
