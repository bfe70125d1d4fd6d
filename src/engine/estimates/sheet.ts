/**
 * An estimate as a plain file: the given numbers as remarks, a line `name: value` for each that is asked for. What the
 * numbers were drawn from stands in the first line, so that the file can be judged anywhere.
 */
import { drawGiven, givenText } from './judge.ts';
import type { EstimateSpec } from './spec.ts';

export interface Sheet {
  /** Null where the first line does not say it. */
  readonly seed: number | null;
  /** What was written, by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly line: number; readonly text: string }[];
}

export interface SheetHead {
  readonly id: string;
  readonly title: string;
}

/** A new sheet, or one with what was typed elsewhere. */
export function formatSheet(
  { id, title }: SheetHead,
  spec: EstimateSpec,
  seed: number,
  texts: Readonly<Record<string, string>> = {},
): string {
  const drawn = drawGiven(id, spec, seed);
  const width = Math.max(...spec.given.map(({ label }) => label.length));
  return [
    `# kode:${id} · ${title} · numbers ${seed}`,
    '#',
    ...spec.given.map(
      (one) => `#   ${one.label.padEnd(width)}   ${givenText(one, drawn).replaceAll('\u00a0', ' ')}`,
    ),
    '#',
    '# Write each value with its unit behind the colon: 1.2 GB, 12k, 579/s.',
    '',
    ...spec.asks.flatMap(({ name, label, unit }) => [
      `# ${label}${unit === '' ? '' : `, in ${unit}`}`,
      `${name}: ${texts[name] ?? ''}`.trimEnd(),
      '',
    ]),
  ].join('\n');
}

/** Reads a sheet; what it cannot read it says, with the line. */
export function parseSheet(text: string, { asks }: EstimateSpec): Sheet {
  const known = asks.map(({ name }) => name);
  const texts: Record<string, string> = {};
  const faults: { line: number; text: string }[] = [];
  let seed: number | null = null;
  for (const [i, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) {
      const found = /^#.*\bnumbers (\d{1,10})\s*$/.exec(line)?.[1];
      if (found !== undefined) seed ??= Number(found);
      continue;
    }
    if (line === '') continue;
    const [, name, value = ''] = /^([\p{L}\d_]+)\s*:\s*(.*)$/u.exec(line) ?? [];
    if (name === undefined)
      faults.push({ line: i + 1, text: 'A line is "name: value"; a remark begins with #.' });
    else if (!known.includes(name))
      faults.push({ line: i + 1, text: `"${name}" is not asked for; ${known.join(', ')} are.` });
    else if (Object.hasOwn(texts, name)) faults.push({ line: i + 1, text: `"${name}" stands here twice.` });
    else texts[name] = value;
  }
  return { seed, texts, faults };
}
