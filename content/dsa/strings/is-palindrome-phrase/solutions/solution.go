package ispalindromephrase

// IsPalindrome reports whether the letters and digits of s read the same in both directions, case ignored. What counts
// before i has matched what counts after j.
func IsPalindrome(s string) bool {
	for i, j := 0, len(s)-1; i < j; {
		switch a, b := lower(s[i]), lower(s[j]); {
		case !counts(a):
			i++
		case !counts(b):
			j--
		case a != b:
			return false
		default:
			i++
			j--
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// counts reports whether c, in lower case, is a letter or a digit.
func counts(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}
