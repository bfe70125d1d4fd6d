/**
 * Draws a figure: lays it out with Mermaid, then writes what is to be seen as plain shapes with classes.
 *
 * Mermaid's own SVG carries a style sheet, style attributes and HTML labels, which the page's policy forbids, and colours
 * that do not follow the editor's theme. So the theme gets odd colours that each stand for a role, and every shape is
 * written anew with the class of its role. A colour without a role is an error: it would be one that no theme changes.
 */
import type { Mermaid } from 'mermaid';

export interface FigureText {
  readonly name: string;
  readonly source: string;
  readonly title: string;
  readonly description: string;
  readonly hash: string;
}

/** Size of letters in units of the drawing, which is shown at one pixel a unit where there is room. */
export const LETTER = 13;

/** Roles of colours, for fills and strokes alike. */
const ROLES: Readonly<Record<string, string>> = {
  '#010203': 'box',
  '#010204': 'border',
  '#010205': 'line',
  '#010206': 'text',
  '#010207': 'back',
  '#010208': 'note',
  '#010209': 'group',
  '#01020a': 'soft',
};

/** The editor's usual fonts are narrower than this one, so no label outgrows its box. */
const FONT = '"DejaVu Sans", Verdana, sans-serif';

const [BOX, BORDER, LINE, TEXT, BACK, NOTE, GROUP, SOFT] = Object.keys(ROLES) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const VARIABLES = {
  darkMode: false,
  fontFamily: FONT,
  fontSize: `${LETTER}px`,
  background: BACK,
  mainBkg: BOX,
  primaryColor: BOX,
  primaryBorderColor: BORDER,
  primaryTextColor: TEXT,
  secondaryColor: BOX,
  secondaryBorderColor: BORDER,
  secondaryTextColor: TEXT,
  tertiaryColor: GROUP,
  tertiaryBorderColor: SOFT,
  tertiaryTextColor: TEXT,
  nodeBorder: BORDER,
  nodeBkg: BOX,
  nodeTextColor: TEXT,
  lineColor: LINE,
  textColor: TEXT,
  titleColor: TEXT,
  edgeLabelBackground: BACK,
  arrowheadColor: LINE,
  defaultLinkColor: LINE,
  clusterBkg: GROUP,
  clusterBorder: SOFT,
  actorBkg: BOX,
  actorBorder: BORDER,
  actorTextColor: TEXT,
  actorLineColor: SOFT,
  signalColor: LINE,
  signalTextColor: TEXT,
  labelBoxBkgColor: GROUP,
  labelBoxBorderColor: SOFT,
  labelTextColor: TEXT,
  loopTextColor: TEXT,
  noteBkgColor: NOTE,
  noteBorderColor: SOFT,
  noteTextColor: TEXT,
  activationBkgColor: BOX,
  activationBorderColor: BORDER,
  sequenceNumberColor: BACK,
  labelColor: TEXT,
  stateBkg: BOX,
  stateBorder: BORDER,
  stateLabelColor: TEXT,
  transitionColor: LINE,
  transitionLabelColor: TEXT,
  labelBackgroundColor: BACK,
  specialStateColor: LINE,
  innerEndBackground: LINE,
  compositeBackground: GROUP,
  compositeTitleBackground: GROUP,
  compositeBorder: SOFT,
  altBackground: GROUP,
  classText: TEXT,
  attributeBackgroundColorOdd: BOX,
  attributeBackgroundColorEven: BOX,
  rowOdd: BOX,
  rowEven: BOX,
};

/** Prepares Mermaid; once a page. */
export function setUp(mermaid: Mermaid): void {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    themeVariables: VARIABLES,
    fontFamily: FONT,
    fontSize: LETTER,
    htmlLabels: true,
    flowchart: { useMaxWidth: false, nodeSpacing: 24, rankSpacing: 48, padding: 10, minNodeWidth: 76 },
    sequence: {
      useMaxWidth: false,
      mirrorActors: false,
      width: 92,
      height: 36,
      actorMargin: 20,
      messageMargin: 34,
      boxMargin: 8,
      noteMargin: 8,
      diagramMarginX: 8,
      diagramMarginY: 8,
      actorFontSize: LETTER,
      noteFontSize: LETTER,
      messageFontSize: LETTER,
      actorFontFamily: FONT,
      noteFontFamily: FONT,
      messageFontFamily: FONT,
    },
    state: { useMaxWidth: false, nodeSpacing: 32, rankSpacing: 48, minNodeWidth: 76 },
    class: { useMaxWidth: false },
    er: { useMaxWidth: false },
  });
}

/** The drawing as text. @throws Error where Mermaid cannot read the text, or draws what has no role here */
export async function draw(mermaid: Mermaid, figure: FigureText): Promise<string> {
  const { svg } = await mermaid.render('drawing', figure.source);
  const stage = document.createElement('div');
  stage.innerHTML = svg;
  document.body.append(stage);
  try {
    const root = stage.querySelector('svg');
    if (root === null) throw new Error('Mermaid drew nothing.');
    return new Tracer(root, figure).svg();
  } finally {
    stage.remove();
  }
}

const SHAPES = 'rect, circle, ellipse, line, path, polygon, polyline';
/** Attributes that say where a shape is. */
const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  path: ['d'],
  polygon: ['points'],
  polyline: ['points'],
};
const MARKER = ['viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient'];

class Tracer {
  private readonly root: SVGSVGElement;
  private readonly figure: FigureText;
  private readonly toUser: DOMMatrix;
  private readonly out: string[] = [];
  private readonly markers = new Map<string, string>();
  private readonly bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  constructor(root: SVGSVGElement, figure: FigureText) {
    this.root = root;
    this.figure = figure;
    this.toUser = (root.getScreenCTM() ?? new DOMMatrix()).inverse();
  }

  svg(): string {
    const lifelines = [...this.root.querySelectorAll<SVGLineElement>('line.actor-line')];
    if (lifelines.length > 0) this.cut(lifelines);
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.closest('defs, marker, style, title, desc, filter, symbol') !== null) continue;
      if (node instanceof Text) this.text(node, parent);
      else if (node instanceof SVGGraphicsElement && node.matches(SHAPES)) this.shape(node);
    }
    const { name, title, description, hash } = this.figure;
    const pad = 6;
    const { left, top, right, bottom } = this.bounds;
    const [x, y] = [Math.floor(left - pad), Math.floor(top - pad)];
    const [width, height] = [Math.ceil(right + pad) - x, Math.ceil(bottom + pad) - y];
    const id = `figure-${name}`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" class="k-figure" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" data-source-hash="${hash}">`,
      `<title id="${id}-title">${escape(title)}</title>`,
      `<desc id="${id}-desc">${escape(description)}</desc>`,
      ...(this.markers.size === 0 ? [] : ['<defs>', ...this.markers.values(), '</defs>']),
      ...this.out,
      '</svg>',
      '',
    ].join('\n');
  }

  /** Mermaid draws lifelines 2,000 units long where no actors stand at their ends. */
  private cut(lifelines: readonly SVGLineElement[]): void {
    const others = [
      ...this.root.querySelectorAll<SVGGraphicsElement>('rect, text, path, line:not(.actor-line)'),
    ];
    const lowest = Math.max(
      ...others
        .filter((one) => one.closest('defs') === null)
        .map((one) => one.getBBox().y + one.getBBox().height),
    );
    for (const line of lifelines) line.setAttribute('y2', String(lowest + 14));
  }

  private shape(element: SVGGraphicsElement): void {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || hidden(element)) return;
    const classes = this.roles(element);
    if (classes === null) return;
    const box = element.getBBox();
    if (box.width === 0 && box.height === 0) return;
    const matrix = this.toUser.multiply(element.getScreenCTM() ?? new DOMMatrix());
    this.include(matrix, box);
    const moved = isIdentity(matrix)
      ? ''
      : ` transform="${matrix.a === 1 && matrix.b === 0 && matrix.d === 1 ? `translate(${num(matrix.e)} ${num(matrix.f)})` : `matrix(${[matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map(num).join(' ')})`}"`;
    const ends = (['marker-start', 'marker-end'] as const)
      .map((which) => this.marker(element, which))
      .join('');
    // One corner for all boxes, whichever kind of diagram they are in.
    const corner = element.tagName === 'rect' && classes.startsWith('f-box s-') ? ' rx="4"' : '';
    const where = corner === '' ? geometry(element) : geometry(element).replace(/ r[xy]="[^"]*"/g, '');
    this.out.push(`<${element.tagName}${where}${corner}${moved} class="${classes}"${ends}/>`);
  }

  /** Classes of a shape by what its colours stand for; null for one that cannot be seen. */
  private roles(element: Element): string | null {
    const style = getComputedStyle(element);
    const fill = roleOf(style.fill, element);
    const width = parseFloat(style.strokeWidth);
    const stroke = width === 0 ? null : roleOf(style.stroke, element);
    if (fill === null && stroke === null) return null;
    // An array of four that starts with 0 only keeps a plain line short of its arrow's tip.
    const dashes = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat);
    const dashed = stroke !== null && dashes.length > 0 && (dashes[0] !== 0 || dashes.length > 4);
    return [
      fill === null ? 'f-none' : `f-${fill}`,
      ...(stroke === null ? [] : [`s-${stroke}`]),
      ...(dashed ? ['dashed'] : []),
    ].join(' ');
  }

  private marker(element: Element, which: 'marker-start' | 'marker-end'): string {
    const source = /#([^")]+)/.exec(getComputedStyle(element).getPropertyValue(which))?.[1];
    if (source === undefined) return '';
    const marker = document.getElementById(source);
    if (marker === null) return '';
    const id = `figure-${this.figure.name}-${source.replace(/^drawing[_-]*/, '').replace(/[^\w-]/g, '')}`;
    if (!this.markers.has(id)) {
      const given = MARKER.flatMap((key) => {
        const value = marker.getAttribute(key);
        return value === null ? [] : [` ${key}="${escape(value)}"`];
      }).join('');
      const shapes = [...marker.querySelectorAll(SHAPES)].map(
        (one) => `<${one.tagName}${geometry(one)} class="${this.roles(one) ?? 'f-none'}"/>`,
      );
      this.markers.set(id, `<marker id="${id}"${given}>${shapes.join('')}</marker>`);
    }
    return ` ${which}="url(#${id})"`;
  }

  /** A label, line by line, each where it was laid out. */
  private text(node: Text, parent: Element): void {
    if (node.data.trim() === '' || hidden(parent)) return;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    if (size < LETTER - 0.5)
      throw new Error(`"${node.data.trim()}" is set in ${size} px; ${LETTER} is the least.`);
    const html = parent instanceof HTMLElement;
    const start = html
      ? style.textAlign === 'left' || style.textAlign === 'start'
      : style.textAnchor === 'start';
    const weight = Number(style.fontWeight) >= 600 ? ' font-weight="600"' : '';
    const onLine = parent.closest('.edgeLabel, .messageText') !== null;
    for (const { text, rect } of linesOf(node)) {
      const a = new DOMPoint(rect.left, rect.top).matrixTransform(this.toUser);
      const b = new DOMPoint(rect.right, rect.bottom).matrixTransform(this.toUser);
      this.include(new DOMMatrix(), { x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y });
      if (onLine) {
        this.out.push(
          `<rect x="${num(a.x - 3)}" y="${num(a.y)}" width="${num(b.x - a.x + 6)}" height="${num(b.y - a.y)}" class="f-back"/>`,
        );
      }
      const x = start ? a.x : (a.x + b.x) / 2;
      // Capitals and x-heights together look centred a third of the size below the middle.
      const y = (a.y + b.y) / 2 + size * 0.35;
      const anchor = start ? '' : ' text-anchor="middle"';
      this.out.push(`<text x="${num(x)}" y="${num(y)}"${anchor}${weight}>${escape(text)}</text>`);
    }
  }

  private include(matrix: DOMMatrix, box: { x: number; y: number; width: number; height: number }): void {
    for (const x of [box.x, box.x + box.width]) {
      for (const y of [box.y, box.y + box.height]) {
        const at = new DOMPoint(x, y).matrixTransform(matrix);
        this.bounds.left = Math.min(this.bounds.left, at.x);
        this.bounds.right = Math.max(this.bounds.right, at.x);
        this.bounds.top = Math.min(this.bounds.top, at.y);
        this.bounds.bottom = Math.max(this.bounds.bottom, at.y);
      }
    }
  }
}

/** The role of a computed colour; null for none. */
function roleOf(colour: string, element: Element): string | null {
  if (colour === 'none') return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha === 0) return null;
  const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const role = ROLES[hex];
  if (role === undefined) {
    throw new Error(
      `A ${element.tagName} of class "${element.getAttribute('class') ?? ''}" has the colour ${colour}, which has no role.`,
    );
  }
  return role;
}

function hidden(element: Element): boolean {
  for (let one: Element | null = element; one !== null && one.tagName !== 'svg'; one = one.parentElement) {
    const { display, visibility, opacity } = getComputedStyle(one);
    if (display === 'none' || visibility === 'hidden' || Number(opacity) === 0) return true;
  }
  return false;
}

function linesOf(node: Text): readonly { readonly text: string; readonly rect: DOMRect }[] {
  const lines: { text: string; rect: DOMRect }[] = [];
  const range = document.createRange();
  let from = 0;
  let top: number | null = null;
  const end = (to: number): void => {
    const text = node.data.slice(from, to).trim();
    if (text !== '') {
      const begin = from + (node.data.slice(from, to).length - node.data.slice(from, to).trimStart().length);
      range.setStart(node, begin);
      range.setEnd(node, begin + text.length);
      lines.push({ text, rect: range.getBoundingClientRect() });
    }
    from = to;
  };
  for (let i = 0; i < node.length; i += 1) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    if (top !== null && rect.top > top + rect.height / 2) end(i);
    top = rect.top;
  }
  end(node.length);
  return lines;
}

function geometry(element: Element): string {
  return (GEOMETRY[element.tagName] ?? [])
    .flatMap((key) => {
      const value = element.getAttribute(key);
      return value === null || (value === '0' && (key === 'rx' || key === 'ry'))
        ? []
        : [` ${key}="${shorter(value)}"`];
    })
    .join('');
}

/** Numbers with at most one digit after the point: a tenth of a pixel cannot be seen. */
function shorter(value: string): string {
  return escape(
    value.replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) => ` ${num(Number(number))}`).trim(),
  ).replace(/ +/g, ' ');
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function isIdentity({ a, b, c, d, e, f }: DOMMatrix): boolean {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 0.05;
  return near(a, 1) && near(b, 0) && near(c, 0) && near(d, 1) && near(e, 0) && near(f, 0);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
