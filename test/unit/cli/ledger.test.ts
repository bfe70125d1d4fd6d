import assert from 'node:assert/strict';
import type { VerifyRequest } from '../../../src/cli/arguments.ts';
import { chooseProofs } from '../../../src/cli/chooseProofs.ts';
import type { Ledger, ProofKey } from '../../../src/cli/ledger.ts';
import { dueProofs, formatLedger, noted, parseLedger, sampleOf } from '../../../src/cli/ledger.ts';
import type { CatalogEntry } from '../../../src/engine/catalog/model.ts';

const HASHES = { b: { own: '5' }, a: { own: '1', go: '2', python: '3', rust: '4' } };
const LEDGER: Ledger = {
  a: {
    own: { hash: '1', proven: '2026-01-01' },
    go: { hash: 'old', proven: '2026-01-01' },
    python: { hash: '3', proven: '2026-01-02' },
  },
  gone: { own: { hash: '9', proven: '2026-01-01' } },
};

const keys = (all: readonly ProofKey[]): readonly string[] => all.map(({ id, part }) => `${id} ${part}`);

describe('Ledger', () => {
  it('makes due what changed and what is new, language by language', () => {
    const { changed, vouched } = dueProofs(HASHES, LEDGER);
    assert.deepEqual(keys(changed), ['b own', 'a go', 'a rust']);
    assert.deepEqual(keys(vouched), ['a own', 'a python']);
  });

  it('notes what was proven, keeps what still holds, and forgets what does not', () => {
    const ledger = noted(LEDGER, HASHES, [{ id: 'a', part: 'rust' }], '2026-02-02');
    assert.deepEqual(ledger, {
      a: {
        own: { hash: '1', proven: '2026-01-01' },
        python: { hash: '3', proven: '2026-01-02' },
        rust: { hash: '4', proven: '2026-02-02' },
      },
    });
  });

  it('is a text with one proof a line that reads back the same', () => {
    const text = formatLedger(LEDGER);
    assert.match(text, /\n {6}"go": "old 2026-01-01",\n {6}"own": "1 2026-01-01",\n/);
    assert.deepEqual(parseLedger(text), LEDGER);
  });

  it('vouches for nothing where it has an older form', () => {
    assert.deepEqual(parseLedger('{"items":{"a":{"hash":"1","proven":"2026-01-01"}}}'), {});
  });

  it('samples nothing twice, and no more than there is', () => {
    assert.deepEqual(
      sampleOf([1, 2, 3], 2, () => 1),
      [2, 3],
    );
    assert.deepEqual(
      sampleOf([1, 2, 3], 9, () => 0),
      [1, 2, 3],
    );
  });
});

describe('Choice of proofs', () => {
  const problem = (id: string): CatalogEntry => ({
    kind: 'function',
    id,
    title: id,
    difficulty: 1,
    minutes: 5,
    topic: 't',
    needs: [],
    languages: ['go', 'python', 'rust'],
  });
  const entries = [problem('a'), problem('b')];
  const request: VerifyRequest = {
    command: 'verify',
    what: 'named',
    ids: [],
    language: null,
    languages: [],
    json: false,
    sample: 5,
    minutes: 1,
    record: false,
    jobs: null,
    quick: false,
    gates: false,
    markdown: false,
  };
  const choose = (asked: Partial<VerifyRequest>, runnable: readonly ('go' | 'python' | 'rust')[]) =>
    chooseProofs({
      request: { ...request, ...asked },
      entries,
      runnable: new Set(runnable),
      hashes: HASHES,
      ledger: LEDGER,
      random: () => 0,
    });

  it('takes every language of what is named, also those that this machine does not have', () => {
    const { proofs } = choose({ ids: ['a'] }, ['go']);
    assert.deepEqual(keys(proofs), ['a own', 'a go', 'a python', 'a rust']);
  });

  it('takes one language for a quick check, one that can be run', () => {
    assert.deepEqual(keys(choose({ ids: ['b'], quick: true }, ['rust', 'go']).proofs), ['b own', 'b go']);
    assert.deepEqual(keys(choose({ ids: ['b'], language: 'rust' }, []).proofs), ['b rust']);
  });

  it('takes what changed in the order of the catalog', () => {
    const { proofs, vouched } = choose({ what: 'changed' }, []);
    assert.deepEqual([keys(proofs), vouched], [['a go', 'a rust', 'b own'], 2]);
  });

  it('adds others by chance, in languages that can be run only', () => {
    const { proofs, sampled, vouched, told } = choose({ what: 'ledger' }, ['python']);
    assert.deepEqual(keys(proofs), ['a go', 'a rust', 'b own', 'a python']);
    assert.deepEqual([sampled, vouched], [1, 1]);
    assert.equal(told, '3 proofs changed, 1 others at random; the ledger vouches for 1.');
    assert.equal(choose({ what: 'ledger' }, ['rust']).sampled, 0);
  });
});
