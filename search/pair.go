package search

import (
	"context"
	"fmt"

	"kotae/corpus"
	"kotae/search/duplicates"
	"kotae/search/sidebyside"
)

// maxEarlier bounds the verdicts that are told beside the one about a pair.
const maxEarlier = 20

// Pair is two questions beside each other, for who decides about them.
type Pair struct {
	Left, Right PairSide
	Score       float64 // the probability that an editor would merge them, 0 to 1
	Basis       string  // what was compared: titles, bodies or answers
	Vetoed      bool    // they are different questions, however alike
	Reasons     []LikeReason
	Verdict     *Verdict  // the last about the two, or nil
	Changed     []string  // where that is outdated, the ids of those whose title or body is another since
	Earlier     []Verdict // about one of them and a third, the newest first, maxEarlier at most
}

// PairSide is one of two questions, with what it shares with the other marked.
type PairSide struct {
	Question *corpus.Question // shared: nobody may change it
	Wording  string           // tells this wording of title and body from others (Judgement.Read)
	Title    []sidebyside.Part
	Body     []sidebyside.Sentence
}

// Pair compares two questions by their ids. It returns ErrNotFound for one that there is not, and a *RequestError for one and itself.
func (s *Service) Pair(_ context.Context, left, right string) (*Pair, error) {
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	var docs [2]uint32
	var questions [2]*corpus.Question
	var prepared [2]*duplicates.Prepared
	l, err := e.wordings.Load().likeness()
	if err != nil {
		return nil, err
	}
	for i, id := range []string{left, right} {
		if docs[i], err = e.number(id); err != nil {
			return nil, err
		}
		if questions[i], err = e.shown(e.gen.Columns.IDs[docs[i]]); err != nil {
			return nil, err
		}
		if prepared[i], err = e.prepared(l, docs[i]); err != nil {
			return nil, err
		}
	}
	if docs[0] == docs[1] {
		return nil, &RequestError{"b", fmt.Sprintf("%q and %q are the same question", clipped(left), clipped(right)), "name two"}
	}
	v := l.Score(prepared[0], prepared[1])
	p := &Pair{
		Left: PairSide{Question: questions[0]}, Right: PairSide{Question: questions[1]},
		Score: fourDecimals(v.Score), Basis: v.Basis.String(), Vetoed: v.Vetoed, Reasons: []LikeReason{}, Earlier: []Verdict{},
	}
	p.Left.Wording, p.Right.Wording = e.gen.Columns.Prints[docs[0]], e.gen.Columns.Prints[docs[1]]
	var meant, sentences [][2]string
	for _, r := range v.Reasons() {
		p.Reasons = append(p.Reasons, LikeReason{r, r.Japanese()})
		if r.Kind == duplicates.SameMeaning && len(r.Texts) == 2 {
			meant = append(meant, [2]string{r.Texts[0], r.Texts[1]})
		}
		if r.Kind == duplicates.AlikeSentence && len(r.Texts) == 2 {
			sentences = append(sentences, [2]string{r.Texts[0], r.Texts[1]})
		}
	}
	p.Left.Title, p.Right.Title = sidebyside.Titles(e.analyzer, questions[0].Title, questions[1].Title, meant)
	p.Left.Body, p.Right.Body = sidebyside.Texts(e.analyzer, questions[0].Body, questions[1].Body, sentences)
	p.tellVerdicts(e, docs)
	return p, nil
}

// tellVerdicts fills in what was decided about the two, and about each of them.
func (p *Pair) tellVerdicts(e *engine, docs [2]uint32) {
	j, l := e.judged.Load(), e.lookup()
	for i := range j.list {
		v := &j.list[i]
		about := func(doc uint32) bool { return v.state != Absent && (v.docs[0] == doc || v.docs[1] == doc) }
		switch a, b := about(docs[0]), about(docs[1]); {
		case a && b && p.Verdict == nil:
			told := l.verdict(&v.Verdict, v.state)
			p.Verdict = &told
			prints := e.gen.Columns.Prints
			for n, wording := range []string{v.WordingA, v.WordingB} {
				if v.state == Outdated && prints[v.docs[n]] != wording {
					p.Changed = append(p.Changed, e.gen.Columns.IDs[v.docs[n]])
				}
			}
		case a != b && len(p.Earlier) < maxEarlier:
			p.Earlier = append(p.Earlier, l.verdict(&v.Verdict, v.state))
		}
	}
}
