/** The quick way of each language makes the same program and says the same as the plain one. */
import assert from 'node:assert/strict';
import type { Signature } from '../../../src/engine/catalog/model.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import type { BuildPlan, LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { BuildResult } from '../../../src/engine/ports.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import { encodeOutcome } from '../../../src/engine/values/wire.ts';
import { neverAborted } from '../platform/helpers.ts';
import { open, sign, sourceOf, typeStripper } from './driver.ts';
import type { Run } from './driver.ts';
import { SNIPPETS } from './languages.ts';
import { NO_PLAIN_WAY, QuickBuilder } from './quickBuilder.ts';
import { anyValue } from './randomValues.ts';

const ADD_ONE = sign('f', ['n: int'], 'int');
const ITEM = sign('item', ['a: int[]', 'k: int'], 'int');
const ROTATE = sign('rotate', ['a: int[] inout', 'k: int'], 'void');
const ALL_TYPES = sign(
  'identity',
  [
    ...['int', 'int64', 'float', 'text', 'int[][]', 'long?[]', 'map<text,float>', '[long,int64,int][]'],
    ...['{id:string,capacity:int?}[]', 'List', 'List[]', 'Tree', 'Tree[]', 'RandomList'],
  ].map((type, i) => `value${i}: ${type} inout`),
  'int',
);

/** What each language's learners import, in a form that needs it. */
const LIBRARIES: Partial<Record<LanguageId, readonly string[]>> = {
  go: [
    'package x\n\nimport (\n\t"container/heap"\n\t"fmt"\n\t"sort"\n\t"strings"\n)\n\ntype H struct{ sort.IntSlice }\n\nfunc (h *H) Push(x any) { h.IntSlice = append(h.IntSlice, x.(int)) }\nfunc (h *H) Pop() any {\n\tx := h.IntSlice[0]\n\treturn x\n}\n\nfunc F(n int) int {\n\th := &H{}\n\theap.Init(h)\n\tfmt.Sprint(strings.ToUpper("x"))\n\treturn n + 1\n}\n',
    // go.mod names Go 1.21, where a loop has one variable for all of its turns.
    'package x\n\nfunc F(n int) int {\n\tvar all []*int\n\tfor i := 0; i < 3; i++ {\n\t\tall = append(all, &i)\n\t}\n\tif *all[0] != 3 {\n\t\treturn -1\n\t}\n\treturn n + 1\n}\n',
  ],
  cpp: [
    '#include <bits/stdc++.h>\nusing namespace std;\nint f(int n) { regex r("a+"); priority_queue<int> q; q.push(n); return q.top() + regex_match("aa", r); }\n',
    '#include <queue>\n#include <set>\nint gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }\nint f(int n) { std::set<int> s{n}; return *s.begin() + gcd(2, 3); }\n',
  ],
  rust: [
    'use std::collections::{BTreeMap, BinaryHeap, HashMap};\npub fn f(n: i32) -> i32 {\n    let mut h = BinaryHeap::new();\n    h.push(n);\n    let m: HashMap<i32, i32> = HashMap::from([(1, 1)]);\n    let b: BTreeMap<i32, i32> = BTreeMap::new();\n    h.pop().unwrap() + m[&1] + b.len() as i32\n}\n',
  ],
  java: [
    'import java.util.*;\nimport java.util.stream.*;\n\npublic class Some {\n    record P(int x) {}\n\n    static int f(int n) {\n        return IntStream.of(n).boxed().map(P::new).collect(Collectors.toList()).get(0).x() + 1;\n    }\n}\n',
  ],
};

/** Short enough to become one piece of code, apart from the rest. */
const THROWS_AT_ONCE =
  '#include <stdexcept>\nint f(int n) {\n    if (n == 13) throw std::out_of_range("x");\n    return n + 1;\n}\n';

/** Compiles without the go command's rules, or not at all; never a program. */
const REFUSED: Partial<Record<LanguageId, readonly string[]>> = {
  go: [
    'package x\n\nimport "os"\n\nfunc F(n int) int { return n + 1 }\n',
    'package x\n\nimport "internal/bytealg"\n\nfunc F(n int) int { return bytealg.MaxLen + n }\n',
    'package x\n\nimport "kode/sol"\n\nfunc F(n int) int { return sol.F(n) }\n',
    'package x\n\nimport "github.com/some/thing"\n\nfunc F(n int) int { return thing.F(n) }\n',
    'package x\n\nimport "C"\n\nfunc F(n int) int { return n + 1 }\n',
    'package x\n\nfunc f(n int) int\n\nfunc F(n int) int { return f(n) }\n',
  ],
  cpp: [
    'int f(int n) { return n + ; }\n',
    'int helper(int n);\nint f(int n) { return helper(n); }\n',
    '#include <no_such_header>\nint f(int n) { return n + 1; }\n',
    '#include <vector>\nint f(std::vector<int> n) { return n[0]; }\n',
  ],
  rust: [
    'pub fn f(n: i32) -> i32 {\n    let s = String::new();\n    drop(s);\n    drop(s);\n    n + 1\n}\n',
    'pub fn f(n: &str) -> i32 {\n    1\n}\n',
    'use serde::Serialize;\npub fn f(n: i32) -> i32 {\n    n + 1\n}\n',
  ],
  java: [
    'class X {\n    static int f(String n) {\n        return 1;\n    }\n}\n',
    'import java.util.Lisst;\nclass X {\n    static int f(int n) {\n        int x;\n        return x;\n    }\n}\n',
    'class X {\n    static int f(int n) {\n        return n + 1;\n    }\n',
  ],
};

describe('quick ways', function () {
  this.timeout(240_000);
  const quick = new QuickBuilder();

  before(() => quick.open());
  after(() => quick.close());

  const planOf = (adapter: LanguageAdapter, text: string, signature: Signature): Promise<BuildPlan> =>
    adapter.plan(sourceOf(adapter, text), signature, typeStripper);

  const quickly = async (
    adapter: LanguageAdapter,
    text: string,
    signature: Signature,
    use: (run: Run) => Promise<void>,
  ): Promise<void> => {
    const { dir, ms } = await quick.quickly(await planOf(adapter, text, signature));
    const run = await open({ dir, adapter, signature, source: sourceOf(adapter, text), ms });
    try {
      assert.deepEqual(await run.hello(), { ok: true });
      await use(run);
    } finally {
      await run.close();
    }
  };

  const complaints = async (adapter: LanguageAdapter, plan: BuildPlan, text: string): Promise<unknown> => {
    const result: BuildResult = await quick.builder.build(plan, neverAborted());
    assert.ok(!result.ok, `it compiles: ${text}`);
    return adapter.compileMessages(result.output, sourceOf(adapter, text), ADD_ONE);
  };

  for (const id of ['go', 'cpp', 'rust', 'java'] as const) {
    const adapter = adapterOf(id);
    const snippets = SNIPPETS[id];
    assert.ok(snippets !== undefined);

    describe(adapter.title, () => {
      for (const [way, text] of [
        ...Object.entries(snippets.ways),
        ...(LIBRARIES[id] ?? []).map((one, i) => [`libraries ${i}`, one] as const),
      ]) {
        it(`makes ${way}`, () =>
          quickly(adapter, text, ADD_ONE, async (run) => {
            const reply = await run.call(41);
            assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
            assert.equal(reply.outcome, '[42]');
          }));
      }

      it('prints, and changes its argument', () =>
        quickly(adapter, snippets.setFirst, ROTATE, async (run) => {
          const reply = await run.call([1, 2, 3], 7);
          assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
          assert.equal(reply.outcome, '[null,[7,2,3]]');
          assert.equal(run.printed(0, reply.offset), 'sees\n3\n');
        }));

      it('knows the line of a failure', () =>
        quickly(adapter, snippets.indexes.text, ITEM, async (run) => {
          const reply = await run.call([1, 2], 5);
          assert.ok('kind' in reply && reply.kind === 'threw', JSON.stringify(reply));
          assert.equal(reply.line, snippets.indexes.line);
        }));

      if (id === 'cpp') {
        it('knows the line of a failure in the first line of a piece of code', () =>
          quickly(adapter, THROWS_AT_ONCE, ADD_ONE, async (run) => {
            const reply = await run.call(13);
            assert.ok('kind' in reply && reply.kind === 'threw', JSON.stringify(reply));
            assert.equal(reply.line, 3);
          }));
      }

      it('carries values of all kinds of types', async () => {
        const text = snippets.identity(adapter.signatureLine(ALL_TYPES), 'value0');
        const rng = makeRng(7);
        await quickly(adapter, text, ALL_TYPES, async (run) => {
          for (let i = 0; i < 20; i += 1) {
            const args = ALL_TYPES.params.map((param) => anyValue(param.type, rng, rng.int(0, 12)));
            const reply = await run.call(...args);
            assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
            assert.equal(reply.outcome, encodeOutcome(args[0], args, ALL_TYPES));
          }
        });
      });

      for (const [i, text] of [snippets.broken.text, ...(REFUSED[id] ?? [])].entries()) {
        it(`refuses what the plain way refuses, in its words: ${i}`, async () => {
          const plan = await planOf(adapter, text, ADD_ONE);
          const { quick: way, ...plain } = plan;
          const said = await complaints(adapter, plain, text);
          assert.deepEqual(await complaints(adapter, plan, text), said);
          if (way === undefined) return;
          // Alone, too, it makes no program of it.
          const alone = await quick.builder.build({ ...plan, commands: [NO_PLAIN_WAY] }, neverAborted());
          assert.ok(!alone.ok);
        });
      }
    });
  }
});
