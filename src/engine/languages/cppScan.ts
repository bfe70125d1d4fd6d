/** The functions and types of a C++ file, as far as the glue must know them. */
import { CPP_MASK, maskSource } from './mask.ts';

export interface CppFunction {
  readonly name: string;
  /** The class that holds it, or null for a free one. */
  readonly owner: string | null;
  readonly line: number;
  /** `int item(std::vector<int>& a, int k)`. */
  readonly header: string;
}

export interface CppFile {
  readonly functions: readonly CppFunction[];
  readonly types: readonly string[];
}

type Scope = { readonly kind: 'namespace' | 'type' | 'block'; readonly name: string };

const TYPE = /\b(?:class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?([\p{L}_][\p{L}\p{N}_]*)[^;()=]*$/u;
const FUNCTION =
  /([\p{L}_~][\p{L}\p{N}_]*)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?:const|noexcept|override|final|->\s*[^{]*|:\s[^{]*|\s)*$/u;
const NOT_FUNCTIONS = wordsOf('if for while switch catch return sizeof decltype alignas');

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export function scanCpp(text: string): CppFile {
  // Directives are no code: a macro may hold a brace of its own.
  const masked = maskSource(text, CPP_MASK).replace(/^[ \t]*#(?:[^\n]*\\\r?\n)*[^\n]*/gm, (part) =>
    part.replace(/[^\r\n]/g, ' '),
  );
  const functions: CppFunction[] = [];
  const types: string[] = [];
  const open: Scope[] = [];
  let from = 0;
  for (let at = 0; at < masked.length; at += 1) {
    const c = masked[at];
    if (c === ';') from = at + 1;
    else if (c === '}') {
      open.pop();
      from = at + 1;
    } else if (c === '{') {
      open.push(scopeOf(masked.slice(from, at), from));
      from = at + 1;
    }
  }
  return { functions, types };

  function scopeOf(header: string, start: number): Scope {
    if (open.some((scope) => scope.kind === 'block')) return { kind: 'block', name: '' };
    if (/\bnamespace\b[^()]*$|\bextern\s*$/.test(header)) return { kind: 'namespace', name: '' };
    const type = TYPE.exec(header);
    if (type !== null) {
      const name = type[1] as string;
      types.push(name);
      return { kind: 'type', name };
    }
    const match = FUNCTION.exec(header);
    if (match !== null && !NOT_FUNCTIONS.has(match[1] as string)) {
      const owners = open.filter((scope) => scope.kind === 'type');
      const lead = header.length - header.replace(/^(?:\s|(?:public|private|protected)\s*:)+/, '').length;
      functions.push({
        name: match[1] as string,
        owner: owners.at(-1)?.name ?? null,
        line: masked.slice(0, start + match.index).split('\n').length,
        header: text
          .slice(start + lead, start + header.length)
          .replace(/\s+/g, ' ')
          .trim(),
      });
    }
    return { kind: 'block', name: '' };
  }
}
