/** Formulas as MathML: what may be in them, and how they are read aloud. */
import { escapeAttribute as escape } from '../snippets/escape.ts';

export interface MathNode {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly MathNode[];
  /** Of a leaf. */
  readonly text: string;
}

/** Elements that a formula may have; tables are for tables. */
const ELEMENTS = new Set(
  'math mrow mi mn mo mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover'.split(' '),
);
const ATTRIBUTES = new Set(
  'display stretchy fence separator form lspace rspace width height linethickness mathvariant movablelimits accent accentunder'.split(
    ' ',
  ),
);
/** Classes and styles of the one who made the formula; the page has its own. */
const DROPPED = new Set(['class', 'xmlns']);
const ROOT_STYLE = 'display:block math;';

/** The tree of a formula. @throws Error where it has what no formula may have */
export function parseMath(xml: string): MathNode {
  const stack: { node: MathNode; children: MathNode[]; text: string }[] = [];
  let root: MathNode | null = null;
  for (const [, close, name = '', rest = '', text = ''] of xml.matchAll(
    /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*>|([^<]+)/g,
  )) {
    const top = stack.at(-1);
    if (name === '') {
      if (top !== undefined) top.text += text;
    } else if (close === '/') {
      const ended = stack.pop();
      if (ended === undefined || ended.node.name !== name) throw new Error(`"${name}" ends and never began`);
      const node = { ...ended.node, children: ended.children, text: unescape(ended.text) };
      const parent = stack.at(-1);
      if (parent === undefined) root = node;
      else parent.children.push(node);
    } else {
      if (!ELEMENTS.has(name)) throw new Error(`"${name}" has no place in a formula`);
      stack.push({
        node: { name, attributes: kept(name, rest), children: [], text: '' },
        children: [],
        text: '',
      });
    }
  }
  if (root === null || stack.length > 0) throw new Error('the formula does not end');
  return root;
}

function kept(element: string, text: string): MathNode['attributes'] {
  return [...text.matchAll(/\s+([\w-]+)="([^"]*)"/g)].flatMap(([, name = '', value = '']) => {
    if (ATTRIBUTES.has(name)) return [[name, unescape(value)] as const];
    if (DROPPED.has(name) || (element === 'math' && name === 'style' && value === ROOT_STYLE)) return [];
    throw new Error(`"${name}" has no place in a formula`);
  });
}

/** The formula for a page: a name for who hears it, and the signs for who sees it. */
export function mathHtml(root: MathNode): string {
  const block = root.attributes.some(([name, value]) => name === 'display' && value === 'block');
  const label = escape(mathWords(root));
  return `<span class="math${block ? ' block' : ''}" role="math" aria-label="${label}"${block ? ' tabindex="0"' : ''}>${serialise(root, ' aria-hidden="true"')}</span>`;
}

function serialise({ name, attributes, children, text }: MathNode, more = ''): string {
  const list = attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
  const inner = children.length === 0 ? escape(text) : children.map((one) => serialise(one)).join('');
  return `<${name}${list}${more}>${inner}</${name}>`;
}

/** The formula in words: "fraction 1 over 1 minus rho end fraction". */
export function mathWords(node: MathNode): string {
  return words(node).replace(/\s+/g, ' ').trim();
}

function words(node: MathNode): string {
  const [first, second, third] = node.children;
  const part = (one: MathNode | undefined): string => (one === undefined ? '' : words(one));
  switch (node.name) {
    case 'mspace':
      return ' ';
    case 'mfrac':
      return isShort(first) && isShort(second)
        ? ` ${part(first)} over ${part(second)} `
        : ` fraction ${part(first)} over ${part(second)} end fraction `;
    case 'msqrt':
      return node.children.length === 1 && isShort(first)
        ? ` square root of ${part(first)} `
        : ` square root of ${node.children.map(words).join('')} end root `;
    case 'mroot':
      return ` root ${part(second)} of ${part(first)} end root `;
    case 'msup':
      return `${part(first)} ${power(part(second))} `;
    case 'msub':
      return `${part(first)} sub ${part(second)} `;
    case 'msubsup':
      return isLarge(first)
        ? ` ${part(first)} from ${part(second)} to ${part(third)} of `
        : `${part(first)} sub ${part(second)} ${power(part(third))} `;
    case 'munderover':
      return ` ${part(first)} from ${part(second)} to ${part(third)} of `;
    case 'munder':
      return ` ${part(first)} over ${part(second)} of `;
    case 'mover':
      return ` ${part(first)} with ${part(second)} above `;
    default:
      return node.children.length > 0
        ? node.children.map(words).join('')
        : ` ${SPOKEN.get(node.text) ?? node.text} `;
  }
}

function power(exponent: string): string {
  const text = exponent.trim();
  return text === '2' ? 'squared' : text === '3' ? 'cubed' : `to the power of ${text} end power`;
}

function isShort(node: MathNode | undefined): boolean {
  if (node === undefined) return false;
  const shown = node.children.filter(({ name }) => name !== 'mspace');
  return node.children.length === 0 || (node.name === 'mrow' && shown.length === 1 && isShort(shown[0]));
}

function isLarge(node: MathNode | undefined): boolean {
  return node !== undefined && /^[∑∏∫]$/.test(node.text);
}

const SPOKEN: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ '=': 'equals', '+': 'plus', '−': 'minus', '-': 'minus', '⋅': 'times', '·': 'times' }),
  ...Object.entries({ '×': 'times', '/': 'over', '÷': 'divided by', '±': 'plus or minus', '≈': 'about' }),
  ...Object.entries({
    '≤': 'at most',
    '≥': 'at least',
    '<': 'less than',
    '>': 'greater than',
    '≠': 'not equal to',
  }),
  ...Object.entries({
    '→': 'to',
    '∞': 'infinity',
    '∑': 'sum',
    '∏': 'product',
    '∫': 'integral',
    '!': 'factorial',
  }),
  ...Object.entries({
    '(': 'open bracket',
    ')': 'close bracket',
    '|': 'bar',
    '⌈': 'ceiling of',
    '⌉': 'end ceiling',
  }),
  ...Object.entries({
    '⌊': 'floor of',
    '⌋': 'end floor',
    '…': 'and so on',
    '⋯': 'and so on',
    '\u2061': '',
    '∈': 'in',
  }),
  ...Object.entries({ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon' }),
  ...Object.entries({
    θ: 'theta',
    λ: 'lambda',
    μ: 'mu',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    κ: 'kappa',
  }),
  ...Object.entries({ φ: 'phi', ω: 'omega', Δ: 'delta', Θ: 'theta', Ω: 'omega', Σ: 'sigma' }),
]);

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
