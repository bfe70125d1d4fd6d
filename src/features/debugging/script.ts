/** JavaScript and TypeScript under the built-in debugger. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DebugConfiguration } from 'vscode';
import type { Signature } from '../../engine/catalog/model.ts';
import type { LanguageAdapter } from '../../engine/languages/language.ts';
import { PlanError } from '../../engine/languages/language.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { createTypeStripper } from '../../platform/typeStripper.ts';

export interface ScriptCase {
  /** Of Kode's own, outside of the workspace, for this run alone. */
  readonly folder: string;
  /** Where Kode is installed. */
  readonly extension: string;
  readonly path: string;
  readonly text: string;
  readonly adapter: LanguageAdapter;
  readonly signature: Signature;
  /** The arguments on the wire. */
  readonly args: string;
  /** What the session is called. */
  readonly name: string;
}

/**
 * Writes what the judge would run, with a map back to the learner's own file, so that its breakpoints are hit: the judge
 * takes types out without moving a character, so line is line.
 *
 * @throws NotGradedError where the file cannot be read as the language, or is changed by more than taking types out
 */
export async function prepareScript(one: ScriptCase): Promise<DebugConfiguration> {
  const source = { path: one.path, text: one.text.replace(/^\uFEFF/, '') };
  const plan = await one.adapter.plan(source, one.signature, createTypeStripper()).catch((error: unknown) => {
    if (!(error instanceof PlanError)) throw error;
    const [message] = error.messages;
    throw new NotGradedError(error.message, `Line ${message?.line ?? 1} has to be right first.`);
  });
  const dir = one.folder;
  await mkdir(dir, { recursive: true });
  for (const file of plan.files) {
    if (!('text' in file)) continue;
    if (file.path === 'kode.json' && !(JSON.parse(file.text) as { keepsLines: boolean }).keepsLines) {
      throw new NotGradedError(
        'Kode cannot debug this file: it holds an enum, a namespace or a parameter property.',
        'Write that in another way; everything else of TypeScript can be debugged.',
      );
    }
    const isSolution = file.path.startsWith('kode-solution.');
    await writeFile(join(dir, file.path), isSolution ? file.text + lineMap(source) : file.text);
  }
  await writeFile(join(dir, 'case.json'), one.args);
  const harness = join(one.extension, 'dist', 'harness', 'node');
  return {
    type: 'node',
    request: 'launch',
    name: one.name,
    program: join(harness, 'debug.cjs'),
    cwd: dir,
    ...runtime(),
    sourceMaps: true,
    outFiles: [join(dir, '*.mjs'), join(dir, '*.cjs')],
    // All of them: the map lies in Kode's storage, not in the workspace.
    resolveSourceMapLocations: null,
    skipFiles: ['<node_internals>/**', join(harness, '**')],
    console: 'internalConsole',
    autoAttachChildProcesses: false,
    kodeCase: randomUUID(),
  };
}

/** A source map in a comment: each line of the file is that line of the learner's. */
function lineMap({ path, text }: { readonly path: string; readonly text: string }): string {
  const lines = text.split('\n').length;
  const map = {
    version: 3,
    sources: [pathToFileURL(path).href],
    names: [],
    // "AAAA" is the first place of the first line; "AACA" one line further in the source.
    mappings: ['AAAA', ...Array<string>(lines - 1).fill('AACA')].join(';'),
  };
  const base64 = Buffer.from(JSON.stringify(map)).toString('base64');
  return `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${base64}\n`;
}

/** Node: the one that runs Kode, the one on the PATH, or the editor itself in the part of Node. */
function runtime(): {
  readonly runtimeExecutable: string;
  readonly env?: Readonly<Record<string, string>>;
} {
  if (process.versions['electron'] === undefined) return { runtimeExecutable: process.execPath };
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  return node === undefined
    ? { runtimeExecutable: process.execPath, env: { ELECTRON_RUN_AS_NODE: '1' } }
    : { runtimeExecutable: node };
}
