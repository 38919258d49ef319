// Package duplicates tells how likely it is that two questions ask the same, and why.
//
// What two texts look like misleads: 説明会の服装は and 説明会に服装自由とある理由は share most of their characters, 持ち駒がなくなった and
// 受けた会社にすべて落ちた share none. So titles are compared by what they ask (Intent), by the words and concepts in which what they
// tell is found again, and by what only one of them says; bodies and answers by what they are about. A logistic regression
// weighs what was seen, fitted by kotae-lab fit-duplicates on judged pairs (weights.tsv). Some differences are vetoes: the
// first interview is not the last, an offer declined is not one that was taken back, and no likeness makes up for that.
//
// A Preparer reads each question once; a Model then compares two Prepared ones in some microseconds.
package duplicates

import "kotae/corpus"

// DefaultThreshold is the score from which two questions are proposed as duplicates.
const DefaultThreshold = 0.5

// vetoScore is the most that a pair with a veto scores, far below any threshold of use.
const vetoScore = 0.05

// Verdict is what a Model says of two questions.
type Verdict struct {
	Score  float64 // from 0 to 1: the probability that an editor would merge them
	Basis  Basis
	Vetoed bool // they are different questions, however alike

	a, b *Prepared
}

// Basis says what could be compared.
type Basis uint8

// The bases, each with what those before have.
const (
	Titles  Basis = iota // at least one question has no body
	Bodies               // both have a body, and at least one no answers
	Answers              // both have a body and answers
)

var basisNames = [...]string{"titles", "bodies", "answers"}

// String is the basis' name: titles, bodies or answers.
func (b Basis) String() string { return basisNames[b] }

// Score compares two questions; which is the first makes no difference.
func (m *Model) Score(a, b *Prepared) Verdict {
	v := Verdict{Basis: basisOf(a, b), a: a, b: b}
	if a.SameText(b) {
		v.Score = 1
		return v
	}
	titles := compareTitles(&a.title, &b.title)
	odds := dot(m.ofTitles(v.Basis), titles.values[:])
	if v.Basis != Titles {
		texts := compareTexts(a, b, &titles, odds)
		odds = dot(m.of(v.Basis), texts[:])
	}
	if v.Score = logistic(odds); titles.veto {
		v.Vetoed, v.Score = true, min(v.Score, vetoScore)
	}
	return v
}

// SameText reports two questions whose titles and bodies are equal but for marks, width and case (corpus.Question.Wording).
func (p *Prepared) SameText(other *Prepared) bool {
	return p.wording != "" && p.wording == other.wording
}

// ScoreTitles compares two questions by their titles alone: whether they would be taken for one in a list of search results.
func (m *Model) ScoreTitles(a, b *Prepared) Verdict {
	v := Verdict{a: a, b: b}
	e := compareTitles(&a.title, &b.title)
	if v.Score = logistic(dot(m.titles[:], e.values[:])); e.veto {
		v.Vetoed, v.Score = true, min(v.Score, vetoScore)
	}
	return v
}

func basisOf(a, b *Prepared) Basis {
	switch {
	case !a.hasBody || !b.hasBody:
		return Titles
	case !a.hasAnswers || !b.hasAnswers:
		return Bodies
	}
	return Answers
}

// Question is a text of which the first line is a title, and what follows a body.
func Question(text string) *corpus.Question {
	title, body := splitTitle(text)
	return &corpus.Question{Title: title, Body: body}
}
