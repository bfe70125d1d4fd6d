package harness

import (
	"syscall"
	"unsafe"
)

const processClock = 2

// cpuTime gives the CPU nanoseconds of the process: goroutines move between threads, so that no thread's clock follows a
// call. The collector's work counts too; the judge takes the smaller one of this and the wall time. Negative: no clock.
func cpuTime() int64 {
	var at syscall.Timespec
	if _, _, failed := syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, processClock, uintptr(unsafe.Pointer(&at)), 0); failed != 0 {
		return -1
	}
	return at.Nano()
}
