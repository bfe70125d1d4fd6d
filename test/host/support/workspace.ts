/** Files of the practice workspace, for the suites. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/contract/ids.ts';
import { RUN_MARKER } from '../../../src/platform/processTree.ts';
import { activateKode } from './explorer.ts';

export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The host tests need an open folder.');
  return folder.uri;
}

/** Scaffolds through the command, as a click does, and gives the solution's file. */
export async function scaffold(problem: string, language: string): Promise<vscode.Uri> {
  await activateKode();
  const uri = await vscode.commands.executeCommand(COMMANDS.scaffold, problem, language);
  if (!(uri instanceof vscode.Uri)) throw new Error(`Scaffolding ${problem} in ${language} gave no file.`);
  return uri;
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/**
 * Writes a learner's text below the marker line of a scaffolded file, through the editor, and saves it. The marker is
 * the stub's first line; without it the file would be nobody's solution.
 */
export async function writeSolution(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const marker = document.lineAt(0).text;
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), end), `${marker}\n${text}`);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`Could not write ${uri.fsPath}`);
  await document.save();
  return document;
}

/**
 * Command lines of running processes that belong to solutions of this window, by the mark in their environment, which
 * begins with the id of the broker that started them. Linux only. No solution is the Java compiler, which stays between
 * builds, nor a process that waits for the next solution, which is in no build's folder yet.
 */
export function solutionProcesses(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const brokers = pids.filter((pid) => textOf(pid, 'status').includes(`\nPPid:\t${process.pid}\n`));
  return pids
    .filter((pid) => {
      const mark = new RegExp(`\0${RUN_MARKER}=(\\d+)`).exec(`\0${textOf(pid, 'environ')}`);
      return mark !== null && brokers.includes(mark[1] ?? '') && folderOf(pid) !== tmpdir();
    })
    .map((pid) => textOf(pid, 'cmdline').replaceAll('\0', ' ').trim())
    .filter((line) => !line.endsWith(' KodeCompiler'));
}

function folderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** A file of a process; empty where it ended while we looked. */
function textOf(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}
