package harness

import "os"

// Windows hands no numbered descriptors to a Go program: the wire comes as two named pipes there.
func channels() (in, out *os.File) {
	os.Exit(70)
	return nil, nil
}

// printedSize is the size of what was printed so far, where that goes to a file.
func printedSize() int64 {
	stat, err := os.Stdout.Stat()
	if err != nil || !stat.Mode().IsRegular() {
		return 0
	}
	return stat.Size()
}
