/**
 * Draws the figures of all lessons: `npm run diagrams [-- --all | --check]`. Needs Chromium; see test/editor/system.ts.
 *
 * Draws those whose text has changed (with `--all`, every one) to `figures/<name>.svg` beside the lesson, and removes
 * drawings that no lesson has any more. `--check` changes nothing and needs no browser: it names what would be drawn or
 * removed and exits with 1 if there is any.
 */
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { FigureSource } from '../src/engine/lesson/figures.ts';
import { figureHash, figuresIn, figureStatus, safeSvg } from '../src/engine/lesson/figures.ts';
import { chromiumArguments } from '../test/editor/browser.ts';
import { ensureChromium } from '../test/editor/system.ts';

const root = resolve(import.meta.dirname, '..');
const all = process.argv.includes('--all');
const checkOnly = process.argv.includes('--check');
/** A figure is shown about this wide at most; in a wider one letters would get smaller than 12 px. */
const MOST_WIDTH = 520;

interface Drawing {
  readonly figure: FigureSource;
  readonly file: string;
  /** Of the ids in the drawing: pages may come to show figures of several lessons. */
  readonly prefix: string;
}

const wanted: Drawing[] = [];
const faults: string[] = [];
let removed = 0;
for (const lesson of await lessons()) {
  const folder = join(dirname(lesson), 'figures');
  const figures = figuresIn(await readFile(lesson, 'utf8'));
  for (const figure of figures) {
    if (!/^[a-z0-9-]+$/.test(figure.name))
      throw new Error(`${relative(root, lesson)}: "${figure.name}" is no name for a figure.`);
    const file = join(folder, `${figure.name}.svg`);
    const drawn = existsSync(file) ? await readFile(file, 'utf8') : undefined;
    const status = figureStatus(figure, drawn);
    if (status !== 'ok') faults.push(`${relative(root, file)} is ${status}`);
    if (all || status !== 'ok') wanted.push({ figure, file, prefix: basename(dirname(lesson)) });
  }
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    if (!name.endsWith('.svg') || figures.some((figure) => `${figure.name}.svg` === name)) continue;
    faults.push(`${relative(root, join(folder, name))} is of no figure`);
    if (checkOnly) continue;
    await rm(join(folder, name));
    removed += 1;
  }
}
if (checkOnly) {
  for (const fault of faults) console.error(`${fault}; run "npm run diagrams".`);
  console.log(faults.length === 0 ? 'All figures are drawn.' : `${faults.length} figures to draw or remove.`);
  process.exit(faults.length === 0 ? 0 : 1);
}

let failed = 0;
if (wanted.length > 0) {
  const browser = await chromium.launch({
    executablePath: await ensureChromium((line) => console.log(line)),
    args: [...chromiumArguments],
  });
  try {
    const page = await browser.newPage();
    await prepare(page);
    for (const drawing of wanted) {
      try {
        console.log(await draw(page, drawing));
      } catch (error) {
        failed += 1;
        console.error(
          `${relative(root, drawing.file)}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  } finally {
    await browser.close();
  }
}
console.log(
  `${wanted.length - failed} drawn, ${removed} removed${failed === 0 ? '.' : `, ${failed} could not be drawn.`}`,
);
if (failed > 0) process.exitCode = 1;

async function lessons(): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name }) => name === 'lesson.md')
    .map(({ parentPath }) => join(parentPath, 'lesson.md'));
}

async function prepare(page: Page): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "import mermaid from 'mermaid'; import { setUp } from './mermaidSetUp.ts'; import { draw } from './trace.ts'; setUp(mermaid); globalThis.drawFigure = (figure) => draw(mermaid, figure);",
      resolveDir: join(root, 'src/webview/drawing'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    logLevel: 'error',
  });
  await page.setContent('<!DOCTYPE html><html lang="en"><body></body></html>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
}

async function draw(page: Page, { figure, file, prefix }: Drawing): Promise<string> {
  const { name, source, title, description } = figure;
  if (title === '' || description === '') throw new Error('accTitle and accDescr are required.');
  const given = JSON.stringify({
    name: `${prefix}-${name}`,
    source,
    title,
    description,
    hash: figureHash(source),
  });
  const svg = await page.evaluate<string>(`drawFigure(${given})`);
  if (safeSvg(svg) === null) throw new Error('The drawing holds something that no figure may hold.');
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, svg);
  const wide =
    width > MOST_WIDTH
      ? ` It is ${width} units wide; ${MOST_WIDTH} fit. Draw it top to bottom, or split it.`
      : '';
  return `${relative(root, file)}${wide}`;
}
