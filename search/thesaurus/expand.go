package thesaurus

import "unicode/utf8"

// Expand finds every place of a folded text where a term stands between two token boundaries, and lists the term's alternatives
// for it, without the term itself: the closest kind first, each alternative once. The places do not overlap; of terms that begin
// at one place the longest counts, and what lies within it is not expanded by itself, even where the longer term has no
// alternatives: 圧迫面接 is not every 面接. boundary is asked for places from 0 to len(folded).
func (t *Thesaurus) Expand(folded string, boundary func(at int) bool) []Expansion {
	return t.find(folded, boundary, func(w *word) bool { return w.known }, func(w *word) []alternative { return w.alternatives })
}

// Meant finds the places where a text reads like a misconversion or a slip (面説, 適正検査), and gives as Term what was probably
// meant. Many are real words, so it is for the visitor to decide.
func (t *Thesaurus) Meant(folded string, boundary func(at int) bool) []Expansion {
	return t.find(folded, boundary, func(*word) bool { return true }, func(w *word) []alternative { return w.meant })
}

// find goes over a text once; its time grows with the text and the longest term.
func (t *Thesaurus) find(folded string, boundary func(int) bool, counts func(*word) bool, say func(*word) []alternative) []Expansion {
	var out []Expansion
	c := compact(folded)
	for i := 0; i < len(c.text); {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		w, from, to := t.longest(&c, i, t.lengths[r], boundary, counts)
		if w == nil {
			i += size
			continue
		}
		for _, a := range say(w) {
			out = append(out, Expansion{From: from, To: to, Term: a.term, Kind: a.kind, Group: a.group})
		}
		i += len(w.key)
	}
	return out
}

// longest finds the longest term that begins at a byte of the compacted text, and where it stands in the folded text.
func (t *Thesaurus) longest(c *compacted, at int, lengths []int, boundary func(int) bool, counts func(*word) bool) (*word, int, int) {
	if len(lengths) == 0 {
		return nil, 0, 0
	}
	if from, _ := c.folded(at, at+1); !boundary(from) {
		return nil, 0, 0
	}
	for _, n := range lengths {
		if at+n > len(c.text) {
			continue
		}
		if w := t.words[c.text[at:at+n]]; w != nil && counts(w) {
			if from, to := c.folded(at, at+n); boundary(to) {
				return w, from, to
			}
		}
	}
	return nil, 0, 0
}
