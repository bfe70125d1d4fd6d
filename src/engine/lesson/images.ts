/**
 * Pictures in a lesson: `![What it shows](figures/name.svg)`, or `.png`, from the lesson's own folder. Drawings are put into
 * the page, as figures are; other pictures come as data, since a page reads no file of the content.
 */
import type { MarkdownIt as Markdown, StateInline } from 'markdown-it';
import type { LessonFault } from './check.ts';
import { escapeAttribute as escape } from '../snippets/escape.ts';
import { safeSvg } from './figures.ts';
import { proseLines } from './proseLines.ts';

interface ImageEnv {
  /** Drawings by name. */
  readonly figures: Readonly<Record<string, string>>;
  /** Data URLs of other pictures by file name. */
  readonly images: Readonly<Record<string, string>>;
}

const IMAGE = /^!\[([^\]\n]*)\]\(figures\/([\w-]+\.(?:svg|png))\)/;

export function images(markdown: Markdown): void {
  markdown.inline.ruler.before('image', 'kode_image', (state: StateInline, silent: boolean) => {
    const found = IMAGE.exec(state.src.slice(state.pos, state.posMax));
    if (found === null) return false;
    if (!silent) {
      const token = state.push('kode_image', '', 0);
      token.content = found[1] ?? '';
      token.info = found[2] ?? '';
    }
    state.pos += found[0].length;
    return true;
  });
  markdown.renderer.rules['kode_image'] = (tokens, i, _options, env) =>
    imageHtml(tokens[i]?.info ?? '', tokens[i]?.content ?? '', env as unknown as ImageEnv);
}

function imageHtml(file: string, alt: string, env: ImageEnv): string {
  if (file.endsWith('.svg')) {
    const svg = safeSvg(env.figures[file.slice(0, -'.svg'.length)] ?? '');
    if (svg !== null) return `<span class="image" role="img" aria-label="${escape(alt)}">${svg}</span>`;
  }
  const data = env.images[file];
  return data === undefined ? escape(alt) : `<img class="image" src="${escape(data)}" alt="${escape(alt)}">`;
}

/** Files of pictures that are no drawings, by the line that names them first. */
export function pictureFiles(markdown: string): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  for (const { line, text } of proseLines(markdown)) {
    for (const [whole] of text.matchAll(/!\[[^\]]*\]\([^)]*\)/g)) {
      const file = IMAGE.exec(whole)?.[2];
      if (file?.endsWith('.png') === true && !files.has(file)) files.set(file, line);
    }
  }
  return files;
}

/** @param pictures those that are there and not too large, by file name */
export function checkImages(
  markdown: string,
  figures: Readonly<Record<string, string>>,
  pictures: Readonly<Record<string, string>>,
): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  for (const { line, text } of proseLines(markdown)) {
    for (const [whole, alt = ''] of text.matchAll(/!\[([^\]]*)\]\([^)]*\)/g)) {
      const file = IMAGE.exec(whole)?.[2];
      const fault = (words: string): void => void faults.push({ line, text: words });
      if (file === undefined) {
        fault('A picture is a file of the lesson: ![What it shows](figures/name.svg), or .png.');
        continue;
      }
      if (alt.trim() === '') fault(`The picture "${file}" needs words for who does not see it.`);
      const svg = file.endsWith('.svg') ? figures[file.slice(0, -'.svg'.length)] : undefined;
      if (svg === undefined && pictures[file] === undefined) {
        fault(`There is no "figures/${file}" of at most ${MOST_PICTURE_BYTES / 1024} KiB beside the lesson.`);
      } else if (svg !== undefined && safeSvg(svg) === null) {
        fault(`The drawing "${file}" holds something that no figure may hold.`);
      }
    }
  }
  return faults;
}

/** Of one picture: it is a part of the lesson's text in the package. */
export const MOST_PICTURE_BYTES = 200 * 1024;
