/** What an error of a solution says, and where it comes from. */

/** The solution's file in a stack, in both module systems; the name is the build's own. */
const PLACE = /(?:^|[\\/(\s])kode-solution\.[mc]js:(\d+)(?::(\d+))?/m;

/** The innermost line of the solution that an error came through, 0 where unknown. */
export function lineOf(error: unknown): number {
  return placeOf(error).line;
}

export function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  const stack = stackOf(error);
  const match = stack === null ? null : PLACE.exec(stack);
  return match === null ? { line: 0, column: 0 } : { line: Number(match[1]), column: Number(match[2] ?? 0) };
}

function stackOf(error: unknown): string | null {
  try {
    const stack = (error as { stack?: unknown } | null | undefined)?.stack;
    return typeof stack === 'string' ? stack : null;
  } catch {
    return null;
  }
}

/** A solution may put anything where a text belongs. */
function textOf(value: unknown): string {
  return String(value);
}

export function nameOf(error: unknown): string {
  try {
    if (error instanceof Error) return textOf(error.name).slice(0, 200);
  } catch {
    // An error whose name cannot be read has none.
  }
  return 'Error';
}

export function messageOf(error: unknown): string {
  try {
    return (error instanceof Error ? textOf(error.message) : `threw ${String(error)}`).slice(0, 2_000);
  } catch {
    return '';
  }
}
