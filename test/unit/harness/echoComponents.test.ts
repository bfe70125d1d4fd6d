/** A component that gives back what it takes, for values of many types: stubs, plain tests and the wire. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type {
  CallOutcome,
  ComponentSpec,
  MethodSpec,
  Sequence,
} from '../../../src/engine/components/spec.ts';
import { encodeOutcomes, encodeSequence } from '../../../src/engine/components/wire.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { ComponentAdapter, LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import { parseType } from '../../../src/engine/values/type.ts';
import { temporaryFolder } from '../platform/helpers.ts';
import { JUNIT } from './components/junit.ts';
import { problemOf } from './components/problem.ts';
import { sign, toolPath, typeStripper, withRun } from './driver.ts';
import { anyValue } from './randomValues.ts';

type Case = readonly [type: string, value: unknown, compare?: MethodSpec['compare']];

const CASES: readonly Case[] = [
  ['int', -3],
  ['long', 5_000_000_000],
  ['int64', 2n ** 62n],
  ['float', 0.1, { kind: 'float', tolerance: 1e-9 }],
  ['float', 1e300],
  ['bool', true],
  ['bool?', false],
  ['int?', null],
  ['long?', 7],
  ['string?', 'a "b" %d'],
  ['text', 'ü\n\\ 😀'],
  ['int[]', []],
  ['int[]', [3, 1, 2], { kind: 'unordered' }],
  ['string[]', ['b', 'a'], { kind: 'unordered' }],
  ['string[][]', [['b', 'a'], []], { kind: 'nestedUnordered' }],
  ['int[][]', [[1, 2], []]],
  ['[int,int]', [1, 2]],
  ['[int,int][]', [[1, 2]], { kind: 'unordered' }],
  ['[int,string]', [1, 'a']],
  ['map<string,int>', new Map([['a', 1]])],
  ['map<int,string[]>', new Map([[1, ['x', 'y']]])],
  ['{id:int,tags:string[]}', { id: 1, tags: ['x'] }],
  ['{id:int,tags:string[]}?', { id: 1, tags: [] }],
  ['{id:int,at:{x:float,y:float}}[]', [{ id: 1, at: { x: 0.5, y: -2 } }]],
  ['{from:string,to:string}', { from: 'a', to: 'b' }, { kind: 'free' }],
];

const methods: readonly MethodSpec[] = CASES.map(([text, , compare], i) => ({
  name: `echo${i}`,
  params: [
    { kind: 'value', name: 'value', type: parseType(text), domain: { kind: 'bool' }, pool: null, small: [] },
  ],
  returns: parseType(text),
  pure: false,
  awaits: false,
  errors: i % 3 === 0 ? ['WHY_NOT'] : [],
  compare: compare ?? { kind: 'exact' },
  gives: null,
}));

const nothing = (name: string, errors: readonly string[]): MethodSpec => ({
  name,
  params: [],
  returns: { kind: 'void' },
  pure: false,
  awaits: false,
  errors,
  compare: { kind: 'exact' },
  gives: null,
});

const sequence: Sequence = {
  args: [],
  steps: [
    ...CASES.map(([, value], i) => ({ method: i, args: [value] })),
    { method: CASES.length, args: [] },
    { method: CASES.length + 1, args: [] },
  ],
  start: 0,
};
const done: CallOutcome = { kind: 'value', value: undefined };
const outcomes: readonly CallOutcome[] = [
  done,
  ...CASES.map(([, value]): CallOutcome => ({ kind: 'value', value })),
  done,
  done,
];

const SPEC: ComponentSpec = {
  name: 'EchoChamber',
  params: [],
  clock: null,
  methods: [...methods, nothing('clear', []), nothing('close', ['WHY_NOT'])],
  errors: { WHY_NOT: 'It does not want to.' },
  limits: { caseMs: 1_000, memoryMb: 64 },
  growth: { perCall: '1', calls: 1_000 },
  examples: [{ sequence, outcomes, note: 'All of them.' }],
  concurrency: null,
  without: [],
};
const PROBLEM = { ...problemOf('lruCache'), id: 'echo-chamber' };

function asFunctions(adapter: LanguageAdapter): LanguageAdapter {
  const component = adapter.component as ComponentAdapter;
  return { ...adapter, plan: (source) => component.plan(source, SPEC, typeStripper) };
}

/** The stub, filled in: each method gives what it is given. */
const ECHOING = ['go', 'java', 'javascript', 'typescript', 'python', 'cpp', 'rust'] as const;
const inScript = (stub: string): string =>
  stub.replace(/^( {2}echo\d+\(value.*\{\n {4}return ).*;$/gm, '$1value;');
const FILLED: Readonly<Record<(typeof ECHOING)[number], (stub: string) => string>> = {
  javascript: inScript,
  typescript: inScript,
  python: (stub) =>
    stub.replace(/^( {4}def echo\d+\(.*\n(?: {8}""".*\n)?) {8}return .*$/gm, '$1        return value'),
  go: (stub) =>
    stub.replace(
      /^(func \(.*\) Echo\d+\(value (\*?)(.*)\) (?:\(.*\)|\S.*) \{\n)\treturn (.*)$/gm,
      (_all, head: string, pointer: string, _type: string, zeros: string) => {
        const error = zeros.endsWith(', nil') ? ', nil' : '';
        return pointer === ''
          ? `${head}\treturn value${error}`
          : `${head}\tif value != nil {\n\t\treturn *value, true${error}\n\t}\n\treturn ${zeros}`;
      },
    ),
  java: (stub) => stub.replace(/^(.* echo\d+\(.* value\) \{\n {8})return .*;$/gm, '$1return value;'),
  cpp: (stub) => stub.replace(/( echo\d+\([^)]* value\s*\) \{\n {8})return .*;$/gm, '$1return value;'),
  rust: (stub) =>
    stub.replace(
      /^(.* echo\d+\(&mut self, value: (.*?)\) -> .* \{\n {8})(.*)$/gm,
      (_all, head: string, type: string, zero: string) => {
        const own = type.startsWith('&[') || type === '&str' ? 'value.to_owned()' : 'value.clone()';
        return head + (zero.startsWith('Ok(') ? `Ok(${own})` : own);
      },
    ),
};

/** Arguments that make a program of a plain test. */
const COMPILES: Readonly<Record<'cpp' | 'rust', readonly string[]>> = {
  cpp: ['-std=c++17', '-o', 'test.exe'],
  rust: ['--edition', '2021', '--test', '-o', 'test.exe'],
};

for (const id of ECHOING) {
  const adapter = adapterOf(id);
  const component = adapter.component as ComponentAdapter;
  const files = component.files(PROBLEM, SPEC);
  const [stub] = files;
  const filled = FILLED[id](stub.text);

  describe(`an echo in ${adapter.title}`, function () {
    this.timeout(120_000);
    const folder = temporaryFolder();
    after(() => folder.remove());

    const run = (dir: string, command: string, ...args: readonly string[]): string => {
      const env = { ...process.env };
      // A test runner within a test runner would speak to its parent.
      delete env['NODE_TEST_CONTEXT'];
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: dir, env, encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
      return stdout;
    };

    it('passes the test of its examples', () => {
      assert.notEqual(filled, stub.text);
      const dir = fs.mkdtempSync(path.join(folder.path, 'echo '));
      const write = (name: string, text: string): void => {
        fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
        fs.writeFileSync(path.join(dir, name), text);
      };
      for (const { name, text } of files) write(name, name === stub.name ? filled : text);
      if (id === 'go') {
        write('go.mod', 'module kode\n\ngo 1.21\n');
        assert.equal(run(dir, 'gofmt', '-s', '-d', '.'), '');
        run(dir, 'go', 'vet', '.');
        run(dir, 'go', 'test', '.');
        return;
      }
      if (id === 'python') {
        assert.ok(adapter.toolchain !== null);
        run(dir, toolPath(adapter.toolchain), '-B', '-m', 'unittest', 'test_echo_chamber');
        return;
      }
      if (id === 'cpp' || id === 'rust') {
        assert.ok(adapter.toolchain !== null);
        run(dir, toolPath(adapter.toolchain), ...COMPILES[id], files[1]?.name ?? '');
        run(dir, path.join(dir, 'test.exe'));
        return;
      }
      if (id !== 'java') {
        for (const one of adapter.workspaceFiles()) if ('text' in one) write(one.path, one.text);
        assert.match(run(dir, process.execPath, '--test', '--test-reporter=tap'), /^# pass 1$/m);
        return;
      }
      for (const one of JUNIT) write(one.path, one.text);
      const sources = [...files.map((one) => one.name), ...JUNIT.map((one) => one.path)];
      run(dir, 'javac', '-encoding', 'UTF-8', '-d', 'out', ...sources);
      assert.equal(
        run(dir, 'java', '-cp', 'out', 'RunTests', 'EchoChamberTest').trim(),
        'PASS EchoChamberTest.example1',
      );
    });

    it('carries values of all these types', async () => {
      await withRun(asFunctions(adapter), filled, sign('unused', [], 'void'), async (solution) => {
        await solution.hello();
        const rng = makeRng(11);
        for (let i = 0; i < 30; i += 1) {
          const values = SPEC.methods.map(({ params: [param] }) =>
            param === undefined ? undefined : anyValue(param.type, rng, rng.int(0, 12)),
          );
          const steps = values.map((value, at) => ({ method: at, args: value === undefined ? [] : [value] }));
          const drawn = { args: [], steps, start: 0 };
          const reply = await solution.callWire(encodeSequence(drawn, SPEC));
          assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
          const wanted: readonly CallOutcome[] = [
            done,
            ...values.map((value): CallOutcome => ({ kind: 'value', value })),
          ];
          assert.equal(reply.outcome, encodeOutcomes(wanted, drawn, SPEC));
        }
      });
    });
  });
}
