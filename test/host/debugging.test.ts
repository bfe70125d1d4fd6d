import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contract/ids.ts';
import { itemOf, runItems } from './support/explorer.ts';
import { scaffold, writeSolution } from './support/workspace.ts';

/** Fails for [0, 1]; line 5 of the file (the marker is line 1) is inside of the function. */
const WRONG: Readonly<Record<string, string>> = {
  javascript: '\nexport function reverse(a) {\n  const copy = [...a];\n  copy.reverse();\n}\n',
  typescript:
    '\nexport function reverse(a: number[]): void {\n  const copy: number[] = [...a];\n  copy.reverse();\n}\n',
};

interface Stop {
  readonly path: string;
  readonly line: number;
  readonly variables: string;
}

describe('debugging the failing case', function () {
  this.timeout(120_000);

  for (const [language, text] of Object.entries(WRONG)) {
    it(`stops at a breakpoint in ${language}, on its line, with the failing input`, async () => {
      const uri = await scaffold('reverse-array', language);
      await writeSolution(uri, text);
      await runItems([await itemOf(uri)]);
      const breakpoint = new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(4, 0)));
      vscode.debug.addBreakpoints([breakpoint]);
      try {
        const stop = await debugToStop(uri);
        assert.equal(stop.path, uri.fsPath);
        assert.equal(stop.line, 5);
        assert.match(stop.variables, /a: \(2\) \[0, 1\]/);
      } finally {
        vscode.debug.removeBreakpoints([breakpoint]);
      }
    });
  }

  it('stops in the function where there is no breakpoint, and leaves none behind', async () => {
    const uri = await scaffold('reverse-array', 'typescript');
    const stop = await debugToStop(uri);
    assert.equal(stop.path, uri.fsPath);
    assert.equal(stop.line, 4);
    assert.deepEqual(vscode.debug.breakpoints, []);
  });
});

/** Debugs the failing case up to its first stop, looks, and ends the session. */
async function debugToStop(uri: vscode.Uri): Promise<Stop> {
  let tell: (stop: Promise<Stop>) => void = () => undefined;
  const stopped = new Promise<Stop>((done) => (tell = done));
  const tracking = vscode.debug.registerDebugAdapterTrackerFactory('*', {
    createDebugAdapterTracker: (session) => ({
      onDidSendMessage: (message: { type?: string; event?: string; body?: { threadId?: number } }) => {
        if (message.type === 'event' && message.event === 'stopped') {
          tell(lookAt(session, message.body?.threadId ?? 0));
        }
      },
    }),
  });
  try {
    assert.equal(await vscode.commands.executeCommand(COMMANDS.debugCase, uri), true);
    return await stopped;
  } finally {
    const ended = new Promise<void>((done) => {
      const listening = vscode.debug.onDidTerminateDebugSession((session) => {
        if (session.parentSession !== undefined) return;
        listening.dispose();
        done();
      });
    });
    await vscode.debug.stopDebugging();
    await ended;
    tracking.dispose();
  }
}

async function lookAt(session: vscode.DebugSession, threadId: number): Promise<Stop> {
  const { stackFrames } = (await session.customRequest('stackTrace', { threadId })) as {
    stackFrames: readonly { id: number; line: number; source?: { path?: string } }[];
  };
  const [frame] = stackFrames;
  assert.ok(frame !== undefined);
  const { scopes } = (await session.customRequest('scopes', { frameId: frame.id })) as {
    scopes: readonly { variablesReference: number; expensive: boolean }[];
  };
  const { variables } = (await session.customRequest('variables', {
    variablesReference: scopes[0]?.variablesReference,
  })) as { variables: readonly { name: string; value: string }[] };
  return {
    // The served editor gives addresses where the desktop gives paths.
    path: pathOf(frame.source?.path ?? ''),
    line: frame.line,
    variables: variables.map(({ name, value }) => `${name}: ${value}`).join('; '),
  };
}

function pathOf(text: string): string {
  return /^[\w-]+:\/\//.test(text) ? vscode.Uri.parse(text).path : text;
}
