/** The functions of a Rust file, as far as the glue must know them. */
export interface RustFunction {
  readonly name: string;
  readonly owner: string | null;
  readonly line: number;
  readonly params: readonly string[];
  readonly header: string;
}

/**
 * Functions at the top of the file and methods of the owner.
 *
 * @param masked the text without comments and texts
 * @param owner name of the type whose methods are looked for
 */
export function functionsOf(masked: string, text: string, owner = 'Solution'): readonly RustFunction[] {
  const found: RustFunction[] = [];
  const open: ('owner' | 'block')[] = [];
  const ofOwner = new RegExp(String.raw`\bimpl\b[^{]*\b${owner}(?:\s*<[^{]*>)?\s*(?:\bwhere\b[^{]*)?$`);
  let from = 0;
  for (let at = 0; at < masked.length; at += 1) {
    const c = masked[at];
    if (c === ';' && !isInBrackets(masked, from, at)) from = at + 1;
    else if (c === '}') {
      open.pop();
      from = at + 1;
    } else if (c === '{') {
      const header = masked.slice(from, at);
      const isOwner = open.length === 0 && ofOwner.test(header);
      const match = /\bfn\s+([A-Za-z_]\w*)\s*(?:<[^(]*>)?\s*\(/.exec(header);
      if (match !== null && (open.length === 0 || (open.length === 1 && open[0] === 'owner'))) {
        const start = from + match.index;
        found.push({
          name: match[1] as string,
          owner: open[0] === undefined ? null : owner,
          line: masked.slice(0, start).split('\n').length,
          params: paramTypes(header.slice(match.index + match[0].length)),
          header: text.slice(start, at).replace(/\s+/g, ' ').trim(),
        });
      }
      open.push(isOwner ? 'owner' : 'block');
      from = at + 1;
    }
  }
  return found;
}

/** The `;` of an array type `[i32; 4]` ends no item. */
function isInBrackets(masked: string, from: number, at: number): boolean {
  const part = masked.slice(from, at);
  return part.split('[').length > part.split(']').length;
}

/** Types of the parameters in `a: &mut Vec<i32>, k: i32) -> …`, `self` included. */
function paramTypes(rest: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const c of rest) {
    if (c === ')' && depth === 0) break;
    if (c === ',' && depth === 0) {
      parts.push(part);
      part = '';
      continue;
    }
    if ('([<'.includes(c)) depth += 1;
    if (')]>'.includes(c)) depth -= 1;
    part += c;
  }
  if (part.trim() !== '') parts.push(part);
  return parts.map((one) => (one.includes(':') ? one.slice(one.indexOf(':') + 1) : one).trim());
}

/** How an argument is handed over to a parameter of that type. */
export function takesBy(type: string | undefined): '&mut ' | '&' | '' {
  const text = (type ?? '').replace(/^&\s*'\w+\s*/, '&');
  return /^&\s*mut\b/.test(text) ? '&mut ' : text.startsWith('&') ? '&' : '';
}

/** `&self`, `&mut self`, `self` with or without a type. */
export function isSelf(type: string | undefined): boolean {
  return /^&?\s*(?:'\w+\s+)?(?:mut\s+)?self$/.test(type ?? '');
}
