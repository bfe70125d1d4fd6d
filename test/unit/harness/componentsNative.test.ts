/** Components in C++ and Rust beyond the suite of all languages: quick builds, given functions, stubs and plain tests. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../src/engine/catalog/model.ts';
import { FUNCTIONS, functionsOfKind } from '../../../src/engine/components/functions.ts';
import type { ComponentSpec, Sequence } from '../../../src/engine/components/spec.ts';
import { encodeOutcomes, encodeSequence } from '../../../src/engine/components/wire.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { ComponentAdapter, LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import { parseType } from '../../../src/engine/values/type.ts';
import { specOf } from '../engine/components/models/specOf.ts';
import { temporaryFolder } from '../platform/helpers.ts';
import { programs as cpp } from './components/cpp.ts';
import type { ComponentPrograms, SubjectName } from './components/programs.ts';
import { SUBJECTS } from './components/programs.ts';
import { programs as rust } from './components/rust.ts';
import { open, sign, sourceOf, toolPath, typeStripper } from './driver.ts';
import type { Run } from './driver.ts';
import { QuickBuilder } from './quickBuilder.ts';

interface Native {
  readonly id: 'cpp' | 'rust';
  readonly programs: ComponentPrograms;
  /** Keeps a function that it is given and applies it. */
  applies(gives: 'int' | 'long'): string;
  /** What a learner adds so that everything is known at once. */
  readonly all: string;
  /** Arguments that make a program of a plain test. */
  testArgs(file: string, program: string): readonly string[];
}

const NATIVES: readonly Native[] = [
  {
    id: 'cpp',
    programs: cpp,
    applies: (gives) => {
      const type = gives === 'int' ? 'int' : 'long long';
      return `#include <functional>\n#include <string>\nclass Probe {\npublic:\n    explicit Probe(std::function<${type}(const std::string&)> call) : call(call) {}\n    ${type} apply(const std::string& text) const { return call(text); }\n    std::function<${type}(const std::string&)> call;\n};\n`;
    },
    all: '#include <bits/stdc++.h>\nusing namespace std;\n',
    testArgs: (file, program) => [
      '-std=c++17',
      '-Wall',
      '-Wextra',
      '-Werror=return-type',
      '-o',
      program,
      file,
    ],
  },
  {
    id: 'rust',
    programs: rust,
    applies: (gives) => {
      const type = gives === 'int' ? 'i32' : 'i64';
      return `pub struct Probe(fn(&str) -> ${type});\nimpl Probe {\n    fn new(call: fn(&str) -> ${type}) -> Self {\n        Self(call)\n    }\n    fn apply(&self, text: &str) -> ${type} {\n        (self.0)(text)\n    }\n}\n`;
    },
    all: '#![allow(dead_code)]\n',
    testArgs: (file, program) => ['--edition', '2021', '--test', '-o', program, file],
  },
];

const TITLES: Readonly<Record<SubjectName, string>> = {
  tokenBucket: 'token-bucket',
  lruCache: 'lru-cache',
  hashTable: 'hash-table',
  meetingScheduler: 'meeting-scheduler',
};

function problemOf(id: string): Problem {
  return {
    id,
    title: id.replace('-', ' '),
    statement: 'Write a part that does what it says. The rest is below.',
  } as unknown as Problem;
}

function probeSpec(gives: 'int' | 'long'): ComponentSpec {
  const names = functionsOfKind(parseType('string'), parseType(gives));
  const [choices, first = ''] = [names.join(', '), names[0]];
  return specOf(`
name: Probe
constructor:
  - { name: call, function: "string -> ${gives}", choices: [${choices}] }
methods:
  - call: "apply(text: string) -> ${gives}"
    args: { text: { length: [0, 40], alphabet: ab, small: ["", a] } }
    pure: true
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - note: It applies what it is given.
    new: [${first}]
    steps: []
  - note: It applies it again.
    new: [${first}]
    steps: []
`);
}

describe('components in C++ and Rust', function () {
  this.timeout(240_000);
  const folder = temporaryFolder();
  const quick = new QuickBuilder();

  before(() => quick.open());
  after(async () => {
    await quick.close();
    folder.remove();
  });

  /** Builds in the quick way, with no other to fall back on. */
  const quickly = async (
    adapter: LanguageAdapter,
    text: string,
    spec: ComponentSpec,
    use: (run: Run) => Promise<void>,
  ): Promise<void> => {
    const source = sourceOf(adapter, text);
    const plan = await componentOf(adapter).plan(source, spec, typeStripper);
    const { dir, ms } = await quick.quickly(plan);
    const run = await open({ dir, adapter, signature: sign('unused', [], 'void'), source, ms });
    try {
      assert.deepEqual(await run.hello(), { ok: true });
      await use(run);
    } finally {
      await run.close();
    }
  };

  const outcome = async (run: Run, spec: ComponentSpec, sequence: Sequence): Promise<string> => {
    const reply = await run.callWire(encodeSequence(sequence, spec));
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return reply.outcome;
  };

  for (const { id, programs, applies, all, testArgs } of NATIVES) {
    const adapter = adapterOf(id);
    const component = componentOf(adapter);

    describe(adapter.title, () => {
      for (const [subject, text] of Object.entries(programs.right) as [SubjectName, string][]) {
        const { spec } = SUBJECTS[subject];
        it(`${subject}: is built in the quick way`, () =>
          quickly(adapter, text, spec, async (run) => {
            for (const { sequence, outcomes } of spec.examples) {
              const got = JSON.parse(await outcome(run, spec, sequence)) as unknown[];
              const want = JSON.parse(encodeOutcomes(outcomes, sequence, spec)) as unknown[];
              // Lists without an order are compared by the judge.
              if (subject !== 'hashTable') assert.deepEqual(got, want);
              assert.equal(got.length, want.length);
            }
          }));
      }

      it('is built in the quick way where it asks for everything', () =>
        quickly(adapter, all + programs.right.lruCache, SUBJECTS.lruCache.spec, async (run) => {
          const { spec } = SUBJECTS.lruCache;
          for (const { sequence, outcomes } of spec.examples)
            assert.equal(await outcome(run, spec, sequence), encodeOutcomes(outcomes, sequence, spec));
        }));

      it('knows the line of a failure in the quick way', () =>
        quickly(adapter, programs.crashes.text, SUBJECTS.lruCache.spec, async (run) => {
          const { spec } = SUBJECTS.lruCache;
          const peek = spec.methods.findIndex(({ name }) => name === 'peek');
          const steps = [{ method: peek, args: [13] }];
          const got = JSON.parse(await outcome(run, spec, { args: [1], steps, start: 0 })) as unknown[];
          assert.equal((got[1] as { line: number }).line, programs.crashes.line);
        }));

      for (const gives of ['int', 'long'] as const) {
        it(`is given functions to ${gives} that are the engine's bit for bit`, async () => {
          const spec = probeSpec(gives);
          const rng = makeRng(11);
          const letter = (): string => String.fromCharCode(rng.int(0x20, 0x7e));
          const texts = [
            '',
            ...Array.from({ length: 1_000 }, () => Array.from({ length: rng.int(0, 40) }, letter).join('')),
          ];
          await quickly(adapter, applies(gives), spec, async (run) => {
            for (const name of functionsOfKind(parseType('string'), parseType(gives))) {
              const call = FUNCTIONS[name]?.call;
              assert.ok(call !== undefined);
              const steps = texts.map((text) => ({ method: 0, args: [text] }));
              const sequence: Sequence = { args: [name], steps, start: 0 };
              const values = [undefined, ...texts.map(call)];
              const want = values.map((value) => ({ kind: 'value', value }) as const);
              assert.equal(await outcome(run, spec, sequence), encodeOutcomes(want, sequence, spec), name);
            }
          });
        });
      }

      it('has plain tests that a right solution passes, and the stub does not', () => {
        for (const subject of Object.keys(TITLES) as SubjectName[]) {
          const { spec } = SUBJECTS[subject];
          const dir = join(folder.path, `${id}-${subject}`);
          fs.mkdirSync(dir);
          const [stub, test] = component.files(problemOf(TITLES[subject]), spec);
          assert.ok(test !== undefined);
          fs.writeFileSync(join(dir, test.name), test.text);
          const codeOf = (solution: string): number | null => {
            fs.writeFileSync(join(dir, stub.name), solution);
            assert.ok(adapter.toolchain !== null);
            const program = join(dir, 'test.exe');
            const built = spawnSync(toolPath(adapter.toolchain), testArgs(test.name, program), {
              cwd: dir,
              encoding: 'utf8',
            });
            assert.equal(built.status, 0, `${built.stderr}\n${test.text}\n${solution}`);
            const ran = spawnSync(program, [], { cwd: dir, encoding: 'utf8' });
            if (solution !== stub.text) assert.equal(ran.status, 0, `${ran.stdout}${ran.stderr}`);
            return ran.status;
          };
          assert.equal(codeOf(programs.right[subject]), 0);
          assert.notEqual(codeOf(stub.text), 0, `${subject}: the stub passes`);
        }
      });

      it('builds the bare stubs', async () => {
        for (const subject of Object.keys(TITLES) as SubjectName[]) {
          const { spec } = SUBJECTS[subject];
          const [stub] = component.files(problemOf(TITLES[subject]), spec);
          await quickly(adapter, stub.text, spec, async (run) => {
            const [example] = spec.examples;
            assert.ok(example !== undefined);
            assert.notEqual(
              await outcome(run, spec, example.sequence),
              encodeOutcomes(example.outcomes, example.sequence, spec),
            );
          });
        }
      });
    });
  }
});

function componentOf({ id, component }: LanguageAdapter): ComponentAdapter {
  assert.ok(component !== undefined, `${id} has no components`);
  return component;
}
