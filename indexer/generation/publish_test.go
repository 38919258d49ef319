package generation_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestPublishAndRead(t *testing.T) {
	s := newStore(t)
	if _, err := s.Current(); !errors.Is(err, generation.ErrNone) {
		t.Errorf("an empty data directory gives %v, want ErrNone", err)
	}
	if _, err := s.OpenCurrent(analyzer); !errors.Is(err, generation.ErrNone) {
		t.Errorf("an empty data directory opens with %v, want ErrNone", err)
	}
	name, err := publish(s, false, "c", "a", "b")
	if err != nil || current(t, s) != name {
		t.Fatalf("published %s, %v", name, err)
	}
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatal(err)
	}
	for row, id := range []string{"c", "a", "b"} {
		n, ok := g.Number(id)
		if !ok {
			t.Fatalf("%s has no number", id)
		}
		if g.Columns.IDs[n] != id || g.Columns.Hashes[n] != "hash of "+id || g.Columns.Lengths[0][n] != uint32(row+1) {
			t.Errorf("the columns of %s are %s, %s, %d", id, g.Columns.IDs[n], g.Columns.Hashes[n], g.Columns.Lengths[0][n])
		}
		want := generation.JoinText("題 "+id, "本文", []string{"回答一", "回答二"})
		if got := string(g.Text(n)); got != want {
			t.Errorf("the text of %s is %q, want %q", id, got, want)
		}
		record, err := g.Record(id)
		if err != nil || string(record) != `{"id":"`+id+`"}` {
			t.Errorf("the record of %s is %s, %v", id, record, err)
		}
		external, err := g.Reader.ExternalID(mustInternal(t, g, id))
		if err != nil || external != id {
			t.Errorf("document %d is %s in bleve, want %s: %v", n, external, id, err)
		}
	}
	if _, ok := g.Number("d"); ok {
		t.Error("a question that is not there has a number")
	}
	if _, err := g.Record("d"); err == nil {
		t.Error("a question that is not there has a record")
	}
	for range 2 {
		if err := g.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	}
}

// mustInternal checks that the columns' number of a question is bleve's.
func mustInternal(t *testing.T, g *generation.Generation, id string) []byte {
	t.Helper()
	internal, err := g.Reader.InternalID(id)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := g.Number(id); internal.Value() != uint64(n) {
		t.Errorf("%s is document %d in bleve, %d in the columns", id, internal.Value(), n)
	}
	return internal
}

func TestJoinText(t *testing.T) {
	for _, answers := range [][]string{{}, {"一"}, {"一\n二", ""}, {"一", "二", "三"}} {
		parts := strings.SplitN(generation.JoinText("題", "本\n文", answers), generation.FieldSeparator, 3)
		if len(parts) != 3 || parts[0] != "題" || parts[1] != "本\n文" {
			t.Fatalf("%q", parts)
		}
		got := strings.Split(parts[2], generation.AnswerSeparator)
		if len(answers) == 0 {
			answers = []string{""} // no answer reads as one without text
		}
		if diff := cmp.Diff(answers, got); diff != "" {
			t.Error(diff)
		}
	}
}

// TestSourcesNotUTF8: the name of a folder may be in Shift JIS; that must not tear the manifest.
func TestSourcesNotUTF8(t *testing.T) {
	s := newStore(t)
	d, err := write(s, "a")
	if err != nil {
		t.Fatal(err)
	}
	sources := []string{"\x8e\xbf\x96\xe2/2024", "<a> & \u2028"}
	name, err := d.Publish(generation.Manifest{Analyzer: analyzer, Questions: 1, Sources: sources})
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Open(name, analyzer)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if diff := cmp.Diff([]string{"\uFFFD/2024", "<a> & \u2028"}, g.Manifest.Sources); diff != "" {
		t.Error(diff)
	}
	if sources[0] != "\x8e\xbf\x96\xe2/2024" {
		t.Error("the caller's sources were changed")
	}
}

// TestPublishRefuses: a draft that does not hold what its manifest says is not published.
func TestPublishRefuses(t *testing.T) {
	s := newStore(t)
	d, err := write(s, "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if name, err := d.Publish(generation.Manifest{Analyzer: analyzer, Questions: 3}); err == nil {
		t.Errorf("%s was published with 2 questions for 3", name)
	}
	if _, err := s.Current(); !errors.Is(err, generation.ErrNone) {
		t.Errorf("current: %v", err)
	}
	if err := d.Discard(); err != nil {
		t.Error(err)
	}
	if left := drafts(t, s); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestPublishWithoutHistory: where the history cannot be written, nothing becomes current and nothing is lost.
func TestPublishWithoutHistory(t *testing.T) {
	s := newStore(t)
	// A link into nowhere reads as no history, and cannot be written by root either.
	if err := os.Symlink(filepath.Join(t.TempDir(), "none", "none"), filepath.Join(s.Dir(), "HISTORY")); err != nil {
		t.Fatal(err)
	}
	if name, err := publish(s, false, "a"); err == nil {
		t.Errorf("%s was published", name)
	}
	if _, err := s.Current(); !errors.Is(err, generation.ErrNone) {
		t.Errorf("current: %v", err)
	}
}

func drafts(t *testing.T, s *generation.Store) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(s.Dir(), "generations", ".draft-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestKilledBuild(t *testing.T) {
	s := newStore(t)
	before := mustPublish(t, s, 1)[0]
	kill(t, other(t, "build", s.Dir()))
	if left := drafts(t, s); len(left) != 1 {
		t.Fatalf("the killed build left %v, want one draft", left)
	}
	g, err := s.OpenCurrent(analyzer)
	if err != nil || g.Manifest.Name != before {
		t.Fatalf("after a killed build: %v, %v", g, err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if names, err := s.Names(); err != nil || len(names) != 1 {
		t.Errorf("generations %v, %v; a draft is none", names, err)
	}
	if _, err := publish(s, false, "a"); err != nil {
		t.Fatal(err)
	}
	if left := drafts(t, s); len(left) > 0 {
		t.Errorf("the next build left %v", left)
	}
}

// TestReadingChangesNothing: no byte, no time of change, no new file.
func TestReadingChangesNothing(t *testing.T) {
	s := newStore(t)
	mustPublish(t, s, 2)
	before := files(t, s.Dir())
	other(t, "read", s.Dir())
	first, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatalf("while another process reads: %v", err)
	}
	second, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatalf("while this process reads: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if record, err := second.Record("q1"); err != nil || len(record) == 0 {
		t.Errorf("the second stopped reading when the first was closed: %q, %v", record, err)
	}
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, files(t, s.Dir())); diff != "" {
		t.Errorf("reading changed the data directory:\n%s", diff)
	}
}

// TestReadWhilePublishing: whoever opens while generations are published and pruned gets a whole one.
func TestReadWhilePublishing(t *testing.T) {
	s := newStore(t)
	mustPublish(t, s, 1)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for last := ""; ; {
				select {
				case <-done:
					return
				default:
				}
				g, err := s.OpenCurrent(analyzer)
				if err != nil {
					t.Errorf("while a generation was published: %v", err)
					return
				}
				if g.Manifest.Name < last {
					t.Errorf("went back from %s to %s", last, g.Manifest.Name)
				}
				last = g.Manifest.Name
				if record, err := g.Record("q"); g.Manifest.Name != "g000001" && (err != nil || len(record) == 0) {
					t.Errorf("%s: %q, %v", last, record, err)
				}
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 8 {
		if _, err := publish(s, false, "q", fmt.Sprint(i)); err != nil {
			t.Error(err)
		}
		if _, err := s.Prune(3); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}
