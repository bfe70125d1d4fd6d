/**
 * How C++ builds: one file that includes the harness and the solution, and quicker with the harness compiled before, its
 * headers as a precompiled one and its code as an object file.
 */
import type { BuildPlan, Command, PlannedFile, QuickWay, SharedPart, ToolchainSpec } from './language.ts';

export const TOOLCHAIN: ToolchainSpec = {
  id: 'cpp',
  title: 'C++ (g++ or clang++)',
  commands: ['g++', 'clang++', 'c++'],
  versionArgs: ['--version'],
  versionPattern: /\b(\d+\.\d+(?:\.\d+)?)\b/,
  minimum: '11',
  realPathArgs: null,
  fix: 'Install g++ 11 or newer (Debian, Ubuntu: apt install g++; macOS: xcode-select --install), or set kode.toolchain.cpp to its path.',
};

export const PROGRAM = 'solution.exe';

/**
 * A precompiled header is only taken with the very flags that it was made with.
 *
 * Lines in DWARF 4: binutils 2.40 reads the fifth version amiss. Where a piece of code begins in a line of the file that was
 * numbered first, it names the generated file instead, and with the header precompiled that first file is the solution.
 */
export const FLAGS = [
  ...['-std=c++17', '-O2', '-g1', '-gdwarf-4', '-D_GLIBCXX_ASSERTIONS', '-pthread', '-w'],
  ...['-fno-diagnostics-color', '-ftabstop=1'],
];

/** For a debugger: what the source says happens in its order, and every variable has its place. */
export const DEBUG_FLAGS = FLAGS.map((one) => ({ '-O2': '-O0', '-g1': '-g' })[one] ?? one);

export const HARNESS = [
  'kode.hpp',
  'wire.hpp',
  'composed.hpp',
  'nodes.hpp',
  'made.hpp',
  'deletes.hpp',
  'traces.hpp',
].map((name) => ({ path: name, asset: `cpp/${name}` }));

export const COMPONENT_HARNESS = [...HARNESS, { path: 'component.hpp', asset: 'cpp/component.hpp' }];

const APART = '-DKODE_APART=1';

function compiler(...args: readonly string[]): Command {
  return compilerWith(FLAGS, ...args);
}

function compilerWith(flags: readonly string[], ...args: readonly string[]): Command {
  return { tool: TOOLCHAIN, args: [...flags, ...args], env: {} };
}

const PART: SharedPart = {
  name: 'cpp',
  files: [
    ...HARNESS,
    { path: 'harness.cpp', text: '#include "kode.hpp"\n' },
    { path: 'probe.cpp', text: '#include "kode.hpp"\nint main() { return kode::serve(nullptr); }\n' },
  ],
  commands: [
    compiler('-DKODE_BODIES=1', '-c', '-o', 'harness.o', 'harness.cpp'),
    compiler(APART, '-x', 'c++-header', '-o', 'kode.hpp.gch', 'kode.hpp'),
  ],
  choices: [
    {
      file: 'linker',
      candidates: ['-fuse-ld=mold', '-fuse-ld=lld'],
      command: compiler(APART, '{candidate}', '-o', 'probe.exe', 'probe.cpp', 'harness.o', '-ldl'),
    },
  ],
  timeoutMs: 120_000,
};

/** Solutions that include everything: then everything can be there before them as well. */
const PART_FOR_ALL: SharedPart = {
  name: 'cpp-all',
  files: [
    ...HARNESS,
    { path: 'all.hpp', text: '#pragma once\n#include "kode.hpp"\n#include <bits/stdc++.h>\n' },
  ],
  commands: [compiler(APART, '-x', 'c++-header', '-o', 'all.hpp.gch', 'all.hpp')],
  timeoutMs: 120_000,
};

/** Components have one header more, and an object file with all of the harness's code. */
const PART_FOR_COMPONENTS: SharedPart = {
  name: 'cpp-component',
  files: [...COMPONENT_HARNESS, { path: 'harness.cpp', text: '#include "component.hpp"\n' }],
  commands: [
    compiler('-DKODE_BODIES=1', '-c', '-o', 'harness.o', 'harness.cpp'),
    compiler(APART, '-x', 'c++-header', '-o', 'component.hpp.gch', 'component.hpp'),
  ],
  timeoutMs: 120_000,
};

/**
 * The precompiled headers hold no header that the plain way would not include too, and before the same lines: what a name
 * means, and whether it is known, is the same in both.
 */
export function quickCpp(text: string): QuickWay {
  const isAll = includesAll(text);
  return {
    parts: isAll ? [PART, PART_FOR_ALL] : [PART],
    files: [],
    commands: [quickCommand(isAll ? '{part:cpp-all}/all.hpp' : '{part:cpp}/kode.hpp', '{part:cpp}')],
    complaintCode: null,
  };
}

/** Where a solution includes everything, what the header for components includes is there before it, too. */
export function quickCppComponent(text: string): QuickWay {
  const isAll = includesAll(text);
  return {
    parts: [PART, PART_FOR_COMPONENTS, ...(isAll ? [PART_FOR_ALL] : [])],
    files: [],
    commands: [
      quickCommand(
        isAll ? '{part:cpp-all}/all.hpp' : '{part:cpp-component}/component.hpp',
        '{part:cpp-component}',
      ),
    ],
    complaintCode: null,
  };
}

const THREADS_HARNESS = [
  ...COMPONENT_HARNESS,
  ...['threads.hpp', 'whereabouts.hpp', 'hesitant.hpp', 'lists.hpp'].map((name) => ({
    path: name,
    asset: `cpp/${name}`,
  })),
];
const LINKED = { path: 'linked.cpp', text: 'int main() { return 0; }\n' };

/** A program of no lines: whether this compiler and its linker know the flags, long before they would say so otherwise. */
function linked({ compile, link }: ThreadsFlags): Command {
  return compilerWith(compile, ...link, '-o', 'linked.exe', LINKED.path);
}

/** In place of FLAGS. Those for the linker apart: with them, a compiler links what it makes a precompiled header of. */
export interface ThreadsFlags {
  readonly compile: readonly string[];
  readonly link: readonly string[];
}

/** The files and commands of a build whose threads call a component, and the quick way to it. */
export function cppThreadsPlan(
  flags: ThreadsFlags,
  solution: PlannedFile & { readonly text: string },
  glue: PlannedFile,
): Pick<BuildPlan, 'files' | 'commands' | 'quick'> {
  const header = includesAll(solution.text) ? 'all.hpp' : 'threads.hpp';
  const part: SharedPart = {
    name: 'cpp-threads',
    files: [
      ...THREADS_HARNESS,
      LINKED,
      { path: 'harness.cpp', text: '#include "threads.hpp"\n' },
      { path: 'all.hpp', text: '#pragma once\n#include "threads.hpp"\n#include <bits/stdc++.h>\n' },
    ],
    commands: [
      linked(flags),
      compilerWith(flags.compile, '-DKODE_BODIES=1', '-c', '-o', 'harness.o', 'harness.cpp'),
      compilerWith(flags.compile, APART, '-x', 'c++-header', '-o', `${header}.gch`, header),
    ],
    timeoutMs: 120_000,
  };
  const inPart = (name: string): string => `{part:${part.name}}/${name}`;
  const made = ['-o', PROGRAM, glue.path];
  return {
    files: [...THREADS_HARNESS, LINKED, solution, glue],
    commands: [linked(flags), compilerWith(flags.compile, ...flags.link, ...made, '-ldl')],
    quick: {
      parts: [PART, part],
      files: [],
      commands: [
        compilerWith(
          flags.compile,
          ...flags.link,
          // The harness first: the detector of GCC 12 finds no lines of a file that another one with its inline functions follows.
          ...[APART, '-include', inPart(header), inPart('harness.o'), ...made],
          ...['{part:cpp:linker}', '-ldl'],
        ),
      ],
      complaintCode: null,
    },
  };
}

function includesAll(text: string): boolean {
  return /^[ \t]*#[ \t]*include[ \t]*<bits\/stdc\+\+\.h>/m.test(text);
}

function quickCommand(header: string, part: string, ...flags: readonly string[]): Command {
  return compiler(
    ...[...flags, APART, '-include', header],
    ...['-o', PROGRAM, 'main.cpp', `${part}/harness.o`, '{part:cpp:linker}', '-ldl'],
  );
}
