/** How Java builds: by a compiler that is started for it, and quicker by one that stays. */
import type { BuildPlan, Command, QuickWay, SharedPart, ToolchainSpec } from './language.ts';

export const TOOLCHAIN: ToolchainSpec = {
  id: 'java',
  title: 'Java (JDK)',
  commands: ['java'],
  versionArgs: ['-version'],
  versionPattern: /version "(\d+(?:\.\d+)*)/,
  minimum: '17',
  realPathArgs: null,
  fix: 'Install a JDK of version 17 or newer, for example from https://adoptium.net, or set kode.toolchain.java to its java command.',
};

export const HARNESS = ['Kode.java', 'KodeIn.java', 'KodeOut.java', 'KodeNodes.java', 'KodeMade.java'];

/** What components need on top of it. */
export const COMPONENT_HARNESS = [
  ...['KodeSequence.java', 'KodeFunctions.java'],
  ...['KodeThreads.java', 'KodeThread.java', 'KodeWait.java'],
];

/** For programs that live a second: the smaller collector, and of the compilers only the quick one. */
const VIRTUAL_MACHINE = [
  ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'],
  ...['-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-Dstderr.encoding=UTF-8'],
];

const MAIN = ['-m', 'jdk.compiler/com.sun.tools.javac.Main'];

const OPTIONS = ['-encoding', 'UTF-8', '-proc:none', '-nowarn', '-g:lines,source', '-Xmaxerrs', '10'];

function java(...args: readonly string[]): Command {
  return { tool: TOOLCHAIN, args: [...VIRTUAL_MACHINE, ...args], env: {} };
}

/** @param files paths in the build's folder */
function plainJava(files: readonly string[]): Command {
  return java(...MAIN, ...OPTIONS, '-d', 'out', ...files);
}

/** With the names of variables, too. */
export function debugJava(files: readonly string[]): Command {
  const options = OPTIONS.map((one) => (one.startsWith('-g:') ? '-g' : one));
  return java(...MAIN, ...options, '-d', 'out', ...files);
}

/** The compiler that stays, and the harness of functions. */
const PART: SharedPart = {
  name: 'java',
  files: ['KodeCompiler.java', ...HARNESS].map((name) => ({ path: name, asset: `java/${name}` })),
  commands: [
    java(...MAIN, ...OPTIONS, '-d', 'out', 'KodeCompiler.java'),
    java(...MAIN, ...OPTIONS, '-d', 'harness', ...HARNESS),
  ],
  timeoutMs: 60_000,
};

const FOR_COMPONENTS = [...HARNESS, ...COMPONENT_HARNESS];

/** The harness of components: apart from the other, so that functions do not carry it. */
const COMPONENT_PART: SharedPart = {
  name: 'javaComponents',
  files: FOR_COMPONENTS.map((name) => ({ path: name, asset: `java/${name}` })),
  commands: [java(...MAIN, ...OPTIONS, '-d', 'harness', ...FOR_COMPONENTS)],
  timeoutMs: 60_000,
};

/** @param own the solution, its glue, and what it leaves to Kode */
export function javaBuild(
  own: readonly { readonly path: string; readonly text: string }[],
  kind: 'function' | 'component',
): BuildPlan {
  const harness = kind === 'function' ? HARNESS : FOR_COMPONENTS;
  const files = [...own, ...harness.map((one) => ({ path: one, asset: `java/${one}` }))];
  return {
    language: 'java',
    files,
    commands: [plainJava(files.map((one) => one.path))],
    timeoutMs: 60_000,
    quick: quickJava(
      own.map((one) => one.path),
      kind === 'function' ? [PART] : [PART, COMPONENT_PART],
    ),
  };
}

/**
 * The same compiler with the same options; it does not stand in the build's folder, so it is told full paths. The harness is
 * compiled already, and its classes are laid beside the others.
 * @param files paths in the build's folder, those of the harness left out
 * @param parts the harness that is needed is in the last one
 */
function quickJava(files: readonly string[], parts: readonly SharedPart[]): QuickWay {
  const harness = `{part:${parts.at(-1)?.name}}/harness`;
  return {
    parts,
    files: [],
    commands: [
      {
        tool: TOOLCHAIN,
        args: [
          ...[harness, '{dir}/out'],
          ...[...OPTIONS, '-cp', harness, '-d', '{dir}/out'],
          ...files.map((file) => `{dir}/${file}`),
        ],
        env: {},
        server: java('-XX:-UsePerfData', '-Xmx256m', '-cp', '{part:java}/out', 'KodeCompiler'),
      },
    ],
    // Errors in the solution; whatever else is the matter has other codes.
    complaintCode: 1,
  };
}

/** Runs a build, whichever way it was made. */
export function runJava(memoryMb: number): Command {
  return {
    tool: TOOLCHAIN,
    args: [
      '-XX:+UseSerialGC',
      '-XX:-UsePerfData',
      '-Xshare:auto',
      `-Xmx${memoryMb}m`,
      '-Dfile.encoding=UTF-8',
      '-Dstdout.encoding=UTF-8',
      '-Dstderr.encoding=UTF-8',
      '--add-opens=java.base/java.io=ALL-UNNAMED',
      '-cp',
      'out',
      'KodeMain',
    ],
    env: {},
    ahead: 'of-run',
  };
}
