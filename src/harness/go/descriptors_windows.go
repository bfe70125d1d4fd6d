package harness

import "os"

// Windows hands no numbered descriptors to a Go program: the wire comes as two named pipes there.
func channels() (in, out *os.File) {
	return open("KODE_REQUESTS", os.O_RDONLY), open("KODE_REPLIES", os.O_WRONLY)
}

func open(variable string, flag int) *os.File {
	file, err := os.OpenFile(os.Getenv(variable), flag, 0)
	if err != nil {
		os.Exit(70)
	}
	os.Unsetenv(variable)
	return file
}

// printedSize is the size of what was printed so far, where that goes to a file.
func printedSize() int64 {
	stat, err := os.Stdout.Stat()
	if err != nil || !stat.Mode().IsRegular() {
		return 0
	}
	return stat.Size()
}
