/** The functions and types of a Go file, as far as the glue must know them. */

/** The solution as package `sol`, every other line as it was; build constraints would leave it out of the build. */
export function asPackageSol(text: string, masked: string): string {
  const clause = /^\s*package[ \t]+([\p{L}_][\p{L}\p{N}_]*)/u.exec(masked);
  let out = text;
  if (clause !== null) {
    const end = clause[0].length;
    const start = end - (clause[1] as string).length;
    out = `${text.slice(0, start)}sol${text.slice(end)}`;
  }
  return out.replace(/^\/\/(?=go:build\b|\s*\+build\b)/gm, '///');
}

/** The text has a type of that name. */
export function declares(masked: string, name: string): boolean {
  return new RegExp(String.raw`\btype\s+${name}\b|\b${name}\s+(?:=\s*)?(?:struct|interface)\b`).test(masked);
}

export interface GoFunction {
  readonly receiver: string | null;
  readonly name: string;
  readonly line: number;
  /** `func Rotate(a []int)`. */
  readonly header: string;
}

/** @param masked the text with comments and texts blanked out */
export function functionsOf(masked: string, text: string): readonly GoFunction[] {
  const pattern = /\bfunc\s+(?:\(([^)]*)\)\s*)?([\p{L}_][\p{L}\p{N}_]*)\s*[[(]/gu;
  return [...masked.matchAll(pattern)].map((match) => {
    const brace = masked.indexOf('{', match.index);
    const end = brace < 0 ? masked.indexOf('\n', match.index) : brace;
    return {
      receiver:
        match[1] === undefined
          ? null
          : (/([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[.*\])?\s*$/u.exec(match[1])?.[1] ?? ''),
      name: match[2] as string,
      line: masked.slice(0, match.index).split('\n').length,
      header: text
        .slice(match.index, end < 0 ? undefined : end)
        .replace(/\s+/g, ' ')
        .trim(),
    };
  });
}
