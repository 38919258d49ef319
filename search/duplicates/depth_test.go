package duplicates

import (
	"testing"

	"kotae/corpus"
)

// TestPrepareFor: a draft scores the same against what is prepared for it as against the whole question, for the same reasons.
func TestPrepareFor(t *testing.T) {
	p, m, questions := preparer(t), model(t), sampleQuestions(t)
	for i := 0; i < len(questions); i += 5 {
		q, other := questions[i], questions[(i*7+3)%len(questions)]
		for _, draft := range []*corpus.Question{{Title: q.Title}, {Title: q.Title, Body: q.Body}, {Title: other.Title}} {
			d := p.Prepare(draft)
			whole, part := m.Score(d, p.Prepare(other)), m.Score(d, p.PrepareFor(d.Basis(), other))
			if whole.Score != part.Score || whole.Basis != part.Basis || len(whole.Reasons()) != len(part.Reasons()) {
				t.Errorf("%s / %s: %v on %v, as a whole %v on %v", draft.Title, other.Title, part.Score, part.Basis, whole.Score, whole.Basis)
			}
		}
	}
}
