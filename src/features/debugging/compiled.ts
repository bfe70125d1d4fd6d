/** Languages whose debugger comes with an extension: a build of their own, with the case laid beside it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DebugConfiguration } from 'vscode';
import type { Signature } from '../../engine/catalog/model.ts';
import { parseReply } from '../../engine/grading/reply.ts';
import { showOutcome } from '../../engine/values/display.ts';
import { decodeOutcome, parseJson, WireError } from '../../engine/values/wire.ts';
import type { DebugRuns } from '../../services/services.ts';
import type { Debugger } from './debuggers.ts';
import { launchOf } from './debuggers.ts';
import type { ScriptCase } from './script.ts';

export interface CompiledCase extends ScriptCase {
  readonly problem: string;
  readonly debugger: Debugger;
  /** Compilers are started by the broker, never by the editor's own process. */
  readonly debugRuns: DebugRuns;
}

export interface CompiledRun {
  readonly configuration: DebugConfiguration;
  /** What the function gave, in a sentence; null where it did not come to its end. */
  result(): Promise<string | null>;
}

/** @throws NotGradedError where the solution does not compile, or its toolchain is missing */
export async function prepareCompiled(one: CompiledCase): Promise<CompiledRun> {
  const harness = join(one.extension, 'dist', 'harness');
  const language = one.adapter.id;
  const run = await one.debugRuns.debugRun(
    { problem: one.problem, language, file: { path: one.path, text: one.text } },
    one.args,
    one.folder,
  );
  const { type } = one.debugger;
  return {
    configuration: {
      type,
      request: 'launch',
      name: one.name,
      ...launchOf(type, { language, path: one.path, run, harness }),
      kodeCase: randomUUID(),
    },
    async result() {
      const [, line] = (await readFile(run.replies, 'utf8')).split('\n');
      return line === undefined || line === '' ? null : sentence(line, one.signature);
    },
  };
}

function sentence(line: string, signature: Signature): string | null {
  try {
    const reply = parseReply(line, 1);
    switch (reply.kind) {
      case 'value':
      case 'changed':
        return `returned ${showOutcome(decodeOutcome(parseJson(reply.outcome), signature), signature)}`;
      case 'mistyped':
        return `returned ${reply.shown}`;
      case 'threw':
        return `stopped with ${reply.type}: ${reply.message}`;
    }
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}
