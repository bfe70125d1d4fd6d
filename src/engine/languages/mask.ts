/**
 * Source text with comments and texts blanked out, same length and same lines, so that names and braces can be looked for
 * without a parser. For questions of convenience (is there a `func Rotate`?), never for a verdict.
 */
export interface MaskRules {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  /** Texts that end at their quote or, but for the multi-line ones, at the end of the line. */
  readonly quotes: readonly {
    readonly open: string;
    readonly close: string;
    readonly escapes: boolean;
    readonly lines: boolean;
  }[];
  /** A quote that may also be something else (a lifetime in Rust, a digit separator in C++) is one only where this says so. */
  readonly isQuote?: (text: string, at: number) => boolean;
}

export function maskSource(text: string, rules: MaskRules): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  let out = '';
  let at = 0;
  const take = (end: number): void => {
    out += blank(text.slice(at, end));
    at = end;
  };
  while (at < text.length) {
    if (rules.line.some((sign) => text.startsWith(sign, at))) {
      const end = text.indexOf('\n', at);
      take(end < 0 ? text.length : end);
      continue;
    }
    const block = rules.block.find(([open]) => text.startsWith(open, at));
    if (block !== undefined) {
      const end = text.indexOf(block[1], at + block[0].length);
      take(end < 0 ? text.length : end + block[1].length);
      continue;
    }
    const quote = rules.quotes.find(({ open }) => text.startsWith(open, at));
    if (quote !== undefined && (rules.isQuote?.(text, at) ?? true)) {
      take(endOfQuote(text, at + quote.open.length, quote));
      continue;
    }
    out += text[at] as string;
    at += 1;
  }
  return out;
}

function endOfQuote(text: string, from: number, quote: MaskRules['quotes'][number]): number {
  for (let at = from; at < text.length; at += 1) {
    if (quote.escapes && text[at] === '\\') {
      at += 1;
      continue;
    }
    if (text.startsWith(quote.close, at)) return at + quote.close.length;
    if (!quote.lines && text[at] === '\n') return at;
  }
  return text.length;
}

export const GO_MASK: MaskRules = {
  line: ['//'],
  block: [['/*', '*/']],
  quotes: [
    { open: '"', close: '"', escapes: true, lines: false },
    { open: "'", close: "'", escapes: true, lines: false },
    { open: '`', close: '`', escapes: false, lines: true },
  ],
};

export const SCRIPT_MASK: MaskRules = {
  line: ['//'],
  block: [['/*', '*/']],
  quotes: [
    { open: '"', close: '"', escapes: true, lines: false },
    { open: "'", close: "'", escapes: true, lines: false },
    { open: '`', close: '`', escapes: true, lines: true },
  ],
};

export const PYTHON_MASK: MaskRules = {
  line: ['#'],
  block: [],
  quotes: [
    { open: '"""', close: '"""', escapes: true, lines: true },
    { open: "'''", close: "'''", escapes: true, lines: true },
    { open: '"', close: '"', escapes: true, lines: false },
    { open: "'", close: "'", escapes: true, lines: false },
  ],
};

export const JAVA_MASK: MaskRules = {
  line: ['//'],
  block: [['/*', '*/']],
  quotes: [
    { open: '"""', close: '"""', escapes: true, lines: true },
    { open: '"', close: '"', escapes: true, lines: false },
    { open: "'", close: "'", escapes: true, lines: false },
  ],
};

export const CPP_MASK: MaskRules = {
  line: ['//'],
  block: [['/*', '*/']],
  quotes: [
    { open: 'R"(', close: ')"', escapes: false, lines: true },
    { open: '"', close: '"', escapes: true, lines: false },
    { open: "'", close: "'", escapes: true, lines: false },
  ],
  // 1'000'000 holds no text.
  isQuote: (text, at) => text[at] !== "'" || !/[0-9a-fA-F]/.test(text[at - 1] ?? ''),
};

export const RUST_MASK: MaskRules = {
  line: ['//'],
  block: [['/*', '*/']],
  quotes: [
    { open: 'r#"', close: '"#', escapes: false, lines: true },
    { open: 'r"', close: '"', escapes: false, lines: true },
    { open: '"', close: '"', escapes: true, lines: true },
    { open: "'", close: "'", escapes: true, lines: false },
  ],
  // Lifetimes are written with the quote of a letter.
  isQuote: (text, at) => text[at] !== "'" || /^'(?:\\[^\n]+?|[^\\'\n]{1,2})'/u.test(text.slice(at, at + 14)),
};
