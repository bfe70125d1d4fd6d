import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import type { QueueWorkersState } from '../../../../src/engine/simulators/queueWorkers.ts';
import { HIDDEN, TRIES } from '../../../../src/engine/simulators/queueWorkers.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-queue-workers'] as unknown as SimulatorModel;
const after = (values: Values, step = 120): QueueWorkersState =>
  play(model, { ...openingRun(model, { values }), step }).state as QueueWorkersState;

describe('The simulator of a queue and its workers', () => {
  it('grows by what comes and is not done, and its oldest message ages with it', () => {
    const { seconds } = after({ rate: 12, workers: 5, crashes: 0 }, 60);
    // Ten of twelve are done in a second.
    assert.equal(seconds.at(-1)?.waiting, 120);
    // 120 messages of 12 a second are ten seconds of them.
    assert.equal(seconds.at(-1)?.oldest, 10);
    assert.equal(after({ rate: 12, workers: 6, crashes: 0 }, 60).seconds.at(-1)?.waiting, 0);
  });

  it('loses nothing where the acknowledgement comes after the work, and doubles nothing where it comes before', () => {
    const safe = after({ crashes: 20, workers: 15 });
    assert.equal(safe.lost, 0);
    assert.ok(safe.doubled > 50, String(safe.doubled));
    const hasty = after({ crashes: 20, workers: 15, acknowledge: 'before' });
    assert.equal(hasty.doubled, 0);
    assert.ok(hasty.lost > 50, String(hasty.lost));
    // About a half of the 20 % that die has not worked.
    assert.ok(Math.abs(hasty.lost / hasty.came - 0.1) < 0.03, String(hasty.lost / hasty.came));
  });

  it('has each effect once where the id is remembered', () => {
    const { doubled, effects, came, waiting, hidden } = after({ crashes: 20, workers: 15, effect: 'once' });
    assert.equal(doubled, 0);
    const open = [...waiting, ...hidden.map(({ message }) => message)].filter(({ done }) => !done).length;
    assert.equal(effects, came - open);
  });

  it('hands a message out again when its worker was not heard of', () => {
    const early = after({ crashes: 20, workers: 15 }, HIDDEN);
    assert.ok(early.hidden.length > 5);
    // Nobody has been given up yet, so each died once.
    assert.ok(early.hidden.every(({ message, until }) => message.tries === 1 && until >= HIDDEN));
    const later = after({ crashes: 20, workers: 15 }, HIDDEN + 1);
    assert.ok(later.hidden.every(({ until }) => until > HIDDEN));
    const again = after({ crashes: 20, workers: 15 }, 40).hidden;
    assert.ok(again.some(({ message }) => message.tries > 1));
  });

  it('is slowed down for ever by what always fails, unless that is put aside', () => {
    const again = after({ crashes: 0, poison: 'again', rate: 12, workers: 6 });
    const aside = after({ crashes: 0, poison: 'aside', rate: 12, workers: 6 });
    assert.equal(again.aside, 0);
    assert.ok(aside.aside > 0);
    const tries = [...aside.waiting, ...aside.hidden.map(({ message }) => message)].map((one) => one.tries);
    assert.ok(Math.max(0, ...tries) < TRIES);
    assert.ok((again.seconds.at(-1)?.waiting ?? 0) > (aside.seconds.at(-1)?.waiting ?? 0));
  });
});
