package harness

// The functions that a component may be given, by name: as in src/engine/components/functions.ts, bit for bit.
var (
	intFunctions = map[string]func(string) int{
		"length":   func(text string) int { return len(text) },
		"constant": func(string) int { return 7 },
		"negative": func(text string) int {
			if text == "" {
				return -1
			}
			return -int(text[0])
		},
		"least": func(string) int { return -1 << 31 },
		"sum": func(text string) int {
			sum := 0
			for i := 0; i < len(text); i++ {
				sum += int(text[i])
			}
			return sum
		},
		"fnv": func(text string) int { return int(int32(fnv1a32(text))) },
	}
	longFunctions = map[string]func(string) int64{
		"fnvLong":    func(text string) int64 { return int64(fnv1a32(text)) },
		"lengthLong": func(text string) int64 { return int64(len(text)) },
	}
)

// fnv1a32 is FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv).
func fnv1a32(text string) uint32 {
	hash := uint32(0x811c9dc5)
	for i := 0; i < len(text); i++ {
		hash = (hash ^ uint32(text[i])) * 0x01000193
	}
	return hash
}

// IntFunction gives a function by its name on the wire.
func IntFunction(name string) func(string) int { return named(intFunctions, name) }

// LongFunction gives a function by its name on the wire.
func LongFunction(name string) func(string) int64 { return named(longFunctions, name) }

func named[F any](functions map[string]F, name string) F {
	found, ok := functions[name]
	if !ok {
		panic("kode: no function " + name)
	}
	return found
}
