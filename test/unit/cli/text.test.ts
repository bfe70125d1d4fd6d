import assert from 'node:assert/strict';
import { cacheFolder } from '../../../src/cli/installation.ts';
import { reportText } from '../../../src/cli/reportText.ts';
import { createTerminal, plainPaint, table } from '../../../src/cli/terminal.ts';
import type { Report } from '../../../src/engine/grading/report.ts';

const REPORT: Report = {
  problem: 'rotate-array',
  language: 'go',
  verdict: 'wrong-answer',
  summary: 'For a = [0, 1], k = 1 your function leaves a = [0, 1]; it should leave a = [1, 0].',
  seed: 7,
  cases: { run: 5, passed: 4, byPhase: { examples: { run: 4, passed: 4 }, small: { run: 1, passed: 0 } } },
  counterexample: {
    phase: 'small',
    input: 'a = [0, 1]\nk = 1',
    expected: 'a = [1, 0]',
    actual: 'a = [0, 1]',
    stdout: 'hello\r\nthere\n',
    why: null,
    wire: '[[0,1],1]',
    shrunkFrom: null,
    irrelevant: [],
    neighbour: null,
  },
  growth: { verdict: 'not-judged', ratio: null, text: 'Growth was not measured.' },
  messages: [],
  ownAnswers: [],
  isolation: 'marks',
  timings: { buildMs: 10, runMs: 20, totalMs: 33 },
};

describe('Report on a terminal', () => {
  it('is a sentence, then a grid that points at the difference, then the counts', () => {
    assert.equal(
      reportText(REPORT, plainPaint),
      `Wrong answer. ${REPORT.summary}

  input     a = [0, 1]
            k = 1
  expected  a = [1, 0]
  actual    a = [0, 1]
                 ^
  printed   hello
            there

examples 4/4, small 0/1 · seed 7 · 33 ms (build 10, run 20)`,
    );
  });

  it('gives compile errors their place', () => {
    const text = reportText(
      {
        ...REPORT,
        verdict: 'compile-error',
        summary: 'undefined: x',
        counterexample: null,
        messages: [{ file: 'C:\\übung\\a.go', line: 3, column: 5, severity: 'error', text: 'undefined: x' }],
      },
      plainPaint,
    );
    assert.match(text, /^Compile error\. undefined: x\n\nC:\\übung\\a\.go:3:5: undefined: x\n/);
  });

  it('says how the time grows where that was measured', () => {
    const growth = {
      verdict: 'same',
      ratio: 2,
      text: 'doubling the input made yours 2 times slower',
    } as const;
    const text = reportText({ ...REPORT, verdict: 'accepted', counterexample: null, growth }, plainPaint);
    assert.match(text, /\n\nDoubling the input made yours 2 times slower\.\n\n/);
  });
});

describe('Terminal', () => {
  const collect = (isTTY: boolean, env: NodeJS.ProcessEnv) => {
    const written = { out: '', err: '' };
    const terminal = createTerminal(
      { isTTY, write: (text) => (written.out += text) },
      { isTTY, columns: 10, write: (text) => (written.err += text) },
      env,
    );
    return { terminal, written };
  };

  it('has colours on a terminal only, and not with NO_COLOR', () => {
    assert.equal(collect(true, {}).terminal.paint('red', 'x'), '\u001b[31mx\u001b[39m');
    assert.equal(collect(true, { NO_COLOR: '1' }).terminal.paint('red', 'x'), 'x');
    assert.equal(collect(true, { TERM: 'dumb' }).terminal.paint('red', 'x'), 'x');
    assert.equal(collect(false, {}).terminal.paint('red', 'x'), 'x');
  });

  it('shows progress on a terminal only, cut to its width, and takes it away before a line', () => {
    const { terminal, written } = collect(true, {});
    terminal.progress('a long line of progress');
    terminal.out('done');
    assert.equal(written.err, '\r\u001b[Ka long li\r\u001b[K');
    assert.equal(written.out, 'done\n');
    const plain = collect(false, {});
    plain.terminal.progress('running');
    assert.equal(plain.written.err, '');
  });

  it('lines up columns', () => {
    assert.equal(table([['a', 'bbb', 'c'], ['aaa', 'b'], []]), 'a    bbb  c\naaa  b\n');
  });
});

describe('Cache folder', () => {
  it('is where the system wants it', () => {
    assert.match(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux'), /^\/x.kode$/);
    assert.match(cacheFolder({ XDG_CACHE_HOME: '' }, 'linux'), /\.cache.kode$/);
    assert.match(
      cacheFolder({ LOCALAPPDATA: 'C:\\Users\\Jörg K\\AppData' }, 'win32'),
      /^C:\\Users\\Jörg K\\AppData.kode.cache$/,
    );
    assert.match(cacheFolder({}, 'darwin'), /Library.Caches.kode$/);
  });
});
