/** How a snippet is built and run: the plain way of each language, with nothing of the judge's beside it. */
import { FLAGS as CPP_FLAGS } from '../languages/cppQuick.ts';
import { BUILD_ENV, GO_MOD, PROGRAM } from '../languages/goQuick.ts';
import { TOOLCHAIN as JAVA } from '../languages/javaQuick.ts';
import type { BuildPlan, Command, PlannedFile } from '../languages/language.ts';
import { adapterOf } from '../languages/registry.ts';
import { FLAGS as RUST_FLAGS } from '../languages/rustQuick.ts';
import type { TypeStripper } from '../ports.ts';
import type { Snippet } from './snippet.ts';
import { SNIPPET_LIMITS } from './snippet.ts';

export interface SnippetPlan {
  readonly build: BuildPlan;
  readonly run: Command;
}

const { memoryMb } = SNIPPET_LIMITS;
const COMPILE_MS = 120_000;

/** @throws `SyntaxError` for a text that is not TypeScript, with `line` where that is known */
export async function snippetPlan(
  { language, text }: Snippet,
  typeStripper: TypeStripper,
): Promise<SnippetPlan> {
  const plan = (
    files: readonly PlannedFile[],
    args: readonly string[] | null,
    run: Command,
    env: Command['env'] = {},
  ): SnippetPlan => {
    const tool = adapterOf(language).toolchain;
    const commands = args === null || tool === null ? [] : [{ tool, args, env }];
    return { build: { language, files, commands, timeoutMs: COMPILE_MS }, run };
  };
  const program = (env: Command['env'] = {}): Command => ({ tool: null, args: [PROGRAM], env });

  switch (language) {
    case 'go':
      return plan(
        [{ path: 'main.go', text }, GO_MOD],
        // Nothing for a debugger: it links in half of the time, and a panic still knows its line.
        ['build', '-buildvcs=false', '-ldflags=-s -w', '-o', PROGRAM, '.'],
        program({ GOMEMLIMIT: `${memoryMb}MiB`, GOTRACEBACK: 'single' }),
        BUILD_ENV,
      );
    case 'python':
      // Isolated, as a solution is.
      return plan([{ path: 'main.py', text }], null, {
        tool: adapterOf(language).toolchain,
        args: ['-I', '-B', '-X', 'utf8', 'main.py'],
        env: {},
      });
    case 'javascript':
      return plan(scriptFiles(text), null, scriptRun(text));
    case 'typescript': {
      const { code } = await typeStripper.strip(text);
      return plan(scriptFiles(code), null, scriptRun(code));
    }
    case 'java': {
      const { file, main } = javaNames(text);
      const run = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Xmx${memoryMb}m`, ...JAVA_UTF8];
      return plan(
        [{ path: file, text }],
        ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '-encoding', 'UTF-8', '-d', 'out', file],
        { tool: JAVA, args: [...run, '-cp', 'out', main], env: {} },
      );
    }
    case 'cpp':
      return plan([{ path: 'main.cpp', text }], [...CPP_FLAGS, '-o', PROGRAM, 'main.cpp'], program());
    case 'rust':
      return plan([{ path: 'main.rs', text }], [...RUST_FLAGS, '-o', PROGRAM, 'main.rs'], program());
  }
}

const JAVA_UTF8 = ['-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-Dstderr.encoding=UTF-8'];

/** Node takes a file with `require` for an old module, and any other for one that may import and await. */
function scriptName(code: string): string {
  return /\brequire\s*\(/.test(code) ? 'main.cjs' : 'main.mjs';
}

function scriptFiles(code: string): readonly PlannedFile[] {
  return [{ path: scriptName(code), text: code }];
}

function scriptRun(code: string): Command {
  return { tool: 'node', args: [`--max-old-space-size=${memoryMb}`, scriptName(code)], env: {} };
}

/** The file must be called as its public class, and the virtual machine is told which class has the `main`. */
function javaNames(text: string): { readonly file: string; readonly main: string } {
  const types = /^(?:public\s+)?(?:final\s+|abstract\s+)*(?:class|record|enum|interface)\s+(\w+)/gm;
  const shown = /^public\s+(?:final\s+|abstract\s+)*(?:class|record|enum|interface)\s+(\w+)/m.exec(text)?.[1];
  const at = /\bstatic\s+void\s+main\s*\(/.exec(text)?.index ?? text.length;
  const before = [...text.slice(0, at).matchAll(types)].at(-1)?.[1];
  const main = before ?? shown ?? 'Main';
  return { file: `${shown ?? main}.java`, main };
}
