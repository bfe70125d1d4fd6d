/** Starts the comparators' programs: plainly, without any of the judge's own machinery. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment, searchFolders } from '../../platform/environment.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. @returns what it printed @throws where it fails */
export async function run(file: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Started(file, args, options).finish('');
}

/** A program that was started, and waits for its input. */
export class Started {
  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;

  constructor(file: string, args: readonly string[], { cwd, env = {} }: RunOptions) {
    const child = spawn(file, args, { cwd, env: cleanEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'] });
    this.child = child;
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => (out += String(text)));
    child.stderr.on('data', (text: Buffer) => (err += String(text)));
    child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (code === 0) resolve(out.trim());
        else
          reject(
            new Error(`${file} ended with ${signal ?? code ?? 'nothing'}: ${(out + err).slice(0, 600)}`),
          );
      });
    });
    this.ended.catch(() => undefined);
  }

  /** Gives it its whole input and waits for its end. */
  finish(input: string): Promise<string> {
    this.child.stdin?.end(input);
    return this.ended;
  }

  /** Gives it one line and waits for one that it answers with. */
  ask(line: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.child.stdout?.once('data', (text: Buffer) => resolve(String(text).trim()));
      this.ended.then(() => reject(new Error('It ended without an answer.')), reject);
      this.child.stdin?.write(`${line}\n`);
    });
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

/** A program on the PATH or where installers put it; null where it is not. */
export async function onPath(name: string): Promise<string | null> {
  for (const folder of searchFolders()) {
    const path = join(folder, name);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}
