package duplicates

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
)

// Training holds judged pairs: every pair of the embedded sample's questions, of which those of one group are duplicates and all
// others are not, and pairs of titles.
type Training struct {
	questions []*Prepared
	group     []int // of each question; questions of one group are duplicates
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

// Splits is in how many ways the groups are dealt to the folds: with 60 duplicates one way is good luck or bad.
const Splits = 5

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
}

// balance is what a pair of the sample counts among the pairs of titles, which count 1: one that is no duplicate less, since nearly
// all are alike in nothing and there are 200 for each duplicate.
type balance struct{ other, same float64 }

var (
	// Titles alone must tell apart what looks alike, as most pairs of titles do. From 0.01 to 0.1 the AUC of the held pairs falls from
	// .935 to .904, and that of JSQuAD, whose pairs look less alike, rises from .854 to .867.
	alone = balance{0.04, 1}
	// Beside bodies, which tell that too, they must find what is the same, as the sample shows them.
	beside = balance{0.1, 2}
)

// The ridges were chosen by cross-validation, among 3e-5 to 2e-4 and 5e-4 to 1e-2.
const (
	titlesRidge = 2e-3
	textsRidge  = 1e-4
)

// Fit fits a model by all pairs.
func (t *Training) Fit() *Model { return t.fit(func(*row) bool { return true }) }

// fit fits a model by the titles and those pairs of the sample that are used.
func (t *Training) fit(uses func(*row) bool) *Model {
	var m Model
	var rows []*row
	for i := range t.rows {
		r := &t.rows[i]
		if !uses(r) {
			continue
		}
		rows = append(rows, r)
	}
	copy(m.titles[:], t.fitTitles(rows, alone))
	copy(m.beside[:], t.fitTitles(rows, beside))
	for _, basis := range []Basis{Bodies, Answers} {
		var examples []example
		for _, r := range rows {
			f := t.texts(r, basis, &m)
			examples = append(examples, example{f[:], r.same, 1})
		}
		copy(m.of(basis), fitLogistic(examples, signsOf(textSigns[:]), textsRidge))
	}
	return &m
}

func (t *Training) fitTitles(rows []*row, b balance) []float64 {
	examples := slices.Clone(t.titles)
	for _, r := range rows {
		weight := b.other
		if r.same {
			weight = b.same
		}
		examples = append(examples, example{r.titles.values[:], r.same, weight})
	}
	return fitLogistic(examples, signsOf(titleSigns[:]), titlesRidge)
}

// texts are the features of a pair of the sample as if it had no more than the basis says.
func (t *Training) texts(r *row, basis Basis, m *Model) [textFeatures]float64 {
	a, b := t.question(r.a, basis), t.question(r.b, basis)
	return compareTexts(&a, &b, &r.titles, dot(m.beside[:], r.titles.values[:]))
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
// questions, and so by none of their groups. It deals the groups to the folds in one of the Splits ways.
func (t *Training) CrossValidate(basis Basis, split int) []Scored {
	foldOf := t.deal(split)
	var out []Scored
	for f := range folds {
		for g := f; g < folds; g++ {
			m := t.fit(func(r *row) bool {
				x, y := foldOf[t.group[r.a]], foldOf[t.group[r.b]]
				return x != f && x != g && y != f && y != g
			})
			for i := range t.rows {
				r := &t.rows[i]
				if x, y := foldOf[t.group[r.a]], foldOf[t.group[r.b]]; min(x, y) == f && max(x, y) == g {
					a, b := t.question(r.a, basis), t.question(r.b, basis)
					out = append(out, Scored{m.Score(&a, &b).Score, r.same})
				}
			}
		}
	}
	return out
}

// deal is the fold of each group: in turn for the first split, and in turn after shuffling, the same in every run, for the others.
func (t *Training) deal(split int) []int {
	order := make([]int, slices.Max(t.group)+1)
	for i := range order {
		order[i] = i
	}
	if split > 0 {
		r := rand.New(rand.NewPCG(uint64(split), 0))
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	foldOf := make([]int, len(order))
	for i, g := range order {
		foldOf[g] = i % folds
	}
	return foldOf
}
