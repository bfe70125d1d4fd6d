/** The grader in this process: the ports on Node, wired to the engine. */
import type { Problem } from '../engine/catalog/model.ts';
import { grade, processOf, sourceOf, subjectOf } from '../engine/grading/grade.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { BuildRequest, Grader } from '../engine/grading/request.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { LanguageAdapter } from '../engine/languages/language.ts';
import { PlanError } from '../engine/languages/language.ts';
import type {
  CancelSignal,
  GradingPorts,
  Log,
  Oracles,
  ToolchainReport,
  Toolchains,
} from '../engine/ports.ts';
import { createBuilder } from './builder.ts';
import { nodeClock, nodeMachine } from './clock.ts';
import type { ProblemSource } from './content.ts';
import type { DebugRun } from './debugRun.ts';
import { prepareDebugRun } from './debugRun.ts';
import type { OracleSpec } from './oracleProtocol.ts';
import { ThreadOracles } from './oracleWorker.ts';
import { ExitGuard } from './processTree.ts';
import { createSessions } from './sessions.ts';
import { createToolchains } from './toolchains.ts';
import { createTypeStripper } from './typeStripper.ts';

export interface LocalGraderOptions {
  readonly problems: ProblemSource;
  readonly adapters: readonly LanguageAdapter[];
  /** Shipped files that are built and run beside a solution: `dist/harness`. */
  readonly harnessFolder: string;
  /** The bundled `oracleThread`. */
  readonly oracleThreadPath: string;
  /** A folder of Kode's own, made where it is missing; several processes may share it. */
  readonly cacheFolder: string;
  /** Kode's version. */
  readonly version: string;
  /** Executables named by the user, by toolchain id; '' or nothing: look on the PATH. */
  readonly toolchains: Readonly<Record<string, string>>;
  readonly log: Log;
  /**
   * Start processes before they are asked for: after a grading and after a build ahead, the one that the next grading of such
   * a solution will want. For who grades again and again; it costs memory, and a moment's work in each grading's wake.
   */
  readonly startsAhead?: boolean;
}

export interface LocalGrader extends Grader {
  doctor(): Promise<readonly ToolchainReport[]>;
  /**
   * Builds what may be graded next, behind everything else on the machine. A solution that does not compile is not an error.
   * @throws NotGradedError, CancelledError
   */
  buildAhead(request: BuildRequest, signal: CancelSignal): Promise<void>;
  /**
   * Builds for a debugger, with a case beside it.
   * @param args the arguments on the wire
   * @param folder emptied, then written
   * @throws NotGradedError where the solution does not compile, or the toolchain is missing
   */
  debugRun(request: BuildRequest, args: string, folder: string): Promise<DebugRun>;
  /** Lets go of what is kept between gradings. */
  dispose(): Promise<void>;
}

export function createLocalGrader(options: LocalGraderOptions): LocalGrader {
  const { problems, adapters, harnessFolder, log } = options;
  const guard = new ExitGuard();
  const toolchains = createToolchains({ override: (id) => options.toolchains[id], guard });
  const oracles = new ThreadOracles({
    threadPath: options.oracleThreadPath,
    modulePath: (id) => problems.oraclePath(id),
    spec: (id) => referenceOf(id, problems),
    log,
  });
  const builder = createBuilder({
    cacheFolder: options.cacheFolder,
    harnessFolder,
    version: options.version,
    toolchains,
    guard,
    log,
  });
  const sessions = createSessions({ toolchains, harnessFolder, guard });
  const ports: GradingPorts = {
    clock: nodeClock,
    machine: nodeMachine,
    log,
    toolchains,
    builder,
    sessions,
    oracles,
    typeStripper: createTypeStripper(),
  };

  /** @param dir the build, where it is known already */
  const startAhead = async (problem: Problem, adapter: LanguageAdapter, dir: string | null) => {
    if (options.startsAhead !== true) return;
    const { command, limits } = processOf(subjectOf(problem), adapter);
    if (dir !== null || command.ahead === 'of-build') await sessions.prepare(command, dir ?? '', limits);
  };

  return {
    async grade(request, onEvent, signal) {
      if (signal.aborted) throw new CancelledError();
      const adapter = adapterFor(request, adapters);
      const problem = await problems.problem(request.problem);
      const cancellable = new CancellablePorts(ports, signal);
      try {
        const report = await grade({
          request,
          problem,
          adapter,
          ports: cancellable.ports,
          onEvent: (event) => {
            if (!signal.aborted) onEvent(event);
          },
          signal,
        });
        // A solution that was stopped by the signal looks like one that died.
        if (signal.aborted) throw new CancelledError();
        return report;
      } finally {
        cancellable.dispose();
        void startAhead(problem, adapter, null);
      }
    },

    async buildAhead(request, signal) {
      const adapter = adapterFor(request, adapters);
      const problem = await problems.problem(request.problem);
      try {
        const plan = await subjectOf(problem).plan(adapter, sourceOf(request), ports.typeStripper);
        const built = await builder.buildAhead(plan, signal);
        if (built.ok) await startAhead(problem, adapter, built.dir);
      } catch (error) {
        if (!(error instanceof PlanError)) throw error;
      }
    },

    async debugRun(request, args, folder) {
      const adapter = adapterFor(request, adapters);
      const { title, spec } = await problems.problem(request.problem);
      if (spec === undefined)
        throw new NotGradedError(
          `"${title}" cannot be debugged one case at a time yet.`,
          'Set a breakpoint in its plain test.',
        );
      const { signature } = spec;
      const source = sourceOf(request);
      return prepareDebugRun({ adapter, source, signature, args, folder, harnessFolder, toolchains, guard });
    },

    doctor: () =>
      Promise.all(
        adapters.map(async ({ id, title, toolchain }) => ({
          language: id,
          title,
          state: toolchain === null ? null : await toolchains.find(toolchain),
        })),
      ),

    async dispose() {
      await Promise.all([oracles.dispose(), builder.dispose(), sessions.dispose()]);
    },
  };
}

/** @throws NotGradedError for a problem without a reference */
async function referenceOf(id: string, problems: ProblemSource): Promise<OracleSpec> {
  const problem = await problems.problem(id);
  subjectOf(problem);
  const { spec, component } = problem;
  return spec !== undefined ? { spec } : component !== undefined ? { component } : {};
}

function adapterFor(request: BuildRequest, adapters: readonly LanguageAdapter[]): LanguageAdapter {
  const adapter = adapters.find((one) => one.id === request.language);
  if (adapter !== undefined) return adapter;
  const known = adapters.map((one) => one.title).join(', ');
  throw new NotGradedError(`Kode cannot grade "${request.language}" yet.`, `Use one of ${known}.`);
}

/**
 * The engine looks at the signal between its steps. What may take long within one step ends at once here: a compiler and a
 * solution by their own ports, an oracle and a search for a toolchain by this.
 */
class CancellablePorts {
  readonly ports: GradingPorts;
  private readonly signal: CancelSignal;
  private readonly onAbort: () => void;

  constructor(ports: GradingPorts, signal: CancelSignal) {
    this.signal = signal;
    const stops = new Set<() => void>();
    this.onAbort = () => {
      for (const stop of stops) stop();
    };
    signal.addEventListener('abort', this.onAbort);

    const toolchains: Toolchains = {
      find: (spec) =>
        new Promise((resolve, reject) => {
          const stop = (): void => reject(new CancelledError());
          stops.add(stop);
          void ports.toolchains
            .find(spec)
            .then(resolve, reject)
            .finally(() => stops.delete(stop));
        }),
    };
    const oracles: Oracles = {
      async open(problemId) {
        const worker = await ports.oracles.open(problemId);
        const stop = (): void => void worker.dispose();
        stops.add(stop);
        if (signal.aborted) stop();
        return {
          next: (...args) => worker.next(...args),
          expect: (...args) => worker.expect(...args),
          judge: (...args) => worker.judge(...args),
          describe: (...args) => worker.describe(...args),
          dispose() {
            stops.delete(stop);
            return worker.dispose();
          },
        };
      },
    };
    this.ports = { ...ports, toolchains, oracles };
  }

  dispose(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }
}
