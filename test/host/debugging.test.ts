import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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

/** Wrong for [0, 1]. The debuggers of these languages are other extensions'; what they would be told is looked at here. */
const COMPILED: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  go: { type: 'go', text: '\npackage reversearray\n\nfunc Reverse(a []int) {\n\ta[0] = 5\n}\n' },
  python: { type: 'debugpy', text: '\ndef reverse(a):\n    a[0] = 5\n' },
  java: {
    type: 'java',
    text: '\npublic class ReverseArray {\n    public static void reverse(int[] a) {\n        a[0] = 5;\n    }\n}\n',
  },
  cpp: {
    type: 'cppdbg',
    text: '\n#include <vector>\nvoid reverse(std::vector<int>& a) {\n    a[0] = 5;\n}\n',
  },
  rust: { type: 'lldb', text: '\npub fn reverse(a: &mut Vec<i32>) {\n    a[0] = 5;\n}\n' },
};

interface Told {
  readonly configuration: vscode.DebugConfiguration;
  /** The lines that the program would read, and whether what is to be started is there. */
  readonly requests: string;
  readonly program: string;
  readonly isThere: boolean;
}

/** Looked at while the run is: its folder goes with it. */
function startedBy(configuration: vscode.DebugConfiguration): Omit<Told, 'configuration'> {
  const environment = (configuration['environment'] ?? []) as { name: string; value: string }[];
  const env = (configuration['env'] ??
    Object.fromEntries(environment.map((one) => [one.name, one.value]))) as Record<string, string>;
  const program = (configuration['program'] ?? configuration['javaExec']) as string;
  return {
    requests: readFileSync(env['KODE_REQUESTS'] ?? '', 'utf8'),
    program,
    isThere: existsSync(program),
  };
}

/** As if an extension brought this debugger: its configuration is caught where the editor would start it. */
async function withDebugger(type: string, use: (told: Promise<Told>) => Promise<void>): Promise<void> {
  const { all } = vscode.extensions;
  const extension = { packageJSON: { contributes: { debuggers: [{ type }] } } };
  Object.defineProperty(vscode.extensions, 'all', { configurable: true, get: () => [...all, extension] });
  let tell: (told: Told) => void = () => undefined;
  const told = new Promise<Told>((done) => (tell = done));
  const provider = vscode.debug.registerDebugConfigurationProvider(type, {
    resolveDebugConfiguration(_folder, configuration) {
      tell({ configuration, ...startedBy(configuration) });
      // No configuration: nothing is started.
      return undefined;
    },
  });
  try {
    await use(told);
  } finally {
    provider.dispose();
    Object.defineProperty(vscode.extensions, 'all', { configurable: true, get: () => all });
  }
}

describe('debugging with an extension', function () {
  this.timeout(180_000);

  for (const [language, { type, text }] of Object.entries(COMPILED)) {
    it(`builds a case in ${language}, and tells the debugger what to start`, async () => {
      const uri = await scaffold('reverse-array', language);
      await writeSolution(uri, text);
      await withDebugger(type, async (told) => {
        // The editor answers false, as the provider above starts nothing; undefined is a failure that the log tells.
        const begun = await vscode.commands.executeCommand(COMMANDS.debugCase, uri, '[[0,1]]');
        assert.notEqual(begun, undefined, `${language} could not be built; the log of Kode says why`);
        const { configuration, requests, program, isThere } = await told;
        assert.equal(configuration.type, type);
        assert.equal(requests, '["hello"]\n[1,[[0,1]]]\n');
        assert.ok(isThere, program);
        // No breakpoint stays behind, and no folder of a run that did not begin.
        assert.deepEqual(vscode.debug.breakpoints, []);
        assert.ok(!existsSync(configuration['cwd'] as string));
      });
    });
  }

  it('says which extension is missing, and leads to it', async () => {
    const uri = await scaffold('reverse-array', 'go');
    const said: (readonly string[])[] = [];
    const { showWarningMessage } = vscode.window;
    const { executeCommand } = vscode.commands;
    const searched = new Promise<unknown>((done) => {
      Object.assign(vscode.commands, {
        executeCommand: (id: string, ...args: unknown[]) => {
          if (id !== 'workbench.extensions.search') return executeCommand(id, ...args);
          done(args[0]);
          return Promise.resolve(undefined);
        },
      });
    });
    Object.assign(vscode.window, {
      showWarningMessage: (...texts: string[]) => {
        said.push(texts);
        return Promise.resolve(texts[1]);
      },
    });
    try {
      assert.equal(await executeCommand(COMMANDS.debugCase, uri, '[[0,1]]'), false);
      assert.match(said[0]?.[0] ?? '', /no debugger for Go in this editor\. Install the extension "Go"/);
      assert.equal(await searched, '@id:golang.go');
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
      Object.assign(vscode.commands, { executeCommand });
    }
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
