package search

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// desk is a data directory with two questions of which one, 2, is forgotten.
type desk struct {
	store    *generation.Store
	analyzer *analysis.Analyzer
	file     string // the decisions
	log      bytes.Buffer
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	for _, id := range []string{"1", "2"} {
		if err := json.NewEncoder(&lines).Encode(corpus.Question{ID: id, Title: "面接の服装", Body: "何を着るか。"}); err != nil {
			t.Fatal(err)
		}
	}
	source := filepath.Join(t.TempDir(), "site.jsonl")
	if err := os.WriteFile(source, lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := indexer.Build(context.Background(), store, a, indexer.Options{Sources: []string{source}}); err != nil {
		t.Fatal(err)
	}
	forgetIn(t, store.Dir(), "2")
	return &desk{store: store, analyzer: a, file: filepath.Join(store.Dir(), decisions.FileName)}
}

func forgetIn(t *testing.T, dir, id string) {
	t.Helper()
	ctx := context.Background()
	db, err := decisions.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Forget(ctx, decisions.Forgotten{ID: id, At: time.Now()}), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) open(t *testing.T) *Service {
	t.Helper()
	s, err := Open(d.store, d.analyzer, Options{Log: slog.New(slog.NewTextHandler(&d.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// damage puts something else in the place of the decisions and returns what brings them back.
func (d *desk) damage(t *testing.T, how func(path string) error) (mend func()) {
	t.Helper()
	good, err := os.ReadFile(d.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := how(d.file); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(os.RemoveAll(d.file), os.WriteFile(d.file, good, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

func total(t *testing.T, s *Service) int {
	t.Helper()
	a, err := s.Search(context.Background(), Request{Query: "服装"})
	if err != nil {
		t.Fatal(err)
	}
	return a.Total
}

var damages = map[string]func(path string) error{
	"overwritten": func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte("?"), 9000), 0o644) },
	"emptied":     func(path string) error { return os.Truncate(path, 0) },
	"cut off":     func(path string) error { return os.Truncate(path, 5000) },
	"deleted":     os.Remove,
	"a folder":    func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o755)) },
}

// TestUnreadableDecisions: a service that cannot read them does not begin, and one that could goes on with what it read.
func TestUnreadableDecisions(t *testing.T) {
	d := newDesk(t)
	ctx := context.Background()
	for name, how := range damages {
		t.Run(name, func(t *testing.T) {
			d.log.Reset()
			running := d.open(t)
			mend := d.damage(t, how)
			for range 3 {
				running.lookAtDecisions(ctx)
			}
			if st := running.Status(); !st.Ready || !strings.Contains(st.Reason, "decisions") || st.Questions != 1 || st.Decisions != 1 {
				t.Errorf("the running service is %+v", st)
			}
			if n := total(t, running); n != 1 {
				t.Errorf("the running service finds %d, want 1", n)
			}
			if n := strings.Count(d.log.String(), "the decisions cannot be read"); n != 1 {
				t.Errorf("logged %d times, want once:\n%s", n, d.log.String())
			}
			if err := running.Forget(ctx, "1", ""); err == nil {
				t.Error("a question was forgotten where that cannot be written")
			}

			fresh := d.open(t)
			if st := fresh.Status(); st.Ready || !strings.Contains(st.Reason, "decisions") {
				t.Errorf("a new service is %+v", st)
			}
			if _, err := fresh.Search(ctx, Request{Query: "服装"}); !errors.Is(err, ErrNotReady) {
				t.Errorf("a new service answers: %v", err)
			}
			if _, err := Record(d.store, "1"); err == nil {
				t.Error("a record is shown although nobody knows whether it is forgotten")
			}
			mend()
			for _, s := range []*Service{running, fresh} {
				s.lookAtDecisions(ctx)
				if st := s.Status(); !st.Ready || st.Reason != "" || total(t, s) != 1 {
					t.Errorf("mended, the service is %+v", st)
				}
			}
		})
	}
}

// TestDecisionsTakenAway: that nothing was decided is believed only where there never was anything.
func TestDecisionsTakenAway(t *testing.T) {
	d := newDesk(t)
	s := d.open(t)
	mend := d.damage(t, os.Remove)
	for range 2 {
		s.lookAtDecisions(context.Background())
		if st := s.Status(); !strings.Contains(st.Reason, "decisions") || total(t, s) != 1 {
			t.Errorf("without its decisions the service is %+v", st)
		}
	}
	mend()
	s.lookAtDecisions(context.Background())
	if st := s.Status(); st.Reason != "" || total(t, s) != 1 {
		t.Errorf("mended, the service is %+v", st)
	}
}

// TestDecisionsReplaced puts others of the same revision in their place, as a restore may.
func TestDecisionsReplaced(t *testing.T) {
	d := newDesk(t)
	s := d.open(t)
	other := t.TempDir()
	forgetIn(t, other, "1")
	if err := os.Rename(filepath.Join(other, decisions.FileName), d.file); err != nil {
		t.Fatal(err)
	}
	s.lookAtDecisions(context.Background())
	if _, err := s.Question(context.Background(), "2"); err != nil || s.Status().Decisions != 1 {
		t.Errorf("question 2 is not back: %v", err)
	}
	if _, err := s.Question(context.Background(), "1"); !errors.Is(err, ErrNotFound) {
		t.Errorf("question 1 is not forgotten: %v", err)
	}
}

// TestClosedServiceDecidesNothing: what nobody would close is not opened any more.
func TestClosedServiceDecidesNothing(t *testing.T) {
	s := newDesk(t).open(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.lookAtDecisions(context.Background())
	if err := s.Forget(context.Background(), "1", ""); !errors.Is(err, ErrNotReady) {
		t.Errorf("forgetting after Close: %v, want ErrNotReady", err)
	}
	if s.ledger.db != nil {
		t.Error("the decisions are open after Close")
	}
}
