package network

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/search/audit"
)

// links is which question leads to which, and what else tells that two belong together.
type links struct {
	roster
	names      []named  // under which questions are linked to
	out        []uint64 // names that are linked to, of one question after the other
	outEnds    []uint32
	asked      []uint64 // hashes of titles; 0 of one too short to tell anything
	categories interned
	in         []uint32 // categories, of one question after the other
	inEnds     []uint32
	lost       int // questions that point to another whose address the export has lost

	graph *graph // once all is read
}

// named is a hash of an id or an address, and the question that has it.
type named struct {
	name     uint64
	question int32
}

var linked = &audit.Gathering{Begin: func() audit.Gatherer { return &links{} }}

// leading is what links needs of a question.
type leading struct {
	place      audit.Place
	names, out []uint64
	title      uint64
	shown      string
	categories []string
	lost       bool
}

func (*links) Read(q *audit.Question) any {
	l := &leading{place: q.Place(), names: []uint64{hash("id", q.ID)}, title: titleHash(q), shown: q.Title, categories: q.Categories}
	if q.URL != "" {
		l.names = append(l.names, addressHash(q.URL))
	}
	for _, link := range q.Links {
		switch {
		case link.URL != "":
			l.out = append(l.out, addressHash(link.URL))
		case link.Kind == "question":
			l.lost = true
		}
	}
	return l
}

func (g *links) Add(read any) {
	l, n := read.(*leading), int32(g.len())
	g.add(l.place, l.shown)
	for _, name := range l.names {
		g.names = append(g.names, named{name, n})
	}
	g.out = append(g.out, l.out...)
	g.outEnds = append(g.outEnds, uint32(len(g.out)))
	g.asked = append(g.asked, l.title)
	for _, c := range l.categories {
		g.in = append(g.in, g.categories.number(c))
	}
	g.inEnds = append(g.inEnds, uint32(len(g.in)))
	if l.lost {
		g.lost++
	}
}

// categoriesOf are the numbers of a question's categories.
func (g *links) categoriesOf(n int) []uint32 { return span(g.in, g.inEnds, n) }

// span is the part of question n in a list that holds those of all questions.
func span[T any](all []T, ends []uint32, n int) []T {
	from := uint32(0)
	if n > 0 {
		from = ends[n-1]
	}
	return all[from:ends[n]]
}

// find is the question of a name; names must be in order.
func (g *links) find(name uint64) (int32, bool) {
	i, ok := slices.BinarySearchFunc(g.names, name, func(n named, name uint64) int { return cmp.Compare(n.name, name) })
	if !ok {
		return 0, false
	}
	return g.names[i].question, true
}

// addressHash names the page of an address: by its id where the address has one, so that http and https, a page of the
// phone's site and a fragment make no difference.
func addressHash(url string) uint64 {
	url, _, _ = strings.Cut(url, "#")
	if id, ok := corpus.AddressID(url); ok {
		return hash("id", id)
	}
	if _, rest, ok := strings.Cut(url, "://"); ok {
		url = rest
	}
	return hash("url", strings.TrimSuffix(url, "/"))
}

// tellingTitle is how many letters a title must have to be known again by them: 質問です is that of anything.
const tellingTitle = 8

// titleHash is equal for titles of the same letters and digits, in any width and case.
func titleHash(q *audit.Question) uint64 {
	for i := range q.Texts {
		if t := &q.Texts[i]; t.Role == audit.Title {
			if letters := lettersOf(t.Folded().Text); utf8.RuneCountInString(letters) >= tellingTitle {
				return hash("title", letters)
			}
		}
	}
	return 0
}

// lettersOf leaves out all but the letters and digits of a folded text.
func lettersOf(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, folded)
}

func hash(kind, text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(kind))
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}
