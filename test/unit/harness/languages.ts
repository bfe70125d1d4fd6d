/** How each language says what the tests that run in all of them need. */
import type { LanguageId } from '../../../src/engine/languages/ids.ts';

export interface Snippets {
  /** A function of this signature line that gives back its first parameter. */
  identity(line: string, param: string): string;
  /** `rotate(a: int[] inout, k: int)`: sets `a[0] = k`, and prints two lines, "sees" and the length of `a`. */
  readonly setFirst: string;
  /** `total(a: int[] unchanged) → int`: sorts its argument, returns the first value. */
  readonly sorts: string;
  /** `item(a: int[], k: int) → int`: `a[k]` in line 4 or so. */
  readonly indexes: { readonly text: string; readonly line: number; readonly message: RegExp };
  /** `item(a: int[], k: int) → int`: ends the process when k is 13, else k + 1. */
  readonly exits: string;
  /** `depth(n: int) → int`: n by recursion, one call for each. */
  readonly recursion: string;
  /** `make(n: int) → List`: one node that links to itself; null where the language cannot. */
  readonly cycle: string | null;
  /** `f(n: int) → int` that does not compile or load, with the place. */
  readonly broken: {
    readonly text: string;
    readonly line: number;
    readonly column: number;
    readonly message: RegExp;
  };
  /** `f(n: int) → int` under another name. */
  readonly misnamed: string;
  /** `grüße`-like names and texts within; `f(s: text) → text`: s + "ß😀". LF line ends. */
  readonly letters: string;
  /** `f(n: int) → int`: runs a command of the shell that inherits stdout. */
  starts(command: string): string;
  /** `f(n: int) → int`: waits −n milliseconds where n is negative, else computes for n steps. */
  readonly waits: string;
  /** Ways to show `f(n: int) → int` = n + 1. */
  readonly ways: Readonly<Record<string, string>>;
}

const ts = (text: string): string => text;

const SCRIPT_WAYS: Readonly<Record<string, string>> = {
  'an exported function': 'export function f(n) { return n + 1; }\n',
  'an exported constant': 'export const f = (n) => n + 1;\n',
  'an export list': 'const f = (n) => n + 1;\nexport { f };\n',
  'a default export': 'export default function (n) { return n + 1; }\n',
  'a default export of another name': 'export default function addOne(n) { return n + 1; }\n',
  'a default object': 'export default { f: (n) => n + 1 };\n',
  'no export': 'function f(n) { return n + 1; }\n',
  'no export, a constant, no line end': 'const f = (n) => n + 1; // f',
  'an import and no export':
    "import assert from 'node:assert';\nassert.ok(true);\nfunction f(n) { return n + 1; }\n",
  'module.exports': 'function f(n) { return n + 1; }\nmodule.exports = { f };\n',
  'module.exports as the function': 'module.exports = (n) => n + 1;\n',
  'exports.f': "'use strict';\nexports.f = function (n) { return n + 1; };\n",
  'a class': 'class Solution { f(n) { return this.one() + n; } one() { return 1; } }\n',
  'an exported class': 'export class Solution { f(n) { return n + 1; } }\n',
  'a class with a static method': 'export default class Solution { static f(n) { return n + 1; } }\n',
  'a built-in module by its bare name':
    "const { inspect } = require('util');\ninspect(1);\nfunction f(n) { return n + 1; }\n",
};

const script = (typed: boolean): Snippets => {
  const t = (type: string): string => (typed ? type : '');
  return {
    identity: (line, param) => `export ${line} {\n  return ${param};\n}\n`,
    setFirst: `export function rotate(a${t(': number[]')}, k${t(': number')}) {\n  console.log('sees');\n  process.stdout.write(a.length + '\\n');\n  a[0] = k;\n}\n`,
    sorts: `export function total(a${t(': number[]')}) {\n  return a.sort((x, y) => x - y)[0];\n}\n`,
    indexes: {
      text: `export function item(a${t(': number[]')}, k${t(': number')}) {\n  // in another function\n  const at = (i${t(': number')}) =>\n    a[i].toFixed(0);\n  return Number(at(k));\n}\n`,
      line: 4,
      message: /^TypeError: Cannot read properties of undefined/,
    },
    exits: `export function item(a${t(': number[]')}, k${t(': number')}) {\n  if (k === 13) process.exit(0);\n  return k + 1;\n}\n`,
    recursion: `export function depth(n${t(': number')})${t(': number')} {\n  return n === 0 ? 0 : 1 + depth(n - 1);\n}\n`,
    cycle: `export function make(n${t(': number')}) {\n  const node${t(': { val: number; next: unknown }')} = { val: n, next: null };\n  node.next = node;\n  return node;\n}\n`,
    broken: {
      text: 'export function f(n) {\n  const ü = = n;\n  return n;\n}\n',
      line: 2,
      column: 13,
      message: typed ? /Expression expected/ : /Unexpected token '='/,
    },
    misnamed: 'export function g(n) {\n  return n + 1;\n}\n',
    letters: `// Grüße 日本 😀\nconst zusätzlich${t(': string')} = 'ß😀';\nexport function f(s${t(': string')}) {\n  return s + zusätzlich;\n}\n`,
    starts: (command) =>
      `import { spawnSync } from 'node:child_process';\nexport function f(n${t(': number')}) {\n  spawnSync('/bin/sh', ['-c', ${JSON.stringify(command)}], { stdio: 'inherit' });\n  return n;\n}\n`,
    waits: `export function f(n${t(': number')}) {\n  if (n < 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, -n);\n  let x = 1;\n  for (let i = 0; i < n; i++) x = (x * 31 + 7) % 1000003;\n  return x;\n}\n`,
    ways: SCRIPT_WAYS,
  };
};

export const SNIPPETS: Partial<Record<LanguageId, Snippets>> = {
  go: {
    identity: (line, param) => `package any\n\n${line} {\n\treturn ${param}\n}\n`,
    setFirst:
      'package main\n\nimport "fmt"\n\nfunc Rotate(a []int, k int) {\n\tfmt.Println("sees")\n\tprintln(len(a))\n\ta[0] = k\n}\n\nfunc main() { panic("not for Kode") }\n',
    sorts: 'package x\n\nimport "sort"\n\nfunc Total(a []int) int {\n\tsort.Ints(a)\n\treturn a[0]\n}\n',
    indexes: {
      text: 'package x\n\nfunc at(a []int, i int) int {\n\treturn a[i]\n}\n\nfunc Item(a []int, k int) int {\n\treturn at(a, k)\n}\n',
      line: 4,
      message: /^panic: index out of range \[5\] with length 2$/,
    },
    exits:
      'package x\n\nimport "os"\n\nfunc Item(a []int, k int) int {\n\tif k == 13 {\n\t\tos.Exit(0)\n\t}\n\treturn k + 1\n}\n',
    recursion:
      'package x\n\nfunc Depth(n int) int {\n\tif n == 0 {\n\t\treturn 0\n\t}\n\treturn 1 + Depth(n-1)\n}\n',
    cycle:
      'package x\n\ntype ListNode struct {\n\tVal  int\n\tNext *ListNode\n}\n\nfunc Make(n int) *ListNode {\n\tnode := &ListNode{Val: n}\n\tnode.Next = node\n\treturn node\n}\n',
    broken: {
      text: 'package x\n\nfunc F(n int) int {\n\t/* ü */ return m\n}\n',
      line: 4,
      column: 17,
      message: /undefined: m/,
    },
    misnamed: 'package x\n\nfunc G(n int) int { return n + 1 }\n',
    letters:
      '// Grüße: "package wrong" 日本 😀\n/* package wrong */\npackage grüße // kept\n\nconst zusätzlich = "ß😀"\n\nfunc F(s string) string {\n\treturn s + zusätzlich\n}\n',
    starts: (command) =>
      `package x\n\nimport (\n\t"os"\n\t"os/exec"\n)\n\nfunc F(n int) int {\n\tc := exec.Command("/bin/sh", "-c", ${JSON.stringify(command)})\n\tc.Stdout = os.Stdout\n\tc.Run()\n\treturn n\n}\n`,
    waits:
      'package x\n\nimport "time"\n\nfunc F(n int) int {\n\tif n < 0 {\n\t\ttime.Sleep(time.Duration(-n) * time.Millisecond)\n\t}\n\tx := 1\n\tfor i := 0; i < n; i++ {\n\t\tx = (x*31 + 7) % 1000003\n\t}\n\treturn x\n}\n',
    ways: {
      'an exported function': 'package x\n\nfunc F(n int) int { return n + 1 }\n',
      'an unexported function': 'package x\n\nfunc f(n int) int { return n + 1 }\n',
      'a generic function': 'package x\n\nfunc F[T ~int](n T) T { return n + 1 }\n',
      'a method of Solution':
        'package x\n\ntype Solution struct{}\n\nfunc (s *Solution) F(n int) int { return n + 1 }\n',
      'a method of Solution by value':
        'package x\n\ntype Solution struct{}\n\nfunc (Solution) F(n int) int { return n + 1 }\n',
      'a build tag, init and a name of the harness':
        '//go:build ignore\n// +build ignore\n\npackage main\n\nimport harness "strings"\n\nvar one int\n\nfunc init() { one = len(harness.Repeat("x", 1)) }\n\nfunc min(a, b int) int { return a }\n\nfunc F(n int) int { return n + min(one, 7) }\n\nfunc main() {}\n',
      'a function beside a method of the same name':
        'package x\n\ntype Other struct{}\n\nfunc (Other) F(n int) int { return 0 }\n\n// func F(n string) string\nvar text = `func F(n string) {`\n\nfunc F(\n\tn int,\n) (m int) {\n\treturn n + 1\n}\n',
    },
  },
  python: {
    identity: (line, param) => `${line}:\n    return ${param}\n`,
    setFirst:
      'import sys\n\ndef rotate(a, k):\n    print("sees")\n    print(len(a), file=sys.stderr)\n    a[0] = k\n\nif __name__ == "__main__":\n    raise RuntimeError("not for Kode")\n',
    sorts: 'def total(a):\n    a.sort()\n    return a[0]\n',
    indexes: {
      text: 'def at(a, i):\n    # in another function\n\n    return a[i]\n\n\ndef item(a, k):\n    return at(a, k)\n',
      line: 4,
      message: /^IndexError: list index out of range$/,
    },
    exits: 'import os\n\ndef item(a, k):\n    if k == 13:\n        os._exit(0)\n    return k + 1\n',
    recursion: 'def depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\n',
    cycle:
      'class ListNode:\n    def __init__(self, val):\n        self.val = val\n        self.next = self\n\n\ndef make(n):\n    return ListNode(n)\n',
    broken: {
      text: 'def f(n):\n    ü = = n\n    return n\n',
      line: 2,
      column: 9,
      message: /^SyntaxError: invalid syntax/,
    },
    misnamed: 'def g(n):\n    return n + 1\n',
    letters:
      '# -*- coding: latin-1 -*-\n# Grüße 日本 😀\nzusätzlich = "ß😀"\n\n\ndef f(s: str) -> str:\n    return s + zusätzlich\n',
    starts: (command) =>
      `import subprocess\n\n\ndef f(n):\n    subprocess.run(${JSON.stringify(command)}, shell=True, close_fds=False)\n    return n\n`,
    waits:
      'import time\n\n\ndef f(n):\n    if n < 0:\n        time.sleep(-n / 1000)\n    x = 1\n    for _ in range(n):\n        x = (x * 31 + 7) % 1000003\n    return x\n',
    ways: {
      'a function': 'def f(n):\n    return n + 1\n',
      'a lambda': 'f = lambda n: n + 1\n',
      'a method': 'class Solution:\n    def f(self, n: int) -> int:\n        return n + 1\n',
      'a static method': 'class Solution:\n    @staticmethod\n    def f(n):\n        return n + 1\n',
      'a class method': 'class Solution:\n    @classmethod\n    def f(cls, n):\n        return n + 1\n',
      'a decorated function':
        'from functools import lru_cache\n\n\n@lru_cache(maxsize=None)\ndef f(n):\n    return n + 1\n',
      'annotations of a younger Python':
        'def f(n: int | None, m: list[int] = []) -> int | None:\n    return n + 1\n',
      'a dataclass':
        'from dataclasses import dataclass\n\n\n@dataclass\nclass P:\n    x: int\n\n\ndef f(n):\n    return P(n).x + 1\n',
    },
  },
  typescript: {
    ...script(true),
    ways: Object.fromEntries(
      Object.entries(SCRIPT_WAYS).map(([name, text]) => [
        name,
        ts(text).replaceAll('(n)', '(n: number)').replaceAll('f(n: number); ', 'f(n); '),
      ]),
    ),
  },
  javascript: script(false),
  java: {
    identity: (line, param) =>
      `import java.util.*;\n\nclass Any {\n    ${line} {\n        return ${param};\n    }\n}\n`,
    setFirst:
      'package my.own;\n\npublic class Rotate {\n    static void rotate(int[] a, int k) {\n        System.out.println("sees");\n        System.err.println(a.length);\n        a[0] = k;\n    }\n\n    public static void main(String[] args) {\n        throw new RuntimeException("not for Kode");\n    }\n}\n',
    sorts:
      'import java.util.Arrays;\n\nclass X {\n    static int total(int[] a) {\n        Arrays.sort(a);\n        return a[0];\n    }\n}\n',
    indexes: {
      text: 'class X {\n    // in another method\n    private static int at(int[] a, int i) {\n        return a[i];\n    }\n\n    static int item(int[] a, int k) {\n        return at(a, k);\n    }\n}\n',
      line: 4,
      message: /^ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 2$/,
    },
    exits:
      'class X {\n    static int item(int[] a, int k) {\n        if (k == 13) Runtime.getRuntime().halt(0);\n        return k + 1;\n    }\n}\n',
    recursion:
      'class X {\n    static int depth(int n) {\n        return n == 0 ? 0 : 1 + depth(n - 1);\n    }\n}\n',
    cycle:
      'class X {\n    static class ListNode {\n        int val;\n        ListNode next;\n    }\n\n    static ListNode make(int n) {\n        ListNode node = new ListNode();\n        node.next = node;\n        return node;\n    }\n}\n',
    broken: {
      text: 'class X {\n    static int f(int n) {\n\tString ü = "ü"; return m;\n    }\n}\n',
      line: 3,
      column: 25,
      message: /cannot find symbol symbol: variable m/,
    },
    misnamed: 'class X {\n    static int g(int n) {\n        return n + 1;\n    }\n}\n',
    letters:
      '// Grüße 日本 😀 class Wrong { static int f(String s) {\npublic class Größe {\n    static final String zusätzlich = "ß😀";\n\n    static String f(String s) {\n        return s + zusätzlich;\n    }\n}\n',
    starts: (command) =>
      `class X {\n    static int f(int n) throws Exception {\n        new ProcessBuilder("/bin/sh", "-c", ${JSON.stringify(command)}).inheritIO().start().waitFor();\n        return n;\n    }\n}\n`,
    waits:
      'class X {\n    static int f(int n) throws Exception {\n        if (n < 0) Thread.sleep(-n);\n        long x = 1;\n        for (int i = 0; i < n; i++) x = (x * 31 + 7) % 1000003;\n        return (int) x;\n    }\n}\n',
    ways: {
      'a static method':
        'public class Some {\n    public static int f(int n) {\n        return n + 1;\n    }\n}\n',
      'a method of Solution':
        'class Solution {\n    public int f(int n) {\n        return n + 1;\n    }\n}\n',
      'a method beside others, in text and comments':
        'import java.util.*;\n\ninterface Step {\n    int go(int n);\n}\n\nfinal class Main {\n    /* static int f(int n) { */\n    static class Inner {\n        static int f(int n) {\n            return 0;\n        }\n    }\n\n    static String text = "static int f(int n) { }}}";\n    static Step one = n -> { return n + 1; };\n\n    @Deprecated\n    static int f(\n            final int n) {\n        return one.go(n);\n    }\n}\n',
      'a method with a checked exception':
        'class X {\n    static int f(int n) throws java.io.IOException {\n        return n + 1;\n    }\n}\n',
      'a record with the method':
        'record Box(int n) {\n    static int f(int n) {\n        return new Box(n).n() + 1;\n    }\n}\n',
    },
  },
  cpp: {
    identity: (line, param) =>
      `#include <map>\n#include <optional>\n#include <string>\n#include <tuple>\n#include <vector>\n\n${line} {\n    return ${param};\n}\n`,
    setFirst:
      '#include <bits/stdc++.h>\nusing namespace std;\n\nvoid rotate(vector<int>& a, int k) {\n    cout << "sees" << endl;\n    cerr << a.size() << "\\n";\n    a[0] = k;\n}\n\nint main() {\n    abort();\n}\n',
    sorts:
      '#include <algorithm>\n#include <vector>\n\nint total(std::vector<int>& a) {\n    std::sort(a.begin(), a.end());\n    return a[0];\n}\n',
    indexes: {
      text: '#include <vector>\n\nstatic int at(const std::vector<int>& a, int i) {\n    return a.at(i);\n}\n\nint item(const std::vector<int>& a, int k) {\n    return at(a, k) + 0;\n}\n',
      line: 4,
      message: /^std::out_of_range: vector::_M_range_check/,
    },
    exits:
      '#include <cstdlib>\n#include <vector>\n\nint item(std::vector<int> a, int k) {\n    if (k == 13) std::exit(0);\n    return k + 1;\n}\n',
    recursion:
      // It allocates on the way, so that the stack mostly ends within the allocator, with its lock held.
      '#include <vector>\n\n__attribute__((noinline)) int depth(int n) {\n    std::vector<int> kept{n};\n    if (n == 0) return 0;\n    int below = depth(n - 1);\n    return below + 1 + n - kept[0];\n}\n',
    cycle:
      'struct ListNode {\n    int val;\n    ListNode *next;\n    ListNode(int x) : val(x), next(nullptr) {}\n};\n\nListNode* make(int n) {\n    ListNode* node = new ListNode(n);\n    node->next = node;\n    return node;\n}\n',
    broken: {
      text: 'int f(int n) {\n    /* ü */ return m;\n}\n',
      line: 2,
      column: 20,
      message: /'m' was not declared in this scope/,
    },
    misnamed: 'int g(int n) {\n    return n + 1;\n}\n',
    letters:
      '// Grüße 日本 😀 int f(std::string s) {\n#include <string>\n\nconst std::string zusätzlich = "ß😀";\n\nstd::string f(const std::string& s) {\n    return s + zusätzlich;\n}\n',
    starts: (command) =>
      `#include <cstdlib>\n\nint f(int n) {\n    return std::system(${JSON.stringify(command.replaceAll('\\', '\\\\'))}) + n;\n}\n`,
    waits:
      '#include <chrono>\n#include <thread>\n\nint f(int n) {\n    if (n < 0) std::this_thread::sleep_for(std::chrono::milliseconds(-n));\n    long long x = 1;\n    for (int i = 0; i < n; i++) x = (x * 31 + 7) % 1000003;\n    return (int)x;\n}\n',
    ways: {
      'a function': 'int f(int n) {\n    return n + 1;\n}\n',
      'a method of Solution':
        'class Solution {\npublic:\n    int f(int n) {\n        return n + 1;\n    }\n};\n',
      'a static method of Solution':
        'struct Solution {\n    static int f(const int& n) {\n        return n + 1;\n    }\n};\n',
      'a function of another whole type': 'long f(long n) {\n    return n + 1;\n}\n',
      'a template': 'template <class T>\nT f(T n) {\n    return n + 1;\n}\n',
      'a function behind macros, texts and classes':
        '#include <bits/stdc++.h>\nusing namespace std;\n#define FOR(i, n) for (int i = 0; i < n; i++) {\n#define END }\ntypedef long long ll;\n\nstruct Point { int x, y; bool operator<(const Point& o) const { return x < o.x; } };\n\nnamespace {\nint one() { return 1\'0 - 9; }\n}  // namespace\n\nconst char* text = "int f(int n) { }}}";\n\nauto f(int n) -> int {\n    FOR(i, 1) n += one(); END\n    return n;\n}\n\nint main() { return f(1); }\n',
    },
  },
  rust: {
    identity: (line, param) => {
      const taken = line.replace(/: &\[(.*?)\](?=[,)])/g, ': Vec<$1>').replaceAll(': &str', ': String');
      const back = /: &mut /.test(line) ? `${param}.clone()` : param;
      return `use std::cell::RefCell;\nuse std::collections::HashMap;\nuse std::rc::Rc;\n\n${taken} {\n    ${back}\n}\n`;
    },
    setFirst:
      'pub fn rotate(a: &mut Vec<i32>, k: i32) {\n    println!("sees");\n    eprintln!("{}", a.len());\n    a[0] = k;\n}\n\nfn main() {\n    panic!("not for Kode");\n}\n',
    sorts: 'fn total(a: &mut Vec<i32>) -> i32 {\n    a.sort();\n    a[0]\n}\n',
    indexes: {
      text: 'fn at(a: &[i32], i: usize) -> i32 {\n    // in another function\n\n    a[i]\n}\n\npub fn item(a: Vec<i32>, k: i32) -> i32 {\n    at(&a, k as usize)\n}\n',
      line: 4,
      message: /^panic: index out of bounds: the len is 2 but the index is 5$/,
    },
    exits:
      'fn item(_a: &[i32], k: i32) -> i32 {\n    if k == 13 {\n        std::process::exit(0);\n    }\n    k + 1\n}\n',
    recursion:
      '#[inline(never)]\nfn depth(n: i32) -> i32 {\n    let none = std::hint::black_box([0i32; 4]);\n    if n == 0 { 0 } else { 1 + depth(n - 1) + none[1] }\n}\n',
    cycle: null,
    broken: {
      text: 'pub fn f(n: i32) -> i32 {\n    /* ü */ m\n}\n',
      line: 2,
      column: 13,
      message: /cannot find value `m` in this scope/,
    },
    misnamed: 'fn g(n: i32) -> i32 {\n    n + 1\n}\n',
    letters:
      '#![allow(non_upper_case_globals)]\n// Grüße 日本 😀 fn f(s: i32) {\nconst zusätzlich: &str = "ß😀";\n\nfn f<\'a>(s: &\'a str) -> String {\n    format!("{s}{zusätzlich}")\n}\n',
    starts: (command) =>
      `use std::process::Command;\n\nfn f(n: i32) -> i32 {\n    Command::new("/bin/sh").args(["-c", ${JSON.stringify(command)}]).status().unwrap();\n    n\n}\n`,
    waits:
      'fn f(n: i32) -> i32 {\n    if n < 0 {\n        std::thread::sleep(std::time::Duration::from_millis(-n as u64));\n    }\n    let mut x: i64 = 1;\n    for _ in 0..n {\n        x = (x * 31 + 7) % 1_000_003;\n    }\n    x as i32\n}\n',
    ways: {
      'a private function': 'fn f(n: i32) -> i32 {\n    n + 1\n}\n',
      'a public function': 'pub fn f(n: i32) -> i32 {\n    n + 1\n}\n',
      'a function of Solution, which is not declared':
        'impl Solution {\n    pub fn f(n: i32) -> i32 {\n        n + 1\n    }\n}\n',
      'a method of Solution':
        'struct Solution;\n\nimpl Solution {\n    fn f(&self, n: i32) -> i32 {\n        n + 1\n    }\n}\n',
      'a function behind tests, texts and lifetimes':
        "use std::collections::HashMap as Map;\n\nconst TEXT: &str = \"fn f(n: String) { }}}\";\nconst BRACE: char = '{';\nstatic TABLE: [i32; 2] = [1; 2];\n\nmod inner {\n    pub fn f<'a>(_n: &'a str) -> i32 {\n        0\n    }\n}\n\nfn f(mut n: i32) -> i32 {\n    let mut map: Map<i32, char> = Map::new();\n    map.insert(n, BRACE);\n    n += TABLE[0] + TEXT.len() as i32 * 0;\n    n\n}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n    #[test]\n    fn works() {\n        assert_eq!(f(1), 2);\n    }\n}\n\nfn main() {}\n",
    },
  },
};
