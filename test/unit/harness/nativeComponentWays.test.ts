/** What a component may look like in C++ and Rust, in how many ways it may refuse, and what is said of one that does not fit. */
import assert from 'node:assert/strict';
import type { ComponentSpec } from '../../../src/engine/components/spec.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { specOf } from '../engine/components/models/specOf.ts';
import { tokenBucketSpec } from '../engine/components/models/tokenBucket.ts';
import { programs as cppPrograms } from './components/cpp.ts';
import { BuildFailure, sign, typeStripper, withRun } from './driver.ts';
import type { Run } from './driver.ts';

/** `add` gives the total and refuses less than nothing, `last` what was added last, if anything; `reset` gives nothing. */
const SPEC = specOf(`
name: Counter
constructor:
  - { name: total, type: int, range: [0, 9] }
errors:
  INVALID: Less than nothing.
  TOO_MANY: More than enough.
methods:
  - call: "add(n: int) -> int"
    args: { n: { range: [-9, 99] } }
    errors: [INVALID, TOO_MANY]
  - call: "reset() -> void"
  - call: "last() -> int?"
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [0], steps: [{ call: add, args: [1], gives: 1 }] }
  - { note: None., new: [0], steps: [{ call: last, gives: null }] }
`);

const USE = '[[5],[[2],[0,2],[2],[0,-1],[0,99],[1],[0,1]],0]';
const GIVEN = [[null], [null], [7], [2], 'INVALID', 'TOO_MANY', [null], [1]];

type Native = 'cpp' | 'rust';

function run<T>(
  id: Native,
  text: string,
  use: (run: Run) => Promise<T>,
  spec: ComponentSpec = SPEC,
): Promise<T> {
  const adapter = adapterOf(id);
  const { component } = adapter;
  assert.ok(component !== undefined);
  const built: LanguageAdapter = {
    ...adapter,
    plan: (source) => component.plan(source, spec, typeStripper),
    compileMessages: (output, source) => component.compileMessages(output, source, spec),
  };
  return withRun(built, text, sign('unused', [], 'void'), use);
}

function outcomesOf(id: Native, text: string, sequence: string): Promise<unknown> {
  return run(id, text, async (process) => {
    assert.deepEqual(await process.hello(), { ok: true });
    const reply = await process.callWire(sequence);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as unknown;
  });
}

/** The message of a build that fails, after its line. */
async function said(id: Native, text: string, spec: ComponentSpec = SPEC): Promise<string> {
  try {
    await run(id, text, () => Promise.resolve(), spec);
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    const [first] = error.messages;
    return `${first?.line ?? 0}: ${first?.text ?? ''}`;
  }
  return 'it compiles';
}

const cpp = (
  parts: {
    readonly head?: string;
    readonly name?: string;
    readonly refuse?: string;
    readonly after?: string;
  } = {},
): string => {
  const refuse = parts.refuse ?? 'throw CodedError';
  return `#include <optional>
#include <stdexcept>
#include <string>
${parts.head ?? ''}
class ${parts.name ?? 'Counter'} {
public:
    ${(parts.name ?? 'Counter').split(' ')[0] ?? ''}(int total) : total(total) {}
    int add(int n) {
        if (n < 0) ${refuse}("INVALID");
        if (n > 9) ${refuse}("TOO_MANY");
        n_ = n;
        return total += n;
    }
    void reset() { total = 0; }
    std::optional<int> last() const { return n_; }

protected:
    int total;
    std::optional<int> n_;
};
${parts.after ?? ''}`;
};

const CPP_WAYS: Readonly<Record<string, string>> = {
  'a class that throws what Kode brings': cpp(),
  'an error with a field, which is no exception of the library': cpp({
    head: 'struct CodedError {\n    explicit CodedError(const char* why) : code(why) {}\n    const char* code;\n};',
  }),
  'an error with a method': cpp({
    head: 'class CodedError : public std::exception {\npublic:\n    explicit CodedError(std::string why) : why_(why) {}\n    const std::string& code() const { return why_; }\n    std::string why_;\n};',
  }),
  'an error of the library whose text is the code': cpp({ refuse: 'throw std::invalid_argument' }),
  'an error of its own below CodedError': cpp({
    head: 'class CodedError : public std::runtime_error {\npublic:\n    using std::runtime_error::runtime_error;\n};\nclass Wrong : public CodedError {\npublic:\n    using CodedError::CodedError;\n};',
    refuse: 'throw Wrong',
  }),
  'a class that has the methods from above': cpp({
    name: 'Base',
    after: 'class Counter final : public Base {\npublic:\n    using Base::Base;\n};\n',
  }),
  'another name for a class of templates': cpp({
    head: 'template <class T>',
    name: 'Basic',
    after: 'using Counter = Basic<int>;\n',
  }),
  'a class among macros, with a main and everything included': cpp({
    head: '#include <bits/stdc++.h>\nusing namespace std;\n#define ll long long',
    after: 'int main() { Counter counter(1); return counter.add(1); }\n',
  }),
  'a class whose methods stand outside of it': `#include <optional>
class Counter {
    int total_;
    std::optional<int> n_;

public:
    Counter(const Counter&) = delete;
    explicit Counter(int total);
    long add(const int& n);
    void reset();
    std::optional<int> last() const;
};
Counter::Counter(int total) : total_(total) {}
long Counter::add(const int& n) {
    if (n < 0) throw CodedError("INVALID");
    if (n > 9) throw CodedError("TOO_MANY");
    n_ = n;
    return total_ += n;
}
void Counter::reset() { total_ = 0; }
std::optional<int> Counter::last() const { return n_; }
`,
};

const rust = (
  parts: {
    readonly head?: string;
    readonly made?: string;
    readonly type?: string;
    readonly of?: string;
    readonly error?: string;
    readonly refusals?: readonly [invalid: string, many: string];
  } = {},
): string => {
  const error = parts.error ?? 'Error';
  const [invalid, many] = parts.refusals ?? ['Error::Invalid', 'Error::TooMany'];
  return `${parts.head ?? ''}
${parts.type ?? 'pub struct Counter {\n    total: i32,\n    n: Option<i32>,\n}'}

impl Counter {
    ${parts.made ?? 'fn new(total: i32) -> Self {\n        Counter { total, n: None }\n    }'}
}

${parts.of ?? 'impl Counter {'}
    fn add(&mut self, n: i32) -> Result<i32, ${error}> {
        if n < 0 {
            return Err(${invalid});
        }
        if n > 9 {
            return Err(${many});
        }
        self.n = Some(n);
        self.total += n;
        Ok(self.total)
    }

    fn reset(&mut self) {
        self.total = 0;
    }

    fn last(&self) -> Option<i32> {
        self.n
    }
}
`;
};

const RUST_WAYS: Readonly<Record<string, string>> = {
  'a type that refuses with what Kode brings, and is always made': rust(),
  'a type that is made or refused': rust({
    made: 'pub fn new(total: i32) -> Result<Counter, Error> {\n        Ok(Counter { total, n: None })\n    }',
  }),
  'errors that say more': rust({
    head: '#[derive(Debug)]\nenum CounterError {\n    Invalid(i32),\n    TooMany { n: i32, most: i32 },\n}',
    error: 'CounterError',
    refusals: ['CounterError::Invalid(n)', 'CounterError::TooMany { n, most: 9 }'],
  }),
  'errors that are texts': rust({ error: "&'static str", refusals: ['"INVALID"', '"TOO_MANY"'] }),
  'errors of any type': rust({
    error: 'Box<dyn std::error::Error>',
    refusals: ['"INVALID".into()', '"TOO_MANY".into()'],
  }),
  'a type with the methods of a trait': rust({
    head: 'trait Adds {\n    fn add(&mut self, n: i32) -> Result<i32, Error>;\n    fn reset(&mut self);\n    fn last(&self) -> Option<i32>;\n}',
    of: 'impl Adds for Counter {',
  }),
  'another name for a type': rust({
    type: 'pub struct Inner<T> {\n    total: i32,\n    n: Option<T>,\n}\ntype Counter = Inner<i32>;',
  }),
};

for (const [id, ways] of [
  ['cpp', CPP_WAYS],
  ['rust', RUST_WAYS],
] as const) {
  describe(`a component in ${adapterOf(id).title} is shown as`, function () {
    this.timeout(120_000);
    for (const [way, text] of Object.entries(ways)) {
      it(way, async () => {
        assert.deepEqual(await outcomesOf(id, text, USE), GIVEN);
      });
    }
  });
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a component in C++ or Rust that does not fit', function () {
  this.timeout(120_000);

  it('has another constructor in C++', async () => {
    const text = cpp().replace('Counter(int total)', 'Counter(int total, int more)');
    const message = await said('cpp', text);
    assert.ok(
      message.startsWith(`${lineOf(text, 'Counter(int total')}: Kode makes it by \`Counter(int total)\`;`),
      message,
    );
    assert.match(message, /this file has `Counter\(int total, int more\)/);
  });

  it('has a method in C++ that is only declared', async () => {
    const text = cpp().replace('void reset() { total = 0; }', 'void reset();');
    const message = await said('cpp', text);
    assert.ok(message.startsWith(`${lineOf(text, 'void reset()')}: Kode calls \`void reset()\`;`), message);
    assert.match(message, /undefined reference/);
  });

  it('has a method in C++ that gives another type', async () => {
    const text = cpp()
      .replace('int add(int n)', 'std::string add(int n)')
      .replace('return total += n', 'return ""');
    const message = await said('cpp', text);
    assert.ok(
      message.startsWith(`${lineOf(text, 'std::string add')}: Kode calls \`int add(int n)\`;`),
      message,
    );
  });

  it('has a clock in C++ that cannot be asked', async () => {
    const text = cppPrograms.right.tokenBucket
      .replace('virtual long long now_ms() const = 0;', 'virtual long long millis() const = 0;')
      .replaceAll('clock_.now_ms()', 'clock_.millis()');
    const message = await said('cpp', text, tokenBucketSpec);
    assert.ok(message.startsWith(`${lineOf(text, 'class Clock')}: Kode's clock is a \`Clock\``), message);
  });

  it('has another constructor in Rust', async () => {
    const text = rust().replace('fn new(total: i32)', 'fn new(total: i32, more: u8)');
    const message = await said('rust', text);
    assert.ok(
      message.startsWith(`${lineOf(text, 'fn new(')}: Kode makes it by \`fn new(total: i32) ->`),
      message,
    );
    assert.match(message, /this file has `fn new\(total: i32, more: u8\) -> Self`/);
  });

  it('has a method in Rust that gives another type', async () => {
    const text = rust().replace(
      'fn last(&self) -> Option<i32> {\n        self.n',
      'fn last(&self) -> i32 {\n        0',
    );
    const message = await said('rust', text);
    assert.ok(message.startsWith(`${lineOf(text, 'fn last(')}: Kode calls \`fn last(`), message);
    assert.match(message, /this file has `fn last\(&self\) -> i32`/);
  });

  it('ends its process in C++ by an index outside of a list, at its line', async () => {
    const text = cpp({ head: '#include <vector>' }).replace(
      'n_ = n;',
      'std::vector<int> list(3);\n        n_ = list[n];',
    );
    await run('cpp', text, async (process) => {
      await process.hello();
      const died = await process.callWire('[[5],[[0,7]],0]');
      assert.ok('crash' in died, JSON.stringify(died));
      assert.equal(died.crash?.message, 'index out of range');
      assert.equal(died.crash.line, lineOf(text, 'list[n]'));
    });
  });

  it('dies in Rust by an index outside of a list, at its line, and goes on', async () => {
    const text = rust().replace(
      'self.n = Some(n);',
      'let list = vec![0; 3];\n        self.n = Some(list[n as usize]);',
    );
    const outcomes = await outcomesOf('rust', text, '[[5],[[0,7],[1]],0]');
    const message = 'index out of bounds: the len is 3 but the index is 7';
    assert.deepEqual(outcomes, [[null], { type: 'panic', message, line: lineOf(text, 'list[n') }]);
  });
});
