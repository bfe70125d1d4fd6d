import assert from 'node:assert/strict';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { PlanError } from '../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { Reply } from '../../../src/engine/grading/reply.ts';
import type { Signature } from '../../../src/engine/catalog/model.ts';
import { BuildFailure, callOnce, sign, withRun } from './driver.ts';
import type { Died, Run } from './driver.ts';
import { SNIPPETS } from './languages.ts';
import type { Snippets } from './languages.ts';

const ROTATE = sign('rotate', ['a: int[] inout', 'k: int'], 'void');
const ITEM = sign('item', ['a: int[]', 'k: int'], 'int');
const ADD_ONE = sign('f', ['n: int'], 'int');

/** Prints where descriptors 3 and 4 lead, which is nowhere. */
const LISTS_WIRE = 'readlink /proc/$$/fd/3 /proc/$$/fd/4; echo end';

function outcome(reply: Reply | Died): string {
  assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
  return reply.outcome;
}

interface Complaint {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What is said about a solution that cannot be run, wherever it is found: plan, build or load. */
async function complaint(adapter: LanguageAdapter, text: string, signature: Signature): Promise<Complaint> {
  try {
    return await withRun(adapter, text, signature, async (run) => {
      const loaded = await run.hello();
      assert.ok('ok' in loaded && !loaded.ok, `it loads: ${JSON.stringify(loaded)}`);
      const { type, message, line, column } = loaded;
      return { line, column, text: type === '' ? message : `${type}: ${message}` };
    });
  } catch (error) {
    if (!(error instanceof PlanError) && !(error instanceof BuildFailure)) throw error;
    const [first] = error.messages;
    assert.ok(first !== undefined);
    return first;
  }
}

for (const [id, snippets] of Object.entries(SNIPPETS) as [LanguageId, Snippets][]) {
  const adapter = adapterOf(id);

  describe(`a solution in ${adapter.title}`, function () {
    this.timeout(120_000);

    it('changes its argument, and what it prints is kept apart, with the size after each case', async () => {
      await withRun(adapter, snippets.setFirst, ROTATE, async (run) => {
        assert.deepEqual(await run.hello(), { ok: true });
        const first = await run.call([1, 2, 3], 7);
        assert.equal(outcome(first), '[null,[7,2,3]]');
        const second = await run.call([5], -1);
        assert.equal(outcome(second), '[null,[-1]]');
        assert.ok('offset' in first && 'offset' in second);
        assert.equal(run.printed(0, first.offset), 'sees\n3\n');
        assert.equal(run.printed(first.offset, second.offset), 'sees\n1\n');
        assert.ok(first.ns > 0 && first.ns < 1e9);
      });
    });

    it('has its CPU time told beside the wall time, which runs while it waits', async () => {
      await withRun(adapter, snippets.waits, ADD_ONE, async (run) => {
        await run.hello();
        const waited = await run.call(-150);
        assert.ok('kind' in waited && waited.kind === 'value', JSON.stringify(waited));
        assert.ok(waited.cpu >= 0 && waited.cpu < waited.ns / 3, JSON.stringify(waited));
        const computed = await run.call(3_000_000);
        assert.ok('kind' in computed && computed.kind === 'value', JSON.stringify(computed));
        // A busy machine gives it a part of the wall time only; twice the wall time is more than helper threads take.
        assert.ok(computed.cpu > computed.ns / 20, JSON.stringify(computed));
        assert.ok(computed.cpu < computed.ns * 2, JSON.stringify(computed));
        // The clock is fine enough for short calls: one that moves by ticks of the system says 0 for nearly all of them.
        let told = 0;
        for (let i = 0; i < 20; i += 1) {
          const short = await run.call(20_000);
          if ('kind' in short && short.cpu > 0) told += 1;
        }
        assert.ok(told >= 18, `${told} of 20`);
      });
    });

    it('is told of an argument that it may not change', async () => {
      const signature = sign('total', ['a: int[] unchanged'], 'int');
      await withRun(adapter, snippets.sorts, signature, async (run) => {
        await run.hello();
        assert.equal(outcome(await run.call([1, 2])), '[1]');
        const reply = await run.call([2, 1]);
        assert.ok('kind' in reply && reply.kind === 'changed', JSON.stringify(reply));
        assert.deepEqual([reply.outcome, reply.param, reply.now], ['[1]', 'a', [1, 2]]);
      });
    });

    it('throws, says where, and goes on', async () => {
      const { text, line, message } = snippets.indexes;
      await withRun(adapter, text, ITEM, async (run) => {
        await run.hello();
        const reply = await run.call([1, 2], 5);
        assert.ok('kind' in reply && reply.kind === 'threw', JSON.stringify(reply));
        assert.match(`${reply.type}: ${reply.message}`, message);
        assert.equal(reply.line, line);
        assert.equal(outcome(await run.call([1, 2], 1)), '[2]');
      });
    });

    it('ends its own process in the middle', async () => {
      await withRun(adapter, snippets.exits, ITEM, async (run) => {
        await run.hello();
        assert.equal(outcome(await run.call([], 1)), '[2]');
        const reply = await run.call([], 13);
        if ('kind' in reply) {
          assert.ok(reply.kind === 'threw' && reply.message.includes('process.exit'), JSON.stringify(reply));
        } else {
          assert.equal(reply.code, 0);
        }
      });
    });

    it('recurses 100,000 deep', async () => {
      assert.equal(
        outcome(await callOnce(adapter, snippets.recursion, sign('depth', ['n: int'], 'int'), 100_000)),
        '[100000]',
      );
    });

    it('recurses without an end, and is stopped by its language', async () => {
      const reply = await callOnce(adapter, snippets.recursion, sign('depth', ['n: int'], 'int'), -1);
      if ('kind' in reply) {
        assert.ok(reply.kind === 'threw', JSON.stringify(reply));
        assert.match(`${reply.type} ${reply.message}`, /recursion|call stack/i);
        assert.ok(reply.line > 0);
      } else {
        assert.match(reply.crash?.message ?? reply.output, /stack overflow/);
        // Rust does not say where.
        if (id !== 'rust') assert.ok((reply.crash?.line ?? 0) > 0, reply.output.slice(0, 2000));
      }
    });

    const { cycle } = snippets;
    if (cycle !== null) {
      it('returns a list that runs into itself', async () => {
        const reply = await callOnce(adapter, cycle, sign('make', ['n: int'], 'List'), 4);
        assert.ok('kind' in reply && reply.kind === 'mistyped', JSON.stringify(reply));
        assert.match(reply.why, /the list has a cycle/);
      });
    }

    it('takes lists that run into themselves', async () => {
      const params = sign(
        'keep',
        ['n: int', 'a: List unchanged', 'b: List unchanged', 'c: List unchanged'],
        'int',
      ).params;
      const item = { kind: 'bool' } as const;
      const domain = {
        kind: 'sequence',
        minLength: 0,
        maxLength: 9,
        item,
        sorted: false,
        distinct: false,
      } as const;
      const signature = {
        ...sign('keep', [], 'int'),
        params: params.map((param) => ({ ...param, domain: { ...domain, cycles: true } })),
      };
      const lists = [{ v: [1, 2, 1], cycle: 1 }, { v: [7], cycle: 0 }, [1, 1]];
      const text = snippets.identity(adapter.signatureLine(signature), 'n');
      const reply = await callOnce(adapter, text, signature, 4, ...lists);
      assert.equal(outcome(reply), '[4]');
    });

    if (id === 'rust') {
      const taken = ['&Option<Rc<RefCell<TreeNode>>>', 'Option<Rc<RefCell<TreeNode>>>'];
      for (const type of taken) {
        it(`notices a change behind ${type}`, async () => {
          const text = `use std::cell::RefCell;\nuse std::rc::Rc;\nfn f(t: ${type}) -> i32 { t.as_ref().unwrap().borrow_mut().val = 9; 1 }\n`;
          const reply = await callOnce(adapter, text, sign('f', ['t: Tree unchanged'], 'int'), [1, 2]);
          assert.ok('kind' in reply && reply.kind === 'changed', JSON.stringify(reply));
          assert.deepEqual(reply.now, [9, 2]);
        });
      }
    }

    it('gives lists and trees of 200,000 nodes', async () => {
      const signature = sign('identity', ['l: List', 't: Tree inout', 'u: List unchanged'], 'List');
      const list = Array.from({ length: 200_000 }, (_, i) => i);
      // A path to the right: as deep as it has nodes.
      const tree = list.flatMap((i) => (i === 0 ? [i] : [null, i]));
      const reply = await callOnce(
        adapter,
        snippets.identity(adapter.signatureLine(signature), 'l'),
        signature,
        list,
        tree,
        cycle === null ? list : { v: list, cycle: 199_999 },
      );
      assert.ok(outcome(reply) === JSON.stringify([list, tree]));
    });

    it('does not compile, and the place is right', async () => {
      const { text, line, column, message } = snippets.broken;
      for (const variant of [text, `\uFEFF${text.replaceAll('\n', '\r\n')}`]) {
        const said = await complaint(adapter, variant, ADD_ONE);
        assert.match(said.text, message);
        assert.deepEqual([said.line, said.column], [line, column], said.text);
      }
    });

    it('has its function under another name', async () => {
      const said = await complaint(adapter, snippets.misnamed, ADD_ONE);
      assert.match(said.text, /^Kode looks for `.*\bf\b.*`; this file has `.*\bg\b.*`/i);
    });

    it('is an empty file', async () => {
      assert.match((await complaint(adapter, '', ADD_ONE)).text, /./);
    });

    for (const [how, change] of Object.entries({
      LF: (text: string) => text,
      'CRLF and a BOM': (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    })) {
      it(`holds letters of the world, with ${how}`, async () => {
        const signature = sign('f', ['s: text'], 'text');
        const reply = await callOnce(adapter, change(snippets.letters), signature, '日"\u0001');
        assert.equal(outcome(reply), JSON.stringify(['日"\u0001ß😀']));
      });
    }

    for (const [way, text] of Object.entries(snippets.ways)) {
      it(`shows its function as ${way}`, async () => {
        await withRun(adapter, text, ADD_ONE, async (run) => {
          assert.deepEqual(await run.hello(), { ok: true });
          assert.equal(outcome(await run.call(41)), '[42]');
          assert.equal(outcome(await run.call(-1)), '[0]');
        });
      });
    }

    it('is the bare stub: compiles, runs and returns something of the type', async () => {
      const returns = [
        'int',
        'long',
        'int64',
        'float',
        'bool',
        'text',
        'int[][]',
        'int?',
        'List',
        'Tree',
        'RandomList',
        '[int,long]',
        '{id:string,at:float}',
        'map<string,int>',
      ];
      const signature = sign(
        'doIt',
        returns.map((type, i) => `in${i}: ${type}`),
        `{${returns.map((type, i) => `r${i}:${type}`).join(',')}}`,
      );
      const stub = adapter.stub({
        id: 'do-it',
        title: 'Do it',
        statement: 'Returns `a` **thing** of */ each """ type. More.',
        spec: { signature },
      } as never);
      assert.match(stub.text.split('\n')[0] ?? '', /kode:do-it · Do it$/);
      const given = [
        1,
        2,
        3n,
        1.5,
        true,
        'x',
        [[1]],
        null,
        [1],
        [1],
        [[1, 0]],
        [1, 2],
        { id: '', at: 0 },
        new Map(),
      ];
      const reply = await callOnce(adapter, stub.text, signature, ...given);
      assert.equal(outcome(reply), '[[0,"0","0",0,false,"",[],null,[],[],[],[0,"0"],["",0],[]]]');
    });

    it('leaves when there are no more requests', async () => {
      await withRun(adapter, snippets.setFirst, ROTATE, async (run: Run) => {
        await run.hello();
        assert.equal(await run.close(), 0);
      });
    });

    if (process.platform === 'linux') {
      it('does not hand the wire to programs that it starts', async () => {
        await withRun(adapter, snippets.starts(LISTS_WIRE), ADD_ONE, async (run) => {
          await run.hello();
          await run.call(1);
          assert.equal(run.printed(), 'end\n');
        });
      });
    }
  });
}
