//go:build unix

package harness

import (
	"os"
	"syscall"
)

// channels gives the two ends of the wire. Programs that the solution starts do not get them.
func channels() (in, out *os.File) {
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	return os.NewFile(3, "requests"), os.NewFile(4, "replies")
}

// printedSize is the size of what was printed so far, where that goes to a file.
func printedSize() int64 {
	var stat syscall.Stat_t
	if syscall.Fstat(1, &stat) != nil || stat.Mode&syscall.S_IFMT != syscall.S_IFREG {
		return 0
	}
	return stat.Size
}
