package search_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// site is a data directory with a service over it, and a source to change.
type site struct {
	store    *generation.Store
	analyzer *analysis.Analyzer
	source   string
	svc      *search.Service
}

func newSite(t *testing.T) *site {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	svc, err := search.Open(store, a, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		svc.Watch(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-watched
		_ = svc.Close()
	})
	return &site{store: store, analyzer: a, source: filepath.Join(t.TempDir(), "site.jsonl"), svc: svc}
}

// publish indexes n questions whose bodies name the edition.
func (s *site) publish(t *testing.T, edition, n int) {
	t.Helper()
	var questions []corpus.Question
	for i := range n {
		questions = append(questions, corpus.Question{ID: fmt.Sprint(i), Title: "面接の服装", Body: fmt.Sprintf("第%d版の質問です。", edition)})
	}
	s.index(t, questions...)
}

// index publishes just these questions.
func (s *site) index(t *testing.T, questions ...corpus.Question) {
	t.Helper()
	f, err := os.Create(s.source)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for _, q := range questions {
		if err := enc.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	unlock, err := s.store.Lock("test")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = unlock() }()
	if _, err := indexer.Build(context.Background(), s.store, s.analyzer, indexer.Options{Sources: []string{s.source}}); err != nil {
		t.Fatal(err)
	}
}

// await waits until the service is as it should be; go test's own timeout ends it otherwise.
func (s *site) await(ok func(search.Status) bool) {
	for !ok(s.svc.Status()) {
		time.Sleep(10 * time.Millisecond)
	}
}

// TestServiceMoves searches without a pause while generations are published and rolled back: no search fails, and each
// answer is of one generation, whole.
func TestServiceMoves(t *testing.T) {
	s := newSite(t)
	if st := s.svc.Status(); st.Ready || st.Reason == "" {
		t.Errorf("without an index the status is %+v", st)
	}
	s.publish(t, 1, 3)
	s.await(func(st search.Status) bool { return st.Ready })
	totals := map[string]int{"g000001": 3, "g000002": 7, "g000003": 5}
	var stop atomic.Bool
	var seen sync.Map
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for !stop.Load() {
				a, err := s.svc.Search(context.Background(), search.Request{Query: "服装", PerPage: 100})
				if err != nil {
					t.Errorf("a search failed: %v", err)
					return
				}
				if a.Total != totals[a.Generation] || len(a.Hits) != a.Total {
					t.Errorf("generation %s has total %d and %d hits, want %d", a.Generation, a.Total, len(a.Hits), totals[a.Generation])
					return
				}
				seen.Store(a.Generation, true)
			}
		})
	}
	for edition, n := range []int{7, 5} {
		s.publish(t, edition+2, n)
		s.await(func(st search.Status) bool { return st.Questions == n })
	}
	if _, to, err := s.store.Rollback(analysis.Fingerprint()); err != nil || to != "g000002" {
		t.Errorf("rolled back to %s, %v", to, err)
	}
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	stop.Store(true)
	group.Wait()
	for name := range totals {
		if _, ok := seen.Load(name); !ok {
			t.Errorf("no search was answered from %s", name)
		}
	}
}

// TestServiceKeepsTheLastGood publishes a generation that is then damaged before anybody opened it.
func TestServiceKeepsTheLastGood(t *testing.T) {
	s := newSite(t)
	s.publish(t, 1, 3)
	s.await(func(st search.Status) bool { return st.Ready })
	for _, damage := range []string{"g000009\n", "", "nonsense"} {
		if err := os.WriteFile(filepath.Join(s.store.Dir(), "CURRENT"), []byte(damage), 0o644); err != nil {
			t.Fatal(err)
		}
		s.await(func(st search.Status) bool { return st.Reason != "" })
		if a, err := s.svc.Search(context.Background(), search.Request{Query: "服装"}); err != nil || a.Total != 3 {
			t.Errorf("CURRENT %q: %+v, %v", damage, a, err)
		}
		fresh, err := search.Open(s.store, s.analyzer, search.Options{})
		if err != nil || !fresh.Status().Ready || fresh.Status().Reason == "" {
			t.Errorf("CURRENT %q: a new service is %+v, %v", damage, fresh.Status(), err)
		}
		_ = fresh.Close()
		if err := os.WriteFile(filepath.Join(s.store.Dir(), "CURRENT"), []byte("g000001\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		s.await(func(st search.Status) bool { return st.Reason == "" })
	}
}

// TestCloseIsForGood closes a service whose Watch still runs, with a newer generation about to be noticed: nothing may be
// opened any more that nobody would close.
func TestCloseIsForGood(t *testing.T) {
	s := newSite(t)
	s.publish(t, 1, 3)
	s.await(func(st search.Status) bool { return st.Ready })
	s.publish(t, 2, 4)
	if err := s.svc.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 1200*time.Millisecond) // two looks at CURRENT
	defer cancel()
	s.svc.Watch(ctx)
	if _, err := s.svc.Search(context.Background(), search.Request{Query: "服装"}); !errors.Is(err, search.ErrNotReady) {
		t.Errorf("a search after Close: %v, want ErrNotReady", err)
	}
	if st := s.svc.Status(); st.Ready || st.Reason == "" {
		t.Errorf("after Close the status is %+v", st)
	}
	if err := s.svc.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

// TestSameNameAnew: a data directory that is emptied and filled again has a g000001 that is another one.
func TestSameNameAnew(t *testing.T) {
	s := newSite(t)
	s.index(t, clothes("1", "2")...)
	s.await(func(st search.Status) bool { return st.Questions == 2 })
	for _, name := range []string{"CURRENT", "HISTORY", "generations"} {
		if err := os.RemoveAll(filepath.Join(s.store.Dir(), name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(s.store.Dir(), "generations"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.index(t, clothes("5", "6", "7")...)
	s.await(func(st search.Status) bool { return st.Questions == 3 && st.Generation == "g000001" })
	if _, err := s.svc.Question(context.Background(), "7"); err != nil {
		t.Error(err)
	}
}
