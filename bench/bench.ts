/**
 * All goals of the bench, one line of JSON each:
 *
 *     npm run bench -- [--goal NAME]... [--lang L,M] [--rounds N]
 *
 * What an installed Kode can measure is `kode bench`. Here are also the goals that need the checkout: they take programs or a
 * suite of the tests, or read the ledger of proofs.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseCommand, UsageError } from '../src/cli/arguments.ts';
import { bench, GOALS } from '../src/cli/bench/bench.ts';
import type { Found, Goal } from '../src/cli/bench/goal.ts';
import { dueProofs, readLedger, readProofs } from '../src/cli/ledger.ts';
import { Installation } from '../src/cli/installation.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import { escapesGoal } from './hostile.ts';
import { linearizabilityGoal } from './linearizability.ts';

const root = resolve(import.meta.dirname, '..');

interface Suite {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly { readonly title: string }[];
}

/** Runs one suite of the tests, with its long form switched on. */
async function suite(file: string, env: Readonly<Record<string, string>>): Promise<Suite> {
  const args = [join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', '--reporter', 'json', file];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += String(part)));
  await new Promise((done, failed) => child.once('close', done).once('error', failed));
  const from = text.indexOf('{');
  if (from < 0) throw new Error(`${file} did not report: ${text.slice(0, 300)}`);
  return JSON.parse(text.slice(from)) as Suite;
}

function told({ stats, failures }: Suite, more: Found['detail'] = {}): Found['detail'] {
  const titles = failures.map(({ title }) => title).join('; ');
  return {
    passed: stats.passes,
    failed: stats.failures,
    skipped: stats.pending,
    ...more,
    failures: titles === '' ? null : titles,
  };
}

const CODEC_VALUES = 10_000;

const codec: Goal = {
  name: 'codec',
  title: 'values that come back from a language otherwise than they went',
  heavy: true,
  async run({ rounds }, found) {
    const values = rounds ?? CODEC_VALUES;
    const result = await suite('test/unit/harness/codec.test.ts', { KODE_CODEC_VALUES: String(values) });
    found({
      measure: 'languages in which a value did not come back as it went',
      value: result.stats.passes + result.stats.failures === 0 ? null : result.stats.failures,
      aim: { atMost: 0 },
      detail: told(result, { valuesOfEachType: values }),
      ...(values < CODEC_VALUES ? { note: `the aim speaks of ${CODEC_VALUES} values of each type` } : {}),
    });
  },
};

const proven: Goal = {
  name: 'proven',
  title: 'share of proofs that the ledger vouches for',
  async run({ installation }, found) {
    const { changed, vouched } = dueProofs(await readProofs(installation), await readLedger(root));
    const all = changed.length + vouched.length;
    found({
      measure: 'share of proofs that the ledger vouches for',
      value: all === 0 ? null : vouched.length / all,
      aim: { atLeast: 1 },
      detail: { proofs: all, due: changed.length },
      note: 'as of when they were made; mutation scores are not in the ledger: kode verify --gates',
    });
  },
};

const goals: readonly Goal[] = [...GOALS, codec, escapesGoal, linearizabilityGoal, proven];

const terminal = createTerminal(process.stdout, process.stderr, process.env);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
try {
  const request = parseCommand(['bench', ...process.argv.slice(2)]);
  if (request.command !== 'bench') throw new UsageError('Give --goal, --lang or --rounds.');
  const installation = new Installation(join(root, 'dist'));
  const world = { terminal, installation, cwd: root, signal: stop.signal };
  process.exitCode = await bench(request, world, goals);
} catch (error) {
  terminal.err(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
