package main

import "fmt"

// world is what survives the app: a database and a cache with one key.
// All start with the value 20; "" means that the cache has no copy.
type world struct {
	db, cache string
	answered  bool // the client was told that its write of 25 is done
}

type step struct {
	name string
	do   func(w *world)
}

var (
	writeDB     = step{"write db", func(w *world) { w.db = "25" }}
	putCache    = step{"put cache", func(w *world) { w.cache = "25" }}
	deleteCache = step{"delete cache", func(w *world) { w.cache = "" }}
	answer      = step{"answer", func(w *world) { w.answered = true }}
)

// read is cache-aside: the copy if there is one, else the row.
func (w world) read() string {
	if w.cache != "" {
		return w.cache
	}
	return w.db
}

func main() {
	strategies := []struct {
		name  string
		steps []step
	}{
		{"cache-aside", []step{writeDB, deleteCache, answer}},
		{"through, db first", []step{writeDB, putCache, answer}},
		{"through, cache first", []step{putCache, writeDB, answer}},
		{"write-behind", []step{putCache, answer, writeDB}},
	}
	for _, strategy := range strategies {
		fmt.Println(strategy.name)
		for crash := range strategy.steps {
			w := world{db: "20", cache: "20"}
			for _, s := range strategy.steps[:crash] {
				s.do(&w)
			}
			now := w.read()
			w.cache = "" // later the copy expires, or the cache dies, too
			fmt.Printf("  dies before %-12s  answered %-5v  read now %s, later %s\n",
				strategy.steps[crash].name, w.answered, now, w.read())
		}
	}
}
