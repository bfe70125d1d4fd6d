/**
 * How Go builds: `go build`, and quicker by calling its compiler and its linker directly. The go command takes longer to
 * find out that nothing else has changed than both of them need.
 */
import type { BuildPlan, Command, PlannedFile, QuickWay, SharedPart, ToolchainSpec } from './language.ts';

export const TOOLCHAIN: ToolchainSpec = {
  id: 'go',
  title: 'Go',
  commands: ['go'],
  versionArgs: ['version'],
  versionPattern: /\bgo(\d+(?:\.\d+)+)/,
  minimum: '1.21',
  realPathArgs: null,
  fix: 'Install Go 1.21 or newer from https://go.dev/dl/, or set kode.toolchain.go to its path.',
};

/** A name of the build that both Windows and the others can start. */
export const PROGRAM = 'solution.exe';

export const BUILD_ENV = {
  CGO_ENABLED: '0',
  GO111MODULE: 'on',
  GOENV: 'off',
  GOFLAGS: '-mod=readonly',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
};

/** The learner's file in a build. */
export const SOLUTION = 'sol/solution.go';

export const GO_MOD = { path: 'go.mod', text: 'module kode\n\ngo 1.21\n' };

export const HARNESS = [
  'kode.go',
  'codec.go',
  'composed.go',
  'made.go',
  'nodes.go',
  'descriptors_unix.go',
  'descriptors_windows.go',
  'clock_unix.go',
  'clock_windows.go',
].map(ofHarness);

/** What components need on top of it. */
export const COMPONENT_HARNESS = [
  'component.go',
  'functions.go',
  'threads.go',
  'waiting.go',
  'detector_on.go',
  'detector_off.go',
].map(ofHarness);

function ofHarness(name: string): PlannedFile {
  return { path: `harness/${name}`, asset: `go/${name}` };
}

/** What solutions import. Others are built too, by the go command. */
const PACKAGES = [
  ...[
    'bufio',
    'bytes',
    'cmp',
    'container/heap',
    'container/list',
    'container/ring',
    'context',
    'errors',
    'fmt',
  ],
  ...['hash/fnv', 'hash/maphash', 'iter', 'maps', 'math', 'math/big', 'math/bits', 'math/cmplx', 'math/rand'],
  ...['math/rand/v2', 'os', 'reflect', 'regexp', 'runtime', 'slices', 'sort', 'strconv', 'strings', 'sync'],
  ...['sync/atomic', 'time', 'unicode', 'unicode/utf8'],
];

/** The race detector of Go is a library of C. */
const RACE_ENV = { ...BUILD_ENV, CGO_ENABLED: '1' };

/** GOGC: they end before their garbage is in the way. */
const TOOL_ENV = { GOGC: 'off' };

const LIST = ['-e', '-export', '-f'];
/** The solution's own archive lies where the linker runs. */
const PACKAGE_FILES =
  '{{if eq .ImportPath "kode"}}packagefile kode/sol=sol.a{{else if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}';

/** What the linker and the compiler are told about all packages but the solution, and where they are. */
function partOf(race: boolean): SharedPart {
  const list = ['list', ...(race ? ['-race'] : []), ...LIST];
  const go = (args: readonly string[], outputFile: string): Command => ({
    tool: TOOLCHAIN,
    args,
    env: race ? RACE_ENV : BUILD_ENV,
    outputFile,
  });
  return {
    name: race ? 'go-race' : 'go',
    files: [
      GO_MOD,
      { path: 'main.go', text: 'package main\n\nfunc main() {}\n' },
      ...HARNESS,
      ...COMPONENT_HARNESS,
    ],
    commands: [
      go([...list, PACKAGE_FILES, '-deps', '.', './harness', ...PACKAGES], 'importcfg'),
      go(['env', 'GOTOOLDIR'], 'tools'),
      go(['env', 'GOROOT'], 'root'),
      // Timers and random numbers behave as go.mod's version of Go says; the go command tells the linker so.
      go(['list', '-f', '{{with .DefaultGODEBUG}}-X=runtime.godebugDefault={{.}}{{end}}', '.'], 'debug'),
    ],
    timeoutMs: race ? 240_000 : 120_000,
  };
}

/** What a build is made of. */
export interface GoParts {
  /** The learner's text. */
  readonly solution: string;
  /** The same as a file of package `sol`. */
  readonly packaged: string;
  readonly glue: string;
  /** Types and errors that the solution left to Kode, as a file; null where there are none. */
  readonly types: string | null;
  /** Files of the harness that not every program needs. */
  readonly more: readonly PlannedFile[];
  /** With the race detector. */
  readonly race?: boolean;
}

export function goBuild({ solution, packaged, glue, types, more, race = false }: GoParts): BuildPlan {
  const quick = quickGo(solution, types !== null, race);
  return {
    language: 'go',
    files: [
      GO_MOD,
      {
        path: 'main.go',
        text: 'package main\n\nimport "kode/sol"\n\nfunc main() { sol.KodeMain() }\n',
      },
      { path: SOLUTION, text: packaged },
      { path: 'sol/kode_glue.go', text: glue },
      ...(types === null ? [] : [{ path: 'sol/kode_types.go', text: types }]),
      ...HARNESS,
      ...more,
    ],
    commands: [
      {
        tool: TOOLCHAIN,
        args: ['build', ...(race ? ['-race'] : []), '-buildvcs=false', '-ldflags=-s -w', '-o', PROGRAM, '.'],
        env: race ? RACE_ENV : BUILD_ENV,
      },
    ],
    // The first build with the detector builds Go's library with it.
    timeoutMs: race ? 180_000 : 60_000,
    ...(quick === null ? {} : { quick }),
  };
}

/** Null where the go command knows more: C, embedded files, and what may be imported. */
function quickGo(text: string, hasTypes: boolean, race: boolean): QuickWay | null {
  if (/^\/\/(?:go:(?:embed|linkname|cgo_|wasm)|export\b)/m.test(text)) return null;
  // Only the go command keeps solutions out of packages that are not theirs.
  if (/["`](?:vendor\/|(?:[\w./-]*\/)?internal[/"`])/.test(text)) return null;
  const files = ['sol/kode_glue.go', ...(hasTypes ? ['sol/kode_types.go'] : []), 'sol/solution.go'];
  const part = partOf(race);
  const env = { ...(race ? RACE_ENV : BUILD_ENV), ...TOOL_ENV };
  const tool = (name: string, args: readonly string[]): Command => ({
    tool: null,
    args: [
      `{part:${part.name}:tools}/${name}`,
      ...[
        '-importcfg',
        `{part:${part.name}}/importcfg`,
        ...(race ? ['-race', '-installsuffix', 'race'] : []),
      ],
      ...args,
    ],
    env,
  });
  const compile = (name: string, archive: string, sources: readonly string[]): Command =>
    tool('compile', [
      ...['-o', archive, '-p', name, '-lang=go1.21', '-complete', '-nolocalimports', '-pack'],
      ...sources,
    ]);
  const link = tool('link', [
    ...['-o', PROGRAM, '-buildmode=exe', '-s', '-w', `{part:${part.name}:debug}`, 'main.a'],
  ]);
  return {
    parts: [part],
    files: [],
    commands: [
      compile('kode/sol', 'sol.a', files),
      compile('main', 'main.a', ['main.go']),
      { ...link, env: { ...env, GOROOT: `{part:${part.name}:root}` } },
    ],
    complaintCode: null,
  };
}
