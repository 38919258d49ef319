package duplicates

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Baseline is what the model is compared with: the share of two texts' character bigrams that they have in common (Dice), each bigram
// once, in any width and case.
func Baseline(a, b string) float64 {
	x, y := bigramsOf(a), bigramsOf(b)
	if len(x)+len(y) == 0 {
		return 0
	}
	n := 0
	for g := range x {
		if y[g] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(x)+len(y))
}

func bigramsOf(text string) map[string]bool {
	folded := strings.Join(strings.Fields(analysis.Fold(text).Text), "")
	out := map[string]bool{}
	previous := -1
	for i, r := range folded {
		if previous >= 0 {
			out[folded[previous:i+utf8.RuneLen(r)]] = true
		}
		previous = i
	}
	return out
}
