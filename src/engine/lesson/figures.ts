/**
 * Figures of a lesson: their text (Mermaid) in the Markdown, their drawing (SVG) in a file beside it. The drawing carries a
 * hash of the text, so that one that is out of date is found without a browser.
 */

/** A `:::figure name | caption` block. */
export interface FigureSource {
  readonly name: string;
  readonly caption: string;
  /** Mermaid text. */
  readonly source: string;
  /** `accTitle` and `accDescr` of the text; empty where missing. */
  readonly title: string;
  readonly description: string;
  /** Line of the block in the Markdown, from 1. */
  readonly line: number;
}

/** Raised when the drawing changes for the same text. */
const RENDERER = 'kode-figure 1';

/** All figures of a Markdown text, in order. */
export function figuresIn(markdown: string): readonly FigureSource[] {
  const lines = markdown.split(/\r?\n/);
  const figures: FigureSource[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const open = /^:::\s*figure\s+([^|]*?)\s*(?:\|\s*(.*?)\s*)?$/.exec(lines[i] ?? '');
    if (open === null) continue;
    const start = i;
    const source: string[] = [];
    let inside = false;
    for (i += 1; i < lines.length && !/^:::\s*$/.test(lines[i] ?? ''); i += 1) {
      const line = lines[i] ?? '';
      if (/^```/.test(line)) inside = /^```mermaid/.test(line);
      else if (inside) source.push(line);
    }
    const text = source.join('\n');
    figures.push({
      name: open[1] ?? '',
      caption: open[2] ?? '',
      source: text,
      title: /^\s*accTitle:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? '',
      description: /^\s*accDescr:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? '',
      line: start + 1,
    });
  }
  return figures;
}

/** FNV-1a over 64 bits (Fowler, Noll, Vo), as hex. */
export function figureHash(source: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const letter of `${RENDERER}\n${source.trim()}`) {
    hash ^= BigInt(letter.codePointAt(0) ?? 0);
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

/** Whether the drawing of a figure is there and of its text. */
export function figureStatus(figure: FigureSource, svg: string | undefined): 'ok' | 'missing' | 'stale' {
  if (svg === undefined) return 'missing';
  return svg.includes(`data-source-hash="${figureHash(figure.source)}"`) ? 'ok' : 'stale';
}

const ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
  'defs',
  'marker',
]);
const ATTRIBUTES = new Set([
  'xmlns',
  'viewBox',
  'width',
  'height',
  'class',
  'id',
  'role',
  'aria-labelledby',
  'data-source-hash',
  'd',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'dx',
  'dy',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'points',
  'transform',
  'text-anchor',
  'dominant-baseline',
  'marker-start',
  'marker-end',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'refX',
  'refY',
  'orient',
  'font-size',
  'font-weight',
]);

/** Attributes that refer, or that the page's own style sheets and scripts look at, and what alone they may hold. */
const VALUES: Readonly<Record<string, RegExp>> = {
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  id: /^[\w-]+$/,
  class: /^[\w -]+$/,
  'aria-labelledby': /^[\w -]+$/,
  'marker-start': /^url\(#[\w-]+\)$/,
  'marker-end': /^url\(#[\w-]+\)$/,
};
/** Of all others: numbers, lists of them, paths and words; no escape by which a reference could be spelled otherwise. */
const PLAIN = /^[\w\s.,()+-]*$/;

/**
 * The drawing where it holds nothing but shapes, else null. It is put into the page as it is, so everything that is not
 * known to be harmless is refused: scripts, styles, links, handlers, foreign content.
 */
export function safeSvg(svg: string): string | null {
  const text = svg.trim();
  if (!text.startsWith('<svg') || !text.endsWith('</svg>')) return null;
  if (/<!|<\?|&(?!(?:amp|lt|gt|quot);)/.test(text)) return null;
  const tag = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<>]*")*)\s*(\/?)>/g;
  const rest = text.replace(tag, (_whole, _close: string, name: string, attributes: string) => {
    if (!ELEMENTS.has(name)) return '<';
    for (const [, key = '', value = ''] of attributes.matchAll(/([A-Za-z][\w:-]*)="([^"]*)"/g)) {
      if (!ATTRIBUTES.has(key)) return '<';
      const known = VALUES[key];
      if (known === undefined ? !PLAIN.test(value) || /url\(/i.test(value) : !known.test(value)) return '<';
    }
    return '';
  });
  return /[<>]/.test(rest) ? null : text;
}
