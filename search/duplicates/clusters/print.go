package clusters

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kotae/search/duplicates"
)

// letters are a text's letters and digits, in one width and case, as corpus.Question.Wording looks at them.
func letters(texts ...string) []byte {
	var out []byte
	for _, text := range texts {
		for _, r := range norm.NFKC.String(text) {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				out = utf8.AppendRune(out, unicode.ToLower(r))
			}
		}
	}
	return out
}

const (
	runLength = 5  // characters of the runs by which texts are compared: long enough that a run in common is seldom chance
	maxPrint  = 96 // runs that are kept of a text; the share that two have in common is then known to 0.03 at 0.9
)

// print is a sample of a text's runs of characters, the same of equal texts: those whose hashes are the least, ascending (Broder's
// bottom-k sketch).
type print []uint32

func printOf(text []byte) print {
	var starts []int
	for i := range string(text) {
		starts = append(starts, i)
	}
	starts = append(starts, len(text))
	var all print
	for i := 0; i+1 < len(starts); i++ {
		all = append(all, hashOf(text[starts[i]:starts[min(i+runLength, len(starts)-1)]]))
		if i+runLength >= len(starts)-1 {
			break
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.Clone(all[:min(len(all), maxPrint)])
}

// textSigns is by how many of the least of its runs a text is found: of two that have CopyFrom in common, the chance that they share none
// of eight is below 0.01.
const textSigns = 8

// signs are what a text is found by.
func (p print) signs() []duplicates.Sign {
	out := make([]duplicates.Sign, min(len(p), textSigns))
	for i := range out {
		out[i] = duplicates.Sign{ID: p[i], Weight: 1}
	}
	return out
}

// resemblance is the share of their runs that two texts have in common, from 0 to 1 (Jaccard), as far as the samples tell.
func resemblance(a, b print) float64 {
	i, j, both, all := 0, 0, 0, 0
	for all < maxPrint && (i < len(a) || j < len(b)) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			both++
			i, j = i+1, j+1
		}
		all++
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// hashOf is the same in every run, as a sample must be (FNV-1a, its bits mixed so that the least are a fair sample).
func hashOf(text []byte) uint32 {
	h := uint64(14695981039346656037)
	for _, b := range text {
		h = (h ^ uint64(b)) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return uint32(h >> 32)
}
