/** What a class may look like in the languages that run it as it is, and what becomes of one that is not as it should be. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { failureOf } from '../../../src/engine/grading/failure.ts';
import { functionSubject } from '../../../src/engine/grading/functionSubject.ts';
import { SolutionRunner } from '../../../src/engine/grading/runner.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import { createSessions } from '../../../src/platform/sessions.ts';
import { specOf } from '../engine/components/models/specOf.ts';
import { neverAborted } from '../platform/helpers.ts';
import { build, harnessFolder, sign, toolPath, typeStripper, withRun } from './driver.ts';

/** `add` gives the total, `last` what was added last, if anything; `reset` gives nothing. */
const SPEC = specOf(`
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
const SIGNATURE = sign('unused', [], 'void');

function asFunctions(id: LanguageId): LanguageAdapter {
  const adapter = adapterOf(id);
  const { component } = adapter;
  assert.ok(component !== undefined);
  return { ...adapter, plan: (source) => component.plan(source, SPEC, typeStripper) };
}

/** The outcomes of one sequence, as the reply has them. */
async function outcomesOf(id: LanguageId, text: string, sequence: string): Promise<unknown> {
  return withRun(asFunctions(id), text, SIGNATURE, async (run) => {
    assert.deepEqual(await run.hello(), { ok: true });
    const reply = await run.callWire(sequence);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as unknown;
  });
}

async function complaintOf(id: LanguageId, text: string): Promise<string> {
  return withRun(asFunctions(id), text, SIGNATURE, async (run) => {
    const loaded = await run.hello();
    assert.ok('ok' in loaded && !loaded.ok, JSON.stringify(loaded));
    return `${loaded.line}: ${loaded.message}`;
  });
}

const USE = '[[5],[[2],[0,2],[2],[1],[0,1]],0]';
const GIVEN = [[null], [null], [7], [2], [null], [1]];

const BODY = `{
  constructor(total) { this.total = total; }
  add(n) { this.total += n; this.n = n; return this.total; }
  reset() { this.total = 0; return this; }
  last() { return this.n; }
}`;

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

const PYTHON_BODY = `
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

/** The class of a script with one method another one. */
function script(name: string, method: string): string {
  return `export class Counter ${BODY.replace(new RegExp(`^  ${name}\\(.*$`, 'm'), `  ${method}`)}\n`;
}

function python(name: string, method: string): string {
  const lines = new RegExp(`^    (?:async )?def ${name}\\(.*\\n(?:        .*\\n)*`, 'm');
  return `class Counter:${PYTHON_BODY.replace(lines, `    ${method}\n`)}`;
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

describe('a component that does not end', function () {
  this.timeout(60_000);
  const LOOP = 'n += 1;';

  for (const [id, text] of [
    ['javascript', script('add', `add(n) {\n    for (;;) ${LOOP}\n  }`)],
    ['python', python('add', `def add(self, n):\n        while True: ${LOOP}`)],
  ] as const) {
    it(`is asked for its line in ${adapterOf(id).title}`, async () => {
      if (process.platform === 'win32') return;
      const adapter = asFunctions(id);
      const { dir, source } = await build(adapter, text, SIGNATURE);
      const runner = new SolutionRunner({
        sessions: createSessions({
          toolchains: { find: (spec) => Promise.resolve({ found: true, path: toolPath(spec), version: '' }) },
          harnessFolder: await harnessFolder(),
          guard: new ExitGuard(),
        }),
        command: adapter.run(256),
        dir,
        limits: { memoryMb: 1024, outputBytes: 4 << 20, processes: 16 },
        draws: adapter.draws,
        signal: neverAborted(),
      });
      try {
        const oracleCase = { args: '[[5],[[0,2]],0]', want: '[[null],[7]]', size: 1 };
        const [result] = await runner.run([oracleCase], () => 1_000);
        assert.ok(result !== undefined);
        const failure = failureOf('small', oracleCase, result, null, await runner.printed(result), {
          subject: functionSubject({
            signature: SIGNATURE,
            judge: { kind: 'exact' },
            limits: SPEC.limits,
            small: { maxLength: 1, values: {}, maxCases: 1 },
            examples: [],
            growth: { target: '1', max: 1 },
          }),
          adapter,
          source,
          limitMs: 1_000,
          shippedMs: null,
        });
        assert.equal(failure.verdict, 'time-limit');
        assert.equal(failure.line, text.slice(0, text.indexOf(LOOP)).split('\n').length);
      } finally {
        await runner.dispose();
      }
    });
  }
});

describe('a component under the debugger of scripts', () => {
  it('shows each call and what it gave', async () => {
    const text = script('add', "add(n) { if (n < 0) throw new CodedError('INVALID'); return (this.n = n); }");
    const { dir } = await build(asFunctions('javascript'), text, SIGNATURE);
    const bundle = path.join(dir, 'debug.cjs');
    await esbuild.build({
      entryPoints: [path.resolve(import.meta.dirname, '../../../src/harness/node/debug.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    const debug = (sequence: string): string => {
      writeFileSync(path.join(dir, 'case.json'), sequence);
      const { stdout, stderr } = spawnSync(process.execPath, [bundle], { cwd: dir, encoding: 'utf8' });
      assert.equal(stderr, '');
      return stdout;
    };
    assert.equal(
      debug('[[5],[[0,2],[0,-1],[2]],0]'),
      'new Counter 5\nadd 2\nreturned 2\nadd -1\nrefused with INVALID\nlast\nreturned 2\n',
    );
  });
});
