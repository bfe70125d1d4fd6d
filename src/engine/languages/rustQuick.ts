/** How Rust builds: all in one crate, and quicker with the harness as a library that was compiled before. */
import type { Command, QuickWay, SharedPart, ToolchainSpec } from './language.ts';

export const TOOLCHAIN: ToolchainSpec = {
  id: 'rust',
  title: 'Rust',
  commands: ['rustc'],
  versionArgs: ['--version'],
  versionPattern: /\brustc (\d+(?:\.\d+)+)/,
  minimum: '1.63',
  realPathArgs: ['--print', 'sysroot'],
  realPathInside: ['bin', 'rustc'],
  fix: 'Install Rust 1.63 or newer from https://rustup.rs, or set kode.toolchain.rust to the path of rustc.',
};

export const PROGRAM = 'solution.exe';
/** Debug information of the first grade: line numbers. It takes a twentieth more of the compiler's time. */
export const FLAGS = [
  ...['--edition', '2021', '-C', 'opt-level=3', '-C', 'debuginfo=1', '-A', 'warnings'],
  ...['--error-format=short', '--color', 'never'],
];

/** For a debugger: what the source says happens in its order, and every variable has its place. */
export const DEBUG_FLAGS = FLAGS.map(
  (one) => ({ 'opt-level=3': 'opt-level=0', 'debuginfo=1': 'debuginfo=2' })[one] ?? one,
);

export const HARNESS = ['kode.rs', 'wire.rs', 'composed.rs', 'nodes.rs', 'made.rs', 'traces.rs'].map(
  (name) => ({
    path: name,
    asset: `rust/${name}`,
  }),
);

/** No solution happens to use this name; in its crate the library has the name that the harness's module has. */
const LIBRARY = 'kode__harness';

function library(name: string, root: string, ...flags: readonly string[]): Command {
  const kind = ['--crate-type', 'rlib', '--crate-name', name];
  return {
    tool: TOOLCHAIN,
    args: [...FLAGS, ...kind, ...flags, '-o', `lib${name}.rlib`, root],
    env: {},
  };
}

const PART: SharedPart = {
  name: 'rust',
  files: HARNESS,
  commands: [library(LIBRARY, 'kode.rs')],
  timeoutMs: 120_000,
};

export const QUICK_RUST: QuickWay = {
  parts: [PART],
  files: [
    {
      path: 'main.rs',
      text: `pub use ${LIBRARY} as kode;\nmod solution;\nfn main() { kode::serve(solution::kode_glue::call) }\n`,
    },
  ],
  commands: [
    {
      tool: TOOLCHAIN,
      args: [...FLAGS, '--extern', `${LIBRARY}={part:rust}/lib${LIBRARY}.rlib`, '-o', PROGRAM, 'main.rs'],
      env: {},
    },
  ],
  complaintCode: null,
};

export const COMPONENT_HARNESS = [
  ...HARNESS,
  ...['component.rs', 'threads.rs', 'turns.rs', 'sync.rs', 'seen.rs'].map((name) => ({
    path: name,
    asset: `rust/${name}`,
  })),
];

const COMPONENT_LIBRARY = 'kode__component';

const MAIN = 'mod solution;\nfn main() { kode::serve(solution::kode_glue::call) }\n';

const MODULES = ['component', 'threads', 'turns', 'sync', 'seen'];

function modules(visibility: 'pub ' | ''): string {
  const module = (name: string): string => `#[path = "${name}.rs"]\n${visibility}mod kode_${name};\n`;
  return MODULES.map(module).join('');
}

/** The root of the plain way. */
export const COMPONENT_MAIN = `mod kode;\n${modules('')}${MAIN}`;

/** Both libraries, since the commands of a part know no other part. */
const PART_FOR_COMPONENTS: SharedPart = {
  name: 'rust-component',
  files: [
    ...COMPONENT_HARNESS,
    {
      path: 'library.rs',
      text: `pub use ${LIBRARY} as kode;\n${modules('pub ')}`,
    },
  ],
  commands: [
    library(LIBRARY, 'kode.rs'),
    library(COMPONENT_LIBRARY, 'library.rs', '--extern', `${LIBRARY}=lib${LIBRARY}.rlib`),
  ],
  timeoutMs: 120_000,
};

export const QUICK_RUST_COMPONENT: QuickWay = {
  parts: [PART_FOR_COMPONENTS],
  files: [
    {
      path: 'main.rs',
      text: `pub use ${LIBRARY} as kode;\npub use ${COMPONENT_LIBRARY}::{${MODULES.map((name) => `kode_${name}`).join(', ')}};\n${MAIN}`,
    },
  ],
  commands: [
    {
      tool: TOOLCHAIN,
      args: [
        ...FLAGS,
        ...[LIBRARY, COMPONENT_LIBRARY].flatMap((name) => [
          '--extern',
          `${name}={part:rust-component}/lib${name}.rlib`,
        ]),
        ...['-o', PROGRAM, 'main.rs'],
      ],
      env: {},
    },
  ],
  complaintCode: null,
};
