//go:build !linux && !windows

package harness

import "syscall"

// cpuTime gives the CPU nanoseconds of the process, to the microsecond; see clock_linux.go for why the process's.
// Negative: no clock.
func cpuTime() int64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return -1
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}
