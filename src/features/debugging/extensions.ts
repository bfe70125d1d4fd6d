import type { LanguageId } from '../../engine/languages/ids.ts';

/** Extensions that bring a debugger of a language (any of them will do), and whether Kode can start it. */
export const EXTENSIONS: Readonly<
  Record<LanguageId, { readonly ids: readonly string[]; readonly ready: boolean }>
> = {
  javascript: { ids: ['ms-vscode.js-debug'], ready: true },
  typescript: { ids: ['ms-vscode.js-debug'], ready: true },
  go: { ids: ['golang.go'], ready: false },
  python: { ids: ['ms-python.debugpy'], ready: false },
  java: { ids: ['vscjava.vscode-java-debug'], ready: false },
  cpp: { ids: ['ms-vscode.cpptools', 'vadimcn.vscode-lldb'], ready: false },
  rust: { ids: ['vadimcn.vscode-lldb'], ready: false },
};
