package rank

import "slices"

// Hide makes documents not found: forgotten questions, whose postings stay until the generation is rewritten. It replaces
// those hidden before, at once for every search that begins after it.
func (x *Index) Hide(docs []uint32) {
	visible := x.questions
	if len(docs) > 0 {
		hidden := newSet(x.n)
		hidden.add(docs...)
		visible = slices.Clone(x.questions)
		visible.drop(hidden)
	}
	x.visible.Store(&visible)
	x.hidden.Store(int64(len(docs)))
}

// Hidden is how many documents are hidden.
func (x *Index) Hidden() int { return int(x.hidden.Load()) }

// Visible reports a question that may be found.
func (x *Index) Visible(doc uint32) bool { return (*x.visible.Load()).has(doc) }
