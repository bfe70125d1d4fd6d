import assert from 'node:assert/strict';
import { goAdapter } from '../../../../../src/engine/languages/go.ts';
import { withYields } from '../../../../../src/engine/languages/components/goYields.ts';
import { cellsSpec } from '../../components/models/cells.ts';
import { GO_MASK, maskSource } from '../../../../../src/engine/languages/mask.ts';

const threads = goAdapter.component?.threads;
assert.ok(threads !== undefined);
const { race, waits } = threads;
const source = { path: '/x/solution.go', text: 'line\n'.repeat(40) };

const REPORT = `hello
==================
WARNING: DATA RACE
Write at 0x00c000012345 by goroutine 9:
  container/list.(*List).MoveToFront()
      /usr/local/go/src/container/list/list.go:190 +0x44
  kode/sol.(*Cache[...]).Get.func1()
      /tmp/a b/sol/solution.go:12 +0x44
  kode/sol.(*Cache[...]).Get()
      /tmp/a b/sol/solution.go:10 +0x44

Previous read at 0x00c000012345 by main goroutine:
  kode/sol.(*Cache[...]).Keys()
      /tmp/a b/sol/solution.go:30 +0x55
  kode/sol.KodeMain.func1.2()
      /tmp/a b/sol/kode_glue.go:30 +0x55

Goroutine 9 (running) created at:
  kode/harness.letLoose()
      /tmp/a b/harness/threads.go:150 +0x99
==================
`;

const TRACE = `goroutine 1 [select]:
kode/harness.letLoose({0xc0000140c0, 0x2, 0x2})
\t/tmp/a b/harness/threads.go:150 +0x99

goroutine 7 [sync.Mutex.Lock]:
sync.(*Mutex).Lock(...)
\t/usr/local/go/src/sync/mutex.go:46
kode/sol.(*Accounts).Move(0xc0000140c0, 0x0, 0x5)
\t/tmp/a b/sol/solution.go:22 +0x1b

goroutine 8 [sync.Mutex.Lock]:
kode/sol.(*Accounts).Move(0xc0000140c0, 0x1, 0x5)
\t/tmp/a b/sol/solution.go:22 +0x1b

goroutine 9 [chan receive]:
kode/sol.(*Accounts).Total(...)
\tC:\\a b\\sol\\solution.go:31 +0x1b
`;

describe('what is said of goroutines', () => {
  it('a race has two lines', () => {
    assert.deepEqual(race(REPORT, source), {
      kind: 'race',
      message:
        'One goroutine writes memory in `Get` that another one reads in `Keys`, and nothing puts the two into an order.',
      lines: [12, 30],
      printed: 'hello\n',
    });
    assert.deepEqual(race(REPORT.replaceAll('\n', '\r\n'), source)?.lines, [12, 30]);
  });

  it('a map that goroutines use at the same time', () => {
    const output = `hi\nfatal error: concurrent map writes\n\ngoroutine 9 [running]:\ninternal/runtime/maps.fatal({0x4c, 0x15})\n\t/usr/x.go:1 +0x1\nkode/sol.(*Cache).Put(0xc0, 0x1)\n\t/tmp/sol/solution.go:17 +0x1b\n\n${TRACE}`;
    assert.deepEqual(race(output, source), {
      kind: 'race',
      message:
        'Goroutines use a map at the same time, and at least one of them writes: concurrent map writes.',
      lines: [17],
      printed: 'hi\n',
    });
  });

  it('goroutines that wait for one another', () => {
    const output = `fatal error: all goroutines are asleep - deadlock!\n\n${TRACE}`;
    assert.deepEqual(race(output, source), {
      kind: 'deadlock',
      message: 'Every goroutine waits for another one.',
      lines: [22, 31],
      printed: '',
    });
    assert.deepEqual(waits(`SIGQUIT: quit\nPC=0x4 m=0 sigcode=0\n\n${TRACE}`, source), [22, 31]);
  });

  it('nothing of what else a program prints', () => {
    for (const output of ['', 'WARNING: DATA RACE\n', 'panic: no\n\ngoroutine 1 [running]:\n'])
      assert.equal(race(output, source), null);
    assert.deepEqual(waits('', source), []);
  });
});

describe('builds with goroutines', () => {
  it('have the detector, also where a text cannot be given places to stop', () => {
    const text =
      'package cells\n\ntype Cells struct{}\n\nfunc NewCells() *Cells { return nil }\n\nfunc (c *Cells) Size() int {\n\treturn 0\n}\n';
    const builds = threads.builds({ path: '/x/cells.go', text }, cellsSpec);
    assert.deepEqual(
      builds.map(({ detector, plan }) => [
        detector !== null,
        plan.files.some((file) => 'text' in file && file.text.includes('kode__yield(); return 0')),
      ]),
      [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ],
    );
  });
});

describe('places at which goroutines stop', () => {
  /** The places of a text: its lines that got one. */
  const places = (text: string): readonly string[] => {
    const out = withYields(text, maskSource(text, GO_MASK));
    assert.equal(out.replaceAll('kode__yield(); ', ''), text);
    return out.split('\n').flatMap((line) => /kode__yield\(\); (.*)/.exec(line)?.slice(1) ?? []);
  };

  it('are before statements that begin a line', () => {
    const body = [
      'func (b *Bucket) Take(n int) bool { // b',
      '\tb.mu.Lock()',
      '\tv := b.level',
      '\tif v < n {',
      '\t\treturn false',
      '\t}',
      '\tb.level, b.at[n] = v-n, 0',
      '\tb.count++',
      '\t/* a */ b.mu.Unlock()',
      '\tgo func() {',
      '\t\tb.done <- 1',
      '\t\tclose(b.done)',
      '\t\tb.n.Store(1)',
      '\t}()',
      '\treturn true',
      '}',
    ];
    assert.deepEqual(places(body.join('\n')), [
      'b.mu.Lock()',
      'v := b.level',
      'if v < n {',
      'return false',
      'b.level, b.at[n] = v-n, 0',
      'b.count++',
      'b.mu.Unlock()',
      'go func() {',
      'b.n.Store(1)',
      'return true',
    ]);
  });

  it('are nowhere else', () => {
    const text = [
      'var (',
      '\ta = 1',
      '\tb = errors.New("x")',
      ')',
      '',
      'type T struct {',
      '\tx int',
      '}',
      '',
      'func f(',
      '\tx int,',
      ') T {',
      '\tconst (',
      '\t\tk = iota',
      '\t)',
      '\tlist := []error{',
      '\t\terrors.Join(',
      '\t\t\tnil,',
      '\t\t),',
      '\t}',
      '\trows := [][]error{{',
      '\t\terrors.New(),',
      '\t}, {',
      '\t\terrors.New(),',
      '\t}}',
      '\tif x < 1 {',
      '\t} else',
      '\t// Above.',
      '\tif x < 2 {',
      '\t}',
      '\ttype point struct {',
      '\t\tsync.Mutex',
      '\t}',
      '\tsum := 1 +',
      '\t\tx.y(2)',
      'outer:',
      '\tfor i := 0; i < x; i++ {',
      '\t\tselect {',
      '\t\tcase v, ok := <-c:',
      '\t\t\tbreak outer',
      '\t\tcase w = <-c:',
      '\t\tdefault:',
      '\t\t}',
      '\t}',
      '\ttext := `',
      '\treturn x',
      '\t`',
      '\treturn T{',
      '\t\tx: 1,',
      '\t}',
      '}',
    ].join('\n');
    assert.deepEqual(places(text), [
      'list := []error{',
      'rows := [][]error{{',
      'if x < 1 {',
      'sum := 1 +',
      'select {',
      'text := `',
    ]);
  });

  it('leave line ends of Windows alone', () => {
    assert.deepEqual(places('func f() {\r\n\ta.b()\r\n\treturn\r\n}\r\n'), ['a.b()', 'return']);
  });
});
