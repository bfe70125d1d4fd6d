import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../../contract/ids.ts';
import { NO_FILTER } from '../../engine/catalog/search.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import type { Services } from '../../services/services.ts';
import { pickFilter } from './filterPick.ts';
import { createPracticeFolder } from './practiceFolder.ts';
import { markLesson } from './readMarks.ts';
import { RecentItems } from './recent.ts';
import { searchRows, showSearch, textRows } from './searchPick.ts';
import { TopicTree } from './topicTree.ts';

/** The sidebar: the tree of topics, its filter, the search over everything, and marks on lessons. */
export function register(services: Services): vscode.Disposable {
  const { commands } = services;
  const tree = new TopicTree(services);
  const view = vscode.window.createTreeView(VIEWS.topics, { treeDataProvider: tree, showCollapseAll: true });
  // The view is there for its welcome text and has nothing to list.
  const start = vscode.window.createTreeView<never>(VIEWS.start, {
    treeDataProvider: {
      getChildren: () => [],
      getTreeItem: (item) => item,
    },
  });
  const recent = new RecentItems(services.context.globalState);

  const unfold = async (): Promise<void> => {
    if (!view.visible) return;
    for (const id of await tree.toUnfold()) await view.reveal(id, { select: false, expand: 3 });
  };

  return vscode.Disposable.from(
    tree,
    view,
    start,
    recent.follow(commands),
    tree.onDidChangeMessage((message) => {
      view.message = message ?? '';
    }),
    commands.register(COMMANDS.search, () => {
      const snapshot = tree.snapshot();
      return showSearch(
        {
          rows: snapshot.then(({ outline, states }) => searchRows(outline, states, recent.ids())),
          textRows: async (query) => {
            const [{ outline }, texts] = await Promise.all([snapshot, services.catalog.texts()]);
            return textRows(outline, texts.find(query));
          },
        },
        commands,
      );
    }),
    commands.register(COMMANDS.filterTopics, async () => {
      const { outline, states } = await tree.snapshot();
      const filter = await pickFilter(outline, states, tree.filter);
      if (filter === undefined) return;
      await tree.setFilter(filter);
      await unfold();
    }),
    commands.register(COMMANDS.clearFilter, () => tree.setFilter(NO_FILTER)),
    commands.register(COMMANDS.toggleRead, (id) => markLesson(services, tree, id, null)),
    commands.register(COMMANDS.markRead, (id) => markLesson(services, tree, id, true)),
    commands.register(COMMANDS.markUnread, (id) => markLesson(services, tree, id, false)),
    commands.register(COMMANDS.reveal, async (id) => {
      const wanted = typeof id === 'string' ? id : activeProblem(services);
      const { outline } = await tree.snapshot();
      if (wanted === undefined || (outline.entry(wanted) ?? outline.topic(wanted)) === undefined) {
        throw new NotGradedError(
          'This editor shows nothing that Kode has a topic for.',
          'Open a solution or a lesson first.',
        );
      }
      // A hidden item has no place to go to.
      if (!(await isShown(tree, wanted))) await tree.setFilter(NO_FILTER);
      await view.reveal(wanted, { select: true, focus: true });
    }),
    commands.register(COMMANDS.createPracticeFolder, () => createPracticeFolder()),
  );
}

function activeProblem(services: Services): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined ? undefined : services.solutions.of(document)?.problem;
}

async function isShown(tree: TopicTree, id: string): Promise<boolean> {
  const { outline, states } = await tree.snapshot();
  const entry = outline.entry(id);
  return entry === undefined || outline.shows(entry, tree.filter, states);
}
