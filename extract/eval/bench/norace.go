//go:build !race

package bench

// raceEnabled reports whether the race detector is built in: it makes parse
// and extraction slower by different factors.
const raceEnabled = false
