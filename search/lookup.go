package search

import (
	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// lookup finds the questions of verdicts in a generation.
type lookup struct {
	gen     *generation.Generation // nil where there is none
	decided *decided
	read    func(id string) (*corpus.Question, error) // a record
}

func (e *engine) lookup() lookup { return lookup{e.gen, e.decided.Load(), e.shown} }

// inForce reports whether the texts that a verdict was decided on are those of today.
func (l lookup) inForce(v *decisions.Verdict) bool {
	a, hasA := l.decided.number(l.gen, v.A)
	b, hasB := l.decided.number(l.gen, v.B)
	return hasA && hasB && a != b && l.gen.Columns.Prints[a] == v.WordingA && l.gen.Columns.Prints[b] == v.WordingB
}

// forgets reports a verdict about a question that is forgotten.
func (l lookup) forgets(v *decisions.Verdict) bool {
	for _, id := range []string{v.A, v.B} {
		if _, ok := l.decided.number(l.gen, id); !ok && l.decided.forgot(id) {
			return true
		}
	}
	return false
}

// title is a question's, "" of one that is not there.
func (l lookup) title(id string) string {
	n, ok := l.decided.number(l.gen, id)
	if !ok {
		return ""
	}
	q, err := l.read(l.gen.Columns.IDs[n])
	if err != nil { // whoever opens the question is told
		return ""
	}
	return q.Title
}

// verdict is one with its titles.
func (l lookup) verdict(v *decisions.Verdict, state State) Verdict {
	return Verdict{
		ID: v.ID, Batch: v.Batch, A: v.A, B: v.B, TitleA: l.title(v.A), TitleB: l.title(v.B), Kind: v.Kind, Representative: v.Representative,
		By: v.By, At: v.At, Note: v.Note, State: state,
	}
}
