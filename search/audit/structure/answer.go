package structure

import (
	"cmp"
	"fmt"

	"kotae/corpus"
)

// answerField is the path of an answer.
func answerField(n int) string { return fmt.Sprintf("answers[%d]", n) }

// nameOf is how people call an answer.
func nameOf(a *corpus.Answer) string { return cmp.Or(a.Adviser, a.ID) }
