/**
 * The ways that the judge is held against, with the same solution in a program of a few lines. `bare`: the least that the
 * language's own tools need when everything but the solution is ready: compilers called directly, common headers compiled
 * before, interpreters started before and used once. `plain`: what a person would type.
 */
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { onPath, run, Started } from './commands.ts';
import { SUBJECTS } from './subject.ts';
import type { Workshop } from './workshop.ts';

export interface Way {
  /** What it does, in a few words. */
  readonly title: string;
  /** Before the clock starts: what does not depend on the edit. */
  ready?(): Promise<void>;
  /** From the edit to the sum that the program prints. */
  go(edit: number, count: number): Promise<string>;
  /** Once more, without an edit: a process for so few inputs. */
  again(count: number): Promise<string>;
  dispose?(): void;
}

/** A way that this machine does not have; the text says what is missing. */
export class MissingWay extends Error {}

type MakeWay = (workshop: Workshop, dir: string) => Promise<Way>;

export async function bareWay(language: LanguageId, workshop: Workshop): Promise<Way> {
  return make(BARE[language], workshop, `bare-${language}`);
}

export async function plainWay(
  language: LanguageId,
  workshop: Workshop,
): Promise<Omit<Way, 'again' | 'ready'>> {
  return make(PLAIN[language], workshop, `plain-${language}`);
}

async function make<T>(
  way: (workshop: Workshop, dir: string) => Promise<T>,
  workshop: Workshop,
  name: string,
): Promise<T> {
  const dir = join(workshop.folder, name);
  await mkdir(dir, { recursive: true });
  return way(workshop, dir);
}

async function toolOf(language: LanguageId, { ports }: Workshop): Promise<string> {
  const { toolchain, title } = adapterOf(language);
  const state = toolchain === null ? null : await ports.toolchains.find(toolchain);
  if (state?.found === true) return state.path;
  throw new MissingWay(`${title} is not on this machine`);
}

async function needed(name: string): Promise<string> {
  const path = await onPath(name);
  if (path === null) throw new MissingWay(`${name} is not on this machine`);
  return path;
}

const GO_ENV = {
  GO111MODULE: 'on',
  GOFLAGS: '-mod=readonly',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
};
const GO_MOD = 'module bench\n\ngo 1.21\n';
const IMPORTS = '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}';

const CPP_LEAN = '#include <cstdio>\n#include <cstdlib>\n#include <unordered_map>\n#include <vector>\n';
const CPP_FLAGS = ['-std=c++17', '-O2'];
const RUST_FLAGS = ['--edition', '2021', '-C', 'opt-level=3'];
const JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx128m'];

/** A Java process that compiles what it is told to, or runs one class of a folder that it is told. */
const WARM_JAVA = `import java.io.*;
import java.net.*;
import java.nio.file.*;
import javax.tools.*;

public final class Warm {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        if (args[0].equals("run")) {
            String dir = in.readLine();
            URLClassLoader loader = new URLClassLoader(new URL[] {Paths.get(dir).toUri().toURL()});
            loader.loadClass("Main").getMethod("main", String[].class).invoke(null, (Object) new String[] {in.readLine()});
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (String dir; (dir = in.readLine()) != null; ) {
            int code = compiler.run(null, null, null, "-proc:none", "-d", dir, dir + "/PairSum.java", dir + "/Main.java");
            System.out.println(code);
        }
    }
}
`;

const BARE: Readonly<Record<LanguageId, MakeWay>> = {
  async go(workshop, dir) {
    const go = await toolOf('go', workshop);
    const env = { ...GO_ENV, GOGC: 'off' };
    await writeFile(join(dir, 'go.mod'), GO_MOD);
    await writeFile(join(dir, 'main.go'), SUBJECTS.go.main);
    const tools = await run(go, ['env', 'GOTOOLDIR'], { cwd: dir, env });
    const imports = await run(go, ['list', '-export', '-f', IMPORTS, '-deps', 'fmt', 'os', 'strconv'], {
      cwd: dir,
      env,
    });
    await writeFile(join(dir, 'importcfg'), `${imports}\n`);
    const again = (count: number): Promise<string> =>
      run(join(dir, 'program'), [String(count)], { cwd: dir });
    return {
      title: 'compile and link called directly',
      async go(edit, count) {
        await writeFile(join(dir, 'solution.go'), SUBJECTS.go.solution(edit));
        const compile = ['-o', 'main.a', '-p', 'main', '-complete', '-pack', '-importcfg', 'importcfg'];
        await run(join(tools, 'compile'), [...compile, 'solution.go', 'main.go'], { cwd: dir, env });
        const link = ['-o', 'program', '-importcfg', 'importcfg', '-buildmode=exe', '-s', '-w', 'main.a'];
        await run(join(tools, 'link'), link, { cwd: dir, env });
        return again(count);
      },
      again,
    };
  },
  async cpp(workshop, dir) {
    const cpp = await toolOf('cpp', workshop);
    await writeFile(join(dir, 'lean.hpp'), CPP_LEAN);
    await run(cpp, [...CPP_FLAGS, '-x', 'c++-header', '-o', 'lean.hpp.gch', 'lean.hpp'], { cwd: dir });
    const again = (count: number): Promise<string> =>
      run(join(dir, 'program'), [String(count)], { cwd: dir });
    return {
      title: 'the compiler with a precompiled header of four headers',
      async go(edit, count) {
        await writeFile(join(dir, 'main.cpp'), SUBJECTS.cpp.solution(edit) + SUBJECTS.cpp.main);
        await run(cpp, [...CPP_FLAGS, '-include', 'lean.hpp', '-o', 'program', 'main.cpp'], { cwd: dir });
        return again(count);
      },
      again,
    };
  },
  async rust(workshop, dir) {
    const rust = await toolOf('rust', workshop);
    const again = (count: number): Promise<string> =>
      run(join(dir, 'program'), [String(count)], { cwd: dir });
    return {
      title: 'rustc -O, incremental',
      async go(edit, count) {
        await writeFile(join(dir, 'main.rs'), SUBJECTS.rust.solution(edit) + SUBJECTS.rust.main);
        await run(rust, [...RUST_FLAGS, '-C', 'incremental=state', '-o', 'program', 'main.rs'], { cwd: dir });
        return again(count);
      },
      again,
    };
  },
  async java(workshop, dir) {
    const java = await toolOf('java', workshop);
    await writeFile(join(dir, 'Warm.java'), WARM_JAVA);
    await run(java, ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '-d', dir, 'Warm.java'], { cwd: dir });
    await writeFile(join(dir, 'Main.java'), SUBJECTS.java.main);
    const compiler = new Started(java, [...JVM, '-cp', dir, 'Warm', 'compile'], { cwd: dir });
    let runner: Started | null = null;
    const ready = async (): Promise<void> => {
      runner = new Started(java, [...JVM, '-cp', dir, 'Warm', 'run'], { cwd: dir });
      // Half a second is what a virtual machine needs to come up on a busy machine; nothing tells when it waits.
      await new Promise((resolve) => setTimeout(resolve, 500));
    };
    return {
      title: 'a compiler and a virtual machine that are up already',
      ready,
      async go(edit, count) {
        await writeFile(join(dir, 'PairSum.java'), SUBJECTS.java.solution(edit));
        const code = await compiler.ask(dir);
        if (code !== '0' || runner === null) throw new Error('The warm Java compiler failed.');
        return runner.finish(`${dir}\n${count}\n`);
      },
      again: (count) => run(java, [...JVM, '-cp', dir, 'Main', String(count)], { cwd: dir }),
      dispose: () => {
        runner?.kill();
        compiler.kill();
      },
    };
  },
  async python(workshop, dir) {
    const python = await toolOf('python', workshop);
    const read = 'import sys;exec(compile(sys.stdin.read(),"program","exec"))';
    return interpreter('python', python, ['-I', '-B', '-c', read], '.py', dir);
  },
  javascript: (_, dir) => Promise.resolve(interpreter('javascript', process.execPath, ['-'], '.cjs', dir)),
  typescript: ({ ports }, dir) =>
    Promise.resolve(
      interpreter('typescript', process.execPath, ['-'], '.cjs', dir, async (text) => {
        return (await ports.typeStripper.strip(text)).code;
      }),
    ),
};

/** An interpreter that was started before and reads its program from stdin. */
function interpreter(
  language: 'python' | 'javascript' | 'typescript',
  file: string,
  args: readonly string[],
  extension: string,
  dir: string,
  compile: (text: string) => Promise<string> = (text) => Promise.resolve(text),
): Way {
  const { solution, main } = SUBJECTS[language];
  let started: Started | null = null;
  const path = join(dir, `program${extension}`);
  return {
    title: 'an interpreter that is up already',
    async ready() {
      started = new Started(file, args, { cwd: dir });
      // Nothing tells when an interpreter waits for its program.
      await new Promise((resolve) => setTimeout(resolve, 250));
    },
    async go(edit, count) {
      const text = await compile(solution(edit) + main.replace('COUNT', String(count)));
      await writeFile(path, text);
      if (started === null) throw new Error('The interpreter was not started.');
      return started.finish(text);
    },
    async again(count) {
      await writeFile(path, await compile(solution(0) + main.replace('COUNT', String(count))));
      return run(file, [...args.slice(0, language === 'python' ? 2 : 0), path], { cwd: dir });
    },
    dispose: () => started?.kill(),
  };
}

const PLAIN: Readonly<
  Record<LanguageId, (workshop: Workshop, dir: string) => Promise<Omit<Way, 'again' | 'ready'>>>
> = {
  async go(workshop, dir) {
    const go = await toolOf('go', workshop);
    await writeFile(join(dir, 'go.mod'), GO_MOD);
    await writeFile(join(dir, 'main.go'), SUBJECTS.go.main);
    return {
      title: 'go build',
      async go(edit, count) {
        await writeFile(join(dir, 'solution.go'), SUBJECTS.go.solution(edit));
        await run(go, ['build', '-o', 'program'], { cwd: dir, env: GO_ENV });
        return run(join(dir, 'program'), [String(count)], { cwd: dir });
      },
    };
  },
  async cpp(workshop, dir) {
    const cpp = await toolOf('cpp', workshop);
    return {
      title: 'g++ -O2, <bits/stdc++.h>',
      async go(edit, count) {
        await writeFile(
          join(dir, 'main.cpp'),
          `#include <bits/stdc++.h>\n${SUBJECTS.cpp.solution(edit)}${SUBJECTS.cpp.main}`,
        );
        await run(cpp, [...CPP_FLAGS, '-o', 'program', 'main.cpp'], { cwd: dir });
        return run(join(dir, 'program'), [String(count)], { cwd: dir });
      },
    };
  },
  async rust(_, dir) {
    const cargo = await needed('cargo');
    await mkdir(join(dir, 'src'), { recursive: true });
    await writeFile(
      join(dir, 'Cargo.toml'),
      '[package]\nname = "bench"\nversion = "0.1.0"\nedition = "2021"\n',
    );
    return {
      title: 'cargo build --release',
      async go(edit, count) {
        await writeFile(join(dir, 'src', 'main.rs'), SUBJECTS.rust.solution(edit) + SUBJECTS.rust.main);
        await run(cargo, ['build', '--release', '--offline', '--quiet'], { cwd: dir });
        return run(join(dir, 'target', 'release', 'bench'), [String(count)], { cwd: dir });
      },
    };
  },
  async java(workshop, dir) {
    const java = await toolOf('java', workshop);
    const javac = join(dirname(await realpath(java)), 'javac');
    await writeFile(join(dir, 'Main.java'), SUBJECTS.java.main);
    return {
      title: 'javac and java',
      async go(edit, count) {
        await writeFile(join(dir, 'PairSum.java'), SUBJECTS.java.solution(edit));
        await run(javac, ['PairSum.java', 'Main.java'], { cwd: dir });
        return run(java, ['Main', String(count)], { cwd: dir });
      },
    };
  },
  async python(_, dir) {
    return script('python', await needed('python3'), join(dir, 'main.py'), 'python3, as it is on the PATH');
  },
  javascript: (_, dir) =>
    Promise.resolve(script('javascript', process.execPath, join(dir, 'main.cjs'), 'node')),
  async typescript(_, dir) {
    return script('typescript', await needed('tsx'), join(dir, 'main.ts'), 'tsx');
  },
};

function script(
  language: 'python' | 'javascript' | 'typescript',
  file: string,
  path: string,
  title: string,
): Omit<Way, 'again' | 'ready'> {
  const { solution, main } = SUBJECTS[language];
  return {
    title,
    async go(edit, count) {
      await writeFile(path, solution(edit) + main.replace('COUNT', String(count)));
      return run(file, [path], { cwd: dirname(path) });
    },
  };
}
