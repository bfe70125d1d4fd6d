/** Programs that die or hang, in languages that are compiled to machine code. */
import type { Places } from './deeds.ts';
import { USUAL } from './deeds.ts';

export const GO: Places = {
  text: `package x

import (
	"os"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"
)

type node struct{ val int }

func deep(n int) int { return deep(n+1) + 1 } // @7

func F(n int) int {
	at := 0
	switch n {
	case 1:
		return loops(at)
	case 2:
		for {
			all := []int{3, at, n} // @2
			sort.Ints(all) // @2
			at = all[0] + len(strings.Repeat("x", 50)) // @2
		}
	case 3:
		var wait sync.WaitGroup
		wait.Add(1)
		wait.Wait() // @3
	case 4:
		time.Sleep(time.Minute) // @4
	case 5:
		panic("it is wrong") // @5
	case 6:
		return []int{1, 2}[n] // @6
	case 7:
		return deep(0)
	case 8:
		return n / at // @8
	case 9:
		var none *node
		return none.val // @9
	case 10:
		var none map[int]int
		none[1] = 2 // @10
	case 11:
		strings.Repeat("x", -n) // @11
	case 12:
		done := make(chan int)
		go func() {
			panic("in a goroutine") // @12
		}()
		<-done
	case 13:
		lock := sync.Mutex{}
		go func() { time.Sleep(time.Minute) }()
		lock.Lock()
		lock.Lock() // @13
	case 14:
		syscall.Kill(os.Getpid(), syscall.SIGABRT) // @14
		time.Sleep(time.Minute)                    // @14
	}
	return n
}

// Alone, since the compiler lets moves between registers have lines elsewhere in their function.
//
//go:noinline
func loops(at int) int { // @1
	for at >= 0 { // @1
		at = (at + 1) % 1000 // @1
	}
	return at // @1
}
`,
  deeds: {
    ...USUAL,
    10: 'null',
    11: 'raises in a library',
    13: 'waits',
    14: 'aborts',
  },
};

export const CPP: Places = {
  text: `#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdlib>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static volatile int zero = 0;

__attribute__((noinline)) int deep(int n) { // @7
    volatile int room[16];
    room[n % 16] = n; // @7
    return deep(n + 1) + room[n % 16]; // @7
}

int f(int n) {
    std::vector<int> two{1, 2};
    volatile int at = 0;
    if (n == 1) {
        while (at >= 0) { // @1
            at = (at + 1) % 1000; // @1
        }
    }
    if (n == 2) {
        for (;;) { // @2
            std::vector<int> all{5, at, n}; // @2
            std::sort(all.begin(), all.end()); // @2
            at = all[0] % 7; // @2
        } // @2
    }
    if (n == 3) {
        std::mutex lock;
        lock.lock();
        lock.lock(); // @3
    }
    if (n == 4) {
        std::this_thread::sleep_for(std::chrono::minutes(1)); // @4
    }
    if (n == 5) {
        throw std::runtime_error("it is wrong"); // @5
    }
    if (n == 6) {
        return two[n]; // @6
    }
    if (n == 7) {
        return deep(0);
    }
    if (n == 8) {
        return n / at; // @8
    }
    if (n == 9) {
        int *none = nullptr;
        int *volatile maybe = none;
        return *maybe; // @9
    }
    if (n == 10) {
        return two.at(n); // @10
    }
    if (n == 11) {
        return std::stoi("x"); // @11
    }
    if (n == 12) {
        std::thread([] { throw std::runtime_error("x"); }).join(); // @12
    }
    if (n == 13) {
        std::abort(); // @13
    }
    if (n == 14) {
        assert(at == 1); // @14
    }
    if (n == 15) {
        std::vector<int> none;
        none.pop_back(); // @15
    }
    if (n == 16) {
        return std::map<int, int>{}.at(n); // @16
    }
    if (n == 17) {
        return *(volatile int *)1000; // @17
    }
    return n;
}
`,
  deeds: {
    ...USUAL,
    10: 'checked index out of range',
    11: 'raises in a library',
    13: 'aborts',
    14: 'asserts',
    15: 'raises in a library',
    16: 'raises in a library',
    17: 'reads where there is no memory',
  },
};

export const RUST: Places = {
  text: `use std::collections::{HashMap, VecDeque};
use std::hint::black_box;
use std::sync::{mpsc, Mutex};

#[inline(never)]
fn deep(n: u64) -> u64 { // @7
    let room = black_box([n; 16]); // @7
    deep(n + 1) + room[3] // @7
}

fn f(n: i32) -> i32 {
    let mut at = black_box(0);
    if n == 1 {
        while at >= 0 { // @1
            at = black_box((at + 1) % 1000); // @1
        }
    }
    if n == 2 {
        loop { // @2
            let mut all = vec![5, at, n]; // @2
            all.sort(); // @2
            at = black_box(all[0] % 7); // @2
        } // @2
    }
    if n == 3 {
        let (_keep, from) = mpsc::channel::<i32>();
        return from.recv().unwrap(); // @3
    }
    if n == 4 {
        std::thread::sleep(std::time::Duration::from_secs(60)); // @4
    }
    if n == 5 {
        panic!("it is wrong"); // @5
    }
    if n == 6 {
        return vec![1, 2][n as usize]; // @6
    }
    if n == 7 {
        return deep(0) as i32;
    }
    if n == 8 {
        return n / at; // @8
    }
    if n == 9 {
        return None::<i32>.unwrap(); // @9
    }
    if n == 10 {
        let none: HashMap<i32, i32> = HashMap::new();
        return none[&n]; // @10
    }
    if n == 11 {
        return VecDeque::from(vec![1])[n as usize]; // @11
    }
    if n == 12 {
        std::thread::spawn(|| panic!("in a thread")).join().unwrap(); // @12
    }
    if n == 13 {
        std::process::abort(); // @13
    }
    if n == 14 {
        assert_eq!(at, 1); // @14
    }
    if n == 15 {
        let lock = Mutex::new(1);
        let one = lock.lock().unwrap();
        let two = lock.lock().unwrap(); // @15
        return *one + *two;
    }
    if n == 16 {
        return unsafe { std::ptr::read_volatile(8 as *const i32) }; // @16
    }
    if n == 17 {
        return "x".parse::<i32>().unwrap(); // @17
    }
    n
}
`,
  deeds: {
    ...USUAL,
    10: 'raises in a library',
    11: 'checked index out of range',
    13: 'aborts',
    14: 'asserts',
    15: 'waits',
    16: 'reads where there is no memory',
    17: 'raises in a library',
  },
};
