/** Debuggers of other extensions, and how each is told to start a run. */
import { dirname, join } from 'node:path';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { DebugRun } from '../../platform/debugRun.ts';

export interface Debugger {
  /** As in a launch configuration. */
  readonly type: string;
  /** The extension that is offered where none brings this type. */
  readonly extension: string;
  /** The extension's name in the gallery. */
  readonly title: string;
}

export interface Target {
  readonly language: LanguageId;
  /** The learner's file. */
  readonly path: string;
  readonly run: DebugRun;
  /** Kode's own files beside a solution: nobody steps into them. */
  readonly harness: string;
}

const SCRIPTS: Debugger = { type: 'node', extension: 'ms-vscode.js-debug', title: 'JavaScript Debugger' };
const CPPTOOLS: Debugger = { type: 'cppdbg', extension: 'ms-vscode.cpptools', title: 'C/C++' };
const LLDB: Debugger = { type: 'lldb', extension: 'vadimcn.vscode-lldb', title: 'CodeLLDB' };

/** The first that is there is taken; the first is offered where none is. */
export const DEBUGGERS: Readonly<Record<LanguageId, readonly [Debugger, ...Debugger[]]>> = {
  javascript: [SCRIPTS],
  typescript: [SCRIPTS],
  go: [{ type: 'go', extension: 'golang.go', title: 'Go' }],
  python: [{ type: 'debugpy', extension: 'ms-python.debugpy', title: 'Python Debugger' }],
  java: [{ type: 'java', extension: 'vscjava.vscode-java-debug', title: 'Debugger for Java' }],
  cpp: [CPPTOOLS, LLDB],
  rust: [LLDB, CPPTOOLS],
};

/** The part of a launch configuration that the debugger's type decides. */
export function launchOf(
  type: string,
  { language, path, run, harness }: Target,
  platform: NodeJS.Platform = process.platform,
): Readonly<Record<string, unknown>> {
  const { file, args, dir, env } = run;
  switch (type) {
    case 'go':
      return { mode: 'exec', program: file, args, cwd: dir, env };
    case 'debugpy':
      return {
        python: file,
        pythonArgs: args.slice(0, -1),
        program: args.at(-1),
        cwd: dir,
        env,
        console: 'internalConsole',
        justMyCode: true,
        rules: [{ path: join(harness, '**'), include: false }],
      };
    case 'java':
      return {
        mainClass: args.at(-1),
        classPaths: [join(dir, 'out')],
        sourcePaths: [dirname(path)],
        javaExec: file,
        vmArgs: args.slice(0, args.indexOf('-cp')),
        cwd: dir,
        env,
        console: 'internalConsole',
        stepFilters: { skipClasses: ['$JDK', 'Kode*'] },
      };
    case 'cppdbg':
      return {
        program: file,
        args,
        cwd: dir,
        environment: Object.entries(env).map(([name, value]) => ({ name, value })),
        MIMode: platform === 'darwin' ? 'lldb' : 'gdb',
        externalConsole: false,
        stopAtEntry: false,
        setupCommands: [{ text: '-enable-pretty-printing', ignoreFailures: true }],
      };
    case 'lldb':
      return {
        program: file,
        args,
        cwd: dir,
        env,
        console: 'internalConsole',
        sourceLanguages: [language],
      };
    default:
      throw new Error(`Kode cannot start a debugger of the type "${type}".`);
  }
}
