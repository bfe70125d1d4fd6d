/** What a component may look like in Go and Java, and in how many ways it may refuse. */
import assert from 'node:assert/strict';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { specOf } from '../engine/components/models/specOf.ts';
import { sign, typeStripper, withRun } from './driver.ts';

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

async function outcomesOf(id: 'go' | 'java', text: string, sequence: string): Promise<unknown> {
  const adapter = adapterOf(id);
  const { component } = adapter;
  assert.ok(component !== undefined);
  const built: LanguageAdapter = {
    ...adapter,
    plan: (source) => component.plan(source, SPEC, typeStripper),
    compileMessages: (output, source) => component.compileMessages(output, source, SPEC),
  };
  return withRun(built, text, sign('unused', [], 'void'), async (run) => {
    assert.deepEqual(await run.hello(), { ok: true });
    const reply = await run.callWire(sequence);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as unknown;
  });
}

const go = (
  parts: {
    readonly imports?: string;
    readonly head?: string;
    readonly made?: string;
    readonly type?: string;
    readonly of?: string;
    readonly invalid?: string;
    readonly many?: string;
    readonly names?: readonly [add: string, reset: string, last: string];
  } = {},
): string => {
  const [add, reset, last] = parts.names ?? ['Add', 'Reset', 'Last'];
  const of = parts.of ?? '(c *Counter)';
  return `package counter

${parts.imports ?? ''}
${parts.head ?? ''}
${parts.type ?? 'type Counter struct {\n\ttotal int\n\tn     *int\n}'}

${parts.made ?? 'func NewCounter(total int) (*Counter, error) { return &Counter{total: total}, nil }'}

func ${of} ${add}(n int) (int, error) {
	if n < 0 {
		return 0, ${parts.invalid ?? 'ErrInvalid'}
	}
	if n > 9 {
		return 0, ${parts.many ?? 'ErrTooMany'}
	}
	c.total += n
	c.n = &n
	return c.total, nil
}

func ${of} ${reset}() { c.total = 0 }

func ${of} ${last}() (int, bool) {
	if c.n == nil {
		return 0, false
	}
	return *c.n, true
}
`;
};

const STATE = 'type state struct {\n\ttotal int\n\tn     *int\n}\n\n';

const GO_WAYS: Readonly<Record<string, string>> = {
  'a type with a constructor': go(),
  'a constructor of the package': go({
    made: 'func New(total int) (*Counter, error) { return &Counter{total: total}, nil }',
  }),
  'a type of another name': go({
    of: '(c *state)',
    type: STATE,
    made: 'func NewCounter(total int) (*state, error) { return &state{total: total}, nil }',
  }),
  'an interface': go({
    of: '(c *state)',
    type: `${STATE}type Counter interface {\n\tAdd(n int) (int, error)\n\tReset()\n\tLast() (int, bool)\n}`,
    made: 'func NewCounter(total int) (Counter, error) { return &state{total: total}, nil }',
  }),
  'a struct that embeds what has the methods': go({
    of: '(c *state)',
    type: `${STATE}type Counter struct{ state }`,
    made: 'func NewCounter(total int) (*Counter, error) { return &Counter{state{total: total}}, nil }',
  }),
  'a value that points at what changes': go({
    of: '(c Counter)',
    type: `${STATE}type Counter struct{ *state }`,
    made: 'func NewCounter(total int) (*Counter, error) { return &Counter{&state{total: total}}, nil }',
  }),
  'methods that are not exported': go({ names: ['add', 'reset', 'last'] }),
  'a generic type': go({
    of: '(c *Counter[T])',
    type: 'type Counter[T any] struct {\n\ttotal int\n\tn     *int\n}',
    made: 'func NewCounter(total int) (*Counter[int], error) { return &Counter[int]{total: total}, nil }',
  }),
  'types in a group, beside names that the glue has, too': go({
    type: 'type (\n\tCounter struct {\n\t\ttotal int\n\t\tn     *int\n\t}\n\to struct{}\n)\n\nfunc q() o { return o{} }\n\nvar c, a0, err = q(), 1, 2\n',
  }),
  'errors of a list': go({
    imports: 'import "errors"',
    head: 'var ErrInvalid, ErrTooMany = errors.New("a"), errors.New("b")',
  }),
  'errors that are wrapped, and joined': go({
    imports: 'import (\n\t"errors"\n\t"fmt"\n)',
    invalid: 'fmt.Errorf("no: %w", ErrInvalid)',
    many: 'errors.Join(errors.New("x"), ErrTooMany)',
  }),
  'errors that are constants of a type': go({
    head: 'type wrong string\n\nfunc (w wrong) Error() string { return "wrong: " + string(w) }\n\nconst (\n\tErrInvalid wrong = "a"\n\tErrTooMany wrong = "b"\n)',
  }),
  'an error type whose text is the code': go({
    head: 'type ErrInvalid struct{}\n\nfunc (ErrInvalid) Error() string { return "INVALID" }\n\nfunc ErrTooMany() error { return nil }',
    imports: 'import "errors"',
    invalid: 'ErrInvalid{}',
    many: 'errors.New("TOO_MANY")',
  }),
  'a name for the package of errors that a function has': go({
    head: 'func errors() {}\n',
  }),
};

const java = (
  parts: {
    readonly head?: string;
    readonly made?: string;
    readonly invalid?: string;
    readonly many?: string;
    readonly beside?: string;
    readonly after?: string;
    readonly modifiers?: string;
  } = {},
): string => `${parts.head ?? 'public class Counter {'}
    private int total;
    private Integer n;

    ${parts.made ?? 'public Counter(int total) { this.total = total; }'}

    public ${parts.modifiers ?? ''} int add(int n) throws Exception {
        if (n < 0) throw ${parts.invalid ?? 'new CodedException("INVALID")'};
        if (n > 9) throw ${parts.many ?? 'new CodedException("TOO_MANY")'};
        this.n = n;
        return total += n;
    }

    public void reset() { total = 0; }

    public Integer last() { return n; }
${parts.beside ?? ''}
}
${parts.after ?? ''}`;

const WRONG = (member: string): string =>
  `    static class Wrong extends Exception {\n        private final String why;\n        Wrong(String why) { this.why = why; }\n        ${member}\n    }\n`;
const WRONGS = { invalid: 'new Wrong("INVALID")', many: 'new Wrong("TOO_MANY")' };

const JAVA_WAYS: Readonly<Record<string, string>> = {
  'a class': java(),
  'a class that nobody else sees, synchronized': java({
    head: 'final class Counter {',
    modifiers: 'synchronized',
  }),
  'a class in another': java({ head: 'public class Task {\n  static class Counter {', after: '}\n' }),
  'a class of another name': java({
    head: 'public class Adder {',
    made: 'Adder(int total) { this.total = total; }',
  }),
  'a class that has the methods from above': java({
    head: 'abstract class Base {',
    made: 'Base(int total) { this.total = total; }',
    after: 'class Counter extends Base {\n    Counter(int total) { super(total); }\n}\n',
  }),
  'a class with two constructors, made of an Integer': java({
    made: 'public Counter() { this(0); }\n    public Counter(Integer total) { this.total = total; }',
  }),
  'an exception with a field': java({
    ...WRONGS,
    beside: WRONG('private String code;').replace('this.why = why;', 'this.why = why; code = why;'),
  }),
  'an exception with a getter': java({ ...WRONGS, beside: WRONG('public String getCode() { return why; }') }),
  'an exception with a method that gives a constant': java({
    ...WRONGS,
    beside: `    enum Why { INVALID, TOO_MANY }\n${WRONG('Why code() { return Why.valueOf(why); }')}`,
  }),
  'an exception whose code stands above it': java({
    ...WRONGS,
    beside: `    static class Coded extends RuntimeException {\n        final String code;\n        Coded(String code) { this.code = code; }\n    }\n    static class Wrong extends Coded {\n        Wrong(String why) { super(why); }\n    }\n`,
  }),
};

for (const [id, ways] of [
  ['go', GO_WAYS],
  ['java', JAVA_WAYS],
] as const) {
  describe(`a component in ${adapterOf(id).title} is shown as`, function () {
    this.timeout(60_000);
    for (const [way, text] of Object.entries(ways)) {
      it(way, async () => {
        assert.deepEqual(await outcomesOf(id, text, USE), GIVEN);
      });
    }
  });
}

describe('an error that is none of a component', function () {
  this.timeout(60_000);
  const last = async (id: 'go' | 'java', text: string): Promise<unknown> =>
    ((await outcomesOf(id, text, '[[5],[[0,2],[0,-1],[1]],0]')) as readonly unknown[]).slice(1);
  const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

  it('is a crash in Go, at the line of its method', async () => {
    const text = go({ imports: 'import "fmt"', invalid: 'fmt.Errorf("%d is less", n)' });
    const line = lineOf(text, 'func (c *Counter) Add');
    assert.deepEqual(await last('go', text), [
      [7],
      { type: '*errors.errorString', message: '-1 is less', line },
    ]);
  });

  it('is a crash in Go, too, where it is thrown, even with a code', async () => {
    const text = go({ invalid: 'func() error { panic(ErrInvalid) }()' });
    assert.deepEqual(await last('go', text), [
      [7],
      { type: 'panic', message: 'INVALID', line: lineOf(text, 'panic(ErrInvalid)') },
    ]);
  });

  it('is a crash in Java, at its line', async () => {
    const text = java({ invalid: 'new IllegalStateException("INVALID")' });
    assert.deepEqual(await last('java', text), [
      [7],
      { type: 'IllegalStateException', message: 'INVALID', line: lineOf(text, 'new IllegalStateException') },
    ]);
  });
});
