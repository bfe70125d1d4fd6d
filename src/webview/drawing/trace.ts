/**
 * Draws a figure: lays it out with Mermaid, then writes what is to be seen as plain shapes with classes.
 *
 * Mermaid's own SVG carries a style sheet, style attributes and HTML labels, which the page's policy forbids, and colours
 * that do not follow the editor's theme. So the theme gets odd colours that each stand for a role, and every shape is
 * written anew with the class of its role. A colour without a role is an error: it would be one that no theme changes.
 */
import type { Mermaid } from 'mermaid';
import { LETTER } from './mermaidSetUp.ts';
import { escape, geometry, hidden, isIdentity, linesOf, MARKER, num, roleOf, SHAPES } from './shapes.ts';

export interface FigureText {
  readonly name: string;
  readonly source: string;
  readonly title: string;
  readonly description: string;
  readonly hash: string;
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
