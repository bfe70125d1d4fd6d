import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { firstProblem, itemOf, leavesOf, runItems, textOf } from './support/explorer.ts';
import { scaffold, solutionProcesses, writeSolution } from './support/workspace.ts';

/** Right, where `FULL` is what a bucket must hold for a call to be let through. */
const BUCKET = `package tokenbucket

import (
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type Clock interface{ NowMs() int64 }

type TokenBucket struct {
	capacity, tokens, ms int64
	level, at            int64
	clock                Clock
	mu                   sync.Mutex
}

func NewTokenBucket(capacity, refillTokens, refillMs int, clock Clock) (*TokenBucket, error) {
	if capacity < 1 || capacity > 1e6 || refillTokens < 1 || refillTokens > 1e6 || refillMs < 1 || refillMs > 86400000 {
		return nil, ErrInvalid
	}
	full := int64(capacity) * int64(refillMs)
	return &TokenBucket{capacity: int64(capacity), tokens: int64(refillTokens), ms: int64(refillMs), level: full, at: clock.NowMs(), clock: clock}, nil
}

func (b *TokenBucket) refill() {
	full := b.capacity * b.ms
	now := b.clock.NowMs()
	if elapsed := now - b.at; elapsed >= (full+b.tokens-1)/b.tokens {
		b.level = full
	} else {
		b.level = min(full, b.level+elapsed*b.tokens)
	}
	b.at = now
}

func (b *TokenBucket) Allow(n int) (bool, error) {
	if n < 0 {
		return false, ErrInvalid
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	if need := int64(n) * b.ms; FULL {
		return false, nil
	} else {
		b.level -= need
	}
	return true, nil
}

func (b *TokenBucket) Available() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	return int(b.level / b.ms)
}

func (b *TokenBucket) WaitMs(n int) (int64, error) {
	if n < 0 {
		return 0, ErrInvalid
	}
	if int64(n) > b.capacity {
		return -1, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	missing := max(0, int64(n)*b.ms-b.level)
	return (missing + b.tokens - 1) / b.tokens, nil
}
`;

/** The same, for one goroutine at a time. */
const UNLOCKED = BUCKET.replaceAll('\tb.mu.Lock()\n\tdefer b.mu.Unlock()\n', '');

describe('a component through the Test Explorer', function () {
  this.timeout(120_000);
  let uri: vscode.Uri;
  let item: vscode.TestItem;

  before(async () => {
    uri = await scaffold('token-bucket', 'go');
    item = await itemOf(uri);
  });

  it('lists its examples and what is tried, and accepts a right one', async () => {
    await writeSolution(uri, BUCKET.replace('FULL', 'b.level < need'));
    const run = await runItems([item]);
    assert.deepEqual(firstProblem(run)?.result.messages.map(textOf), undefined);
    const leaves = leavesOf(item);
    assert.ok(leaves.length >= 6, leaves.map(({ label }) => label).join(', '));
    for (const leaf of leaves) assert.equal(run.results.get(leaf.id)?.state, 'passed', leaf.label);
    assert.deepEqual(solutionProcesses(), []);
  });

  it('shows one that is wrong at one boundary by at most four calls, in Go', async () => {
    const document = await writeSolution(uri, BUCKET.replace('FULL', 'b.level <= need'));
    const run = await runItems([item]);
    const problem = firstProblem(run);
    assert.equal(problem?.result.state, 'failed');
    const [message] = problem.result.messages;
    const [, block = ''] = textOf(message).split('Calls:');
    const calls = block.split('\n').filter((line) => /^(?:bucket|clock)\b/.test(line));
    assert.match(calls[0] ?? '', /^bucket, err := NewTokenBucket\(/);
    assert.ok(calls.length - 1 >= 1 && calls.length - 1 <= 4, calls.join('; '));
    assert.notEqual(message?.expectedOutput, message?.actualOutput);
    // Keeping and debugging arguments belong to functions.
    assert.equal(message?.contextValue, undefined);
    assert.match(document.lineAt(message?.location?.range.start.line ?? 0).text, /type TokenBucket/);
  });

  it('shows one that is right until goroutines share it, at the item of several threads', async () => {
    assert.notEqual(UNLOCKED, BUCKET);
    const document = await writeSolution(uri, UNLOCKED.replace('FULL', 'b.level < need'));
    const run = await runItems([item]);
    const failed = leavesOf(item).filter((leaf) => run.results.get(leaf.id)?.state === 'failed');
    assert.deepEqual(
      failed.map(({ label }) => label),
      ['Several threads at once'],
    );
    const message = firstProblem(run)?.result.messages[0];
    assert.match(textOf(message), /^Right one call at a time, not several at once/);
    assert.match(textOf(message), /\/\/ goroutine 2/);
    assert.ok((message?.location?.range.start.line ?? 0) < document.lineCount);
  });

  it('runs one example alone', async () => {
    const example = leavesOf(item).find(({ label }) => label.startsWith('Example 1'));
    assert.ok(example !== undefined);
    await writeSolution(uri, BUCKET.replace('FULL', 'b.level < need'));
    const run = await runItems([example]);
    assert.equal(run.results.get(example.id)?.state, 'passed');
  });
});
