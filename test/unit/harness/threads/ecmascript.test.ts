/** Callers in JavaScript and TypeScript: what they wait for comes in an order that the harness draws. */
import assert from 'node:assert/strict';
import { threadsIn } from '../../../../src/engine/languages/components/overlap.ts';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import type { Run } from '../driver.ts';
import { open } from '../driver.ts';
import { buildThreads, tryThreads, ZOO } from './zoo.ts';
import type { Caught } from './zoo.ts';

const purse = (buy: string, more = ''): string => `export class Purse {
  constructor(cents, price) {
    this.cents = cents;
    this.price = price;
    this.tail = Promise.resolve();
    this.waiting = [];
    this.busy = false;
  }

  async buy(item) {
${buy.trim().replace(/^/gm, '    ')}
  }

  left() {
    return this.cents;
  }
${more}}
`;

const RIGHT: Readonly<Record<string, string>> = {
  'looks at the money after the wait': purse(`
const price = await this.price(item);
if (price > this.cents) return false;
this.cents -= price;
return true;`),
  'has callers stand in line': purse(`
const mine = this.tail.then(async () => {
  const before = this.cents;
  const price = await this.price(item);
  if (price > before) return false;
  this.cents = before - price;
  return true;
});
this.tail = mine.catch(() => {});
return mine;`),
  'looks again where the money has changed': purse(`
for (;;) {
  const before = this.cents;
  const price = await this.price(item);
  if (this.cents !== before) continue;
  if (price > before) return false;
  this.cents = before - price;
  return true;
}`),
};

const WRONG: Readonly<Record<string, { readonly text: string; readonly what: Caught['what'] }>> = {
  'pays with what it saw before the wait': {
    what: 'illegal',
    text: purse(`
const before = this.cents;
const price = await this.price(item);
if (price > before) return false;
this.cents = before - price;
return true;`),
  },
  'looks at the money before the second of two waits': {
    what: 'illegal',
    text: purse(`
const price = await this.price(item);
if (price > this.cents) return false;
await this.price(item);
this.cents -= price;
return true;`),
  },
  'takes the first price and gives back too late': {
    what: 'illegal',
    text: purse(`
const before = this.cents;
this.cents = 0;
const price = await this.price(item);
const enough = price <= before;
this.cents += enough ? before - price : before;
return enough;`),
  },
  'forgets to wake who waits when there is not enough': {
    what: 'deadlock',
    text: purse(`
while (this.busy) await new Promise((resolve) => this.waiting.push(resolve));
this.busy = true;
const price = await this.price(item);
this.busy = false;
if (price > this.cents) return false;
this.cents -= price;
this.waiting.shift()?.();
return true;`),
  },
  'dies where two wait': {
    what: 'crashed',
    text: purse(`
if (this.busy) throw new Error('one at a time');
this.busy = true;
const price = await this.price(item);
this.busy = false;
if (price > this.cents) return false;
this.cents -= price;
return true;`),
  },
};

/** Types that say nothing: what matters is that the file is read as TypeScript. */
const typed = (text: string): string =>
  text
    .replace(
      'constructor(cents, price)',
      'constructor(cents: number, price: (item: string) => Promise<number>)',
    )
    .replace('async buy(item)', 'async buy(item: string): Promise<boolean>')
    .replace(
      'export class Purse {',
      'export class Purse {\n  cents: number;\n  price: any;\n  tail: any;\n  waiting: any[];\n  busy: boolean;\n',
    );

describe('callers in JavaScript and TypeScript', function () {
  this.timeout(60_000);

  for (const language of ['javascript', 'typescript'] as const) {
    const textIn = (text: string): string => (language === 'typescript' ? typed(text) : text);

    for (const [name, text] of Object.entries(RIGHT)) {
      it(`finds nothing in one that ${name} (${language})`, async () => {
        const built = await buildThreads(language, textIn(text), ZOO.purse);
        const { what, said } = await tryThreads(language, built, ZOO.purse);
        assert.equal(what, 'right', said);
      });
    }

    for (const [name, { text, what }] of Object.entries(WRONG)) {
      it(`catches one that ${name} (${language})`, async () => {
        for (const seed of [1, 2, 3]) {
          const built = await buildThreads(language, textIn(text), ZOO.purse);
          const caught = await tryThreads(language, built, ZOO.purse, { seed });
          assert.equal(caught.what, what, caught.said);
        }
      });
    }

    it(`do not overlap where nothing is waited for (${language})`, () => {
      assert.equal(threadsIn(adapterOf(language), ZOO.counter.spec), null);
      assert.notEqual(threadsIn(adapterOf(language), ZOO.purse.spec), null);
    });
  }

  async function answers<T>(text: string, use: (run: Run) => Promise<T>): Promise<T> {
    const run = await open(await buildThreads('javascript', text, ZOO.purse));
    try {
      assert.deepEqual(await run.hello(), { ok: true });
      return await use(run);
    } finally {
      await run.close();
    }
  }

  async function outcome(run: Run, args: string): Promise<unknown> {
    const reply = await run.callWire(args);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as unknown;
  }

  it('say each different round once, and the same ones for the same seed', async () => {
    const args = (seed: number): string =>
      `[[5,"length"],[[0,"a"]],0,[[[0,"ab"]],[[0,"aaa"]]],[[1]],40,${seed}]`;
    const [first, again] = await answers(WRONG['pays with what it saw before the wait']?.text ?? '', (run) =>
      Promise.all([outcome(run, args(1)), outcome(run, args(1))]),
    );
    assert.deepEqual(again, first);
    const rounds = (first as unknown[]).map((one) => JSON.stringify(one));
    assert.equal(new Set(rounds).size, rounds.length);
    // Both orders, and the money of either lost.
    for (const left of [2, 1])
      assert.ok(
        rounds.some((one) => one.endsWith(`[[${left}]]]`)),
        rounds.join(),
      );
  });

  it('end with the line of the method whose call is never over, in a sequence too', async () => {
    const text = purse('await new Promise(() => {});\nreturn true;');
    const line = text.split('\n').findIndex((one) => one.includes('async buy')) + 1;
    await answers(text, async (run) => {
      const [, crash] = (await outcome(run, '[[5,"length"],[[0,"a"],[1]],0]')) as [unknown, unknown];
      assert.deepEqual(crash, {
        type: '',
        message: '`buy(item)` is never over: it waits for something that does not come',
        line,
      });
      const scenario = '[[5,"length"],[],0,[[[0,"a"]],[[1]]],[[1]],1,1]';
      assert.deepEqual(await outcome(run, scenario), [[[[null]], [[], [[[5], 2, 3]]], [], [line]]]);
    });
  });

  it('go on where nobody waits for a price', async () => {
    const text = purse('void this.price(item);\nreturn (await this.price(item)) <= this.cents;');
    await answers(text, async (run) => {
      assert.deepEqual(await outcome(run, '[[5,"length"],[[0,"a"],[1]],0]'), [[null], [true], [5]]);
      const rounds = (await outcome(
        run,
        '[[5,"length"],[],0,[[[0,"a"]],[[0,"ab"]]],[[1]],9,1]',
      )) as unknown[][];
      for (const [, callers, after, ...waits] of rounds) {
        const came = (callers as unknown[][][]).map((seen) => seen.map(([one]) => one));
        assert.deepEqual([came, after, waits], [[[[true]], [[true]]], [[5]], []]);
      }
    });
  });
});
