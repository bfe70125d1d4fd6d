// s[i] is a byte; different code points can have the same UTF-8 bytes in another order. Range over the string.

package isanagram

func IsAnagram(a, b string) bool {
	var left [256]int
	for i := 0; i < len(a); i++ {
		left[a[i]]++
	}
	for i := 0; i < len(b); i++ {
		left[b[i]]--
	}
	return left == [256]int{}
}
