package web

import (
	"context"

	"kotae/corpus"
)

// marking is where what was searched for stands in a question's texts. The zero value marks nothing.
type marking struct {
	query string              // whose words are marked; "" where there are none
	marks map[string][][2]int // by text
}

func (m marking) parts(text string) []part { return markedParts(text, m.marks[text]) }

func (m marking) blocks(text string) []block { return blocks(text, m.marks[text]) }

// mark finds what was searched for in a question's texts. A query that cannot be searched for marks nothing: the question is
// there to be read.
func (s *site) mark(ctx context.Context, q *corpus.Question, text string) marking {
	if text == "" {
		return marking{}
	}
	in := []string{q.Title, q.Body}
	for _, a := range q.Answers {
		in = append(in, a.Headline)
		for _, s := range a.Sections {
			in = append(in, s.Heading, s.Text)
		}
	}
	found, err := s.svc.Mark(ctx, text, in)
	if err != nil {
		s.log.Debug("nothing is marked", "id", q.ID, "error", err)
		return marking{}
	}
	if found.Found == 0 {
		return marking{}
	}
	m := marking{found.Query, map[string][][2]int{}}
	for i, text := range in {
		if len(found.Marks[i]) > 0 { // a text that stands there twice may be beyond the bound the second time
			m.marks[text] = found.Marks[i]
		}
	}
	return m
}
