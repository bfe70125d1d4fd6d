/** `kode verify --gates`: the thorough proof of problems, gate by gate. Minutes a problem. */
import { availableParallelism } from 'node:os';
import type { Problem } from '../../engine/catalog/model.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { OracleError } from '../../engine/ports.ts';
import type { VerifyRequest } from '../arguments.ts';
import { Prover } from '../prover.ts';
import type { World } from '../run.ts';
import type { Gate, GateName, ProblemGates, TimedGate } from './gate.ts';
import { GATES } from './gate.ts';
import { gateSubjectOf } from './gateSubject.ts';
import { gatesMarkdown, gatesTable } from './gatesText.ts';
import { mutantGate } from './mutantGate.ts';
import { checkerGate, inputsGate } from './oracleGates.ts';
import { ProgramGates } from './programGates.ts';

export async function verifyGates(request: VerifyRequest, world: World): Promise<number> {
  const { installation, terminal, signal } = world;
  for (const id of request.ids) await installation.entry(id);
  const prover = await Prover.open(installation, signal);
  const all: ProblemGates[] = [];
  try {
    const chosen = prover.index.entries.filter(
      ({ id, kind }) =>
        (kind === 'function' || kind === 'component') &&
        (request.ids.length === 0 || request.ids.includes(id)),
    );
    if (chosen.length === 0)
      throw new NotGradedError('None of these is a function or a component.', 'Name others, or none.');
    for (const [i, { id }] of chosen.entries()) {
      const problem = await prover.item(id);
      if (problem.kind === 'lesson') continue;
      const head = `${i + 1}/${chosen.length} ${id}`;
      const found = await problemGates(problem, request, prover, (what) =>
        terminal.progress(`${head}: ${what}`),
      );
      all.push(found);
      const failed = GATES.filter((name) => found.gates[name].failures.length > 0);
      terminal.err(
        `${head}: ${found.ok ? 'ok' : `failed: ${failed.join(', ')}`} (${found.seconds.toFixed(0)} s)`,
      );
    }
  } finally {
    terminal.progress('');
    await prover.dispose();
  }
  const ok = all.every((one) => one.ok);
  terminal.out(
    request.json
      ? JSON.stringify({ ok, problems: all }, null, 2)
      : request.markdown
        ? gatesMarkdown(all)
        : gatesTable(all, terminal.paint),
  );
  return ok ? 0 : 1;
}

async function problemGates(
  problem: Problem,
  request: VerifyRequest,
  prover: Prover,
  onStep: (what: string) => void,
): Promise<ProblemGates> {
  const subject = gateSubjectOf(problem);
  if (subject === null) throw new NotGradedError(`"${problem.id}" has no judge.`, 'Name other problems.');
  const started = performance.now();
  const jobs = request.jobs ?? availableParallelism();
  const { fixtures, equivalents } = await prover.programs(problem.id);
  const runnable = await prover.languages();
  const languages = problem.languages.filter((one) =>
    request.languages.length === 0 ? runnable.has(one) : request.languages.includes(one),
  );
  const programs = new ProgramGates({
    problem,
    subject,
    languages,
    fixtures: fixtures.filter(({ language }) => languages.includes(language)),
    grade: prover.gradeFor(problem.id),
    lock: prover.lock,
    large: equivalents.large,
    jobs,
    onStep,
  });
  const oracle = await prover.oracles.open(problem.id);
  const run = async (name: GateName, work: () => Promise<Gate> | Gate): Promise<TimedGate> => {
    onStep(name);
    const since = performance.now();
    try {
      const gate = await work();
      return { ...gate, seconds: Math.round((performance.now() - since) / 100) / 10 };
    } catch (error) {
      if (!(error instanceof OracleError) && !(error instanceof NotGradedError)) throw error;
      return { figure: '-', failures: [error.message], seconds: 0 };
    }
  };
  let gates: Record<GateName, TimedGate>;
  try {
    gates = {
      inputs: await run('inputs', () => inputsGate(subject, oracle, equivalents)),
      checker: await run('checker', () => checkerGate(subject, oracle)),
      accepted: await run('accepted', () => programs.accepted()),
      wrong: await run('wrong', () => programs.wrong()),
      slow: await run('slow', () => programs.slow()),
      mutants: await run('mutants', () => mutantGate(problem, equivalents, prover, jobs)),
      repeat: await run('repeat', () => programs.repeat()),
      words: await run('words', () => programs.words()),
    };
  } finally {
    await oracle.dispose();
  }
  return {
    id: problem.id,
    ok: GATES.every((name) => gates[name].failures.length === 0),
    seconds: (performance.now() - started) / 1000,
    languages,
    gates,
  };
}
