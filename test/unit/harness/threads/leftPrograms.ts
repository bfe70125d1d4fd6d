/**
 * Counters with a worker of their own, right in all that they answer: one worker that nothing ends, one that is at its end
 * soon after the last call.
 */
import type { LanguageId } from '../../../../src/engine/languages/ids.ts';

export interface WorkerProgram {
  readonly title: string;
  readonly text: string;
  /** Texts of the lines that the remark names: where the worker is and where it was started; null: there is no remark. */
  readonly at: readonly string[] | null;
}

const go = (made: string, more: string): string => `package counter

import "sync"

type Counter struct {
	mu    sync.Mutex
	total int
	work  chan int
}

func NewCounter(start int) *Counter {
	c := &Counter{total: start, work: make(chan int, 1)}
	${made}
	return c
}

${more}

func (c *Counter) Add(n int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.total += n
	return c.total
}

func (c *Counter) Sum() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.total
}
`;

const GO: readonly WorkerProgram[] = [
  {
    title: 'a worker that waits for work',
    text: go('go c.loop()', 'func (c *Counter) loop() {\n\tfor range c.work {\n\t\tc.Sum()\n\t}\n}'),
    at: ['for range c.work', 'go c.loop()'],
  },
  {
    title: 'a worker that turns in circles',
    text: go(
      'go c.loop()',
      'func (c *Counter) loop() {\n\tfor c.Sum() >= 0 {\n\t\tselect {\n\t\tcase c.work <- 1:\n\t\tdefault:\n\t\t}\n\t}\n}',
    ),
    at: [],
  },
  {
    title: 'a worker that ends by itself',
    text: go('go c.loop()', 'func (c *Counter) loop() {\n\tfor i := 0; i < 50; i++ {\n\t\tc.Sum()\n\t}\n}'),
    at: null,
  },
];

const java = (made: string): string => `import java.util.concurrent.*;

class Counter {
    private int total;
    private final BlockingQueue<Integer> work = new LinkedBlockingQueue<>();

    Counter(int start) {
        total = start;
${made}
    }

    private void loop() {
        try {
            while (true) work.take();
        } catch (InterruptedException e) {
            return;
        }
    }

    synchronized int add(int n) {
        total += n;
        return total;
    }

    synchronized int sum() {
        return total;
    }
}
`;

const JAVA: readonly WorkerProgram[] = [
  {
    title: 'a worker that waits for work',
    text: java('        new Thread(this::loop).start();'),
    at: ['while (true) work.take()'],
  },
  {
    title: 'a pool that nobody shuts down',
    text: java('        Executors.newFixedThreadPool(1).submit(() -> { sum(); });'),
    at: [],
  },
  {
    title: 'a worker that ends by itself',
    text: java('        new Thread(() -> { for (int i = 0; i < 1000; i++) sum(); }).start();'),
    at: null,
  },
  {
    title: "work in Java's own pool",
    text: java(
      '        CompletableFuture.runAsync(() -> sum());\n        ForkJoinPool.commonPool().submit(this::sum);',
    ),
    at: null,
  },
];

const python = (made: string): string => `import queue
import threading


class Counter:
    def __init__(self, start):
        self.total = start
        self.lock = threading.Lock()
        self.work = queue.Queue()
        ${made}

    def loop(self):
        while True:
            self.work.get()

    def watch(self):
        while True:
            try:
                self.work.get(timeout=1)
            except queue.Empty:
                pass

    def once(self):
        for _ in range(3):
            self.sum()

    def add(self, n):
        with self.lock:
            self.total += n
            return self.total

    def sum(self):
        with self.lock:
            return self.total
`;

const PYTHON: readonly WorkerProgram[] = [
  {
    title: 'a worker that waits for work',
    text: python('threading.Thread(target=self.loop, daemon=True).start()'),
    at: ['self.work.get()', 'threading.Thread('],
  },
  {
    title: 'a worker that looks again and again',
    text: python('threading.Thread(target=self.watch).start()'),
    at: ['self.work.get(timeout=1)', 'threading.Thread('],
  },
  {
    title: 'a worker that ends by itself',
    text: python('threading.Thread(target=self.once).start()'),
    at: null,
  },
];

const cpp = (work: string): string => `#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

class Counter {
    struct Shared {
        std::mutex mutex;
        std::condition_variable wake;
        int total = 0;
    };
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();

public:
    explicit Counter(int start) {
        shared->total = start;
        std::thread([own = shared] {
            std::unique_lock<std::mutex> lock(own->mutex);
            ${work}
        }).detach();
    }

    int add(int n) {
        std::lock_guard<std::mutex> lock(shared->mutex);
        shared->total += n;
        return shared->total;
    }

    int sum() {
        std::lock_guard<std::mutex> lock(shared->mutex);
        return shared->total;
    }
};
`;

const CPP: readonly WorkerProgram[] = [
  {
    title: 'a worker that waits for work',
    text: cpp('own->wake.wait(lock, [&] { return own->total < 0; });'),
    at: [],
  },
  { title: 'a worker that ends by itself', text: cpp('own->total += 0;'), at: null },
];

const rust = (work: string): string => `use std::sync::{Arc, Condvar, Mutex};
use std::thread;

pub struct Counter {
    shared: Arc<(Mutex<i32>, Condvar)>,
}

impl Counter {
    pub fn new(start: i32) -> Self {
        let shared = Arc::new((Mutex::new(start), Condvar::new()));
        let own = shared.clone();
        thread::spawn(move || {
            let mut total = own.0.lock().unwrap();
            ${work}
        });
        Counter { shared }
    }

    pub fn add(&self, n: i32) -> i32 {
        let mut total = self.shared.0.lock().unwrap();
        *total += n;
        *total
    }

    pub fn sum(&self) -> i32 {
        *self.shared.0.lock().unwrap()
    }
}
`;

const RUST: readonly WorkerProgram[] = [
  {
    title: 'a worker that waits for work',
    text: rust('while *total >= 0 { total = own.1.wait(total).unwrap(); }'),
    at: [],
  },
  { title: 'a worker that ends by itself', text: rust('*total += 0;'), at: null },
];

export const WORKERS: Readonly<Partial<Record<LanguageId, readonly WorkerProgram[]>>> = {
  go: GO,
  java: JAVA,
  python: PYTHON,
  cpp: CPP,
  rust: RUST,
};
