/** What Mermaid's shapes and labels are: their roles, where they are, if they are to be seen; and how that is written. */
import { ROLES } from './mermaidSetUp.ts';

/** Selects all shapes. */
export const SHAPES = 'rect, circle, ellipse, line, path, polygon, polyline';
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
/** Attributes of the tips of lines. */
export const MARKER = ['viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient'];

/** The role of a computed colour; null for none. */
export function roleOf(colour: string, element: Element): string | null {
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

/** If it, or what it is in, is not to be seen. */
export function hidden(element: Element): boolean {
  for (let one: Element | null = element; one !== null && one.tagName !== 'svg'; one = one.parentElement) {
    const { display, visibility, opacity } = getComputedStyle(one);
    if (display === 'none' || visibility === 'hidden' || Number(opacity) === 0) return true;
  }
  return false;
}

/** The lines of a label as they were laid out, each with its place on the screen. */
export function linesOf(node: Text): readonly { readonly text: string; readonly rect: DOMRect }[] {
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

/** The attributes that say where a shape is, each with a space before it. */
export function geometry(element: Element): string {
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

/** Rounded to a tenth of a unit. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** As far as one can see. */
export function isIdentity({ a, b, c, d, e, f }: DOMMatrix): boolean {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 0.05;
  return near(a, 1) && near(b, 0) && near(c, 0) && near(d, 1) && near(e, 0) && near(f, 0);
}

/** Text as it stands in an element or an attribute. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
