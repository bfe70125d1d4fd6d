/**
 * The Test Explorer as the suites see it: the controllers that Kode makes, and every state that a run gives to an item.
 *
 * Import this file before anything activates Kode: it wraps the call that makes a controller. Runs still go to the real
 * editor; what they say is written down on the way.
 */
import * as vscode from 'vscode';
import { TEST_CONTROLLER } from '../../../src/contract/ids.ts';

export interface ItemResult {
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
  readonly messages: readonly vscode.TestMessage[];
}

/** One test run: last state of each item by id, and what was printed. */
export interface RecordedRun {
  readonly results: Map<string, ItemResult>;
  /** Items that were started or queued, so that a test can ask whether all of them came to an end. */
  readonly begun: Set<string>;
  output: string;
  ended: boolean;
}

const controllers = new Map<string, vscode.TestController>();
const profiles: vscode.TestRunProfile[] = [];
const runs: RecordedRun[] = [];

const createTestController = vscode.tests.createTestController;
vscode.tests.createTestController = (id, label) => {
  const controller = createTestController(id, label);
  controllers.set(id, controller);
  const createRunProfile = controller.createRunProfile.bind(controller);
  controller.createRunProfile = (...args) => {
    const profile = createRunProfile(...args);
    profiles.push(profile);
    return profile;
  };
  const createTestRun = controller.createTestRun.bind(controller);
  controller.createTestRun = (...args) => record(createTestRun(...args));
  return controller;
};

function record(run: vscode.TestRun): vscode.TestRun {
  const recorded: RecordedRun = { results: new Map(), begun: new Set(), output: '', ended: false };
  runs.push(recorded);
  const set = (
    item: vscode.TestItem,
    state: ItemResult['state'],
    messages: vscode.TestMessage | readonly vscode.TestMessage[] = [],
  ): void => {
    recorded.results.set(item.id, {
      state,
      messages: Array.isArray(messages) ? messages : [messages as vscode.TestMessage],
    });
  };
  return {
    name: run.name,
    token: run.token,
    isPersisted: run.isPersisted,
    onDidDispose: run.onDidDispose,
    addCoverage: (coverage) => run.addCoverage(coverage),
    enqueued(item) {
      recorded.begun.add(item.id);
      run.enqueued(item);
    },
    started(item) {
      recorded.begun.add(item.id);
      run.started(item);
    },
    skipped(item) {
      set(item, 'skipped');
      run.skipped(item);
    },
    failed(item, message, duration) {
      set(item, 'failed', message);
      run.failed(item, message, duration);
    },
    errored(item, message, duration) {
      set(item, 'errored', message);
      run.errored(item, message, duration);
    },
    passed(item, duration) {
      set(item, 'passed');
      run.passed(item, duration);
    },
    appendOutput(output, location, test) {
      recorded.output += output;
      run.appendOutput(output, location, test);
    },
    end() {
      recorded.ended = true;
      run.end();
    },
  };
}

/** Kode's controller; activates Kode where nothing has. */
export async function kodeController(): Promise<vscode.TestController> {
  await activateKode();
  const controller = controllers.get(TEST_CONTROLLER);
  if (controller === undefined) throw new Error('Kode made no test controller.');
  return controller;
}

export async function activateKode(): Promise<void> {
  const extension = vscode.extensions.getExtension('kode-practice.kode');
  if (extension === undefined) throw new Error('Kode is not installed in this editor.');
  await extension.activate();
}

/** Items found after a refresh, as the Test Explorer's own button does it. */
export async function refresh(): Promise<vscode.TestController> {
  const controller = await kodeController();
  await controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
  return controller;
}

/** The item of a solution file. */
export async function itemOf(uri: vscode.Uri): Promise<vscode.TestItem> {
  const controller = await refresh();
  const item = controller.items.get(uri.toString());
  if (item === undefined) {
    const known = [...controller.items].map(([id]) => id).join('\n  ');
    throw new Error(`No test item for ${uri.toString()}; there are\n  ${known}`);
  }
  await controller.resolveHandler?.(item);
  return item;
}

/** Runs items through the profile's own handler and waits for the end of the run. */
export async function runItems(
  items: readonly vscode.TestItem[],
  token: vscode.CancellationToken = new vscode.CancellationTokenSource().token,
): Promise<RecordedRun> {
  await kodeController();
  const profile = profiles.find((one) => one.kind === vscode.TestRunProfileKind.Run);
  if (profile === undefined) throw new Error('Kode made no run profile.');
  const before = runs.length;
  await profile.runHandler(new vscode.TestRunRequest(items, undefined, profile), token);
  const run = runs[before];
  if (run === undefined) throw new Error('The handler made no run.');
  return run;
}

/** Starts a continuous run and gives the runs that it makes, one by one. */
export async function continuousRun(
  items: readonly vscode.TestItem[],
  token: vscode.CancellationToken,
): Promise<() => RecordedRun | undefined> {
  await kodeController();
  const profile = profiles.find((one) => one.kind === vscode.TestRunProfileKind.Run);
  if (profile === undefined) throw new Error('Kode made no run profile.');
  let seen = runs.length;
  await profile.runHandler(new vscode.TestRunRequest(items, undefined, profile, true), token);
  return () => {
    const run = runs[seen];
    if (run?.ended !== true) return undefined;
    seen += 1;
    return run;
  };
}

/** Every leaf below an item, with its label, in order. */
export function leavesOf(item: vscode.TestItem): vscode.TestItem[] {
  if (item.children.size === 0) return [item];
  return [...item.children]
    .map(([, child]) => child)
    .sort(bySortText)
    .flatMap(leavesOf);
}

function bySortText(a: vscode.TestItem, b: vscode.TestItem): number {
  return (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label);
}

/** The first failure or error of a run, with the item that has it. */
export function firstProblem(
  run: RecordedRun,
): { readonly id: string; readonly result: ItemResult } | undefined {
  for (const [id, result] of run.results) {
    if (result.state === 'failed' || result.state === 'errored') return { id, result };
  }
  return undefined;
}

export function textOf(message: vscode.TestMessage | undefined): string {
  if (message === undefined) return '';
  return typeof message.message === 'string' ? message.message : message.message.value;
}
