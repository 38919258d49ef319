package network

import (
	"slices"
	"strings"
	"time"

	"kotae/corpus"
	"kotae/search/audit"
)

// Coverage is who answers what. It holds nothing of single questions.
type Coverage struct {
	Questions  int
	Categories map[string]*Category
	Advisers   map[string]*Adviser
}

// Category is what is known of a category.
type Category struct {
	Questions int
	Answers   int            // of advisers with a name
	By        map[string]int // answers, by adviser
	Dated     int            // questions with a date
	Newest    time.Time      // the last day on which one of them was written or changed

	name string
}

// Adviser is what is known of an adviser.
type Adviser struct {
	Answers    int
	Questions  int            // answered
	Categories map[string]int // answered questions by category

	name string
}

// NewCoverage returns one of no questions.
func NewCoverage() *Coverage {
	return &Coverage{Categories: map[string]*Category{}, Advisers: map[string]*Adviser{}}
}

// Count takes a question in; it changes advisers. written is when it was last changed; zero where nobody knows.
func (c *Coverage) Count(categories, advisers []string, written time.Time) {
	c.Questions++
	categories = slices.Compact(slices.Sorted(slices.Values(categories)))
	for i, name := range advisers { // before the categories, which take the name from it
		advisers[i] = c.adviser(name).name
	}
	for i, name := range categories {
		in := c.category(name)
		categories[i] = in.name
		in.Questions++
		for _, a := range advisers {
			in.Answers++
			in.By[a]++
		}
		if !written.IsZero() {
			in.Dated++
			if written.After(in.Newest) {
				in.Newest = written
			}
		}
	}
	for i, name := range advisers {
		a := c.Advisers[name]
		a.Answers++
		if slices.Contains(advisers[:i], name) {
			continue
		}
		a.Questions++
		for _, category := range categories {
			a.Categories[category]++
		}
	}
}

// category is that of a name. Names are kept once, and not as parts of the texts that they came with.
func (c *Coverage) category(name string) *Category {
	in := c.Categories[name]
	if in == nil {
		in = &Category{name: strings.Clone(name), By: map[string]int{}}
		c.Categories[in.name] = in
	}
	return in
}

// adviser is that of a name, which is kept as category keeps it.
func (c *Coverage) adviser(name string) *Adviser {
	a := c.Advisers[name]
	if a == nil {
		a = &Adviser{name: strings.Clone(name), Categories: map[string]int{}}
		c.Advisers[a.name] = a
	}
	return a
}

// NamedAdvisers are the advisers of a question's answers, one for each answer that has a name to it.
func NamedAdvisers(q *corpus.Question) (names []string) {
	for i := range q.Answers {
		if a := q.Answers[i].Adviser; a != "" {
			names = append(names, a)
		}
	}
	return names
}

// covering gathers the coverage, and who is left without an answer.
type covering struct {
	*Coverage
	asOf     time.Time
	answers  int            // whoever gave them
	answered map[string]int // questions that have any, by category
}

var covered = &audit.Gathering{Begin: func() audit.Gatherer {
	return &covering{Coverage: NewCoverage(), answered: map[string]int{}}
}}

type coveredQuestion struct {
	categories, advisers []string
	answers              int
	written, asOf        time.Time
}

func (*covering) Read(q *audit.Question) any {
	c := &coveredQuestion{categories: q.Categories, advisers: NamedAdvisers(q.Question), answers: len(q.Answers), asOf: q.AsOf}
	if day, ok := q.Written(); ok {
		c.written = day
	}
	return c
}

func (c *covering) Add(read any) {
	q := read.(*coveredQuestion)
	c.asOf = q.asOf
	c.Count(q.categories, q.advisers, q.written)
	c.answers += q.answers
	if q.answers > 0 {
		for _, name := range q.categories {
			c.answered[c.Categories[name].name]++
		}
	}
}
