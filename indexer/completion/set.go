package completion

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
)

// Set is entries, sorted by what people may type of them. It never changes, and may be used by several goroutines. What its
// methods return of a set of a generation is only valid while that is open.
type Set struct {
	texts, surfaces, keys column
	boundEnds             []uint32
	bounds                []Bound
	kinds                 []byte
	docs                  []uint32
	weights               []float32

	BySurface, ByKey Order
}

// column is many texts in one piece of memory.
type column struct {
	all  string
	ends []uint32
}

func (c *column) at(i uint32) string {
	start := uint32(0)
	if i > 0 {
		start = c.ends[i-1]
	}
	return c.all[start:c.ends[i]]
}

// MaxWeight is the greatest weight of an entry, in nats: that of a word in three million documents.
const MaxWeight = 15.0

const (
	steps = 4096 // of a nat, as priorities have it
	inner = 1.5  // nats that a completion counts less that does not begin where its text begins
)

// NewSet sorts entries. A hundred thousand titles, a million places to begin, take two to three seconds.
func NewSet(entries []Entry) *Set {
	s := &Set{}
	var texts, surfaces, keys strings.Builder
	var all []place
	for i, e := range entries {
		texts.WriteString(e.Text)
		surfaces.WriteString(e.Surface)
		keys.WriteString(e.Key)
		s.texts.ends = append(s.texts.ends, uint32(texts.Len()))
		s.surfaces.ends = append(s.surfaces.ends, uint32(surfaces.Len()))
		s.keys.ends = append(s.keys.ends, uint32(keys.Len()))
		s.bounds = append(s.bounds, e.Bounds...)
		s.boundEnds = append(s.boundEnds, uint32(len(s.bounds)))
		s.kinds, s.docs = append(s.kinds, byte(e.Kind)), append(s.docs, e.Docs)
		s.weights = append(s.weights, float32(e.Weight))
		for n, b := range e.Bounds {
			if b.Begins() {
				weight := e.Weight
				if n > 0 {
					weight -= inner
				}
				all = append(all, place{uint32(i), uint16(n), uint16(math.Round(min(max(weight, 0), MaxWeight) * steps))})
			}
		}
	}
	s.texts.all, s.surfaces.all, s.keys.all = texts.String(), surfaces.String(), keys.String()
	same := slices.Clone(all) // each is sorted where it lies
	var both sync.WaitGroup
	both.Go(func() { s.BySurface = s.sorted(same, s.SurfaceFrom) })
	both.Go(func() { s.ByKey = s.sorted(all, s.KeyFrom) })
	both.Wait()
	s.index()
	return s
}

// place is where a completion may begin: an entry, the number of the bound in it, and what it counts.
type place struct {
	entry    uint32
	bound    uint16
	priority uint16
}

func (s *Set) sorted(places []place, from func(entry uint32, bound uint16) string) Order {
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(strings.Compare(from(a.entry, a.bound), from(b.entry, b.bound)), cmp.Compare(b.priority, a.priority), cmp.Compare(a.entry, b.entry))
	})
	var o Order
	for _, p := range places {
		o.entries, o.numbers, o.priorities = append(o.entries, p.entry), append(o.numbers, p.bound), append(o.priorities, p.priority)
	}
	return o
}

// index prepares what is not stored.
func (s *Set) index() {
	s.BySurface.from, s.ByKey.from = s.SurfaceFrom, s.KeyFrom
	s.BySurface.tops, s.ByKey.tops = newTops(s.BySurface.priorities), newTops(s.ByKey.priorities)
}

// Len is how many entries there are.
func (s *Set) Len() int { return len(s.kinds) }

// Text is an entry's text, as it is shown.
func (s *Set) Text(entry uint32) string { return s.texts.at(entry) }

// Surface is an entry's text folded, without spaces.
func (s *Set) Surface(entry uint32) string { return s.surfaces.at(entry) }

// Key is how an entry is read.
func (s *Set) Key(entry uint32) string { return s.keys.at(entry) }

// Kind is an entry's kind.
func (s *Set) Kind(entry uint32) Kind { return Kind(s.kinds[entry]) }

// Docs is an entry's Docs.
func (s *Set) Docs(entry uint32) uint32 { return s.docs[entry] }

// Weight is an entry's weight.
func (s *Set) Weight(entry uint32) float64 { return float64(s.weights[entry]) }

// Bounds are an entry's.
func (s *Set) Bounds(entry uint32) []Bound {
	start := uint32(0)
	if entry > 0 {
		start = s.boundEnds[entry-1]
	}
	return s.bounds[start:s.boundEnds[entry]]
}

// SurfaceFrom is an entry's surface from one of its bounds on.
func (s *Set) SurfaceFrom(entry uint32, bound uint16) string {
	return s.Surface(entry)[s.Bounds(entry)[bound].Surface():]
}

// KeyFrom is an entry's key from one of its bounds on.
func (s *Set) KeyFrom(entry uint32, bound uint16) string {
	return s.Key(entry)[s.Bounds(entry)[bound].Key():]
}

// Of is the entry of a document, of a set whose entries are in the order of their documents.
func (s *Set) Of(doc uint32) (e Entry, ok bool) {
	i, ok := slices.BinarySearch(s.docs, doc)
	if !ok {
		return Entry{}, false
	}
	return s.Entry(uint32(i)), true
}

// Entry is an entry whole, in memory of its own.
func (s *Set) Entry(i uint32) Entry {
	return Entry{
		Text: strings.Clone(s.Text(i)), Kind: s.Kind(i), Surface: strings.Clone(s.Surface(i)), Key: strings.Clone(s.Key(i)),
		Bounds: slices.Clone(s.Bounds(i)), Weight: s.Weight(i), Docs: s.Docs(i),
	}
}
