package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Hit is what a rule has found.
type Hit struct {
	Spot  // where it stands in a text, as Text.Spot tells; or the field alone, or "" for the whole question
	Place // of a Collector's hit: the question, or none where it is about the corpus

	Key string // where there is no Spot.Match: what tells this hit from others of the rule at the same field, if anything does

	Message *Texts // in place of the rule's
	Args    []any  // for the verbs of the message
}

// Spot is a stretch of a text, as a finding tells it. It holds on to no text, so that a Collector may keep some.
type Spot struct {
	Field   string // as corpus.Question.Texts names it
	Offset  int    // in Unicode code points
	Length  int
	Match   string // the words
	Excerpt string // with what stands around them, on one line
}

// Spot is the stretch of bytes from to to.
func (t *Text) Spot(from, to int) Spot {
	return Spot{
		Field: t.Field, Match: strings.Clone(t.Text[from:to]), Excerpt: excerpt(t.Text, from, to),
		Offset: t.points(from), Length: utf8.RuneCountInString(t.Text[from:to]),
	}
}

// FoldedSpot is the stretch that became bytes from to to of Folded.
func (t *Text) FoldedSpot(from, to int) Spot {
	return t.Spot(t.Folded().Original(from, to))
}

// Whole is a field of which no words are meant, with the beginning of something that tells people what it is about.
func Whole(field, shown string) Spot {
	return Spot{Field: field, Excerpt: strings.Clone(shorten(strings.Join(strings.Fields(shown), " "), 2*around))}
}

// Place is where a question stands.
type Place struct {
	Question string // its id; "" for the corpus
	File     string // where it was read, when it was indexed or now; "" if nobody knows
	Line     int    // 1 for the first line
}

// Finding is a hit as it is reported.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Question string   `json:"question"` // its id; "" for the corpus
	Field    string   `json:"field"`    // as corpus.Question.Texts names it; "" for the whole question
	Offset   int      `json:"offset"`   // in Unicode code points of the field's text
	Length   int      `json:"length"`   // as Offset; 0 where no words are meant
	Excerpt  string   `json:"excerpt"`  // the words with what stands around them, on one line
	File     string   `json:"file"`     // where the question was read
	Line     int      `json:"line"`     // 1 for the first line; 0 where nobody knows

	// Fingerprint is equal for the same finding in an audit after the question was edited elsewhere: 32 hexadecimal digits.
	Fingerprint string   `json:"fingerprint"`
	Baseline    Baseline `json:"baseline,omitempty"` // whether an earlier report has it, where there is one

	match string // the words themselves
}

// At is the place for people: id:field:offset, as far as it has them.
func (f *Finding) At() string {
	switch {
	case f.Question == "":
		return f.Field
	case f.Field == "":
		return f.Question
	case f.Length == 0:
		return f.Question + ":" + f.Field
	}
	return fmt.Sprintf("%s:%s:%d", f.Question, f.Field, f.Offset)
}

// maxMatch is how many characters of a match are shown, and around is how many before and after it.
const (
	maxMatch = 60
	around   = 16
)

// excerpt is a part of a text with what stands around it, on one line.
func excerpt(text string, from, to int) string {
	start, end := from, to
	for range around {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		start -= n
	}
	for range around {
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
	}
	match := shorten(text[from:to], maxMatch)
	out := text[start:from] + match + text[to:end]
	if start > 0 {
		out = "…" + out
	}
	if end < len(text) && !strings.HasSuffix(out, "…") {
		out += "…"
	}
	return strings.Join(strings.Fields(out), " ")
}

// shorten keeps at most n characters.
func shorten(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
