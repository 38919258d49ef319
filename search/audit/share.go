package audit

import "strings"

// Most is the share of the questions from which on a lack is a trait of the corpus: it is one finding, not one for each
// question. fewest is how many questions there must be to speak of a share.
const (
	Most   = 0.9
	fewest = 10
)

// Lack is one thing that a question lacks.
type Lack struct {
	Spot
	Args []any // for the verbs of the rule's message
}

// Lacking begins a rule about what a question lacks. Where more than Most of the questions that could have it lack it, it
// reports one finding for the corpus, whose message is of; its verbs take the questions that lack it (%[1]d), all that could
// have it (%[2]d) and their share in percent (%[3].0f).
type Lacking struct {
	// Look returns what a question lacks. wholly is true where it has none of it, such as no headline over any answer; could is
	// false for a question of which it cannot be said, such as one without answers.
	Look  func(q *Question) (lacks []Lack, wholly, could bool)
	Field string // of the one finding
	Of    Texts
}

// Collect begins a run.
func (l Lacking) Collect() Collector { return &lacking{Lacking: l} }

// maxShown is for how many lacks the excerpts are kept.
const maxShown = 10_000

type lacking struct {
	Lacking
	could, wholly int
	lacks         []lack
}

type lack struct {
	place Place
	field string
	shown string
	args  []any
}

// lacksOf is what Read takes from a question.
type lacksOf struct {
	place         Place
	lacks         []Lack
	wholly, could bool
}

func (l *lacking) Read(q *Question) any {
	lacks, wholly, could := l.Look(q)
	return lacksOf{q.Place(), lacks, wholly, could}
}

func (l *lacking) Add(read any) {
	of := read.(lacksOf)
	if of.could {
		l.could++
	}
	if of.wholly {
		l.wholly++
	}
	for _, one := range of.lacks {
		kept := lack{place: of.place, field: one.Field, args: one.Args}
		for i, arg := range kept.args { // which may be a part of a page's text
			if s, ok := arg.(string); ok {
				kept.args[i] = strings.Clone(s)
			}
		}
		if len(l.lacks) < maxShown {
			kept.shown = one.Excerpt
		}
		l.lacks = append(l.lacks, kept)
	}
}

func (l *lacking) End(found func(Hit)) {
	if share := float64(l.wholly) / float64(max(1, l.could)); l.could >= fewest && share > Most {
		found(Hit{Spot: Spot{Field: l.Field}, Message: &l.Of, Args: []any{l.wholly, l.could, 100 * share}})
		return
	}
	for _, k := range l.lacks {
		found(Hit{Spot: Spot{Field: k.field, Excerpt: k.shown}, Place: k.place, Args: k.args})
	}
}
