import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Draws } from '../../../../src/engine/simulators/draws.ts';
import { percentile } from '../../../../src/engine/simulators/draws.ts';
import type { BalancerState, BalancerValues } from '../../../../src/engine/simulators/loadBalancer.ts';
import { choose, p99Of, shareOf, stateOf } from '../../../../src/engine/simulators/loadBalancer.ts';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import type { Played } from '../../../../src/engine/simulators/run.ts';
import { change, openingRun, play, seek } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-load-balancer'] as SimulatorModel;

const played = (values: Values, step: number, seed = 1): Played =>
  play(model, { ...openingRun(model, { values, seed }), step });
const stateAt = (values: Values, step: number, seed = 1): BalancerState =>
  played(values, step, seed).state as BalancerState;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What requests took, in ms, over several stretches of ten seconds with several seeds. */
function times(values: Values, seeds: readonly number[] = [1, 2]): number[] {
  return seeds.flatMap((seed) => {
    let at = played(values, 100, seed);
    return [200, 300, 400, 500, 600].flatMap((step) => {
      at = seek(model, at, step);
      return (at.state as BalancerState).recent.flat().flatMap(({ took }) => took.map((one) => one * 1000));
    });
  });
}

function near(got: number, want: number, part: number): void {
  assert.ok(Math.abs(got - want) <= want * part, `${got} is not within ${part * 100} % of ${want}`);
}

/** Draws of whole numbers, as given. */
function given(...numbers: number[]): Draws {
  const next = (): number => numbers.shift() ?? assert.fail('no draw is left');
  return { int: next, uniform: next, exponential: next };
}

describe('The simulator of a load balancer', () => {
  const inside = [0, 1, 2, 4];
  const lengths = [3, 1, 2, 0, 1];

  it('chooses by its policy, and only among the servers that are in', () => {
    const turns = [0, 1, 2, 3, 4].map((turn) => choose('turns', inside, lengths, turn, given()));
    assert.deepEqual(turns, [0, 1, 2, 4, 0]);
    assert.equal(choose('random', inside, lengths, 0, given(3)), 4);
    // Server 0 has three open, and the other draw is of those that are left: 1, 2 and 4.
    assert.equal(choose('two', inside, lengths, 0, given(0, 1)), 2);
    assert.equal(choose('two', inside, lengths, 0, given(1, 0)), 1);
    // Servers 1 and 4 have one each; server 3 has none and is out.
    assert.equal(choose('least', inside, lengths, 0, given(0)), 1);
    assert.equal(choose('least', inside, lengths, 0, given(1)), 4);
  });

  it('loses no request: each was answered, has failed or is open', () => {
    for (const values of [
      {},
      { policy: 'least', speed: 30 },
      { fault: 'dead' },
      { fault: 'errors', policy: 'two' },
    ]) {
      const { recent, servers } = stateAt(values, 100);
      for (const [i, { open }] of servers.entries()) {
        const here = recent.map((step) => step[i] ?? assert.fail());
        const ended = sum(here.map(({ failed, took }) => failed + took.length));
        assert.equal(sum(here.map(({ sent }) => sent)), ended + open.length, `server ${i + 1}`);
      }
    }
  });

  it('meets the same requests under each policy', () => {
    const sent = ['random', 'turns', 'two', 'least'].map((policy) =>
      stateAt({ policy }, 50).recent.map((step) => sum(step.map((one) => one.sent))),
    );
    for (const one of sent) assert.deepEqual(one, sent[0]);
    // 700 a second for five seconds.
    near(sum(sent[0] ?? []), 3500, 0.05);
  });

  it('has the mean of a queue with one server under the random policy: 10 ms ÷ (1 − load)', () => {
    const mean = (values: Values): number => {
      const took = times(values);
      return sum(took) / took.length;
    };
    near(mean({ policy: 'random', load: 100 }), 10 / 0.9, 0.06);
    near(mean({ policy: 'random', load: 500 }), 10 / 0.5, 0.08);
    near(mean({ policy: 'random', load: 700 }), 10 / 0.3, 0.12);
  });

  it('agrees with the tables of its lesson', () => {
    const lesson = readFileSync(
      resolve(import.meta.dirname, '../../../../content/system-design/sd-load-balancer/lesson.md'),
      'utf8',
    );
    const policies = {
      random: 'random',
      'round robin': 'turns',
      'two choices': 'two',
      'least connections': 'least',
    };
    for (const [name, policy] of Object.entries(policies)) {
      const row = lesson
        .split('\n')
        .find((line) => line.startsWith(`| ${name}`) && /\| \d+ \| \d+ \|/.test(line));
      const [mean, p99] = [...(row ?? '').matchAll(/\| (\d+)(?= \|)/g)].map((cell) => Number(cell[1]));
      assert.ok(mean !== undefined && p99 !== undefined, name);
      const took = times({ policy });
      near(sum(took) / took.length, mean, 0.15);
      near(percentile(took, 0.99), p99, 0.25);
    }
    for (const [name, policy] of Object.entries(policies).slice(1)) {
      const told = new RegExp(`^\\| ${name} \\| (\\d+) % \\|$`, 'm').exec(lesson)?.[1];
      const all = [1, 2, 3].flatMap((seed) => stateAt({ policy, fault: 'errors' }, 300, seed).recent.flat());
      const failed = sum(all.map((one) => one.failed));
      near(failed / (failed + sum(all.map(({ took }) => took.length))), Number(told) / 100, 0.12);
    }
  });

  it('lets the line of a slow server grow by 40 a second under round robin, and not under the others', () => {
    const slowed = (policy: string): BalancerState => {
      const before = change(model, played({ policy }, 150), 'speed', 30);
      return seek(model, before, 350).state as BalancerState;
    };
    // 70 − 30 for 20 s.
    near(slowed('turns').servers[9]?.open.length ?? 0, 800, 0.1);
    for (const policy of ['two', 'least'])
      assert.ok((slowed(policy).servers[9]?.open.length ?? 99) < 20, policy);
    near(shareOf(9, slowed('two')), 0.04, 0.3);
    near(shareOf(9, slowed('turns')), 0.1, 0.02);
  });

  it('has no 99 of 100 answers where there is none', () => {
    const dead = stateAt({ fault: 'dead' }, 100);
    assert.equal(p99Of(8, dead), null);
    assert.ok((p99Of(0, dead) ?? 0) > 0.02);
    // A second of requests is open, and the rest has failed.
    near(dead.servers[8]?.open.length ?? 0, 70, 0.2);
  });

  it('takes a server out after five errors in a row, and back once it is healthy', () => {
    const died = change(model, played({ check: 'on' }, 100), 'fault', 'dead');
    const later = seek(model, died, 199);
    const { servers, recent } = later.state as BalancerState;
    const values = later.values as unknown as BalancerValues;
    assert.equal(stateOf(8, servers[8] ?? assert.fail(), values), 'out');
    // 70 a second until the first five have waited a second each.
    near(sum(recent.map((step) => step[8]?.failed ?? 0)), 70 * 1.07, 0.15);
    assert.equal(servers[8]?.open.length, 0);
    const healed = seek(model, change(model, later, 'fault', 'none'), 299);
    near(shareOf(8, healed.state as BalancerState), 0.1, 0.05);
  });
});
