/** The classes and methods of a Java file, as far as the glue must know them. */
import { JAVA_MASK, maskSource } from './mask.ts';

export interface JavaMethod {
  readonly name: string;
  /** Class that holds it, with those around it: `Outer.Inner`. */
  readonly owner: string;
  /** 1 for a method of a top-level class. */
  readonly depth: number;
  readonly isStatic: boolean;
  readonly isPrivate: boolean;
  readonly line: number;
  /** `static int[] twoSum(int[] a, long t)`. */
  readonly header: string;
}

export interface JavaType {
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly isPublic: boolean;
  /** Parameters of its constructors: `['int val', 'int val, ListNode next']`. */
  readonly constructors: readonly string[];
}

export interface JavaFile {
  readonly types: readonly JavaType[];
  readonly methods: readonly JavaMethod[];
  readonly masked: string;
}

const TYPE = /\b(class|record|interface|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;
const METHOD = /([\p{L}_$][\p{L}\p{N}_$]*)\s*\(([^()]*)\)\s*(?:throws\s[^{]*)?$/u;
const NOT_METHODS = /\b(?:if|for|while|switch|catch|synchronized|try|new|return)$/;

export function scanJava(text: string): JavaFile {
  const masked = maskSource(text, JAVA_MASK);
  const types: (JavaType & { constructors: string[] })[] = [];
  const methods: JavaMethod[] = [];
  /** What each open brace belongs to; null for a block. */
  const open: ((JavaType & { constructors: string[] }) | null)[] = [];
  let from = 0;
  for (let at = 0; at < masked.length; at += 1) {
    const c = masked[at];
    if (c === ';') from = at + 1;
    else if (c === '}') {
      open.pop();
      from = at + 1;
    } else if (c === '{') {
      const header = masked.slice(from, at);
      const inTypes = open.every((one) => one !== null);
      const outer = open.at(-1) ?? null;
      const declared = inTypes ? TYPE.exec(header) : null;
      if (declared !== null) {
        const name = declared[2] as string;
        const type = {
          name,
          kind: declared[1] as string,
          path: outer === null ? name : `${outer.path}.${name}`,
          isPublic: /\bpublic\b/.test(header),
          constructors: [] as string[],
        };
        types.push(type);
        open.push(type);
      } else {
        if (inTypes && outer !== null) addMethod(header, from, outer);
        open.push(null);
      }
      from = at + 1;
    }
  }

  function addMethod(header: string, start: number, outer: JavaType & { constructors: string[] }): void {
    const match = METHOD.exec(header.trimEnd());
    if (match === null || NOT_METHODS.test(header.slice(0, match.index).trimEnd())) return;
    const name = match[1] as string;
    if (name === outer.name) {
      outer.constructors.push((match[2] as string).replace(/\s+/g, ' ').trim());
      return;
    }
    const lead = header.length - header.trimStart().length;
    methods.push({
      name,
      owner: outer.path,
      depth: open.length,
      isStatic: /\bstatic\b/.test(header),
      isPrivate: /\bprivate\b/.test(header),
      line: masked.slice(0, start + match.index).split('\n').length,
      header: text
        .slice(start + lead, start + header.length)
        .replace(/@\w+(?:\([^)]*\))?/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    });
  }

  return { types, methods, masked };
}

/** The package clause blanked out, every other place as it was. */
export function withoutPackage(text: string, masked: string): string {
  const clause = /^\s*package\s[^;]*;/.exec(masked);
  if (clause === null) return text;
  const start = masked.indexOf('package');
  return (
    text.slice(0, start) +
    text.slice(start, clause[0].length).replace(/[^\r\n]/g, ' ') +
    text.slice(clause[0].length)
  );
}

/** The name that a file with these classes must have, with its ending. */
export function fileName({ types }: JavaFile): string {
  return `${types.find((type) => type.isPublic && !type.path.includes('.'))?.name ?? 'Solution'}.java`;
}
