/**
 * What the bench builds and runs: two numbers of a list that have a given sum, by a hash map, in each language. The same
 * text goes to the judge and, with a `main` of a few lines around it, to the bare tools.
 */
import type { Signature } from '../../engine/catalog/model.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { OracleCase } from '../../engine/ports.ts';
import { parseType } from '../../engine/values/type.ts';
import { encodeArgs, encodeOutcome } from '../../engine/values/wire.ts';

export const SIGNATURE: Signature = {
  name: 'pairSum',
  params: [
    { name: 'a', type: parseType('int[]'), role: 'in', domain: { kind: 'bool' } },
    { name: 't', type: parseType('int'), role: 'in', domain: { kind: 'bool' } },
  ],
  returns: parseType('int[]'),
};

export interface Subject {
  /** The solution; `edit` is a constant that reaches the compiled code. */
  solution(edit: number): string;
  /** Around or beside the solution: a program that runs it on as many inputs as its argument says, and prints a sum. */
  readonly main: string;
  /** Statements in the solution's place that never end, and that take memory without end. */
  readonly loop: string;
  readonly hog: string;
  /** The solution with other statements. */
  with(body: string): string;
}

const GO = (body: string): string => `package main

func PairSum(a []int, t int) []int {
${body}
}
`;
const RUST = (body: string): string => `use std::collections::HashMap;

pub fn pair_sum(a: &[i32], t: i32) -> Vec<i32> {
    let mut seen: HashMap<i32, i32> = HashMap::new();
${body}
}
`;
const CPP = (body: string): string => `#include <unordered_map>
#include <vector>

std::vector<int> pairSum(const std::vector<int>& a, int t) {
    std::unordered_map<int, int> seen;
${body}
}
`;
const JAVA = (body: string): string => `import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class PairSum {
    static int[] pairSum(int[] a, int t) {
        Map<Integer, Integer> seen = new HashMap<>();
${body}
    }
}
`;
const PYTHON = (body: string): string => `def pair_sum(a: list[int], t: int) -> list[int]:
${body}
`;
const JS = (body: string): string => `function pairSum(a, t) {
${body}
}
`;
const TS = (body: string): string => `function pairSum(a: readonly number[], t: number): number[] {
${body}
}
`;

const SCRIPT_BODY = (edit: number): string => `  const seen = new Map();
  for (let j = 0; j < a.length; j += 1) {
    const i = seen.get(t - a[j]);
    if (i !== undefined) return [i, j];
    seen.set(a[j], j);
  }
  return [-${edit}, -${edit}];`;

const SCRIPT_MAIN = `
let x = 42;
const next = () => (x = (x * 16807) % 2147483647);
let sum = 0;
for (let c = 0; c < COUNT; c += 1) {
  const a = Array.from({ length: 2 + (next() % 49) }, () => (next() % 1000) - 500);
  sum += pairSum(a, a[0] + a[a.length - 1])[1];
}
console.log(sum);
`;

/** `COUNT` in a script's main stands for the number of inputs. */
export const SUBJECTS: Readonly<Record<LanguageId, Subject>> = {
  go: {
    solution: (edit) =>
      GO(`	seen := make(map[int]int)
	for j, v := range a {
		if i, ok := seen[t-v]; ok {
			return []int{i, j}
		}
		seen[v] = j
	}
	return []int{-${edit}, -${edit}}`),
    with: GO,
    loop: '	for {\n		t++\n	}',
    hog: '	var all [][]byte\n	for {\n		b := make([]byte, 1<<20)\n		for i := range b {\n			b[i] = byte(t)\n		}\n		all = append(all, b)\n		if len(all) < 0 {\n			return nil\n		}\n	}',
    main: `package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	x := 42
	next := func() int {
		x = x * 16807 % 2147483647
		return x
	}
	sum := 0
	for c := 0; c < count; c++ {
		a := make([]int, 2+next()%49)
		for i := range a {
			a[i] = next()%1000 - 500
		}
		sum += PairSum(a, a[0]+a[len(a)-1])[1]
	}
	fmt.Println(sum)
}
`,
  },
  python: {
    solution: (edit) =>
      PYTHON(`    seen = {}
    for j, v in enumerate(a):
        i = seen.get(t - v)
        if i is not None:
            return [i, j]
        seen[v] = j
    return [-${edit}, -${edit}]`),
    with: PYTHON,
    loop: '    while True:\n        t += 1',
    hog: '    kept = []\n    while True:\n        kept.append(bytearray(b"x" * (1 << 20)))',
    main: `
x = 42
def next_():
    global x
    x = x * 16807 % 2147483647
    return x
total = 0
for _ in range(COUNT):
    a = [next_() % 1000 - 500 for _ in range(2 + next_() % 49)]
    total += pair_sum(a, a[0] + a[-1])[1]
print(total)
`,
  },
  javascript: {
    solution: (edit) => JS(SCRIPT_BODY(edit)),
    with: JS,
    loop: '  for (;;) t += 1;',
    hog: '  const kept = [];\n  for (;;) kept.push(new Uint8Array(1 << 20).fill(7));',
    main: SCRIPT_MAIN,
  },
  typescript: {
    solution: (edit) => TS(SCRIPT_BODY(edit).replace('new Map()', 'new Map<number, number>()')),
    with: TS,
    loop: '  for (;;) t += 1;',
    hog: '  const kept: Uint8Array[] = [];\n  for (;;) kept.push(new Uint8Array(1 << 20).fill(7));',
    main: SCRIPT_MAIN,
  },
  java: {
    solution: (edit) =>
      JAVA(`        for (int j = 0; j < a.length; j++) {
            Integer i = seen.get(t - a[j]);
            if (i != null) {
                return new int[] {i, j};
            }
            seen.put(a[j], j);
        }
        return new int[] {-${edit}, -${edit}};`),
    with: JAVA,
    loop: '        for (;;) {\n            t++;\n        }',
    hog: '        List<byte[]> kept = new ArrayList<>();\n        for (;;) {\n            byte[] b = new byte[1 << 20];\n            java.util.Arrays.fill(b, (byte) 7);\n            kept.add(b);\n        }',
    main: `final class Main {
    private static long x = 42;

    private static int next() {
        x = x * 16807 % 2147483647;
        return (int) x;
    }

    public static void main(String[] args) {
        long sum = 0;
        for (int c = 0; c < Integer.parseInt(args[0]); c++) {
            int[] a = new int[2 + next() % 49];
            for (int i = 0; i < a.length; i++) a[i] = next() % 1000 - 500;
            sum += PairSum.pairSum(a, a[0] + a[a.length - 1])[1];
        }
        System.out.println(sum);
    }
}
`,
  },
  cpp: {
    solution: (edit) =>
      CPP(`    for (int j = 0; j < static_cast<int>(a.size()); ++j) {
        const auto found = seen.find(t - a[j]);
        if (found != seen.end()) return {found->second, j};
        seen[a[j]] = j;
    }
    return {-${edit}, -${edit}};`),
    with: CPP,
    loop: '    for (volatile int i = 0;; i = i + 1) {\n    }',
    hog: '    std::vector<std::vector<char>> kept;\n    for (;;) kept.emplace_back(1 << 20, static_cast<char>(t));',
    main: `
int main(int, char** argv) {
    long long x = 42, sum = 0;
    auto next = [&] { return static_cast<int>(x = x * 16807 % 2147483647); };
    for (int c = 0, count = std::atoi(argv[1]); c < count; ++c) {
        std::vector<int> a(2 + next() % 49);
        for (int& v : a) v = next() % 1000 - 500;
        sum += pairSum(a, a.front() + a.back())[1];
    }
    std::printf("%lld\\n", sum);
}
`,
  },
  rust: {
    solution: (edit) =>
      RUST(`    for (j, &v) in a.iter().enumerate() {
        if let Some(&i) = seen.get(&(t - v)) {
            return vec![i, j as i32];
        }
        seen.insert(v, j as i32);
    }
    vec![-${edit}, -${edit}]`),
    with: RUST,
    loop: '    let mut n = t;\n    loop {\n        n = std::hint::black_box(n.wrapping_add(1));\n        if n == 0 && a.is_empty() && !seen.is_empty() {\n            seen.clear();\n        }\n    }',
    hog: '    let mut kept: Vec<Vec<u8>> = Vec::new();\n    loop {\n        kept.push(vec![(t & 1) as u8 + 1; 1 << 20]);\n        std::hint::black_box(&mut seen);\n    }',
    main: `
fn main() {
    let count: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut x: i64 = 42;
    let mut next = || {
        x = x * 16807 % 2147483647;
        x as i32
    };
    let mut sum: i64 = 0;
    for _ in 0..count {
        let n = 2 + next() % 49;
        let a: Vec<i32> = (0..n).map(|_| next() % 1000 - 500).collect();
        sum += i64::from(pair_sum(&a, a[0] + a[a.len() - 1])[1]);
    }
    println!("{}", sum);
}
`,
  },
};

/** The inputs that the mains make, with their answers on the wire. */
export function cases(count: number): readonly OracleCase[] {
  let x = 42;
  const next = (): number => (x = (x * 16807) % 2147483647);
  return Array.from({ length: count }, () => {
    const a = Array.from({ length: 2 + (next() % 49) }, () => (next() % 1000) - 500);
    const args = [a, (a[0] ?? 0) + (a.at(-1) ?? 0)];
    return {
      args: encodeArgs(args, SIGNATURE),
      want: encodeOutcome(pairSum(a, args[1] as number), args, SIGNATURE),
      size: a.length + 1,
    };
  });
}

/** What the mains print for so many inputs: a comparator that prints something else does something else. */
export function sumOf(all: readonly OracleCase[]): string {
  return String(all.reduce((sum, { want }) => sum + Number(/,(\d+)\]/.exec(want)?.[1]), 0));
}

function pairSum(a: readonly number[], t: number): readonly number[] {
  const seen = new Map<number, number>();
  for (const [j, value] of a.entries()) {
    const i = seen.get(t - value);
    if (i !== undefined) return [i, j];
    seen.set(value, j);
  }
  return [];
}
