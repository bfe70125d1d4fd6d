/** Languages of code blocks: what they are called on a tab, and what the editor calls them. */

interface CodeLanguage {
  readonly title: string;
  /** The editor's own id, for a new document; Kode's name for it where they are the same. */
  readonly editor?: string;
}

const CODE_LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  bash: { title: 'Shell', editor: 'shellscript' },
  cpp: { title: 'C++' },
  go: { title: 'Go' },
  http: { title: 'HTTP', editor: 'plaintext' },
  java: { title: 'Java' },
  javascript: { title: 'JavaScript' },
  json: { title: 'JSON' },
  python: { title: 'Python' },
  rust: { title: 'Rust' },
  sql: { title: 'SQL' },
  text: { title: 'Text', editor: 'plaintext' },
  typescript: { title: 'TypeScript' },
  yaml: { title: 'YAML' },
};

/** Undefined for a language that no block can have. */
export function codeTitle(language: string): string | undefined {
  return Object.hasOwn(CODE_LANGUAGES, language) ? CODE_LANGUAGES[language]?.title : undefined;
}

/** The editor's id of a language; plain text for one that is not known. */
export function editorLanguage(language: string): string {
  const known = Object.hasOwn(CODE_LANGUAGES, language) ? CODE_LANGUAGES[language] : undefined;
  return known === undefined ? 'plaintext' : (known.editor ?? language);
}

/** All of them, for messages. */
export const CODE_LANGUAGE_NAMES: readonly string[] = Object.keys(CODE_LANGUAGES);
