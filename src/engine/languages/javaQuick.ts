/** How Java builds: by a compiler that is started for it, and quicker by one that stays. */
import type { Command, QuickWay, SharedPart, ToolchainSpec } from './language.ts';

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
export function plainJava(files: readonly string[]): Command {
  return java(...MAIN, ...OPTIONS, '-d', 'out', ...files);
}

/** With the names of variables, too. */
export function debugJava(files: readonly string[]): Command {
  const options = OPTIONS.map((one) => (one.startsWith('-g:') ? '-g' : one));
  return java(...MAIN, ...options, '-d', 'out', ...files);
}

const PART: SharedPart = {
  name: 'java',
  files: ['KodeCompiler.java', ...HARNESS].map((name) => ({ path: name, asset: `java/${name}` })),
  commands: [
    java(...MAIN, ...OPTIONS, '-d', 'out', 'KodeCompiler.java'),
    java(...MAIN, ...OPTIONS, '-d', 'harness', ...HARNESS),
  ],
  timeoutMs: 60_000,
};

/**
 * The same compiler with the same options; it does not stand in the build's folder, so it is told full paths. The harness is
 * compiled already, and its classes are laid beside the others.
 * @param files paths in the build's folder, those of the harness left out
 */
export function quickJava(files: readonly string[]): QuickWay {
  const harness = '{part:java}/harness';
  return {
    parts: [PART],
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
