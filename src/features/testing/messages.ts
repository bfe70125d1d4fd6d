import * as vscode from 'vscode';
import { COUNTEREXAMPLE_MESSAGE } from '../../contract/ids.ts';
import type { Counterexample, Message, Report } from '../../engine/grading/report.ts';
import { escapeMarkdown } from '../../services/markdown.ts';

/** A wrong answer as the Test Explorer shows it: a sentence, the input, and expected against actual as a diff. */
export function failureMessage(report: Report): vscode.TestMessage {
  const counterexample = report.counterexample;
  const text = new vscode.MarkdownString(escapeMarkdown(report.summary));
  if (counterexample !== null) {
    text.appendMarkdown(`\n\n${isOfFunction(counterexample) ? 'Input' : 'Calls'}:`);
    text.appendCodeblock(counterexample.input);
    if (counterexample.stdout !== '') {
      text.appendMarkdown('\nPrinted:');
      text.appendCodeblock(counterexample.stdout.slice(0, 4000));
    }
  }
  text.appendMarkdown(`\nSeed ${report.seed}`);
  const message = new vscode.TestMessage(text);
  // Its menu keeps and debugs the arguments of a function; sequences of calls have no such thing yet.
  if (counterexample !== null && isOfFunction(counterexample)) message.contextValue = COUNTEREXAMPLE_MESSAGE;
  if (counterexample !== null && report.verdict === 'wrong-answer') {
    message.expectedOutput = counterexample.expected;
    message.actualOutput = counterexample.actual;
  }
  const place = report.messages[0];
  if (place !== undefined) message.location = locationOf(place);
  return message;
}

/** A sequence of calls has steps, or null for too many of them. */
function isOfFunction({ steps }: Counterexample): boolean {
  return steps === undefined;
}

/** Compile errors and failures while loading, each at its line. */
export function errorMessages(report: Report): vscode.TestMessage[] {
  const messages = report.messages.map((message) => {
    const test = new vscode.TestMessage(message.text);
    test.location = locationOf(message);
    return test;
  });
  return messages.length > 0 ? messages : [new vscode.TestMessage(report.summary)];
}

/** What the test output shows: the verdict, the case, the counts. Terminal line ends. */
export function outputOf(report: Report): string {
  const lines = [`${report.problem} (${report.language}): ${report.verdict}`, report.summary];
  const counterexample = report.counterexample;
  if (counterexample !== null) {
    lines.push('', 'input:', ...indent(counterexample.input));
    lines.push('expected:', ...indent(counterexample.expected), 'actual:', ...indent(counterexample.actual));
    if (counterexample.stdout !== '') lines.push('printed:', ...indent(counterexample.stdout));
  }
  const { run, passed } = report.cases;
  lines.push('', `${passed} of ${run} inputs right, seed ${report.seed}, ${report.timings.totalMs} ms`, '');
  return lines.join('\r\n');
}

function indent(text: string): string[] {
  return text.split(/\r?\n/).map((line) => `  ${line}`);
}

function locationOf(message: Message): vscode.Location {
  const line = Math.max(0, message.line - 1);
  const column = Math.max(0, message.column - 1);
  return new vscode.Location(vscode.Uri.file(message.file), new vscode.Position(line, column));
}
