package clusters

// Kind says what the questions of a cluster have in common.
type Kind string

// The kinds. A pair of questions is of one kind only, the first of these that it is; a pair that is vetoed (duplicates.Verdict) is of
// none. An answer may be pasted into questions that are also something else.
const (
	// Copy: title and body are equal, or nearly so, letter by letter (CopyFrom).
	Copy Kind = "copy"
	// Duplicate: they ask the same, in whatever words: the model scores them that high.
	Duplicate Kind = "duplicate"
	// PastedAnswer: an adviser gave several questions the same answer, or nearly so (PastedFrom); the questions need not be alike.
	PastedAnswer Kind = "pasted_answer"
	// Competing: the titles alone would be taken for duplicates (CompetingFrom), the questions as a whole not: who searches for one finds
	// both, and cannot tell them apart.
	Competing Kind = "competing"
)

// Kinds are all of them.
var Kinds = []Kind{Copy, Duplicate, PastedAnswer, Competing}

var kindTexts = map[Kind][2]string{
	Copy: {"the same text", "同じ文章"}, Duplicate: {"the same question", "同じ質問"},
	PastedAnswer: {"the same answer", "同じ回答の使い回し"}, Competing: {"titles that compete", "題名の競合"},
}

// English is what a kind is called in English.
func (k Kind) English() string { return kindTexts[k][0] }

// Japanese is what it is called in Japanese.
func (k Kind) Japanese() string { return kindTexts[k][1] }
