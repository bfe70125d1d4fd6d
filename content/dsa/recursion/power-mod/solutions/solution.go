package powermod

// PowMod returns b to the power e, modulo m. The half of e is asked for once; its square is the power, but for one factor
// where e is odd. Products of two numbers below m fit 64 bits.
func PowMod(b, e, m int64) int64 {
	if e == 0 {
		return 1 % m
	}
	half := PowMod(b, e/2, m)
	power := half * half % m
	if e%2 == 1 {
		power = power * (b % m) % m
	}
	return power
}
