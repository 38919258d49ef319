package network

import (
	"slices"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/search/audit"
)

// sketchSize is how many sentences of an answer are kept, as hashes of four bytes: those with the smallest hashes, by which
// two answers are compared whatever their length. Few answers have more sentences. At 1,000,000 questions of three answers
// sketches take 150 MB.
const sketchSize = 12

// What an answer must have to be compared: two sentences of six letters, and sixty letters in all. ご質問ありがとうございます alone
// is no text of its own.
const (
	minSentence = 6
	minLetters  = 60
	minKept     = 2
)

// answers are the sketches of all answers.
type answers struct {
	roster
	advisers interned
	all      []sketch
	pairs    []copied // once all is read
	compared bool
}

// sketch stands for the text of one answer.
type sketch struct {
	question int32
	answer   uint16 // its number
	kept     uint16
	adviser  uint32
	hashes   [sketchSize]uint32 // in order, each once
}

var said = &audit.Gathering{Begin: func() audit.Gatherer { return &answers{} }}

type saidAnswers struct {
	place    audit.Place
	shown    string
	sketches []sketch
	advisers []string
}

func (*answers) Read(q *audit.Question) any {
	s := &saidAnswers{place: q.Place(), shown: q.Title}
	for i := range min(len(q.Answers), 1<<16) {
		if k, ok := sketchOf(q, i); ok {
			s.sketches, s.advisers = append(s.sketches, k), append(s.advisers, q.Answers[i].Adviser)
		}
	}
	return s
}

func (a *answers) Add(read any) {
	s, n := read.(*saidAnswers), int32(a.len())
	a.add(s.place, s.shown)
	for i, k := range s.sketches {
		k.question, k.adviser = n, a.advisers.number(s.advisers[i])
		a.all = append(a.all, k)
	}
}

// sketchOf makes the sketch of an answer; false where it says too little to be known again.
func sketchOf(q *audit.Question, answer int) (sketch, bool) {
	var hashes []uint32
	letters := 0
	for i := range q.Texts {
		t := &q.Texts[i]
		if t.Answer != answer || t.Role == audit.Headline {
			continue
		}
		for _, sentence := range corpus.Sentences(t.Folded().Text) {
			l := lettersOf(sentence)
			n := utf8.RuneCountInString(l)
			letters += n
			if n >= minSentence {
				hashes = append(hashes, uint32(hash("sentence", l)>>32))
			}
		}
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	k := sketch{answer: uint16(answer)}
	k.kept = uint16(copy(k.hashes[:], hashes))
	return k, letters >= minLetters && k.kept >= minKept
}

// alike is the share of sentences that two answers have in common, of all that either has: exact where neither has more than
// a sketch keeps, else estimated from the smallest hashes of both.
func alike(a, b *sketch) float64 {
	i, j, both, all := 0, 0, 0, 0
	for all < sketchSize && (i < int(a.kept) || j < int(b.kept)) {
		switch {
		case j == int(b.kept) || i < int(a.kept) && a.hashes[i] < b.hashes[j]:
			i++
		case i == int(a.kept) || b.hashes[j] < a.hashes[i]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
		all++
	}
	return float64(both) / float64(all)
}
