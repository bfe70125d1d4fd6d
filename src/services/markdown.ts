/**
 * Plain text for Markdown that the editor renders. `MarkdownString.appendText` would do, but it turns every space into one
 * that does not break, so a long sentence runs out of its hover.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-!~|<>]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/^(\s*\d+)\./gmu, '$1\\.')
    .replace(/\r?\n/gu, '  \n');
}
