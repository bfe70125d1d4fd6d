/** How Rust builds: all in one crate, and quicker with the harness as a library that was compiled before. */
import type { QuickWay, SharedPart, ToolchainSpec } from './language.ts';

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

const PART: SharedPart = {
  name: 'rust',
  files: HARNESS,
  commands: [
    {
      tool: TOOLCHAIN,
      args: [
        ...FLAGS,
        '--crate-type',
        'rlib',
        '--crate-name',
        LIBRARY,
        '-o',
        `lib${LIBRARY}.rlib`,
        'kode.rs',
      ],
      env: {},
    },
  ],
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
