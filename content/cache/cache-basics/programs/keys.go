package main

import (
	"fmt"
	"strings"
)

// joined is wrong: the parts may hold the separator.
func joined(parts ...string) string {
	return strings.Join(parts, ":")
}

// framed says how long each part is, so no two lists of parts give the same key.
func framed(parts ...string) string {
	var key strings.Builder
	for _, part := range parts {
		fmt.Fprintf(&key, "%d:%s,", len(part), part)
	}
	return key.String()
}

func main() {
	anns := []string{"search", "ann", "lamp:red"}
	other := []string{"search", "ann:lamp", "red"}
	fmt.Println(joined(anns...), joined(other...), joined(anns...) == joined(other...))
	fmt.Println(framed(anns...), framed(other...), framed(anns...) == framed(other...))
}
