/** Markdown of lessons and statements to HTML that is safe in a webview: no raw HTML, no style, no link that acts by itself. */
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import go from 'highlight.js/lib/languages/go';
import http from 'highlight.js/lib/languages/http';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import MarkdownIt from 'markdown-it';
import type { Env, MarkdownIt as Markdown, Token } from 'markdown-it';
import container from 'markdown-it-container';
import { codeTabs, languageOf } from './codeTabs.ts';
import { safeSvg } from './figures.ts';
import { simulateRule, simulatorHtml } from './simulate.ts';
import { footnotes } from './footnotes.ts';
import { formulas } from './formulas.ts';
import { images } from './images.ts';
import { questionRule } from './questions/blocks.ts';
import { questionHtml } from './questions/html.ts';
import type { LessonSnippet } from './snippets.ts';

const GRAMMARS = { bash, cpp, go, http, java, javascript, json, python, rust, sql, typescript, yaml };
for (const [name, grammar] of Object.entries(GRAMMARS)) hljs.registerLanguage(name, grammar);

/** A heading of the text, for the outline. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

export interface RenderedMarkdown {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** What one rendering carries along. */
interface RenderEnv extends Env, Required<TextParts> {
  readonly headings: Heading[];
  figure: { readonly name: string; readonly caption: string } | null;
}

/** Blocks with a fixed heading, by their name in the text. */
export const CALLOUTS: Readonly<Record<string, string>> = {
  why: 'Why it comes up',
  failure: 'What goes wrong',
  note: 'Note',
  say: 'Say it in 30 seconds',
  sources: 'Sources',
};

/** Every block that a lesson may use. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...Object.keys(CALLOUTS),
  'predict',
  'figure',
  'code',
  'simulate',
  'question',
]);

/** Links that do something: another item of Kode, a place in the text, the web. Everything else is refused. */
export function isAllowedLink(url: string): boolean {
  return /^kode:[a-z0-9-]+$/.test(url) || /^#[\w-]*$/.test(url) || /^https?:\/\/[^\s]+$/i.test(url);
}

const md = makeMarkdown();
const NO_PARTS: Required<TextParts> = { figures: {}, images: {}, snippets: [], formulas: null };

/** What lies beside a text and is shown in it. */
export interface TextParts {
  /** Drawings by name. */
  readonly figures?: Readonly<Record<string, string>>;
  /** Pictures that are no drawings: data URLs by file name. */
  readonly images?: Readonly<Record<string, string>>;
  readonly snippets?: readonly LessonSnippet[];
  /** Made formulas by key; null where a dollar sign is one. */
  readonly formulas?: Readonly<Record<string, string>> | null;
}

export function renderMarkdown(text: string, parts: TextParts = {}): RenderedMarkdown {
  const env: RenderEnv = { ...NO_PARTS, ...parts, headings: [], figure: null };
  return { html: md.render(text, env), headings: env.headings };
}

/** The tokens of a text: headings have their ids. */
export function parseMarkdown(text: string): readonly Token[] {
  return md.parse(text, { ...NO_PARTS, formulas: {}, headings: [], figure: null } satisfies RenderEnv);
}

/** As `parseMarkdown`, of a single line. */
export function parseInline(text: string): readonly Token[] {
  return md.parseInline(text, { ...NO_PARTS, formulas: {}, headings: [], figure: null } satisfies RenderEnv);
}

/** A single line, such as a caption or an option. */
export function renderInline(text: string, parts: TextParts = {}): string {
  const { formulas = null } = parts;
  return md.renderInline(text, { ...NO_PARTS, formulas, headings: [], figure: null } satisfies RenderEnv);
}

/** The words of a single line, without its marks. */
function plainText(text: string): string {
  return parseInline(text)
    .flatMap(({ children }) => children ?? [])
    .map(({ content }) => content)
    .join('');
}

export function escapeHtml(text: string): string {
  return md.utils.escapeHtml(text);
}

/** Code with its colours as classes, and buttons. */
export function renderCode(code: string, language: string, under = ''): string {
  const known = hljs.getLanguage(language) !== undefined;
  const html = known ? hljs.highlight(code, { language }).value : escapeHtml(code);
  const label = known ? ` data-language="${language}"` : '';
  const tools =
    '<div class="code-tools"><button type="button" data-copy aria-label="Copy code">Copy</button>' +
    '<button type="button" data-open-code aria-label="Open in editor, as a new document">Open in editor</button></div>';
  return `<div class="code" data-code="${escapeHtml(language)}">${tools}<pre tabindex="0"${label}><code>${html}</code></pre>${under}</div>\n`;
}

/** What is under a block that can be run. */
function runBar({ block, text }: LessonSnippet, index: number): string {
  const note =
    block === text ? '' : '<span class="facts">with the lines around it; the editor shows all</span>';
  return (
    `<div class="run"><button type="button" class="secondary" id="run-${index}" data-run="${index}">Run</button>${note}` +
    '<div class="run-output" role="status"></div></div>'
  );
}

function makeMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.validateLink = isAllowedLink;
  for (const [name, title] of Object.entries(CALLOUTS)) {
    const id = (index: number): string => `b-${name}-${index}`;
    markdown.use(container, name, {
      render: (tokens, index) =>
        tokens[index]?.nesting === 1
          ? `<section class="callout ${name}" aria-labelledby="${id(index)}"><h2 class="callout-title" id="${id(index)}">${title}</h2>\n`
          : '</section>\n',
    });
  }
  markdown.use(container, 'predict', {
    validate: (params) => /^\s*predict\b/.test(params),
    render: (tokens, index, _options, given) => {
      const token = tokens[index];
      if (token?.nesting !== 1) return '</div></details>\n';
      const question = token.info.trim().replace(/^predict\s*/, '');
      return `<details class="predict" data-fold="predict-${index}"><summary><span class="predict-label">Predict</span> ${renderInline(question, given as RenderEnv)}</summary><div class="answer">\n`;
    },
  });
  markdown.use(container, 'figure', {
    validate: (params) => /^\s*figure\b/.test(params),
    render: (tokens, index, _options, given) => {
      const env = given as RenderEnv;
      const token = tokens[index];
      if (token?.nesting === 1) {
        const [, name = '', caption = ''] = /^\s*figure\s+([^|]*?)\s*(?:\|\s*(.*))?$/.exec(token.info) ?? [];
        env.figure = { name, caption };
        return `<figure data-figure="${escapeHtml(name)}">\n`;
      }
      const caption = env.figure?.caption ?? '';
      env.figure = null;
      return `<figcaption>${renderInline(caption, env)}</figcaption></figure>\n`;
    },
  });
  markdown.use(codeTabs);
  markdown.use(formulas);
  markdown.use(footnotes);
  markdown.use(images);
  simulateRule(markdown);
  questionRule(markdown);
  const rules = markdown.renderer.rules;
  rules['kode_simulate'] = (tokens, index) => {
    const place = `simulator-${tokens.slice(0, index).filter(({ type }) => type === 'kode_simulate').length + 1}`;
    return simulatorHtml(tokens[index]?.content ?? '', place, { escape: escapeHtml, inline: renderInline });
  };
  rules['kode_question'] = (tokens, index, _options, given) => {
    const env = given as RenderEnv;
    return questionHtml(tokens[index]?.content ?? '', {
      escape: escapeHtml,
      inline: (text) => renderInline(text, env),
      block: (text) => renderMarkdown(text, env).html,
      plain: plainText,
    });
  };
  rules['fence'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const language = languageOf(token?.info ?? '');
    const code = token?.content ?? '';
    if (language === 'mermaid') return figureHtml(env as RenderEnv);
    const { snippets } = env as RenderEnv;
    const at = /\srun(?:=|\s|$)/.test(token?.info ?? '')
      ? snippets.findIndex((one) => one.language === language && one.block === code)
      : -1;
    const snippet = snippets[at];
    return renderCode(code, language, snippet === undefined ? '' : runBar(snippet, at));
  };
  rules['code_block'] = (tokens, index) => renderCode(tokens[index]?.content ?? '', '');
  // It takes the focus so that keys can scroll a wide one; a group, since regions would each need a name of their own.
  rules['table_open'] = () => '<div class="table" tabindex="0" role="group" aria-label="Table"><table>\n';
  rules['table_close'] = () => '</table></div>\n';
  // Alignment comes as a style attribute, which the page's policy forbids.
  for (const rule of ['th_open', 'td_open', 'th_close'] as const) {
    rules[rule] = (tokens, index, options, _env, self) => {
      const token = tokens[index];
      // The head of a column of names is often empty, and then heads nothing.
      const inside = tokens[index + (token?.nesting === 1 ? 1 : -1)];
      if (token?.tag === 'th' && inside?.content === '') token.tag = 'td';
      const style = String(token?.attrGet('style') ?? '');
      if (token !== undefined && style !== '') {
        token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
        token.attrJoin('class', style.replace('text-align:', 'align-'));
      }
      return self.renderToken(tokens, index, options);
    };
  }
  rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const href = String(token?.attrGet('href') ?? '');
    if (token !== undefined && href.startsWith('kode:')) {
      token.attrSet('href', '#');
      token.attrSet('data-open', href.slice('kode:'.length));
    } else if (token !== undefined && !href.startsWith('#')) {
      token.attrSet('data-external', href);
    }
    return self.renderToken(tokens, index, options);
  };
  markdown.core.ruler.push('kode_headings', (state) => {
    const env = state.env as RenderEnv;
    const taken = new Set<string>();
    for (const [i, token] of state.tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const text = state.tokens[i + 1]?.children?.map((child) => child.content).join('') ?? '';
      const name = `s-${text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')}`;
      const id = taken.has(name) ? `${name}-${i}` : name;
      taken.add(id);
      token.attrSet('id', id);
      // So that a jump from the outline moves the focus along.
      token.attrSet('tabindex', '-1');
      env.headings.push({ level: Number(token.tag.slice(1)), id, text });
    }
  });
  return markdown;
}

function figureHtml(env: RenderEnv): string {
  const drawing = env.figure === null ? undefined : env.figures[env.figure.name];
  const svg = drawing === undefined ? null : safeSvg(drawing);
  if (svg === null) {
    return '<p class="fault" role="alert">This figure could not be shown. Please report it with the lesson’s name.</p>\n';
  }
  return (
    '<div class="canvas" data-canvas tabindex="0" role="group" aria-label="Figure. Plus and minus zoom, arrows move, zero resets.">' +
    `${svg}<div class="canvas-tools"><button type="button" data-zoom="in" aria-label="Zoom in">+</button>` +
    '<button type="button" data-zoom="out" aria-label="Zoom out">−</button>' +
    '<button type="button" data-zoom="reset" aria-label="Reset the view">Reset</button></div></div>\n'
  );
}
