import assert from 'node:assert/strict';
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import type { LanguageId } from '../../../../src/engine/languages/ids.ts';
import { PlanError } from '../../../../src/engine/languages/language.ts';
import { ADAPTERS, adapterOf, languageOfFile } from '../../../../src/engine/languages/registry.ts';
import { parseType } from '../../../../src/engine/values/type.ts';
import { findMarker } from '../../../../src/engine/scaffold/marker.ts';
import { sign, sourceOf, typeStripper } from '../../harness/driver.ts';

const ROTATE = sign('rotateLeft', ['a: int[] inout', 'k: int'], 'void');
const ADD = sign('f', ['n: int'], 'int');
const PROBLEM = {
  id: 'rotate-array',
  title: 'Rotate right by k',
  statement: 'Turn `a` to the right.',
  spec: { signature: ROTATE },
} as unknown as Problem;

describe('every language', () => {
  for (const adapter of ADAPTERS) {
    it(`${adapter.title} has a stub with the marker, and files of its own extension`, () => {
      const { name, text } = adapter.stub(PROBLEM);
      assert.equal(findMarker(text), 'rotate-array');
      assert.ok(name.endsWith(adapter.extensions[0] as string));
      assert.ok(text.includes('Turn a to the right.'));
      assert.ok(!/[ \t]$/m.test(text), 'no blanks at the end of a line');
      assert.equal(languageOfFile(`C:\\Übung 1\\${name.toUpperCase()}`), adapter);
    });
  }
});

const LINES: Partial<Record<LanguageId, readonly [line: string, file: string]>> = {
  go: ['func RotateLeft(a []int, k int)', 'rotate_array.go'],
  python: ['def rotate_left(a: list[int], k: int) -> None', 'rotate_array.py'],
  typescript: ['function rotateLeft(a: number[], k: number): void', 'rotate-array.ts'],
  javascript: ['function rotateLeft(a, k)', 'rotate-array.js'],
  java: ['static void rotateLeft(int[] a, int k)', 'RotateArray.java'],
  cpp: ['void rotateLeft(std::vector<int>& a, int k)', 'rotate_array.cpp'],
  rust: ['fn rotate_left(a: &mut Vec<i32>, k: i32)', 'rotate_array.rs'],
};

describe('signature lines and file names', () => {
  for (const [id, [line, file]] of Object.entries(LINES)) {
    it(id, () => {
      const adapter = adapterOf(id as LanguageId);
      assert.equal(adapter.signatureLine(ROTATE), line);
      assert.equal(adapter.stub(PROBLEM).name, file);
    });
  }
  it('give way to words of the language', () => {
    const signature = sign('build', ['in: int', 'func: int', 'type: int'], 'int');
    assert.equal(
      adapterOf('python').signatureLine(signature),
      'def build(in_: int, func: int, type: int) -> int',
    );
    assert.equal(adapterOf('go').signatureLine(signature), 'func Build(in, func_, type_ int) int');
    assert.equal(adapterOf('javascript').signatureLine(signature), 'function build(in_, func, type)');
  });
});

const LITERALS: Partial<
  Record<LanguageId, readonly (readonly [type: string, value: unknown, text: string])[]>
> = {
  go: [
    ['int[][]', [[1, 2], []], '[][]int{{1, 2}, {}}'],
    ['float', -0, 'math.Copysign(0, -1)'],
    ['text', 'a"\n', '"a\\"\\n"'],
    ['int64', 5n, '5'],
    ['int?', null, 'nil'],
    ['map<string,int>', new Map([['a', 1]]), 'map[string]int{"a": 1}'],
    ['Tree', [1, null, 2], '[]any{1, nil, 2}'],
    ['[int,int][]', [[1, 2]], '[][2]int{{1, 2}}'],
  ],
  python: [
    ['bool[]', [true, false], '[True, False]'],
    ['float', 1, '1.0'],
    ['float', NaN, "float('nan')"],
    ['int?', null, 'None'],
    ['[int]', [1], '(1,)'],
    ['map<int,text>', new Map([[1, 'a']]), '{1: "a"}'],
  ],
  java: [
    ['int[][]', [[1], []], 'new int[][] {new int[] {1}, new int[] {}}'],
    ['long', 5, '5L'],
    ['float', 1, '1.0'],
    ['[int,int]', [1, 2], 'new int[] {1, 2}'],
    ['int?', null, 'null'],
  ],
  cpp: [
    ['int[][]', [[1], []], 'std::vector<std::vector<int>>{{1}, {}}'],
    ['int64', -5n, '-5LL'],
    ['int?', null, 'std::nullopt'],
    ['[int,text]', [1, 'a'], 'std::pair<int, std::string>{1, "a"}'],
  ],
  rust: [
    ['int?[]', [1, null], 'vec![Some(1), None]'],
    ['text', '\u0001\b', '"\\u{1}\\u{8}"'],
    ['float', NaN, 'f64::NAN'],
    ['[int]', [1], '(1,)'],
  ],
  typescript: [
    ['int64[]', [5n], '[5n]'],
    ['long', 5, '5'],
    ['text', "it's", "'it\\'s'"],
    ['float', Infinity, 'Infinity'],
    ['{id:string,n:int}', { id: 'a', n: 1 }, "{ id: 'a', n: 1 }"],
    ['map<int,int>', new Map([[1, 2]]), 'new Map([[1, 2]])'],
  ],
};

describe('literals', () => {
  for (const [id, rows] of Object.entries(LITERALS)) {
    for (const [type, value, text] of rows) {
      it(`${id}: ${text}`, () =>
        assert.equal(adapterOf(id as LanguageId).literal(value, parseType(type)), text));
    }
  }
});

describe('compiler output of Go', () => {
  const go = adapterOf('go');
  const source = sourceOf(go, 'package x\r\n\r\nfunc F(n int) int {\r\n\treturn "ü" + m\r\n}\r\n');
  it('is mapped to the file, columns too, with either kind of slash', () => {
    for (const slash of ['/', '\\']) {
      const output = `# kode/sol\r\n.${slash}sol${slash}solution.go:4:16: undefined: m\r\nsol${slash}kode_glue.go:6:30: undefined: F\r\n`;
      assert.deepEqual(
        go.compileMessages(output, source, ADD).map(({ line, column, text }) => [line, column, text]),
        [[4, 15, 'undefined: m']],
      );
    }
  });
  it('keeps what follows a message', () => {
    const output = 'sol/solution.go:3:2: not enough arguments in call to f\n\thave ()\n\twant (int)\n';
    assert.equal(
      go.compileMessages(output, source, ADD)[0]?.text,
      'not enough arguments in call to f have () want (int)',
    );
  });
  it('is shown as it is where it is not understood, and never nothing', () => {
    assert.equal(
      go.compileMessages('go: cannot find GOROOT', source, ADD)[0]?.text,
      'go: cannot find GOROOT',
    );
    assert.ok(go.compileMessages('', source, ADD)[0]?.text);
  });
});

describe('compiler output of Java, C++ and Rust', () => {
  const said = (id: LanguageId, text: string, output: string): unknown => {
    const adapter = adapterOf(id);
    return adapter
      .compileMessages(output, sourceOf(adapter, text), ADD)
      .map((one) => [one.line, one.column, one.text]);
  };
  it('of javac: place by the caret, the symbol that is meant', () => {
    const output =
      'C:\\Übung 1\\X.java:2: error: cannot find symbol\r\n\treturn m;\r\n\t       ^\r\n  symbol:   variable m\r\n  location: class X\r\n1 error\r\n';
    assert.deepEqual(said('java', 'class X {\n\treturn m;\n}', output), [
      [2, 9, 'cannot find symbol symbol: variable m'],
    ]);
  });
  it('of a runtime without a compiler', () => {
    const output = 'java.lang.module.FindException: Module jdk.compiler not found\n';
    assert.match(JSON.stringify(said('java', '', output)), /needs a JDK/);
  });
  it('of g++: wide letters, and a template that fails in a library', () => {
    assert.deepEqual(said('cpp', '/* ü */ m;\n', 'solution.cpp:1:9: error: ‘m’ was not declared\n'), [
      [1, 9, "'m' was not declared"],
    ]);
    const output =
      "/usr/include/c++/12/bits/stl_algo.h: In instantiation of 'x':\nsolution.cpp:2:14:   required from here\n/usr/include/c++/12/bits/stl_algo.h:1:2: error: no match for 'operator-'\n";
    assert.deepEqual(said('cpp', 'a\nb\n', output), [[2, 1, "no match for 'operator-'"]]);
  });
  it('of g++: the call does not fit', () => {
    const output = "main.cpp:12:9: error: too few arguments to function 'int f()'\n";
    const text = '#include <vector>\nint f() {\n}\n';
    assert.match(
      JSON.stringify(said('cpp', text, output)),
      /^\[\[2,1,"Kode calls `int f\(int n\)`; this file has `int f\(\)`/,
    );
  });
  it('of rustc: in the solution, behind its end, and in the call', () => {
    const text = 'fn f(n: i32) -> i32 {\n    m\n}\n';
    assert.deepEqual(
      said(
        'rust',
        text,
        'solution.rs:2:5: error[E0425]: cannot find value `m` in this scope\nerror: aborting\n',
      ),
      [[2, 5, 'cannot find value `m` in this scope']],
    );
    assert.deepEqual(
      said('rust', text, 'solution.rs:9:1: error: this file contains an unclosed delimiter\n'),
      [[4, 1, 'this file contains an unclosed delimiter']],
    );
    assert.match(
      JSON.stringify(said('rust', text, 'kode_glue.rs:12:5: error[E0308]: mismatched types\n')),
      /^\[\[1,1,"Kode calls `fn f\(n: i32\) -> i32`; this file has `fn f\(n: i32\) -> i32` \(mismatched types\)/,
    );
  });
  it('is never nothing', () => {
    for (const id of ['java', 'cpp', 'rust'] as const) {
      assert.match(JSON.stringify(said(id, '', '')), /without a message/);
      assert.match(JSON.stringify(said(id, '', 'who knows')), /who knows/);
    }
  });
});

describe('crashes', () => {
  it('of Go: panic in a goroutine', () => {
    const go = adapterOf('go');
    const output =
      'hello\npanic: runtime error: index out of range [5] with length 2\n\ngoroutine 8 [running]:\nkode/sol.at(...)\n\tC:/Users/Ann Ü/sol/solution.go:4\nkode/sol.F.func1()\n\t/x/sol/solution.go:9 +0x1d\n';
    assert.deepEqual(go.crash(output, sourceOf(go, '\n'.repeat(20))), {
      message: 'panic: index out of range [5] with length 2',
      line: 4,
      printed: 'hello\n',
    });
  });
  it('of Go: deadlock', () => {
    const go = adapterOf('go');
    const output =
      'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nkode/sol.F(0x0)\n\t/x/sol/solution.go:3 +0x1d\n';
    assert.deepEqual(go.crash(output, sourceOf(go, '\n\n\n')), {
      message: 'deadlock: every goroutine waits for another',
      line: 3,
      printed: '',
    });
  });
  it('of Python: the interpreter itself', () => {
    const python = adapterOf('python');
    const output =
      'x\nFatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n  File "/a b/ü/solution.py", line 3 in f\n';
    assert.deepEqual(python.crash(output, sourceOf(python, '\n\n\n')), {
      message: 'Python itself stopped: Segmentation fault',
      line: 3,
      printed: 'x\n',
    });
  });
  it('of Node: out of memory', () => {
    const node = adapterOf('javascript');
    assert.deepEqual(node.crash('hi\n\nkode: out of memory\n', sourceOf(node, '')), {
      message: 'out of memory',
      line: 0,
      printed: 'hi\n',
    });
  });
  it('of Java: an exception in another thread', () => {
    const java = adapterOf('java');
    const output =
      'hi\nException in thread "Thread-0" java.lang.NullPointerException: x\n\tat java.base/java.util.Objects.requireNonNull(Objects.java:208)\n\tat Größe.f(Größe.java:3)\n';
    assert.deepEqual(java.crash(output, sourceOf(java, '\n\n\n')), {
      message: 'NullPointerException: x',
      line: 3,
      printed: 'hi\n',
    });
  });
  it('of C++: an assertion of the library, with the line by addr2line', () => {
    const cpp = adapterOf('cpp');
    const output =
      "hi\n/usr/include/c++/12/bits/stl_vector.h:1123: x: Assertion '__n < this->size()' failed.\n\nkode: signal 6: abort\n??:0\n/usr/include/c++/12/bits/stl_vector.h:1123\n/tmp/a b/solution.cpp:2 (discriminator 1)\n/tmp/a b/main.cpp:20\n";
    assert.deepEqual(cpp.crash(output, sourceOf(cpp, '\n\n\n')), {
      message: 'index out of range',
      line: 2,
      printed: 'hi',
    });
  });
  it('of Rust: the stack', () => {
    const rust = adapterOf('rust');
    const output =
      "hi\n\nthread 'solution' has overflowed its stack\nfatal runtime error: stack overflow, aborting\n";
    assert.deepEqual(rust.crash(output, sourceOf(rust, '')), {
      message: 'stack overflow: the recursion does not end, or goes too deep',
      line: 0,
      printed: 'hi\n',
    });
  });
  it('are not seen in what a program prints by itself', () => {
    for (const adapter of ADAPTERS)
      assert.equal(adapter.crash('it may panic: or not\n', sourceOf(adapter, '')), null);
  });
});

describe('names that Kode has taken in Java', () => {
  it('are refused with the place, at the top only', async () => {
    const adapter = adapterOf('java');
    const planOf = (text: string): Promise<unknown> =>
      adapter.plan(sourceOf(adapter, text), sign('f', [], 'int'), typeStripper);
    const method = 'static int f() {\n    return 1;\n  }\n';
    const clash = `class X {\n  ${method}}\n\n// a class KodeOut of its own\nfinal class KodeOut {}\n`;
    await assert.rejects(planOf(clash), (error: PlanError) => {
      const [message] = error.messages;
      assert.equal(message?.text, 'Kode itself has a class `KodeOut`; give yours another name.');
      assert.deepEqual([message?.line, message?.column], [8, 7]);
      return true;
    });
    await planOf(`class X {\n  ${method}  class KodeOut {}\n}\n`);
  });
});

describe('imports of a script', () => {
  for (const id of ['javascript', 'typescript'] as const) {
    it(`of other files are refused with the place in ${id}`, async () => {
      const adapter = adapterOf(id);
      const source = sourceOf(
        adapter,
        "import fs from 'fs';\nimport { x } from './x';\nexport function f() {}\n",
      );
      await assert.rejects(adapter.plan(source, sign('f', [], 'void'), typeStripper), (error: PlanError) => {
        assert.ok(error instanceof PlanError);
        assert.match(error.messages[0]?.text ?? '', /^Kode grades one file; '\.\/x' can't be imported/);
        assert.equal(error.messages[0]?.line, 2);
        return true;
      });
    });
  }
  it('of types alone are not imports', async () => {
    const adapter = adapterOf('typescript');
    const source = sourceOf(adapter, "import type { X } from './x';\nexport function f(x: X) {}\n");
    await adapter.plan(source, sign('f', [], 'void'), typeStripper);
  });
});
