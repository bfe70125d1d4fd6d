/** The languages a solution can be written in, in the order in which they are offered. */
export const LANGUAGE_IDS = ['go', 'python', 'typescript', 'javascript', 'java', 'cpp', 'rust'] as const;

export type LanguageId = (typeof LANGUAGE_IDS)[number];

export function isLanguageId(text: unknown): text is LanguageId {
  return (LANGUAGE_IDS as readonly unknown[]).includes(text);
}
