/** A small component for tests of what a class may look like: its spec, its class in JavaScript and Python, and how it is run. */
import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../src/engine/languages/ids.ts';
import type { LanguageAdapter } from '../../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import { specOf } from '../../engine/components/models/specOf.ts';
import { sign, typeStripper, withRun } from '../driver.ts';

/** `add` gives the total, `last` what was added last, if anything; `reset` gives nothing. */
export const SPEC = specOf(`
name: Counter
constructor:
  - { name: total, type: int, range: [0, 9] }
errors:
  INVALID: Less than nothing.
methods:
  - call: "add(n: int) -> int"
    args: { n: { range: [-9, 9] } }
    errors: [INVALID]
  - call: "reset() -> void"
  - call: "last() -> int?"
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [0], steps: [{ call: add, args: [1], gives: 1 }] }
  - { note: None., new: [0], steps: [{ call: last, gives: null }] }
`);
export const SIGNATURE = sign('unused', [], 'void');

export function asFunctions(id: LanguageId): LanguageAdapter {
  const adapter = adapterOf(id);
  const { component } = adapter;
  assert.ok(component !== undefined);
  return { ...adapter, plan: (source) => component.plan(source, SPEC, typeStripper) };
}

/** The outcomes of one sequence, as the reply has them. */
export async function outcomesOf(id: LanguageId, text: string, sequence: string): Promise<unknown> {
  return withRun(asFunctions(id), text, SIGNATURE, async (run) => {
    assert.deepEqual(await run.hello(), { ok: true });
    const reply = await run.callWire(sequence);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as unknown;
  });
}

export async function complaintOf(id: LanguageId, text: string): Promise<string> {
  return withRun(asFunctions(id), text, SIGNATURE, async (run) => {
    const loaded = await run.hello();
    assert.ok('ok' in loaded && !loaded.ok, JSON.stringify(loaded));
    return `${loaded.line}: ${loaded.message}`;
  });
}

export const USE = '[[5],[[2],[0,2],[2],[1],[0,1]],0]';
export const GIVEN = [[null], [null], [7], [2], [null], [1]];

export const BODY = `{
  constructor(total) { this.total = total; }
  add(n) { this.total += n; this.n = n; return this.total; }
  reset() { this.total = 0; return this; }
  last() { return this.n; }
}`;

export const PYTHON_BODY = `
    def __init__(self, total):
        self.total = total
        self.n = None
    def add(self, n):
        self.n = n
        self.total += n
        return self.total
    def reset(self):
        self.total = 0
        return self
    def last(self):
        return self.n
`;

/** The class of a script with one method another one. */
export function script(name: string, method: string): string {
  return `export class Counter ${BODY.replace(new RegExp(`^  ${name}\\(.*$`, 'm'), `  ${method}`)}\n`;
}

export function python(name: string, method: string): string {
  const lines = new RegExp(`^    (?:async )?def ${name}\\(.*\\n(?:        .*\\n)*`, 'm');
  return `class Counter:${PYTHON_BODY.replace(lines, `    ${method}\n`)}`;
}
