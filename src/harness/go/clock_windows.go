package harness

// cpuTime is negative: the clock of a process moves by 16 milliseconds here, which is worse than the wall clock.
func cpuTime() int64 {
	return -1
}
