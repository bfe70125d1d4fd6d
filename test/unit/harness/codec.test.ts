import assert from 'node:assert/strict';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import { encodeArgs, encodeOutcome } from '../../../src/engine/values/wire.ts';
import { sign, withRun } from './driver.ts';
import { SNIPPETS } from './languages.ts';
import { anyValue } from './randomValues.ts';

/** Values of each type that go through each language; `KODE_CODEC_VALUES=10000` for the long run. */
const COUNT = Number(process.env['KODE_CODEC_VALUES'] ?? 1_000);
/** Requests under way at a time. */
const BATCH = 50;

const TYPES = [
  'int',
  'long',
  'int64',
  'float',
  'bool',
  'string',
  'text',
  'int[]',
  'int[][]',
  'long[]',
  'int64[]',
  'float[]',
  'bool[]',
  'string[]',
  'text[][]',
  'int?',
  'long?[]',
  'text?',
  'float?[]',
  'map<string,int[]>',
  'map<int,long>',
  'map<text,float>',
  'map<int64,bool>',
  '[long,int64,int][]',
  '[int,int]',
  '[text,float?]',
  '{id:string,capacity:int?}[]',
  '{pair:[float,text],flags:map<string,bool>}',
  'List',
  'List[]',
  'Tree',
  'Tree[]',
  'RandomList',
];

describe('values through the languages', function () {
  this.timeout(600_000);
  for (const id of Object.keys(SNIPPETS) as LanguageId[]) {
    it(`${COUNT} random ones of each type come back from ${id} as they went`, async () => {
      const adapter = adapterOf(id);
      // One function with a parameter of each type: each value is read, kept, and written as an in-out parameter; the
      // first one is written as a result too.
      const signature = sign(
        'identity',
        TYPES.map((type, i) => `value${i}: ${type} inout`),
        'int',
      );
      const line = adapter.signatureLine(signature);
      const text = (SNIPPETS[id] as NonNullable<(typeof SNIPPETS)[typeof id]>).identity(line, 'value0');
      const rng = makeRng(id.length * 7919 + COUNT);
      await withRun(adapter, text, signature, async (run) => {
        assert.deepEqual(await run.hello(), { ok: true });
        for (let done = 0; done < COUNT; done += BATCH) {
          const batch = Array.from({ length: Math.min(BATCH, COUNT - done) }, () =>
            signature.params.map((param) => anyValue(param.type, rng, rng.int(0, 12))),
          );
          batch.forEach((args, i) => run.send(`[${done + i},${encodeArgs(args, signature)}]\n`));
          for (const [i, args] of batch.entries()) {
            const reply = await run.receive();
            const want = encodeOutcome(args[0], args, signature);
            const got = reply?.replace(/^\[\d+,\d+,\d+,\d+,0,/, '').slice(0, -1);
            if (got !== want)
              assert.deepEqual(parts(got ?? `died: ${run.printed()}`), parts(want), `value ${done + i}`);
            assert.ok(reply?.startsWith(`[${done + i},`));
          }
        }
      });
    });
  }
});

/** Texts by type, so that a difference is shown where it is. */
function parts(outcome: string): unknown {
  try {
    const values = JSON.parse(outcome) as unknown[];
    return Object.fromEntries(values.map((value, i) => [TYPES[i - 1] ?? 'result', JSON.stringify(value)]));
  } catch {
    return outcome;
  }
}
