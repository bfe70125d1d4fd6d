/**
 * Java with points at which a thread may let others go first: before statements, and where one reads something before it
 * writes. Two threads that only run side by side seldom meet within a few instructions, and hardly ever on a busy machine;
 * pauses at such points make them (noise: Edelstein, Farchi, Goldin, Nir, Ratsaby and Ur, Framework for testing multi-threaded
 * Java programs, 2003). A pause changes nothing that a right program gives.
 *
 * It is done on words, without a grammar, and on the same lines. Where it goes wrong the result does not compile, and the text
 * is taken as it was.
 */
import { JAVA_MASK, maskSource } from '../mask.ts';

interface Token {
  readonly text: string;
  readonly at: number;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Which of two at one place comes first. */
  readonly rank: number;
}

/** What is open: a brace of a type, of code, of cases, of an array; a bracket; the head of a `for`. */
type Open = 'type' | 'code' | 'cases' | 'array' | 'round' | 'for' | 'square';

const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|>>>=|<<=|>>=|->|::|\+\+|--|[-+*/%&|^!<>=]=|&&|\|\||\S/gu;
const NAME = /^[\p{L}_$]/u;
const KEYWORDS =
  'abstract assert break case catch class continue default do else enum extends final finally for if implements import instanceof interface new null package return static super switch synchronized this throw throws try true false void while yield'.split(
    ' ',
  );
const COMPOUND = ['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '>>>='];
/** Words that begin no statement of their own. */
const GOES_ON = ['else', 'catch', 'finally', 'case', 'default', 'while', 'instanceof', '}'];
/** After these operators a name is a value. */
const BEFORE_VALUES = ['+', '-', '==', '!=', '<=', '>='];
const ELSEWHERE = 'KodeThread.pass(';
const NAMES = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
/** `this.counts[i].total`, at the end of a text. */
const PATH_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_$.)\]])${NAMES}(?:\[[^[\]]*\])?(?:\.${NAMES}(?:\[[^[\]]*\])?)*$`,
  'u',
);
const PATH_AFTER = new RegExp(
  String.raw`^\s*(${NAMES}(?:\[[^[\]]*\])?(?:\.${NAMES}(?:\[[^[\]]*\])?)*)(?![\p{L}\p{N}_$]|\s*[.([])`,
  'u',
);

/** After these a step gives something else than the sum of an `int` or a `long` does, or may. */
const NARROW = String.raw`\b(?:byte|short|char|float|double|Byte|Short|Character|Integer|Long|Float|Double|var)\b`;

/** The file with its points; its lines are those of the text. */
export function withPoints(text: string): string {
  const masked = maskSource(text, JAVA_MASK);
  const edits = new Points(masked).all().sort((a, b) => a.from - b.from || a.rank - b.rank);
  let out = '';
  let done = 0;
  for (const { from, to, text: put } of edits) {
    out += text.slice(done, from) + put;
    done = to;
  }
  return out + text.slice(done);
}

class Points {
  private readonly masked: string;
  private readonly tokens: readonly Token[];
  private readonly edits: Edit[] = [];
  private readonly open: { readonly kind: Open; readonly token: number }[] = [];
  /** The token that opened what the last closing one closed. */
  private closed = -1;
  /** The first token after the last end of a statement, or what encloses one. */
  private head = 0;

  constructor(masked: string) {
    this.masked = masked;
    this.tokens = [...masked.matchAll(TOKEN)].map((match) => ({ text: match[0], at: match.index }));
  }

  all(): Edit[] {
    for (let i = 0; i < this.tokens.length; i += 1) {
      if (this.inCode() && this.startsStatement(i)) this.put(this.pointBefore(i), 'KodeThread.pass();', 3);
      if (this.open.some(({ kind }) => kind === 'code') && this.isCode()) this.inside(i);
      this.follow(i);
    }
    return this.edits;
  }

  private word(i: number): string {
    return this.tokens[i]?.text ?? '';
  }

  private place(i: number): number {
    return this.tokens[i]?.at ?? this.masked.length;
  }

  private isName(i: number): boolean {
    return NAME.test(this.word(i)) && !KEYWORDS.includes(this.word(i));
  }

  private put(at: number, text: string, rank: number, to = at): void {
    this.edits.push({ from: at, to, text, rank });
  }

  private inCode(): boolean {
    const kind = this.open.at(-1)?.kind;
    return kind === 'code' || kind === 'cases';
  }

  /** The innermost brace is one of code. */
  private isCode(): boolean {
    const brace = this.open.findLast(({ kind }) => ['type', 'code', 'cases', 'array'].includes(kind));
    return brace?.kind === 'code' || brace?.kind === 'cases';
  }

  private startsStatement(i: number): boolean {
    const before = this.word(i - 1);
    const word = this.word(i);
    if (![';', '}', '{'].includes(before) || (before === '{' && this.open.at(-1)?.kind === 'cases'))
      return false;
    if (GOES_ON.includes(word)) return word === 'while' && before === '{';
    if ((word === 'super' || word === 'this') && this.word(i + 1) === '(') return false;
    // What follows the brace of an expression is no name.
    return (
      NAME.test(word) || (before !== '}' && (word === '+' || word === '++' || word === '--' || word === '('))
    );
  }

  /**
   * Beside a brace, since it stands on its line: of a thread that waits to enter a `synchronized` block compiled code says
   * that it is at what comes next.
   */
  private pointBefore(i: number): number {
    return this.word(i - 1) === '{' ? this.place(i - 1) + 1 : this.place(i);
  }

  /** Points within statements. */
  private inside(i: number): void {
    const word = this.word(i);
    const inFor = this.open.some(({ kind }) => kind === 'for');
    if (word === '&&') this.put(this.place(i) + 2, ' KodeThread.yes() &&', 1);
    else if (word === '||') this.put(this.place(i) + 2, ' KodeThread.no() ||', 1);
    else if (word === '?' && !['<', ','].includes(this.word(i - 1)) && !['>', ','].includes(this.word(i + 1)))
      this.put(this.place(i), '&& KodeThread.yes() ', 2);
    else if (inFor || this.word(this.head) === 'case') return;
    else if (word === '++' || word === '--') this.step(i, word === '++' ? '+=' : '-=');
    else if (COMPOUND.includes(word)) this.wrapRest(i);
    else if (word === '=' && this.isAssignment(i)) this.wrapRest(i);
    else if (BEFORE_VALUES.includes(word)) this.wrapValue(i);
  }

  /** `n++` reads and writes; so does `n += 1`, and has room for a point. */
  private step(i: number, operator: string): void {
    const at = this.place(i);
    const alone = this.startsAlone(i);
    const added = ` ${operator} ${ELSEWHERE}1)`;
    const before = PATH_BEFORE.exec(this.masked.slice(0, at).trimEnd());
    if (before !== null && !KEYWORDS.includes(this.word(i - 1))) {
      if (alone && this.word(i + 1) === ';') this.put(at, added, 6, at + 2);
      else if (!alone && !this.isNarrow(before[0])) {
        this.put(before.index, '((', 6);
        this.put(at, `${added}) ${operator === '+=' ? '-' : '+'} 1)`, 6, at + 2);
      }
      return;
    }
    const after = PATH_AFTER.exec(this.masked.slice(at + 2));
    if (after === null) return;
    const end = at + 2 + after[0].length;
    const whole = alone && this.head === i;
    if (alone && !whole) return;
    this.put(at, whole ? '' : '(', 6, at + 2);
    this.put(end, whole ? added : `${added})`, 0);
  }

  /**
   * The value of `c++` has the type of `c`, where a sum is an `int`: `text.append(c++)` would mean something else. Some
   * declaration gives the last name of the path a type that a sum does not keep, or none that can be read here; one of
   * another scope counts too, and costs no more than a point.
   */
  private isNarrow(path: string): boolean {
    const name =
      path
        .replace(/\[[^\]]*\]$/, '')
        .split('.')
        .at(-1) ?? path;
    return new RegExp(
      String.raw`${NARROW}[^;(){}]*(?<![\p{L}\p{N}_$])${name.replaceAll('$', '\\$')}(?![\p{L}\p{N}_$])`,
      'u',
    ).test(this.masked);
  }

  /** Nobody takes the value: nothing but a path stands between the beginning of the statement and here. */
  private startsAlone(i: number): boolean {
    return this.inCode() && this.isPath(this.beginOf(i), i);
  }

  /** `x = y;` and no declaration. */
  private isAssignment(i: number): boolean {
    const begin = this.beginOf(i);
    return begin < i && this.inCode() && this.isPath(begin, i);
  }

  /** Where the statement begins that ends with the token before: after the head of an `if`, too. */
  private beginOf(i: number): number {
    let begin = this.head;
    for (let k = this.head; k < i; k += 1) {
      const word = this.word(k);
      if (word === 'else' || word === 'do' || word === '->') begin = k + 1;
      if ((word === 'if' || word === 'while') && this.word(k + 1) === '(') {
        let depth = 0;
        for (k += 1; k < i; k += 1) {
          if (this.word(k) === '(') depth += 1;
          else if (this.word(k) === ')' && (depth -= 1) === 0) break;
        }
        begin = k + 1;
      }
    }
    return begin;
  }

  private isPath(begin: number, end: number): boolean {
    const first = this.word(begin);
    if (begin < end && first !== 'this' && KEYWORDS.includes(first)) return false;
    const text = this.masked.slice(this.place(begin), this.place(end)).trim();
    return text === '' || PATH_BEFORE.exec(text)?.[0] === text;
  }

  /** What stands after an operator is there before it is written. */
  private wrapRest(i: number): void {
    let depth = 0;
    let end = i + 1;
    for (; end < this.tokens.length; end += 1) {
      const word = this.word(end);
      if ('([{'.includes(word)) depth += 1;
      else if (depth === 0 && ';,)]}'.includes(word)) break;
      else if (')]}'.includes(word)) depth -= 1;
    }
    // A literal as it is: to some types only that is assignable. And a new object was not read.
    const literal = end - i <= 2 && !this.isName(i + 1);
    const rest = this.tokens.slice(i + 1, end).map((one) => one.text);
    if (literal || rest[0] === 'new' || rest[0] === '{' || rest.includes('->') || rest.includes('::')) return;
    this.put(this.place(i) + this.word(i).length, ELSEWHERE, 5);
    this.put(this.place(end), ')', 1);
  }

  /** The second of two values, if a name alone says which. */
  private wrapValue(i: number): void {
    const from = this.place(i) + this.word(i).length;
    const after = PATH_AFTER.exec(this.masked.slice(from));
    // Between them may be a text, which is blank here.
    if (after === null || !this.isName(i + 1) || this.word(i + 2) === '->') return;
    const end = from + after[0].length;
    if (/^\s*(?:\+\+|--)/.test(this.masked.slice(end))) return;
    this.put(this.place(i + 1), ELSEWHERE, 5);
    this.put(end, ')', 0);
  }

  private follow(i: number): void {
    const word = this.word(i);
    if (word === '(') this.open.push({ kind: this.word(i - 1) === 'for' ? 'for' : 'round', token: i });
    else if (word === '[') this.open.push({ kind: 'square', token: i });
    else if (word === '{') this.open.push({ kind: this.kindOf(i), token: i });
    else if (word === ')' || word === ']' || word === '}') this.closed = this.open.pop()?.token ?? -1;
    const isEnd =
      word === ';' || word === '{' || word === '}' || (word === ':' && this.word(this.head) === 'case');
    if (isEnd && !['round', 'for'].includes(this.open.at(-1)?.kind ?? '')) this.head = i + 1;
  }

  private kindOf(i: number): Open {
    const before = this.word(i - 1);
    const outer = this.open.findLast(({ kind }) => kind !== 'round' && kind !== 'square')?.kind;
    if (before === ')') {
      const caller = this.word(this.closed - 1);
      if (caller === 'switch') return 'cases';
      const head = this.masked.slice(this.place(this.head), this.place(this.closed));
      if (/\bnew\s+[\p{L}\p{N}_$.\s]+(?:<[^()]*>)?\s*$/u.test(head)) return 'type';
      return outer === 'type' && /\b(?:record|enum)\s/.test(head) ? 'type' : 'code';
    }
    if (['->', 'else', 'do', 'try', 'finally', 'static'].includes(before)) return 'code';
    const head = this.tokens.slice(this.head, i).map((one) => one.text);
    if (['class', 'interface', 'enum'].some((kind) => head.includes(kind))) return 'type';
    if (head.includes('record') && head.includes('implements')) return 'type';
    if (head.includes('throws')) return 'code';
    if (head.length === 0)
      return outer === 'code' || outer === 'cases' ? 'code' : outer === 'type' ? 'code' : 'array';
    return before === ':' && outer === 'code' ? 'code' : 'array';
  }
}
