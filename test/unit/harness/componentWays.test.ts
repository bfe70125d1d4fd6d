/** What a class may look like in the languages that run it as it is, and what becomes of one that is not as it should be. */
import assert from 'node:assert/strict';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import {
  BODY,
  complaintOf,
  GIVEN,
  outcomesOf,
  PYTHON_BODY,
  python,
  script,
  USE,
} from './components/counter.ts';

const SCRIPT_WAYS: Readonly<Record<string, string>> = {
  'an exported class': `export class Counter ${BODY}\n`,
  'a default export': `export default class Counter ${BODY}\n`,
  'a default export of another name': `export default class Adder ${BODY}\n`,
  'a default export without a name': `export default class ${BODY}\n`,
  'a name of an export list': `class Adder ${BODY}\nexport { Adder as Counter };\n`,
  'a constant': `export const Counter = class ${BODY};\n`,
  'a class without an export': `class Counter ${BODY}\n`,
  'a class in other letters': `class COUNTER ${BODY}\n`,
  'module.exports': `module.exports = class ${BODY};\n`,
  'a property of module.exports': `class Counter ${BODY}\nmodule.exports = { Counter };\n`,
  'a default object': `class Adder ${BODY}\nexport default { Counter: Adder };\n`,
  'a function with a prototype':
    'function Counter(total) { this.total = total; }\nCounter.prototype.add = function (n) { this.n = n; return (this.total += n); };\n' +
    'Object.assign(Counter.prototype, { reset() { this.total = 0; }, last() { return this.n; } });\n',
  'a class whose methods are properties':
    'export class Counter {\n  constructor(total) { this.total = total; }\n  add = (n) => { this.n = n; return (this.total += n); };\n' +
    '  reset = () => { this.total = 0; };\n  last = () => this.n ?? null;\n}\n',
  'a class that gives each object its methods':
    'class Counter {\n  constructor(total) {\n    let last;\n    this.add = (n) => { last = n; return (total += n); };\n' +
    '    this.reset = function () { total = 0; };\n    this.last = () => last;\n  }\n}\n',
  'a class above it with the methods': `class Base ${BODY}\nexport class Counter extends Base { constructor(total) { super(total); } }\n`,
  'a class that takes any arguments':
    'class Counter {\n  constructor(...all) { this.total = all[0]; }\n  add(...all) { this.n = all[0]; return (this.total += this.n); }\n' +
    '  reset(silent = false) { this.total = 0; }\n  last() { return this.n; }\n}\n',
};

const PYTHON_WAYS: Readonly<Record<string, string>> = {
  'a class': `class Counter:${PYTHON_BODY}`,
  'a class in other letters': `class COUNTER:${PYTHON_BODY}`,
  'another name': `class Adder:${PYTHON_BODY}\n\nCounter = Adder\n`,
  'a class above it with the methods': `class Base:${PYTHON_BODY}\n\nclass Counter(Base):\n    pass\n`,
  'a dataclass':
    'from __future__ import annotations\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Counter:\n    total: int\n    n: int | None = None\n' +
    PYTHON_BODY.slice(PYTHON_BODY.indexOf('    def add')),
  'a class with slots and defaults': `class Counter:
    __slots__ = ("total", "n")
    def __init__(self, *args): (self.total,), self.n = args, None
    def add(self, n, twice=False):
        self.n = n
        self.total += n
        return self.total
    def reset(self): self.total = 0
    def last(self): return self.n
`,
  'a class that gives each object its methods': `class Counter:
    def __init__(self, total):
        state = {"total": total, "n": None}
        def add(n):
            state["n"] = n
            state["total"] += n
            return state["total"]
        self.add = add
        self.reset = lambda: state.update(total=0)
        self.last = lambda: state["n"]
`,
};

for (const [id, ways] of [
  ['javascript', SCRIPT_WAYS],
  ['python', PYTHON_WAYS],
] as const) {
  describe(`a component in ${adapterOf(id).title} is shown as`, () => {
    for (const [way, text] of Object.entries(ways)) {
      it(way, async () => {
        assert.deepEqual(await outcomesOf(id, text, USE), GIVEN);
      });
    }
  });
}

describe('a component in JavaScript that is not as it should be', () => {
  const last = async (text: string): Promise<unknown> =>
    ((await outcomesOf('javascript', text, '[[5],[[0,2],[1],[2]],0]')) as readonly unknown[]).at(-1);

  it('returns a Promise', async () => {
    assert.deepEqual(await last(script('add', 'async add(n) { return n; }')), {
      shown: 'a Promise',
      why: 'expected a whole number of 32 bits, got a Promise',
    });
    assert.deepEqual(await last(script('reset', 'async reset() {}')), {
      shown: 'a Promise',
      why: 'expected nothing, got a Promise',
    });
  });

  it('throws what is no error, or an odd one', async () => {
    for (const [thrown, outcome] of [
      ["'INVALID'", { type: 'Error', message: 'threw INVALID', line: 0 }],
      ['null', { type: 'Error', message: 'threw null', line: 0 }],
      ["{ code: 'INVALID' }", 'INVALID'],
      [
        "{ get code() { throw 1; }, toString: () => 'odd' }",
        { type: 'Error', message: 'threw odd', line: 0 },
      ],
    ] as const) {
      const text = script('last', `last() { throw ${thrown}; }`);
      assert.deepEqual(await last(text), outcome, thrown);
    }
  });

  it('ends the program, or has no method after all', async () => {
    const exits = (await last(script('last', 'last() { process.exit(3); }'))) as { readonly message: string };
    assert.match(exits.message, /process\.exit\(3\)/);
    const text = script('last', 'other() { this.last = null; }');
    assert.deepEqual(await last(text), {
      type: 'TypeError',
      message: 'Kode calls `last()`, which the object does not have',
      line: 1,
    });
  });

  it('goes on after a refusal', async () => {
    const text = script('add', "add(n) { if (n < 0) throw new CodedError('INVALID'); return n; }");
    assert.deepEqual(await outcomesOf('javascript', text, '[[5],[[0,-1],[0,1]],0]'), [
      [null],
      'INVALID',
      [1],
    ]);
  });

  it('is told so when it loads', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['export class Adder {}\n', '1: Kode looks for `class Counter`; this file has `Adder`.'],
      ['', '1: Kode looks for `class Counter`; this file has no class.'],
      [
        script('constructor', 'constructor(a, b) {}'),
        '2: Kode calls `new Counter(total)`; this file has `constructor(a, b)`.',
      ],
      [
        script('constructor', 'constructor() {}'),
        '2: Kode calls `new Counter(total)`; this file has `constructor()`.',
      ],
      [script('add', 'add() { return 1; }'), '3: Kode calls `add(n)`; this file has `add()`.'],
      [script('last', 'get last() { return 1; }'), '5: Kode calls `last()`; this file has `get last()`.'],
      [
        script('last', 'static last() { return 1; }'),
        '1: Kode calls `last()`; `Counter` has `add`, `reset`.',
      ],
    ];
    for (const [text, said] of cases) assert.equal(await complaintOf('javascript', text), said);
  });
});

describe('a component in Python that is not as it should be', () => {
  const last = async (text: string): Promise<unknown> =>
    ((await outcomesOf('python', text, '[[5],[[0,2],[1],[2]],0]')) as readonly unknown[]).at(-1);

  it('is asynchronous', async () => {
    const shown = 'a coroutine (write def, not async def)';
    assert.deepEqual(await last(python('add', 'async def add(self, n): return n')), {
      shown,
      why: `expected int, got ${shown}`,
    });
    assert.deepEqual(await last(python('reset', 'async def reset(self): pass')), {
      shown,
      why: `expected None, got ${shown}`,
    });
  });

  it('raises an odd error', async () => {
    const raising = (error: string): string =>
      `import sys\n${python('last', `def last(self): raise ${error}`)}`;
    assert.deepEqual(await last(raising('type("E", (Exception,), {"code": "INVALID"})()')), 'INVALID');
    assert.deepEqual(
      await last(raising('type("E", (Exception,), {"code": property(lambda self: 1 // 0)})("odd")')),
      {
        type: 'E',
        message: 'odd',
        line: 13,
      },
    );
    // What ends the program has a code of its own.
    assert.deepEqual(await last(raising('SystemExit("INVALID")')), {
      type: 'SystemExit',
      message: 'it called exit(); a solution returns its answer',
      line: 13,
    });
    assert.deepEqual(await last(raising('KeyError("INVALID")')), {
      type: 'KeyError',
      message: "'INVALID'",
      line: 13,
    });
  });

  it('goes on after a refusal', async () => {
    const text = python(
      'add',
      'def add(self, n):\n        if n < 0: raise CodedError("INVALID")\n        return n',
    );
    assert.deepEqual(await outcomesOf('python', text, '[[5],[[0,-1],[0,1]],0]'), [[null], 'INVALID', [1]]);
  });

  it('is told so when it loads', async () => {
    for (const [text, said] of [
      ['class Adder: pass\n', '1: Kode looks for `class Counter`; this file has `Adder`.'],
      ['', '1: Kode looks for `class Counter`; this file has no class.'],
      ['\nclass Counter: pass\n', '2: Kode calls `Counter(total: int)`; `Counter` has no `__init__`.'],
      [
        python('__init__', 'def __init__(self, a, b): pass'),
        '2: Kode calls `Counter(total: int)`; this file has `def __init__(self, a, b)`.',
      ],
      [
        python('add', 'def add(self): return 1'),
        '5: Kode calls `def add(self, n: int) -> int`; this file has `def add(self)`.',
      ],
      [
        python('last', '@property\n    def last(self): return 1'),
        '12: Kode calls `def last(self) -> int | None`; `last` is no method in this file.',
      ],
    ] as const)
      assert.equal(await complaintOf('python', text), said);
  });
});
