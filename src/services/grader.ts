import type * as vscode from 'vscode';
import { TOOLCHAIN_SETTINGS } from '../contract/ids.ts';
import type { GradeEvent, Report } from '../engine/grading/report.ts';
import type { BuildRequest, Grader, GradeRequest } from '../engine/grading/request.ts';
import type { CancelSignal, Log, ToolchainReport } from '../engine/ports.ts';
import type { Snippet, SnippetRun } from '../engine/snippets/snippet.ts';
import type { DebugRun } from '../platform/debugRun.ts';
import { lazy } from './lazy.ts';
import type { BuildsAhead, DebugRuns, Doctor, SettingsService, SnippetRuns } from './services.ts';

/** A grader that lives in a process of its own. */
type BrokerGrader = Grader &
  Doctor &
  DebugRuns &
  BuildsAhead &
  SnippetRuns &
  Pick<vscode.Disposable, 'dispose'>;

/** Starts the broker on first use, and starts another one after a toolchain setting has changed. */
export class LazyGrader implements Grader, Doctor, DebugRuns, BuildsAhead, SnippetRuns, vscode.Disposable {
  private readonly context: vscode.ExtensionContext;
  private readonly settings: SettingsService;
  private readonly log: Log;
  private readonly subscriptions: readonly vscode.Disposable[];
  private broker: () => Promise<BrokerGrader>;
  private readonly started = new Set<BrokerGrader>();
  private disposed = false;

  constructor(context: vscode.ExtensionContext, settings: SettingsService, log: Log) {
    this.context = context;
    this.settings = settings;
    this.log = log;
    this.broker = this.makeBroker();
    const again = (): void => {
      this.endAll();
      this.broker = this.makeBroker();
    };
    this.subscriptions = Object.values(TOOLCHAIN_SETTINGS).map((id) => settings.onDidChange(id, again));
  }

  async grade(
    request: GradeRequest,
    onEvent: (event: GradeEvent) => void,
    signal: CancelSignal,
  ): Promise<Report> {
    return (await this.broker()).grade(request, onEvent, signal);
  }

  async debugRun(request: BuildRequest, args: string, folder: string): Promise<DebugRun> {
    return (await this.broker()).debugRun(request, args, folder);
  }

  async doctor(): Promise<readonly ToolchainReport[]> {
    return (await this.broker()).doctor();
  }

  async runSnippet(snippet: Snippet, signal: CancelSignal): Promise<SnippetRun> {
    return (await this.broker()).runSnippet(snippet, signal);
  }

  buildAhead(request: BuildRequest): void {
    this.broker()
      .then((broker) => broker.buildAhead(request))
      .catch((error: unknown) => this.log.warn(`Nothing was built ahead: ${String(error)}`));
  }

  dispose(): void {
    this.disposed = true;
    this.endAll();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private endAll(): void {
    for (const broker of this.started) broker.dispose();
    this.started.clear();
  }

  private makeBroker(): () => Promise<BrokerGrader> {
    return lazy('broker', async () => {
      const { createBrokerGrader } = await import('../platform/brokerClient.ts');
      const broker = createBrokerGrader({
        extensionFolder: this.context.extensionUri.fsPath,
        storageFolder: this.context.globalStorageUri.fsPath,
        toolchains: Object.fromEntries(
          Object.entries(TOOLCHAIN_SETTINGS).map(([toolchain, id]) => [toolchain, this.settings.get(id)]),
        ),
        log: this.log,
      });
      if (this.disposed) broker.dispose();
      else this.started.add(broker);
      return broker;
    });
  }
}
