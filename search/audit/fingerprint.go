package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/corpus"
)

// fingerprints makes the fingerprints of one question's findings, or of those about the corpus.
//
// A finding is known again by its rule, the question, the field and the words found, not by its offset, what stands around
// it, nor the numbers of its answer and section: these change with an edit elsewhere. An answer is known by its adviser. The
// same words found n times have n fingerprints, so that one more is one new finding.
type fingerprints struct {
	q    *corpus.Question // nil for findings that come when all questions were read
	seen map[string]int
}

func (p *fingerprints) of(f *Finding, key string) string {
	base := strings.Join([]string{f.Rule, f.Question, p.field(f.Field), fold(f.match), key}, "\x00")
	if p.seen == nil {
		p.seen = map[string]int{}
	}
	n := p.seen[base]
	p.seen[base]++
	sum := sha256.Sum256([]byte(base + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:16])
}

// field is the field's path without the numbers that other edits change.
func (p *fingerprints) field(path string) string {
	rest, ok := strings.CutPrefix(path, "answers[")
	if !ok {
		return path
	}
	digits, rest, _ := strings.Cut(rest, "]")
	name := ""
	if n, err := strconv.Atoi(digits); err == nil && p.q != nil && n < len(p.q.Answers) {
		name = answerName(p.q, n)
	}
	if _, part, ok := strings.Cut(rest, "]"); ok { // .sections[1].text
		rest = part
	}
	return "answers " + name + rest
}

// answerName is the adviser of an answer, or its id where that is not enough.
func answerName(q *corpus.Question, n int) string {
	name := q.Answers[n].Adviser
	for i := range q.Answers {
		if name == "" || i != n && q.Answers[i].Adviser == name {
			return "#" + q.Answers[n].ID
		}
	}
	return name
}

// fold is the form under which texts are compared: width, case and spaces do not count.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(s))), " ")
}
