import * as vscode from 'vscode';
import type { Problem, Signature } from '../../engine/catalog/model.ts';
import type { Phase } from '../../engine/grading/report.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { threadsIn } from '../../engine/languages/components/overlap.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { OWN_CASES_FILE } from '../../engine/grading/ownCases.ts';
import { startLine } from '../../engine/languages/locate.ts';
import { showArgs } from '../../engine/values/display.ts';
import { decodeArgs, encodeArgs } from '../../engine/values/wire.ts';
import { ownCasesUri } from '../../services/gradings.ts';
import type { Services, SolutionFile } from '../../services/services.ts';

/** What a test item stands for. */
export type ItemMeaning =
  | { readonly kind: 'solution'; readonly file: SolutionFile }
  | { readonly kind: 'phase'; readonly file: SolutionFile; readonly phase: Phase }
  | { readonly kind: 'example'; readonly file: SolutionFile; readonly index: number }
  /** A case of the learner's own; `index` counts the readable cases of the file. */
  | { readonly kind: 'own'; readonly file: SolutionFile; readonly index: number };

const PHASE_LABELS: readonly (readonly [phase: Phase, label: string])[] = [
  ['examples', 'Examples'],
  ['small', 'Small inputs, every one'],
  ['random', 'Edges and random inputs'],
  ['adversarial', 'Inputs made to hurt'],
  ['large', 'Large inputs'],
];

/** Nothing is made to hurt a component but its large sequences: what does not run is not listed. */
const SEQUENCE_LABELS: typeof PHASE_LABELS = [
  ['examples', 'Examples'],
  ['small', 'Short sequences of calls'],
  ['random', 'Random sequences'],
  ['large', 'Long sequences'],
  ['threads', 'Several threads at once'],
];

/**
 * The items of the Test Explorer and what they mean. Ids are stable, so results survive edits and reloads. All is in the
 * labels: to a screen reader the editor reads a description in place of the label, not after it.
 */
export class ProblemTree implements vscode.Disposable {
  private readonly controller: vscode.TestController;
  private readonly services: Services;
  private readonly meanings = new WeakMap<vscode.TestItem, ItemMeaning>();
  private readonly watching: vscode.Disposable[] = [];
  private loading: Promise<void> | null = null;

  constructor(controller: vscode.TestController, services: Services) {
    this.controller = controller;
    this.services = services;
    this.watching.push(
      services.solutions.onDidChange(() => {
        // Only once somebody has looked: an unopened Test Explorer costs nothing.
        if (this.loading !== null) void this.load();
      }),
      services.ownCases.onDidChange((uri) => {
        for (const [, item] of this.controller.items) {
          // Only items that somebody has opened hold cases.
          if (item.children.size === 0) continue;
          const { file } = this.meaningOf(item);
          if (ownCasesUri(file.uri).toString() !== uri.toString()) continue;
          this.listCases(item).catch((error: unknown) => services.log.error(uri.toString(), String(error)));
        }
      }),
    );
  }

  /** Finds all solutions of the workspace; keeps the items that are still there. */
  load(): Promise<void> {
    const loading = (this.loading ?? Promise.resolve()).then(() => this.reload());
    this.loading = loading.catch((error: unknown) => {
      this.services.log.error('The solutions of the workspace could not be listed.', error);
    });
    return this.loading;
  }

  private async reload(): Promise<void> {
    const files = await this.services.solutions.all();
    const seen = new Set<string>();
    for (const file of files) {
      const item = await this.itemOf(file);
      seen.add(item.id);
    }
    for (const [id] of this.controller.items) if (!seen.has(id)) this.controller.items.delete(id);
  }

  meaningOf(item: vscode.TestItem): ItemMeaning {
    const meaning = this.meanings.get(item);
    if (meaning === undefined) throw new Error(`The test item ${item.id} has no meaning: a fault in Kode.`);
    return meaning;
  }

  /** The arguments of an item's one case on the wire; undefined where it stands for many. */
  async caseOf(item: vscode.TestItem): Promise<string | undefined> {
    const meaning = this.meaningOf(item);
    if (meaning.kind === 'own')
      return (await this.services.ownCases.read(meaning.file))?.cases[meaning.index]?.args;
    if (meaning.kind !== 'example') return undefined;
    const { spec } = await this.services.catalog.problem(meaning.file.problem);
    const example = spec?.examples[meaning.index];
    return spec === undefined || example === undefined ? undefined : encodeArgs(example.args, spec.signature);
  }

  /** The item of a solution file; made where it is not there yet. */
  async itemOf(file: SolutionFile): Promise<vscode.TestItem> {
    const id = file.uri.toString();
    const known = this.controller.items.get(id);
    if (known !== undefined) {
      const meaning = this.meaningOf(known);
      if (meaning.file.problem === file.problem && meaning.file.language === file.language) return known;
    }
    const problem = await this.services.catalog.problem(file.problem);
    const label = `${problem.title} (${adapterOf(file.language).title})`;
    const item = this.controller.createTestItem(id, label, file.uri);
    item.sortText = problem.title;
    item.canResolveChildren = true;
    item.range = await this.rangeOf(file, problem);
    this.meanings.set(item, { kind: 'solution', file });
    this.controller.items.add(item);
    return item;
  }

  /** Makes the items inside a solution. */
  async resolve(item: vscode.TestItem): Promise<void> {
    const meaning = this.meaningOf(item);
    if (meaning.kind !== 'solution') return;
    if (item.children.size > 0) return this.listCases(item);
    const { file } = meaning;
    const problem = await this.services.catalog.problem(file.problem);
    item.range = await this.rangeOf(file, problem);
    const labels = exampleLabels(problem);
    if (labels.length === 0) return;
    const phases = phasesOf(problem, file.language).map(([phase, label], order) => {
      const child = this.controller.createTestItem(`${item.id}#${phase}`, label, file.uri);
      child.sortText = String(order);
      this.meanings.set(child, { kind: 'phase', file, phase });
      return child;
    });
    const examples = labels.map((label, index) => {
      const child = this.controller.createTestItem(
        `${item.id}#examples/${index}`,
        vscode.l10n.t('Example {0}: {1}', index + 1, label),
        file.uri,
      );
      child.sortText = String(index).padStart(3, '0');
      this.meanings.set(child, { kind: 'example', file, index });
      return child;
    });
    phases[0]?.children.replace(examples);
    item.children.replace(phases);
    await this.listCases(item);
  }

  /** Makes the items of the own cases below a solution; there is none where the file holds no case. */
  private async listCases(solution: vscode.TestItem): Promise<void> {
    const { file } = this.meaningOf(solution);
    const id = `${solution.id}#own`;
    const read = await this.services.ownCases.read(file);
    if (read === null || read.cases.length === 0) {
      solution.children.delete(id);
      return;
    }
    const { document, cases, signature } = read;
    let group = solution.children.get(id);
    if (group === undefined) {
      group = this.controller.createTestItem(
        id,
        vscode.l10n.t('My cases ({0})', OWN_CASES_FILE),
        document.uri,
      );
      // After the examples, as they run.
      group.sortText = '0a';
      this.meanings.set(group, { kind: 'phase', file, phase: 'own' });
      solution.children.add(group);
    }
    const used = new Map<string, number>();
    const items = cases.map(({ args, line }, index) => {
      // By its input, so that a result stays with its case when others come and go.
      const key = args.length <= 200 ? args : String(index);
      const copy = used.get(key) ?? 0;
      used.set(key, copy + 1);
      const name = `${id}/${key}${copy === 0 ? '' : `/${copy}`}`;
      const input = onOneLine(decodeArgs(args, signature), signature);
      const label = vscode.l10n.t('Case {0}: {1}', index + 1, input);
      const item = group.children.get(name) ?? this.controller.createTestItem(name, label, document.uri);
      item.label = label;
      item.sortText = String(index).padStart(4, '0');
      item.range = new vscode.Range(line - 1, 0, line - 1, 0);
      this.meanings.set(item, { kind: 'own', file, index });
      return item;
    });
    group.children.replace(items);
  }

  dispose(): void {
    for (const one of this.watching) one.dispose();
  }

  private async rangeOf(file: SolutionFile, problem: Problem): Promise<vscode.Range | undefined> {
    const document = await vscode.workspace.openTextDocument(file.uri);
    const start = startLine(document.getText(), problem);
    if (start === null) return undefined;
    const line = Math.min(start, document.lineCount) - 1;
    return new vscode.Range(line, 0, line, 0);
  }
}

/** What is shown of each example: the input of a function; of a sequence, what it is for. */
function exampleLabels({ spec, component }: Problem): readonly string[] {
  if (spec !== undefined) return spec.examples.map(({ args }) => onOneLine(args, spec.signature));
  return component?.examples.map(({ note }) => note) ?? [];
}

function phasesOf({ component }: Problem, language: LanguageId): typeof PHASE_LABELS {
  if (component === undefined) return PHASE_LABELS;
  const threads = component.concurrency !== null && threadsIn(adapterOf(language), component) !== null;
  return threads ? SEQUENCE_LABELS : SEQUENCE_LABELS.filter(([phase]) => phase !== 'threads');
}

function onOneLine(args: readonly unknown[], signature: Signature): string {
  return showArgs(args, signature).split('\n').join(', ');
}
