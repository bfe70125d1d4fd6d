/** Components in C++ and Rust as they are shown: interfaces, calls, outcomes, stubs; and what is refused before a build. */
import assert from 'node:assert/strict';
import type { Problem } from '../../../../../src/engine/catalog/model.ts';
import type { ComponentSpec } from '../../../../../src/engine/components/spec.ts';
import type { ComponentAdapter } from '../../../../../src/engine/languages/language.ts';
import { PlanError } from '../../../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../../../src/engine/languages/registry.ts';
import { createTypeStripper } from '../../../../../src/platform/typeStripper.ts';
import { hashTableSpec } from '../../components/models/hashTable.ts';
import { lruCacheSpec } from '../../components/models/lruCache.ts';
import { meetingSchedulerSpec } from '../../components/models/meetingScheduler.ts';
import { tokenBucketSpec } from '../../components/models/tokenBucket.ts';

const SPECS = [tokenBucketSpec, lruCacheSpec, hashTableSpec, meetingSchedulerSpec];

function component(id: 'cpp' | 'rust'): ComponentAdapter {
  const { component: found } = adapterOf(id);
  assert.ok(found !== undefined);
  return found;
}

/** The first example: how it is made, then each step with what it gave. */
function shown(id: 'cpp' | 'rust', spec: ComponentSpec): readonly string[] {
  const { makeText, stepText, outcomeText } = component(id);
  const [example] = spec.examples;
  assert.ok(example !== undefined);
  const { sequence, outcomes } = example;
  return [
    makeText(sequence, spec),
    ...sequence.steps.map((step, i) => {
      const outcome = outcomes[i + 1];
      assert.ok(outcome !== undefined);
      return `${stepText(step, spec)} -> ${outcomeText(outcome, step, spec)}`;
    }),
  ];
}

function problem(id: string): Problem {
  return { id, title: 'A part', statement: 'Write a **part**. It has rules.' } as unknown as Problem;
}

async function refusal(id: 'cpp' | 'rust', text: string, spec: ComponentSpec): Promise<string> {
  try {
    await component(id).plan({ path: '/a', text }, spec, createTypeStripper());
  } catch (error) {
    assert.ok(error instanceof PlanError);
    const [message] = error.messages;
    return `${message?.line ?? 0}: ${message?.text ?? ''}`;
  }
  return '';
}

describe('components in C++', () => {
  it('have an interface', () => {
    assert.deepEqual(
      SPECS.map((spec) => component('cpp').interfaceLines(spec)),
      [
        [
          'TokenBucket(int capacity, int refill_tokens, int refill_ms, const Clock& clock);  // throws CodedError: INVALID',
          'bool allow(int n);  // throws CodedError: INVALID',
          'int available() const;',
          'long long wait_ms(int n) const;  // throws CodedError: INVALID',
        ],
        [
          'LruCache(int capacity);  // throws CodedError: INVALID',
          'std::optional<int> put(int k, int v);',
          'std::optional<int> get(int k);',
          'std::optional<int> peek(int k) const;',
          'bool remove(int k);',
          'std::vector<int> keys() const;',
          'int size() const;',
        ],
        [
          'HashTable(int buckets, std::function<int(const std::string&)> hash);  // throws CodedError: INVALID',
          'std::optional<int> put(const std::string& k, int v);',
          'std::optional<int> get(const std::string& k) const;',
          'std::optional<int> remove(const std::string& k);',
          'int size() const;',
          'int buckets() const;',
          'std::vector<std::string> keys() const;',
        ],
        [
          'MeetingScheduler(const std::vector<Room>& rooms);  // throws CodedError: INVALID',
          'BookResult book(long long start, long long end, int people);  // throws CodedError: INVALID, NO_ROOM',
          'bool cancel(int id);',
          'std::vector<std::string> free_rooms(long long start, long long end) const;  // throws CodedError: INVALID',
          'std::vector<std::tuple<long long, long long, int>> schedule(const std::string& room) const;  // throws CodedError: NOT_FOUND',
        ],
      ],
    );
  });

  it('are made and called', () => {
    assert.deepEqual(shown('cpp', tokenBucketSpec), [
      'TokenBucket bucket(2, 2, 1000, clock)',
      'bucket.allow(2) -> true',
      'bucket.allow(1) -> false',
      'clock.advance(499) -> ',
      'bucket.available() -> 0',
      'bucket.wait_ms(1) -> 1',
      'clock.advance(1) -> ',
      'bucket.allow(1) -> true',
    ]);
    assert.deepEqual(shown('cpp', lruCacheSpec), [
      'LruCache cache(2)',
      'cache.put(1, 10) -> std::nullopt',
      'cache.put(2, 20) -> std::nullopt',
      'cache.get(1) -> 10',
      'cache.put(3, 30) -> 2',
      'cache.keys() -> std::vector<int>{3, 1}',
    ]);
    assert.deepEqual(shown('cpp', hashTableSpec).slice(0, 2), [
      'HashTable table(2, length)',
      'table.put("a", 1) -> std::nullopt',
    ]);
    assert.deepEqual(shown('cpp', meetingSchedulerSpec).slice(0, 2), [
      'MeetingScheduler scheduler(std::vector<Room>{{"a", 8}, {"b", 4}})',
      'scheduler.book(0, 10, 3) -> BookResult{1, "b"}',
    ]);
    assert.equal(shown('cpp', meetingSchedulerSpec)[4], 'scheduler.book(5, 15, 3) -> CodedError("NO_ROOM")');
  });

  it('show what is no value', () => {
    const { outcomeText } = component('cpp');
    const step = { method: 0, args: [1] };
    const crash = { kind: 'crashed', type: 'std::out_of_range', message: 'at', line: 3 } as const;
    assert.equal(outcomeText(crash, step, tokenBucketSpec), 'std::out_of_range: at');
    assert.equal(outcomeText({ kind: 'value', value: undefined }, null, tokenBucketSpec), '');
    const wrong = { kind: 'illTyped', shown: '5000000000', why: 'expected an int' } as const;
    assert.equal(outcomeText(wrong, step, tokenBucketSpec), '5000000000');
  });

  it('have a stub with the first sentence of the statement', () => {
    const [stub, test] = component('cpp').files(problem('token-bucket'), tokenBucketSpec);
    assert.deepEqual([stub.name, test?.name], ['token_bucket.cpp', 'token_bucket_test.cpp']);
    assert.match(stub.text, /^\/\/ kode:token-bucket/);
    assert.match(stub.text, /\/\/\/ Write a part\.\nclass TokenBucket \{/);
    assert.match(stub.text, /virtual long long now_ms\(\) const = 0;/);
    assert.match(
      stub.text,
      / {4}\/\/\/ Throws CodedError: INVALID\.\n {4}bool allow\(int n\) \{\n {8}return false;/,
    );
  });

  it('are kept as a test', () => {
    const [, , example] = tokenBucketSpec.examples;
    assert.ok(example !== undefined);
    const { sequence, outcomes } = example;
    const text = component('cpp').testText(problem('token-bucket'), tokenBucketSpec, sequence, outcomes);
    assert.match(text, /#include "token_bucket\.cpp"/);
    assert.match(
      text,
      / {4}assert\(refusal\(\[&\] \{ TokenBucket bucket\(0, 1, 1, clock\); \}\) == "INVALID"\);/,
    );
  });

  it('must be there, and leave the real clock alone where they have one of their own', async () => {
    const near = await refusal('cpp', '\nclass TokenBuckets {\n};\n', tokenBucketSpec);
    assert.equal(near, '2: Kode looks for `class TokenBucket`; this file has `TokenBuckets`.');
    assert.match(await refusal('cpp', 'int f() { return 1; }', lruCacheSpec), /this file has no class/);
    const program = (name: string, body: string): string => `struct ${name} {\n  void f() { ${body} }\n};\n`;
    const uses = [
      'auto t = std::chrono::system_clock::now();',
      'auto t = time(nullptr);',
      'auto t = std::time(0);',
      'using namespace std::chrono; auto t = high_resolution_clock::now();',
      'timespec t; clock_gettime(CLOCK_MONOTONIC, &t);',
      'std::this_thread::sleep_until(t);',
      'usleep(10);',
    ];
    for (const use of uses) {
      assert.match(
        await refusal('cpp', program('TokenBucket', use), tokenBucketSpec),
        /^2: Kode moves the clock/,
        use,
      );
      assert.equal(await refusal('cpp', program('LruCache', use), lruCacheSpec), '', use);
    }
    for (const fine of [
      '// std::chrono::steady_clock::now()',
      'puts("time(0)");',
      'long wait_time(0); at.time();',
    ])
      assert.equal(await refusal('cpp', program('TokenBucket', `${fine}\n`), tokenBucketSpec), '', fine);
  });
});

describe('components in Rust', () => {
  it('have an interface', () => {
    assert.deepEqual(
      SPECS.map((spec) => component('rust').interfaceLines(spec)),
      [
        [
          'fn new(capacity: i32, refill_tokens: i32, refill_ms: i32, clock: Arc<dyn Clock>) -> Result<Self, Error>;  // Error::Invalid',
          'fn allow(&self, n: i32) -> Result<bool, Error>;  // Error::Invalid',
          'fn available(&self) -> i32;',
          'fn wait_ms(&self, n: i32) -> Result<i64, Error>;  // Error::Invalid',
        ],
        [
          'fn new(capacity: i32) -> Result<Self, Error>;  // Error::Invalid',
          'fn put(&self, k: i32, v: i32) -> Option<i32>;',
          'fn get(&self, k: i32) -> Option<i32>;',
          'fn peek(&self, k: i32) -> Option<i32>;',
          'fn remove(&self, k: i32) -> bool;',
          'fn keys(&self) -> Vec<i32>;',
          'fn size(&self) -> i32;',
        ],
        [
          'fn new(buckets: i32, hash: fn(&str) -> i32) -> Result<Self, Error>;  // Error::Invalid',
          'fn put(&mut self, k: &str, v: i32) -> Option<i32>;',
          'fn get(&self, k: &str) -> Option<i32>;',
          'fn remove(&mut self, k: &str) -> Option<i32>;',
          'fn size(&self) -> i32;',
          'fn buckets(&self) -> i32;',
          'fn keys(&self) -> Vec<String>;',
        ],
        [
          'fn new(rooms: &[Room]) -> Result<Self, Error>;  // Error::Invalid',
          'fn book(&self, start: i64, end: i64, people: i32) -> Result<BookResult, Error>;  // Error::Invalid, Error::NoRoom',
          'fn cancel(&self, id: i32) -> bool;',
          'fn free_rooms(&self, start: i64, end: i64) -> Result<Vec<String>, Error>;  // Error::Invalid',
          'fn schedule(&self, room: &str) -> Result<Vec<(i64, i64, i32)>, Error>;  // Error::NotFound',
        ],
      ],
    );
  });

  it('are made and called', () => {
    assert.deepEqual(shown('rust', tokenBucketSpec), [
      'let mut bucket = TokenBucket::new(2, 2, 1000, clock.clone())?',
      'bucket.allow(2) -> Ok(true)',
      'bucket.allow(1) -> Ok(false)',
      'clock.advance(499) -> ',
      'bucket.available() -> 0',
      'bucket.wait_ms(1) -> Ok(1)',
      'clock.advance(1) -> ',
      'bucket.allow(1) -> Ok(true)',
    ]);
    assert.deepEqual(shown('rust', lruCacheSpec), [
      'let mut cache = LruCache::new(2)?',
      'cache.put(1, 10) -> None',
      'cache.put(2, 20) -> None',
      'cache.get(1) -> Some(10)',
      'cache.put(3, 30) -> Some(2)',
      'cache.keys() -> vec![3, 1]',
    ]);
    assert.deepEqual(shown('rust', hashTableSpec).slice(0, 2), [
      'let mut table = HashTable::new(2, length)?',
      'table.put("a", 1) -> None',
    ]);
    assert.deepEqual(shown('rust', meetingSchedulerSpec).slice(0, 2), [
      'let mut scheduler = MeetingScheduler::new(&[Room { id: "a", capacity: 8 }, Room { id: "b", capacity: 4 }])?',
      'scheduler.book(0, 10, 3) -> Ok(BookResult { id: 1, room: "b" })',
    ]);
    assert.equal(shown('rust', meetingSchedulerSpec)[4], 'scheduler.book(5, 15, 3) -> Err(Error::NoRoom)');
  });

  it('show what is no value', () => {
    const { outcomeText } = component('rust');
    const step = { method: 0, args: [1] };
    const crash = { kind: 'crashed', type: 'panic', message: 'overflow', line: 3 } as const;
    assert.equal(outcomeText(crash, step, tokenBucketSpec), 'panic: overflow');
    assert.equal(outcomeText({ kind: 'value', value: undefined }, null, tokenBucketSpec), '');
  });

  it('have a stub with the first sentence of the statement', () => {
    const [stub, test] = component('rust').files(problem('hash-table'), hashTableSpec);
    assert.deepEqual([stub.name, test?.name], ['hash_table.rs', 'hash_table_test.rs']);
    assert.match(stub.text, /^\/\/ kode:hash-table/);
    assert.match(stub.text, /\/\/\/ Write a part\.\npub struct HashTable \{\}/);
    assert.match(stub.text, /pub enum Error \{\n {4}\/\/\/ There is no bucket\.\n {4}Invalid,\n\}/);
    assert.match(
      stub.text,
      / {4}pub fn put\(&mut self, k: &str, v: i32\) -> Option<i32> \{\n {8}None\n {4}\}/,
    );
  });

  it('are kept as a test', () => {
    const [, , example] = tokenBucketSpec.examples;
    assert.ok(example !== undefined);
    const { sequence, outcomes } = example;
    const text = component('rust').testText(problem('token-bucket'), tokenBucketSpec, sequence, outcomes);
    assert.match(text, /#\[path = "token_bucket\.rs"\]\nmod solution;/);
    assert.match(
      text,
      / {4}assert!\(matches!\(TokenBucket::new\(0, 1, 1, clock\.clone\(\)\), Err\(Error::Invalid \{ \.\. \}\)\)\);/,
    );
  });

  it('must be there, and leave the real clock alone where they have one of their own', async () => {
    const near = await refusal('rust', '\nstruct TokenBuckets;\n', tokenBucketSpec);
    assert.equal(near, '2: Kode looks for `struct TokenBucket`; this file has `TokenBuckets`.');
    assert.match(await refusal('rust', 'fn f() {}', lruCacheSpec), /this file has no type/);
    const program = (name: string, body: string): string => `struct ${name};\nfn f() { ${body} }\n`;
    const uses = [
      'let t = std::time::SystemTime::now();',
      'let t = Instant::now();',
      'std::thread::sleep(d);',
      'use std::thread::sleep; sleep(Duration::from_millis(1));',
      'std::thread::park_timeout(d);',
    ];
    for (const use of uses) {
      assert.match(
        await refusal('rust', program('TokenBucket', use), tokenBucketSpec),
        /^2: Kode moves the clock/,
        use,
      );
      assert.equal(await refusal('rust', program('LruCache', use), lruCacheSpec), '', use);
    }
    for (const fine of ['// Instant::now()', 'println!("thread::sleep");', 'self.sleep(3);'])
      assert.equal(await refusal('rust', program('TokenBucket', `${fine}\n`), tokenBucketSpec), '', fine);
  });
});
