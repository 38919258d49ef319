package suggest

import (
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
	if !p.mayFollow(s, entry, end) {
		return stretch{}, false
	}
	for _, key := range p.keys {
		if to, ok := readOn(s, entry, end, key); ok && holdsInOrder(s.Surface(entry)[from:to], p.kanji) {
			return stretch{from, to}, true
		}
	}
	return stretch{}, false
}

// mayFollow reports whether an entry goes on, from a place of its surface, as one of the keys begins.
func (p *pattern) mayFollow(s *completion.Set, entry uint32, at int) bool {
	bounds := s.Bounds(entry)
	if n, there := boundAt(bounds, at); there {
		read := s.Key(entry)[bounds[n].Key():]
		return read != "" && p.firsts.has(read[0])
	}
	r, _ := utf8.DecodeRuneInString(s.Surface(entry)[at:])
	first, ok := kana.KeyOf(r)
	return ok && p.firsts.has(first)
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
		if first, ok := kana.KeyOf(r); !ok || key[0] != first {
			return 0, false
		}
		key, at = key[1:], at+size
	}
	return at, key == ""
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

// in finds a word anywhere in an entry where a completion may begin, but for one bound; the cheapest pattern counts.
func (w *Word) in(s *completion.Set, entry uint32, but completion.Bound) (found stretch, costs float64, ok bool) {
	for _, p := range w.patterns {
		if ok && p.costs >= costs {
			continue
		}
		for _, b := range s.Bounds(entry) {
			if !b.Begins() || b == but {
				continue
			}
			if at, matches := p.at(s, entry, b); matches {
				found, costs, ok = at, p.costs, true
				break
			}
		}
	}
	return found, costs, ok
}
