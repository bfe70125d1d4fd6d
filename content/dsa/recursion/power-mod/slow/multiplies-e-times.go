// Multiplies e times: with e = 10¹⁵ that takes days. Square the power of half the exponent.

package powermod

func PowMod(b, e, m int64) int64 {
	power := 1 % m
	for ; e > 0; e-- {
		power = power * (b % m) % m
	}
	return power
}
