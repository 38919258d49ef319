package duplicates

import "kotae/corpus"

// PrepareFor is Prepare for comparing on no more than a basis: what the other question has not is not read of this one, and most of
// the time that Prepare takes is for answers. On that basis the two make the same.
func (p *Preparer) PrepareFor(b Basis, q *corpus.Question) *Prepared {
	if b == Answers {
		return p.Prepare(q)
	}
	part := *q
	part.Answers = nil
	if b == Titles {
		part.Body = ""
	}
	out := p.Prepare(&part)
	out.wording = q.Wording()
	return out
}

// Basis is the most on which a question can be compared.
func (p *Prepared) Basis() Basis { return basisOf(p, p) }
