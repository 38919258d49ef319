package suggest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/kana"
)

// stretch is bytes of an entry's surface.
type stretch struct{ from, to int }

// at tries a pattern at a bound of an entry. It returns what of the surface was typed.
func (p *pattern) at(s *completion.Set, entry uint32, bound completion.Bound) (stretch, bool) {
	surface := s.Surface(entry)[bound.Surface():]
	if !strings.HasPrefix(surface, p.surface) {
		return stretch{}, false
	}
	from := bound.Surface()
	end := from + len(p.surface)
	if p.keys == nil {
		return stretch{from, end}, true
	}
	for _, key := range p.keys {
		if to, ok := readOn(s, entry, end, key); ok && holdsInOrder(s.Surface(entry)[from:to], p.kanji) {
			return stretch{from, to}, true
		}
	}
	return stretch{}, false
}

// readOn reports whether an entry goes on, from a place of its surface, as a key has it, and where the piece ends in which the key does:
// at the next bound by its reading, and before that by its kana, which are read as they stand (断|り方).
func readOn(s *completion.Set, entry uint32, at int, key string) (end int, ok bool) {
	surface, bounds := s.Surface(entry), s.Bounds(entry)
	for key != "" && at < len(surface) {
		if n, there := boundAt(bounds, at); there {
			read := s.Key(entry)[bounds[n].Key():]
			if !strings.HasPrefix(read, key) {
				return 0, false
			}
			return surfaceEnd(surface, bounds, bounds[n].Key()+len(key)), true
		}
		r, size := utf8.DecodeRuneInString(surface[at:])
		if !kana.IsKana(string(r)) {
			return withinPiece(s, entry, at, key)
		}
		spelled := kana.Key(string(r))
		if spelled == "" || !strings.HasPrefix(key, spelled) {
			return withinPiece(s, entry, at, key)
		}
		key, at = key[len(spelled):], at+size
	}
	return at, key == ""
}

// withinPiece is readOn where kanji of a piece are typed as they are read: 面せ of 面接, and 書きか of 書き方. What was typed before
// them has a sound, too.
func withinPiece(s *completion.Set, entry uint32, at int, key string) (end int, ok bool) {
	surface, bounds, read := s.Surface(entry), s.Bounds(entry), s.Key(entry)
	next, _ := boundAt(bounds, at)
	last := len(read)
	if next < len(bounds) {
		last = bounds[next].Key()
	}
	for i := bounds[next-1].Key() + 1; i < last; i++ {
		if strings.HasPrefix(read[i:], key) {
			return surfaceEnd(surface, bounds, i+len(key)), true
		}
	}
	return 0, false
}

// boundAt finds the bound at a place of the surface.
func boundAt(bounds []completion.Bound, at int) (int, bool) {
	from, to := 0, len(bounds)
	for from < to {
		if mid := (from + to) / 2; bounds[mid].Surface() < at {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from, from < len(bounds) && bounds[from].Surface() == at
}

// endsPiece reports that a piece of an entry ends at a place of its surface.
func endsPiece(s *completion.Set, entry uint32, at int) bool {
	_, there := boundAt(s.Bounds(entry), at)
	return there || at == len(s.Surface(entry))
}

// isLast reports that no piece of an entry begins at a place of its surface or after it.
func isLast(s *completion.Set, entry uint32, at int) bool {
	bounds := s.Bounds(entry)
	return bounds[len(bounds)-1].Surface() < at
}

// surfaceEnd is where the piece ends in the surface in which a place of the key lies.
func surfaceEnd(surface string, bounds []completion.Bound, key int) int {
	for _, b := range bounds {
		if b.Key() >= key {
			return b.Surface()
		}
	}
	return len(strings.TrimRightFunc(surface, func(r rune) bool { return analysis.ScriptOf(r) == analysis.Other }))
}

// holdsInOrder reports whether characters stand in a text in their order.
func holdsInOrder(text, characters string) bool {
	for _, r := range characters {
		i := strings.IndexRune(text, r)
		if i < 0 {
			return false
		}
		text = text[i+utf8.RuneLen(r):]
	}
	return true
}

// in finds a word anywhere in an entry where a completion may begin, but for bounds that other words have taken; the cheapest pattern
// counts.
func (w *Word) in(s *completion.Set, entry uint32, taken []completion.Bound) (found stretch, at completion.Bound, costs float64, ok bool) {
	for _, p := range w.patterns {
		if ok && p.costs >= costs {
			continue
		}
		for _, b := range s.Bounds(entry) {
			if !b.Begins() || slices.Contains(taken, b) {
				continue
			}
			if typed, matches := p.at(s, entry, b); matches {
				found, at, costs, ok = typed, b, p.costs, true
				break
			}
		}
	}
	return found, at, costs, ok
}
