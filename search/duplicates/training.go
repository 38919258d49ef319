package duplicates

import (
	"context"
	"fmt"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
)

// Training holds judged pairs: every pair of the embedded sample's questions, of which those of one group are duplicates and all
// others are not, and pairs of titles.
type Training struct {
	questions []*Prepared
	group     []int // of each question; questions of one group are duplicates
	fold      []int // of each question; a group is in one fold
	rows      []row
	titles    []example
}

// row is a pair of the sample.
type row struct {
	a, b   int
	same   bool
	titles titleEvidence
}

// folds is in how many parts the sample is split to measure on what was not fitted by.
const folds = 5

// NewTraining reads the sample and pairs of titles.
func NewTraining(ctx context.Context, p *Preparer, pairs []Pair) (*Training, error) {
	t := &Training{}
	groups := map[string]int{}
	for i, g := range sample.Duplicates() {
		for _, id := range g {
			groups[id] = i
		}
	}
	alone := len(sample.Duplicates())
	for item, err := range source.ReadFS(ctx, sample.Questions(), source.Options{}) {
		if err != nil {
			return nil, fmt.Errorf("the embedded sample: %w", err)
		}
		if item.Question != nil {
			t.add(p, item.Question, groups, &alone)
		}
	}
	for a := range t.questions {
		for b := a + 1; b < len(t.questions); b++ {
			t.rows = append(t.rows, row{a, b, t.group[a] == t.group[b], compareTitles(&t.questions[a].title, &t.questions[b].title)})
		}
	}
	for _, pair := range pairs {
		a, b := p.Prepare(Question(pair.A)), p.Prepare(Question(pair.B))
		e := compareTitles(&a.title, &b.title)
		t.titles = append(t.titles, example{values: e.values[:], same: pair.Same, weight: 1})
	}
	return t, nil
}

func (t *Training) add(p *Preparer, q *corpus.Question, groups map[string]int, alone *int) {
	g, ok := groups[q.ID]
	if !ok {
		g = *alone
		*alone++
	}
	t.questions = append(t.questions, p.Prepare(q))
	t.group = append(t.group, g)
	t.fold = append(t.fold, g%folds)
}

const (
	// easyWeight is what a pair of the sample that is no duplicate counts among titles: nearly all are alike in nothing, and there
	// are 200 for each duplicate.
	easyWeight  = 0.02
	titlesRidge = 2e-3
	textsRidge  = 3e-5
)

// Fit fits a model by all pairs.
func (t *Training) Fit() *Model { return t.fit(func(int) bool { return true }) }

// fit fits a model by the titles and those pairs of the sample of which both folds are used.
func (t *Training) fit(uses func(fold int) bool) *Model {
	var m Model
	examples := append([]example(nil), t.titles...)
	var rows []*row
	for i := range t.rows {
		r := &t.rows[i]
		if !uses(t.fold[r.a]) || !uses(t.fold[r.b]) {
			continue
		}
		rows = append(rows, r)
		weight := easyWeight
		if r.same {
			weight = 1
		}
		examples = append(examples, example{r.titles.values[:], r.same, weight})
	}
	copy(m.titles[:], fitLogistic(examples, signsOf(titleSigns[:]), titlesRidge))
	for _, basis := range []Basis{Bodies, Answers} {
		examples = examples[:0]
		for _, r := range rows {
			f := t.texts(r, basis, &m)
			examples = append(examples, example{f[:], r.same, 1})
		}
		copy(m.of(basis), fitLogistic(examples, signsOf(textSigns[:]), textsRidge))
	}
	return &m
}

// texts are the features of a pair of the sample as if it had no more than the basis says.
func (t *Training) texts(r *row, basis Basis, m *Model) [textFeatures]float64 {
	a, b := t.question(r.a, basis), t.question(r.b, basis)
	return compareTexts(&a, &b, dot(m.titles[:], r.titles.values[:]))
}

func (t *Training) question(i int, basis Basis) Prepared {
	q := *t.questions[i]
	q.hasBody = q.hasBody && basis >= Bodies
	q.hasAnswers = q.hasAnswers && basis >= Answers
	return q
}

func signsOf(features []struct {
	name string
	sign int
}) (signs []int) {
	for _, f := range features {
		signs = append(signs, f.sign)
	}
	return signs
}

// CrossValidate scores every pair of the sample by a model that was fitted by none that holds a question of the folds of its two
// questions, and so by none of their groups.
func (t *Training) CrossValidate(basis Basis) []Scored {
	var out []Scored
	for f := range folds {
		for g := f; g < folds; g++ {
			m := t.fit(func(fold int) bool { return fold != f && fold != g })
			for i := range t.rows {
				r := &t.rows[i]
				if min(t.fold[r.a], t.fold[r.b]) == f && max(t.fold[r.a], t.fold[r.b]) == g {
					a, b := t.question(r.a, basis), t.question(r.b, basis)
					out = append(out, Scored{m.Score(&a, &b).Score, r.same})
				}
			}
		}
	}
	return out
}
