package config

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// unknown says what is wrong with a key that is no setting, and what may have been meant.
func unknown(key toml.Key) string {
	name := key.String()
	reason := "there is no setting " + quote(name)
	best, distance := "", len(name)/3+1
	for _, s := range known {
		_, last, _ := strings.Cut(s.key, ".")
		if last == key[len(key)-1] {
			best = s.key
			break
		}
		for _, candidate := range []string{s.key, strings.SplitN(s.key, ".", 2)[0]} {
			if d := edits(name, candidate); d < distance {
				best, distance = candidate, d
			}
		}
	}
	if best == "" {
		return reason + "; kotae config lists them all"
	}
	return reason + "; did you mean " + best + "?"
}

// edits is the Levenshtein distance in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := before
			if a[i] != b[j] {
				d = min(before, row[j], row[j+1]) + 1
			}
			before, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
