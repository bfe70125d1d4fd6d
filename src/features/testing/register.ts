import * as vscode from 'vscode';
import { COMMANDS, TEST_CONTROLLER } from '../../contract/ids.ts';
import { solutionFrom } from '../../services/commandTarget.ts';
import type { Services, SolutionFile } from '../../services/services.ts';
import { ContinuousRuns } from './continuous.ts';
import { runItems } from './runner.ts';
import { ProblemTree } from './tree.ts';

/** The Test Explorer: every solution file is a test, its phases and examples are the tests inside it. */
export function register(services: Services): vscode.Disposable {
  const controller = vscode.tests.createTestController(TEST_CONTROLLER, 'Kode');
  const tree = new ProblemTree(controller, services);
  const running = new Set<vscode.CancellationTokenSource>();

  controller.resolveHandler = (item) => (item === undefined ? tree.load() : tree.resolve(item));
  controller.refreshHandler = () => tree.load();

  /** Runs until done or cancelled, by the run's own button or by the command. */
  const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => {
    const source = new vscode.CancellationTokenSource();
    const linked = token.onCancellationRequested(() => source.cancel());
    running.add(source);
    try {
      await runItems(controller, tree, services, request, source.token);
    } finally {
      running.delete(source);
      linked.dispose();
      source.dispose();
    }
  };

  const continuous = new ContinuousRuns(tree, services, run);
  const profile = controller.createRunProfile(
    'Grade',
    vscode.TestRunProfileKind.Run,
    (request, token) =>
      request.continuous === true ? continuous.start(request, token) : run(request, token),
    true,
    undefined,
    true,
  );

  const debugProfile = controller.createRunProfile(
    'Debug',
    vscode.TestRunProfileKind.Debug,
    async (request) => {
      const item = request.include?.[0];
      // The session shows what happens; the run only tells the Test Explorer that the request was heard.
      controller.createTestRun(request).end();
      if (item === undefined) return;
      const { file } = tree.meaningOf(item);
      await services.commands.run(COMMANDS.debugCase, file.uri, await tree.caseOf(item));
    },
    true,
  );

  const gradeFile = async (file: SolutionFile): Promise<void> => {
    const item = await tree.itemOf(file);
    const token = new vscode.CancellationTokenSource();
    try {
      await run(new vscode.TestRunRequest([item], undefined, profile), token.token);
    } finally {
      token.dispose();
    }
  };

  return vscode.Disposable.from(
    services.commands.register(COMMANDS.grade, async (target) =>
      gradeFile(await solutionFrom(services.solutions, target)),
    ),
    services.commands.register(COMMANDS.cancelGrading, () => {
      for (const source of running) source.cancel();
    }),
    continuous,
    tree,
    profile,
    debugProfile,
    controller,
  );
}
