package suggest

import (
	"cmp"
	"math"
	"slices"

	"kotae/indexer/completion"
)

// Completion is an entry that may be meant.
type Completion struct {
	Entry uint32
	Score float64 // nats
	Typed []stretch
}

const (
	// maxTries bounds the work of one call: places of the sets that are looked at, the likeliest first. A place takes 0.1 µs, and one of
	// several words some µs.
	maxTries     = 600
	maxTriesEach = 200

	surplus = 4   // how many times as many completions are found as are wanted, before they are put in order
	alone   = 1.0 // nats that a completion has for being the word that is typed, with none before or after it
	letters = 1.5 // and for having the letters that were typed as a word: es is that of ES提出 rather than the えす of SPI
)

// Complete finds at most n entries that all words of what was typed stand in, each of them as it is or as the start of a word; the last
// may be half typed. The best come first. accept says which entries may be shown.
func (t *Typed) Complete(s *completion.Set, n int, accept func(entry uint32) bool) []Completion {
	if len(t.Words) == 0 || s.Len() == 0 {
		return nil
	}
	lead, spans := t.lead(s)
	q := newQueue(&t.Words[lead], spans)
	tries := maxTries
	if len(t.Words) > 1 {
		tries = maxTriesEach
	}
	var found []Completion
	seen := map[uint32]bool{}
	for ; len(*q) > 0 && tries > 0 && len(found) < surplus*n; tries-- {
		entry, bound, weight, p := q.next()
		if seen[entry] {
			continue
		}
		b := s.Bounds(entry)[bound]
		at, ok := p.at(s, entry, b)
		if !ok {
			continue
		}
		seen[entry] = true
		c := Completion{Entry: entry, Score: weight - p.costs, Typed: []stretch{at}}
		if c.addOthers(s, t, lead, b) && accept(entry) {
			if len(t.Words) == 1 && at.from == 0 && isLast(s, entry, at.to) {
				c.Score += alone
			}
			if p.keys == nil && inLetters(p.surface) && endsPiece(s, entry, at.to) {
				c.Score += letters
			}
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b Completion) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entry, b.Entry))
	})
	return found[:min(len(found), n)]
}

// addOthers looks for the other words, each at a bound of its own; false says that one is not there.
func (c *Completion) addOthers(s *completion.Set, t *Typed, lead int, of completion.Bound) bool {
	var own [maxWords]completion.Bound
	taken := append(own[:0], of)
	for i := range t.Words {
		if i == lead {
			continue
		}
		at, bound, costs, ok := t.Words[i].in(s, c.Entry, taken)
		if !ok {
			return false
		}
		taken = append(taken, bound)
		c.Score -= costs
		c.Typed = append(c.Typed, at)
	}
	return true
}

// lead is the word with the fewest places, from which all others are looked for.
func (t *Typed) lead(s *completion.Set) (word int, spans [][]ordered) {
	least := math.MaxInt
	for i := range t.Words {
		found, places := t.Words[i].find(s)
		if places < least {
			least, word, spans = places, i, found
		}
	}
	return word, spans
}

// find looks up each pattern of a word.
func (w *Word) find(s *completion.Set) (spans [][]ordered, places int) {
	spans = make([][]ordered, len(w.patterns))
	for i, p := range w.patterns {
		if p.surface != "" {
			spans[i] = append(spans[i], ordered{&s.BySurface, s.BySurface.Find(p.surface)})
		} else {
			for _, key := range p.keys {
				spans[i] = append(spans[i], ordered{&s.ByKey, s.ByKey.Find(key)})
			}
		}
		for _, o := range spans[i] {
			places += o.Len()
		}
	}
	return spans, places
}
