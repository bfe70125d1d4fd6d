/** The rejected programs of proofs as tables for docs/judge.md: how many inputs it takes to catch each, and how few calls are shown. */
import type { Caught } from './findings.ts';
import type { ItemProof } from './itemProof.ts';

const HEAD = [
  'problem',
  'turned down',
  'calls, median',
  'calls, most',
  'caught by input, median',
  'by threads, calls',
];

export function rejectedMarkdown(proofs: readonly ItemProof[]): string {
  const shown = proofs.filter(({ caught }) => caught.some(({ fault }) => fault !== 'slow'));
  const rows = shown.map(({ id, caught }) => {
    const rejected = caught.filter(({ fault }) => fault !== 'slow');
    const alone = rejected.filter(({ fault }) => fault !== 'race');
    const racing = rejected.filter(({ fault }) => fault === 'race');
    const steps = sorted(alone.flatMap((one) => one.steps ?? []));
    return [
      id,
      `${rejected.filter(({ ok }) => ok).length} of ${rejected.length}${ofThem(rejected)}`,
      middle(steps),
      String(steps.at(-1) ?? '-'),
      middle(sorted(alone.flatMap(inputOf))),
      racing.length === 0
        ? '-'
        : `${racing.length}, ${sorted(racing.flatMap((one) => one.steps ?? [])).join(', ')}`,
    ];
  });
  const table = [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const lists = shown.flatMap(({ id, caught }) => listOf(id, caught));
  return [...table, ...(lists.length === 0 ? [] : ['', ...lists])].join('\n');
}

/** "- lru-cache: 2 calls: `a.go`, `b.py`; 3 calls: `c.rs`." Nothing for functions. */
function listOf(id: string, caught: readonly Caught[]): readonly string[] {
  const bySteps = new Map<number, string[]>();
  for (const { fault, steps, program } of caught) {
    if (steps === null || fault === 'slow' || fault === 'race') continue;
    bySteps.set(steps, [...(bySteps.get(steps) ?? []), `\`${program}\``]);
  }
  if (bySteps.size === 0) return [];
  const parts = [...bySteps]
    .sort(([a], [b]) => a - b)
    .map(([steps, names]) => `${steps} call${steps === 1 ? '' : 's'}: ${names.sort().join(', ')}`);
  return [`- ${id}: ${parts.join('; ')}.`];
}

function ofThem(rejected: readonly Caught[]): string {
  const crashes = rejected.filter(({ fault }) => fault === 'crash').length;
  const races = rejected.filter(({ fault }) => fault === 'race').length;
  return `${crashes === 0 ? '' : `, ${crashes} by a crash`}${races === 0 ? '' : `, ${races} by threads`}`;
}

/** `small 12` → 12. */
function inputOf({ by }: Caught): readonly number[] {
  const found = /\d+$/.exec(by ?? '');
  return found === null ? [] : [Number(found[0])];
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

function middle(numbers: readonly number[]): string {
  return String(numbers[numbers.length >> 1] ?? '-');
}
