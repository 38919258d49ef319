package network

import (
	"strings"

	"kotae/search/audit"
)

// maxTitles is for how many questions the beginning of the title is kept, to be shown: 10 MB at most.
const maxTitles = 100_000

// roster holds where questions stand, in the order in which they were added, in some twenty bytes for each.
type roster struct {
	titles []string // shortened
	ids    strings.Builder
	ends   []uint32 // of each id, in ids
	files  interned
	file   []uint32
	line   []int32
}

func (r *roster) add(p audit.Place, title string) {
	if len(r.titles) < maxTitles {
		r.titles = append(r.titles, audit.Whole("", title).Excerpt)
	}
	r.ids.WriteString(p.Question)
	r.ends = append(r.ends, uint32(r.ids.Len()))
	r.file = append(r.file, r.files.number(p.File))
	r.line = append(r.line, int32(p.Line))
}

func (r *roster) len() int { return len(r.ends) }

func (r *roster) id(n int) string {
	from := uint32(0)
	if n > 0 {
		from = r.ends[n-1]
	}
	return r.ids.String()[from:r.ends[n]]
}

func (r *roster) place(n int) audit.Place {
	return audit.Place{Question: r.id(n), File: r.files.names[r.file[n]], Line: int(r.line[n])}
}

// at is a hit about a field of a question.
func (r *roster) at(n int, field string) audit.Hit {
	h := audit.Hit{Spot: audit.Spot{Field: field}, Place: r.place(n)}
	if n < len(r.titles) {
		h.Excerpt = r.titles[n]
	}
	return h
}

// interned numbers names, each of which many questions have.
type interned struct {
	names   []string
	numbers map[string]uint32
}

func (i *interned) number(name string) uint32 {
	n, ok := i.numbers[name]
	if !ok {
		if i.numbers == nil {
			i.numbers = map[string]uint32{}
		}
		n = uint32(len(i.names))
		name = strings.Clone(name) // not a part of a question's text, which it would keep
		i.names, i.numbers[name] = append(i.names, name), n
	}
	return n
}

// sets are disjoint sets of numbers.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

// first is the least number of the set that n is in.
func (s sets) first(n int32) int32 {
	for s[n] != n {
		s[n] = s[s[n]]
		n = s[n]
	}
	return n
}

func (s sets) join(a, b int32) {
	a, b = s.first(a), s.first(b)
	s[max(a, b)] = min(a, b)
}
