/**
 * Messages between the editor's extension host and the broker. Both are of one version and one package; the guards keep a
 * message that is none from being taken for one.
 */
import type { GradeEvent, Report } from '../engine/grading/report.ts';
import type { BuildRequest, GradeRequest } from '../engine/grading/request.ts';
import { isLanguageId } from '../engine/languages/ids.ts';
import type { ToolchainReport } from '../engine/ports.ts';
import type { Snippet, SnippetRun } from '../engine/snippets/snippet.ts';
import type { DebugRun } from './debugRun.ts';
import type { Failure } from './failures.ts';
import type { LogLevel } from './log.ts';

/** The first message: where everything is. */
export interface BrokerSetup {
  readonly extensionFolder: string;
  readonly cacheFolder: string;
  readonly toolchains: Readonly<Record<string, string>>;
}

export type ToBroker =
  | { readonly type: 'setup'; readonly setup: BrokerSetup }
  | { readonly type: 'grade'; readonly id: number; readonly request: GradeRequest }
  /** Has no answer. */
  | { readonly type: 'build'; readonly request: BuildRequest }
  | {
      readonly type: 'debug';
      readonly id: number;
      readonly request: BuildRequest;
      readonly args: string;
      readonly folder: string;
    }
  | { readonly type: 'snippet'; readonly id: number; readonly snippet: Snippet }
  | { readonly type: 'doctor'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number };

export type FromBroker =
  | { readonly type: 'event'; readonly id: number; readonly event: GradeEvent }
  | { readonly type: 'report'; readonly id: number; readonly report: Report }
  | { readonly type: 'toolchains'; readonly id: number; readonly toolchains: readonly ToolchainReport[] }
  | { readonly type: 'debugRun'; readonly id: number; readonly run: DebugRun }
  | { readonly type: 'snippetRun'; readonly id: number; readonly run: SnippetRun }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'log'; readonly level: LogLevel; readonly text: string };

export function isToBroker(message: unknown): message is ToBroker {
  if (!isRecord(message)) return false;
  switch (message['type']) {
    case 'setup':
      return isRecord(message['setup']) && typeof message['setup']['extensionFolder'] === 'string';
    case 'grade':
      return isId(message['id']) && isGradeRequest(message['request']);
    case 'build':
      return isBuildRequest(message['request']);
    case 'debug':
      return (
        isId(message['id']) &&
        isBuildRequest(message['request']) &&
        typeof message['args'] === 'string' &&
        typeof message['folder'] === 'string'
      );
    case 'snippet':
      return isId(message['id']) && isSnippet(message['snippet']);
    case 'doctor':
    case 'cancel':
      return isId(message['id']);
    default:
      return false;
  }
}

export function isFromBroker(message: unknown): message is FromBroker {
  if (!isRecord(message)) return false;
  switch (message['type']) {
    case 'event':
      return isId(message['id']) && isRecord(message['event']);
    case 'report':
      return isId(message['id']) && isRecord(message['report']);
    case 'toolchains':
      return isId(message['id']) && Array.isArray(message['toolchains']);
    case 'snippetRun':
    case 'debugRun':
      return isId(message['id']) && isRecord(message['run']);
    case 'failed':
      return isId(message['id']) && isRecord(message['failure']);
    case 'log':
      return typeof message['text'] === 'string';
    default:
      return false;
  }
}

function isGradeRequest(value: unknown): boolean {
  return isBuildRequest(value) && isRecord(value) && typeof value['seed'] === 'number';
}

function isBuildRequest(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const file = value['file'];
  return (
    typeof value['problem'] === 'string' &&
    isLanguageId(value['language']) &&
    isRecord(file) &&
    typeof file['path'] === 'string' &&
    typeof file['text'] === 'string'
  );
}

function isSnippet(value: unknown): boolean {
  return isRecord(value) && isLanguageId(value['language']) && typeof value['text'] === 'string';
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
