import assert from 'node:assert/strict';
import { DEBUGGERS, launchOf } from '../../../../src/features/debugging/debuggers.ts';
import { firstStatement } from '../../../../src/features/debugging/firstStatement.ts';

describe('the first statement of a function', () => {
  const at = (text: string, definition: number, isPython = false): string => {
    const lines = text.split('\n');
    return (lines[firstStatement(lines, definition, isPython)] ?? '').trim();
  };

  it('is the line behind its header', () => {
    assert.equal(at('// x\nfunc F(n int) int {\n\treturn n\n}', 2), 'return n');
    assert.equal(at('def f(n):\n    return n\n', 1, true), 'return n');
  });
  it('is behind a header of several lines, comments and empty lines', () => {
    assert.equal(at('int f(\n    int a,\n    int b) {\n\n    // so\n    return a;\n}', 1), 'return a;');
    assert.equal(at('def f(\n    a,\n    b,\n) -> int:\n    # so\n\n    return a\n', 1, true), 'return a');
  });
  it('is behind a doc string', () => {
    assert.equal(at('def f(n):\n    """Gives n."""\n    return n\n', 1, true), 'return n');
    assert.equal(at('def f(n):\n    """Gives\n\n    n.\n    """\n    return n\n', 1, true), 'return n');
    assert.equal(at('def f(n):\n    """Gives\n    n."""\n    return n\n', 1, true), 'return n');
  });
  it('is the header where the body stands on it', () => {
    assert.equal(at('fn f(n: i32) -> i32 { n }\nfn g() {}', 1), 'fn f(n: i32) -> i32 { n }');
  });
  it('is within the file whatever that holds', () => {
    for (const text of ['', 'def f(n):', 'int f(', 'int f() {\n']) {
      for (const isPython of [true, false]) {
        const lines = text.split('\n');
        const line = firstStatement(lines, 1, isPython);
        assert.ok(line >= 0 && line < lines.length, JSON.stringify(text));
      }
    }
  });
});

describe('launch configurations', () => {
  const run = {
    file: '/b/solution.exe',
    args: [],
    dir: '/b',
    env: { KODE_REQUESTS: '/b/requests.txt', KODE_REPLIES: '/b/replies.txt' },
    replies: '/b/replies.txt',
  };
  const launch = (
    type: string,
    more = {},
    platform: NodeJS.Platform = 'linux',
  ): Readonly<Record<string, unknown>> =>
    launchOf(type, { language: 'rust', path: '/w/my.rs', run: { ...run, ...more }, harness: '/h' }, platform);

  it('exist for every debugger but the built-in one', () => {
    for (const debuggers of Object.values(DEBUGGERS)) {
      for (const { type } of debuggers) {
        if (type !== 'node') assert.equal(launch(type, { args: ['-cp', 'x', 'Main'] })['cwd'], '/b');
      }
    }
    assert.throws(() => launch('node'), /cannot start/);
  });
  it('name the program, and the files of the case in the environment', () => {
    assert.deepEqual(launch('go'), {
      mode: 'exec',
      program: '/b/solution.exe',
      args: [],
      cwd: '/b',
      env: run.env,
    });
    assert.deepEqual(launch('lldb')['env'], run.env);
    assert.deepEqual(launch('cppdbg')['environment'], [
      { name: 'KODE_REQUESTS', value: '/b/requests.txt' },
      { name: 'KODE_REPLIES', value: '/b/replies.txt' },
    ]);
    assert.equal(launch('cppdbg')['MIMode'], 'gdb');
    assert.equal(launch('cppdbg', {}, 'darwin')['MIMode'], 'lldb');
  });
  it('give interpreters their own options apart from the program', () => {
    const python = launch('debugpy', { file: '/usr/bin/python3', args: ['-B', '/h/python/kode.py'] });
    assert.deepEqual(
      [python['python'], python['pythonArgs'], python['program']],
      ['/usr/bin/python3', ['-B'], '/h/python/kode.py'],
    );
    const java = launch('java', { file: '/usr/bin/java', args: ['-Dx=1', '-cp', '/b/out', 'KodeMain'] });
    assert.deepEqual(
      [java['javaExec'], java['vmArgs'], java['mainClass'], java['classPaths'], java['sourcePaths']],
      ['/usr/bin/java', ['-Dx=1'], 'KodeMain', ['/b/out'], ['/w']],
    );
  });
});
