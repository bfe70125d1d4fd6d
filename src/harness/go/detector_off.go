//go:build !race

package harness

// detects: this program has Go's race detector in it.
const detects = false
