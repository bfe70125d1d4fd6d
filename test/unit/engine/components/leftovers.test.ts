import assert from 'node:assert/strict';
import { isLeak, leftoverText } from '../../../../src/engine/components/leftovers.ts';
import type { LeftThreads } from '../../../../src/engine/components/scenarioWire.ts';
import { decodeLeftovers } from '../../../../src/engine/components/scenarioWire.ts';

const GO = { title: 'goroutines', lines: 40 };
const left = (made: number, ...groups: readonly (readonly [number, number, number, boolean?])[]) => ({
  made,
  threads: groups.map(([count, line, started, isRunning = false]): LeftThreads => {
    return { count, line, started, isRunning };
  }),
});

describe('threads that are left', () => {
  it('stand at the end of a reply, or are none', () => {
    const rounds = '[[[null]],[["INVALID"]]';
    assert.deepEqual(
      decodeLeftovers(`${rounds},{"made":20,"left":[[20,31,12,0],[3,0,12,1]]}]`),
      left(20, [20, 31, 12], [3, 0, 12, true]),
    );
    for (const reply of [`${rounds}]`, '[]', '[[[["{\\"made\\":1,\\"left\\":[[1,2,3,0]]}"]]]]'])
      assert.equal(decodeLeftovers(reply), null, reply);
  });

  it('are a leak where each component leaves one at least', () => {
    assert.ok(isLeak(left(20, [20, 0, 0])));
    assert.ok(isLeak(left(20, [15, 3, 4], [6, 7, 4])));
    assert.ok(!isLeak(left(20, [19, 3, 4])), 'a few that all share');
    assert.ok(!isLeak(left(0)));
  });

  it('are told with the lines of the file that are known', () => {
    const text = (...given: Parameters<typeof left>) => leftoverText(left(...given), GO);
    assert.equal(
      text(20, [20, 31, 12]),
      'Each component leaves a goroutine behind, waiting at line 31, started at line 12: nothing ends it.',
    );
    assert.equal(text(20, [20, 0, 0]), 'Each component leaves a goroutine behind: nothing ends it.');
    assert.equal(text(20, [20, 41, 99]), 'Each component leaves a goroutine behind: nothing ends it.');
    assert.equal(
      text(20, [40, 35, 12], [20, 31, 12, true]),
      'Each component leaves 3 goroutines behind, waiting at line 35, running at line 31, started at line 12: nothing ends them.',
    );
    assert.equal(
      text(20, [25, 8, 0], [20, 7, 0]),
      'Each component leaves 2 or more goroutines behind, waiting at lines 7 and 8: nothing ends them.',
    );
  });
});
