/**
 * The type grammar of signatures: what a parameter, a result or a record field may be.
 *
 * Written in problem.yaml as text (`int`, `long?`, `int[][]`, `map<string,int>`, `[long,long,int][]`,
 * `{id:string,capacity:int}[]`, `List`, `RandomList`, `Tree`), parsed once, and from then on a tree that every language
 * adapter, the wire, the generator and the display walk in the same way.
 */
export type ValueType =
  | { readonly kind: 'void' }
  /** Signed 32 bit. A `number` in the engine. */
  | { readonly kind: 'int' }
  /**
   * Signed 64 bit. `safe` says that the declared range lies within ±(2^53−1): then it is a `number` in the engine, in
   * JavaScript and in TypeScript, else a `bigint`. The wire is the same for both.
   */
  | { readonly kind: 'long'; readonly safe: boolean }
  /** IEEE double. */
  | { readonly kind: 'float' }
  | { readonly kind: 'bool' }
  /** Printable ASCII. */
  | { readonly kind: 'string' }
  /** Any Unicode scalar values. */
  | { readonly kind: 'text' }
  | { readonly kind: 'array'; readonly item: ValueType }
  | { readonly kind: 'optional'; readonly item: ValueType }
  | { readonly kind: 'map'; readonly key: ValueType; readonly value: ValueType }
  | { readonly kind: 'tuple'; readonly items: readonly ValueType[] }
  | {
      readonly kind: 'record';
      readonly fields: readonly { readonly name: string; readonly type: ValueType }[];
    }
  /** Singly linked list; an array in the engine. */
  | { readonly kind: 'list'; readonly item: ValueType }
  /** Linked list whose nodes carry one more link; `[value, index | null][]` in the engine. */
  | { readonly kind: 'randomList'; readonly item: ValueType }
  /** Binary tree; level order with `null` for an absent child in the engine, trailing nulls cut. */
  | { readonly kind: 'tree'; readonly item: ValueType };

/** A type text that the grammar does not know. `at` is the offset in the text. */
export class TypeSyntaxError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'TypeSyntaxError';
    this.at = at;
  }
}

const INT: ValueType = { kind: 'int' };

const NAMED: Readonly<Record<string, ValueType>> = {
  void: { kind: 'void' },
  int: INT,
  long: { kind: 'long', safe: true },
  /** A `long` whose range leaves ±(2^53−1); authors write it to opt in to `bigint` in JavaScript and TypeScript. */
  int64: { kind: 'long', safe: false },
  float: { kind: 'float' },
  bool: { kind: 'bool' },
  string: { kind: 'string' },
  text: { kind: 'text' },
  List: { kind: 'list', item: INT },
  RandomList: { kind: 'randomList', item: INT },
  Tree: { kind: 'tree', item: INT },
};

/**
 * Parses a type.
 * @throws TypeSyntaxError with the offset of the first character that does not fit.
 */
export function parseType(text: string): ValueType {
  const parser = new TypeParser(text);
  const type = parser.type();
  parser.end();
  return type;
}

class TypeParser {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  type(): ValueType {
    let type = this.base();
    for (;;) {
      if (this.take('[]')) type = { kind: 'array', item: type };
      else if (this.take('?')) type = { kind: 'optional', item: type };
      else return type;
    }
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail(`unexpected "${this.text.slice(this.at, this.at + 8)}"`);
  }

  private base(): ValueType {
    if (this.take('[')) {
      const items = this.listUntil(']', () => this.type());
      return { kind: 'tuple', items };
    }
    if (this.take('{')) {
      const fields = this.listUntil('}', () => {
        const name = this.word();
        if (!this.take(':')) this.fail('expected ":" after the field name');
        return { name, type: this.type() };
      });
      return { kind: 'record', fields };
    }
    const start = this.at;
    const name = this.word();
    if (name === 'map') {
      if (!this.take('<')) this.fail('expected "<" after map');
      const key = this.type();
      if (!this.take(',')) this.fail('expected "," between key and value');
      const value = this.type();
      if (!this.take('>')) this.fail('expected ">"');
      return { kind: 'map', key, value };
    }
    const type = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (type === undefined) {
      this.at = start;
      this.fail(
        `unknown type "${name}"; known are ${Object.keys(NAMED).join(', ')}, T[], T?, map<K,V>, [T,U], {name:T}`,
      );
    }
    return type;
  }

  private listUntil<T>(close: string, item: () => T): T[] {
    const items = [item()];
    while (this.take(',')) items.push(item());
    if (!this.take(close)) this.fail(`expected "${close}"`);
    return items;
  }

  private word(): string {
    this.space();
    const match = /^[A-Za-z_][A-Za-z0-9_]*/.exec(this.text.slice(this.at));
    if (match === null) this.fail('expected a name');
    this.at += match[0].length;
    return match[0];
  }

  private take(token: string): boolean {
    this.space();
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private space(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private fail(message: string): never {
    throw new TypeSyntaxError(`${message} in type "${this.text}"`, this.at);
  }
}

/** The text of a type, as authors write it. `parseType(formatType(t))` is `t`. */
export function formatType(type: ValueType): string {
  switch (type.kind) {
    case 'long':
      return type.safe ? 'long' : 'int64';
    case 'array':
      return `${formatType(type.item)}[]`;
    case 'optional':
      return `${formatType(type.item)}?`;
    case 'map':
      return `map<${formatType(type.key)},${formatType(type.value)}>`;
    case 'tuple':
      return `[${type.items.map(formatType).join(',')}]`;
    case 'record':
      return `{${type.fields.map((field) => `${field.name}:${formatType(field.type)}`).join(',')}}`;
    case 'list':
      return 'List';
    case 'randomList':
      return 'RandomList';
    case 'tree':
      return 'Tree';
    default:
      return type.kind;
  }
}
