// Gives 0 for b = 0 before it looks at e; every b⁰ is 1 here, also 0⁰.

package powermod

func PowMod(b, e, m int64) int64 {
	b %= m
	if b == 0 {
		return 0
	}
	power := 1 % m
	for ; e > 0; e /= 2 {
		if e%2 == 1 {
			power = power * b % m
		}
		b = b * b % m
	}
	return power
}
