/**
 * The spelling of all texts in content/: lessons, statements, editorials, hints, titles. Words of the field that the
 * dictionary lacks stand in content/words.txt.
 *
 *     npm run spell
 */
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fieldWords, Speller, wordsOfMarkdown, wordsOfYaml } from '../src/build/spelling.ts';

const root = resolve(import.meta.dirname, '..');
const content = join(root, 'content');
const LIST = join(content, 'words.txt');
/** Suggestions take a tenth of a second each. */
const MOST_SUGGESTIONS = 25;

function main(): number {
  const spell = nspell(dictionary);
  const { words, faults } = fieldWords(readFileSync(LIST, 'utf8'));
  const speller = new Speller(words, (word) => spell.correct(word));
  const complaints = faults.map(({ line, text }) => `${nameOf(LIST)}:${line}:1 ${text}`);
  const suggested = new Map<string, string>();
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of files) {
    const read = /\.md$/.test(name) ? wordsOfMarkdown : /\.yaml$/.test(name) ? wordsOfYaml : null;
    if (read === null) continue;
    const file = join(content, name);
    for (const { text, line, column } of read(readFileSync(file, 'utf8'))) {
      if (speller.isRight(text)) continue;
      if (!suggested.has(text)) {
        const near = suggested.size < MOST_SUGGESTIONS ? spell.suggest(text).slice(0, 3) : [];
        suggested.set(text, near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`);
      }
      complaints.push(
        `${nameOf(file)}:${line}:${column} "${text}" is not a known word.${suggested.get(text) ?? ''}`,
      );
    }
  }
  for (const word of speller.unneeded()) complaints.push(`${nameOf(LIST)}: no text has "${word}".`);
  for (const one of complaints) console.log(one);
  if (suggested.size > 0) {
    console.log(
      `${suggested.size} words: mend them, put code between backticks, or add words of the field to ${nameOf(LIST)}.`,
    );
  }
  return complaints.length === 0 ? 0 : 1;
}

function nameOf(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

process.exitCode = main();
