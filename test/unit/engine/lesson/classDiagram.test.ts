import assert from 'node:assert/strict';
import { classDiagram } from '../../../../src/engine/lesson/classDiagram.ts';
import { hashTableSpec } from '../components/models/hashTable.ts';
import { lruCacheSpec } from '../components/models/lruCache.ts';
import { meetingSchedulerSpec } from '../components/models/meetingScheduler.ts';
import { tokenBucketSpec } from '../components/models/tokenBucket.ts';

/** What is read aloud, box by box. */
function words(html: string): string {
  return html
    .replaceAll('<wbr>', '')
    .replace(/<\/(?:li|p|div)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replace(/\n+/g, '\n')
    .trim();
}

describe('the class diagram of a component', () => {
  it('has the class first, then what it asks and how it refuses', () => {
    assert.equal(
      words(classDiagram(tokenBucketSpec)),
      [
        'class TokenBucket',
        'new(capacity: int, refillTokens: int, refillMs: int)',
        'allow(n: int): bool',
        'available(): int',
        'waitMs(n: int): long',
        'asksinterface Clock',
        'nowMs(): long',
        'refuses withcodes Error',
        'INVALID',
      ].join('\n'),
    );
  });

  it('names records once, where they are taken or given', () => {
    const text = words(classDiagram(meetingSchedulerSpec));
    assert.match(text, /new\(rooms: Room\[\]\)/);
    assert.match(text, /takesrecord Room\nid: string\ncapacity: int\n/);
    assert.match(text, /book\(start: long, end: long, people: int\): BookResult\n/);
    assert.match(text, /givesrecord BookResult\n/);
    assert.doesNotMatch(text, /\{/);
  });

  it('shows a function that is given', () => {
    assert.match(
      words(classDiagram(hashTableSpec)),
      /new\(buckets: int, hash\)[^]*callsfunction hash\n\(string\): int/,
    );
  });

  it('is one class where there is nothing else', () => {
    const alone = classDiagram({ ...lruCacheSpec, errors: {} });
    assert.ok(!alone.includes('role'));
    assert.match(alone, /^<figure class="class-diagram" aria-label="Class diagram of LruCache">/);
  });
});
