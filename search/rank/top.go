package rank

import (
	"cmp"
	"slices"
	"strings"

	"kotae/indexer/generation"
)

// better orders hits: by score, and hits of one score by id, so that the order never depends on chance.
func better(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
}

// candidate is a document that may be one of the hits.
type candidate struct {
	score, coverage float64
	doc             uint32
}

// selection is the best candidates of a query. Most documents never become one: their parts alone, which a lack of coverage only
// lessens, say that they are not among the best.
type selection struct {
	columns *generation.Columns
	limit   int
	byDate  bool
	order   func(a, b candidate) int // the best first
	list    []candidate              // the best, and more that came since it was last put in order
	worst   candidate                // of the best, once there are enough
	enough  bool
	best    candidate // by score, whatever the order
	some    bool
}

func (x *Index) selection(limit int, byDate bool) *selection {
	s := &selection{columns: x.gen.Columns, limit: limit, byDate: byDate}
	if s.order = s.better; byDate {
		s.order = s.newer
	}
	return s
}

// wants reports whether a document whose words and bigrams score this much may be one of the best.
func (s *selection) wants(parts float64) bool {
	return s.byDate || !s.enough || parts >= s.worst.score-rounded
}

// rounded is more than fourDecimals changes.
const rounded = 1e-4

func (s *selection) offer(c candidate) {
	if !s.some || s.better(c, s.best) < 0 {
		s.best, s.some = c, true
	}
	if s.enough && s.order(c, s.worst) >= 0 || s.limit == 0 {
		return
	}
	if s.list = append(s.list, c); len(s.list) >= 4*s.limit {
		s.cut()
	}
}

// cut keeps the best, in order.
func (s *selection) cut() {
	slices.SortFunc(s.list, s.order)
	if len(s.list) >= s.limit && s.limit > 0 {
		s.list = s.list[:s.limit]
		s.worst, s.enough = s.list[s.limit-1], true
	}
}

// hits are the best, the best first.
func (s *selection) hits() []Hit {
	s.cut()
	hits := make([]Hit, len(s.list))
	for i, c := range s.list {
		hits[i] = s.hit(c)
	}
	return hits
}

func (s *selection) hit(c candidate) Hit {
	return Hit{Doc: c.doc, ID: s.columns.IDs[c.doc], Asked: s.columns.Asked[c.doc], Score: c.score, Coverage: c.coverage}
}

// better orders candidates as hits are; ids are far away in memory, and read of equal scores only.
func (s *selection) better(a, b candidate) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return strings.Compare(s.columns.IDs[a.doc], s.columns.IDs[b.doc])
}

// newer orders candidates by date, the newest first and those without one last, and those of one date by id.
func (s *selection) newer(a, b candidate) int {
	c := s.columns
	return cmp.Or(cmp.Compare(c.Asked[b.doc], c.Asked[a.doc]), strings.Compare(c.IDs[a.doc], c.IDs[b.doc]))
}
