package clusters

import (
	"context"
	"sync"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/search/duplicates"
)

// fixture is what the sample is compared by, and its questions.
type fixture struct {
	preparer  *duplicates.Preparer
	model     *duplicates.Model
	questions []*corpus.Question
}

var loadFixture = sync.OnceValues(func() (*fixture, error) {
	a, err := analysis.New()
	if err != nil {
		return nil, err
	}
	s, err := duplicates.SampleStatistics(context.Background(), a)
	if err != nil {
		return nil, err
	}
	var f fixture
	if f.preparer, err = duplicates.NewPreparer(a, s, duplicates.Options{}); err != nil {
		return nil, err
	}
	if f.model, err = duplicates.Default(); err != nil {
		return nil, err
	}
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			return nil, err
		}
		f.questions = append(f.questions, item.Question)
	}
	return &f, nil
})

func newFixture(t testing.TB) *fixture {
	t.Helper()
	f, err := loadFixture()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// options look some questions through, numbered as they stand.
func (f *fixture) options(t testing.TB, questions []*corpus.Question) Options {
	o := Options{
		Read:     func(doc uint32) (*corpus.Question, error) { return questions[doc], nil },
		Preparer: f.preparer, Model: f.model, Dir: t.TempDir(),
	}
	for n := range questions {
		o.Questions = append(o.Questions, uint32(n))
	}
	return o
}

func (f *fixture) find(t testing.TB, questions []*corpus.Question) *Found {
	t.Helper()
	found, err := Find(context.Background(), f.options(t, questions))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
