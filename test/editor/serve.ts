/** One running code-server on a free loopback port, and the addresses that open it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CodeServer } from './codeServer.ts';
import { cleanEnvironment, endAll, newRunMark, runMark } from './processes.ts';

/** What to serve. */
export interface ServeOptions {
  /** Settings, state and logs; made if missing. */
  readonly userData: string;
  /** Installed extensions; made if missing. */
  readonly extensions: string;
  /** Where the server's own output goes. */
  readonly log: string;
  /** Added to the environment of the server, and so of the extension host and its terminals. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Whether every folder is trusted without a question. */
  readonly trustAll: boolean;
  /**
   * `payload`: pages name the extension under development in their address, which a built workbench only heeds in
   * the mode for its own smoke tests; in that mode it shows no notification toasts. `installed`: the extension in this
   * folder is registered as an installed one, and the workbench behaves as it does for a learner.
   */
  readonly extension: 'payload' | { readonly installed: string };
  /** A wish; without one the system picks a free port, so that no other process can take it in between. */
  readonly port?: number;
}

/** What a page of the editor opens with. */
export interface PageOptions {
  /** A folder or a `.code-workspace` file; without one the window is empty. */
  readonly folder?: string | undefined;
  /** The folder of the extension under development. */
  readonly extensionDevelopmentPath?: string | undefined;
  /** The script with `run()` that the extension host calls. */
  readonly extensionTestsPath?: string | undefined;
}

/** A running server. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<string>;
  /** The address of a page. */
  url(page: PageOptions): string;
  /** Ends the server and everything that it started. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it listens. */
export async function serve(server: CodeServer, options: ServeOptions): Promise<Served> {
  for (const folder of [options.userData, options.extensions, dirname(options.log)]) {
    mkdirSync(folder, { recursive: true });
  }
  if (options.extension !== 'payload') registerExtension(options.extensions, options.extension.installed);
  const mark = options.env?.[runMark] ?? process.env[runMark] ?? newRunMark();
  const log = openSync(options.log, 'w');
  let child: ChildProcess;
  try {
    child = spawn(
      server.node,
      [
        server.entry,
        ...['--auth', 'none'],
        ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
        ...['--config', join(options.userData, 'code-server.yaml')],
        ...['--user-data-dir', options.userData],
        ...['--extensions-dir', options.extensions],
        ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
        ...(options.trustAll ? ['--disable-workspace-trust'] : []),
        ...(options.extension === 'payload' && server.version.smokeTestDriverOption
          ? ['--vscode-option', 'enable-smoke-test-driver']
          : []),
      ],
      {
        cwd: options.userData,
        env: {
          ...cleanEnvironment(),
          // Programs started by the editor find the Node it was made for.
          PATH: `${dirname(server.node)}:${process.env['PATH'] ?? ''}`,
          // No gallery: the server would ask for it at every start.
          EXTENSIONS_GALLERY: '{"serviceUrl":""}',
          ...options.env,
          [runMark]: mark,
        },
        stdio: ['ignore', log, log],
        // Its own process group, so that all of it can be ended.
        detached: true,
      },
    );
  } finally {
    closeSync(log);
  }
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal === null ? `code ${code ?? 0}` : `signal ${signal}`));
  });
  const stop = (): Promise<void> => endAll(child, mark);
  try {
    const origin = await listening(options.log, ended);
    return { origin, ended, stop, url: (page) => pageUrl(origin, page) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes the list of installed extensions, so that a folder counts as one wherever it is. */
function registerExtension(extensions: string, folder: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const { publisher, name, version } = manifest;
  const entry = {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: folder, scheme: 'file' },
    metadata: { isApplicationScoped: false, installedTimestamp: Date.now(), source: 'vsix' },
  };
  writeFileSync(join(extensions, 'extensions.json'), JSON.stringify([entry]));
}

async function listening(log: string, ended: Promise<string>): Promise<string> {
  let end: string | undefined;
  void ended.then((how) => (end = how));
  const limit = Date.now() + 60_000;
  for (;;) {
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    const port = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/u.exec(said)?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
    if (end !== undefined)
      throw new Error(`code-server ended with ${end} before it listened:\n${tail(said)}`);
    if (Date.now() > limit) throw new Error(`code-server does not listen after 60 s:\n${tail(said)}`);
    await delay(50);
  }
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}

/** The address of a page of the server at `origin`. */
export function pageUrl(origin: string, page: PageOptions): string {
  const authority = new URL(origin).host;
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload: [string, string][] = [];
  // The workbench makes a map of these, so one development folder is all there can be.
  if (page.extensionDevelopmentPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(page.extensionDevelopmentPath)]);
  }
  if (page.extensionTestsPath !== undefined)
    payload.push(['extensionTestsPath', remote(page.extensionTestsPath)]);
  const url = new URL(origin);
  if (page.folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(page.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', page.folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
