package indexer_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// counts are a report's numbers.
type counts struct{ Read, Written, Unchanged, Superseded, Refused, Rejected, Removed, Questions, Answers int }

func countsOf(r *indexer.Report) counts {
	return counts{r.Read, r.Written, r.Unchanged, r.Superseded, r.Refused, r.Rejected, r.Removed, r.Questions, r.Answers}
}

// TestBuildMixed: records of every fate, twice, then with changes.
func TestBuildMixed(t *testing.T) {
	dir := t.TempDir()
	page, err := os.ReadFile(filepath.FromSlash("../corpus/page/testdata/pages/a/1101.txt"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "1101.txt"), string(page))
	write(t, filepath.Join(dir, "article.txt"), "就活の始め方\n\nまず調べます。\n")
	write(t, filepath.Join(dir, "binary.txt"), "Q\x00\x01")
	write(t, filepath.Join(dir, "empty.txt"), "")
	write(t, filepath.Join(dir, "table.xlsx"), "x")
	first, second := question("1", "面接が怖いです", "どうすればよいですか。"), question("1", "面接が怖くなりました", "どうすればよいですか。")
	lone := question("2", "内定を辞退したい", "後悔しそうです。")
	lone.Answers = nil
	jsonl(t, filepath.Join(dir, "records.jsonl"), first, `{"id":`, `{"id":"3"}`, second, lone, question("4", "？？？", "本文です。"))

	s := newStore(t)
	opts := indexer.Options{Sources: []string{dir}, Version: "v1"}
	r := build(t, s, opts)
	page1101 := record(t, open(t, s), "1101")
	want := counts{Read: 11, Written: 4, Superseded: 1, Refused: 1, Rejected: 5, Questions: 4, Answers: 2 + len(page1101.Answers)}
	if diff := cmp.Diff(want, countsOf(r)); diff != "" {
		t.Fatal(diff)
	}
	if !r.Published || r.Generation != "g000001" || len(r.Problems) != 5 || len(r.Refusals) != 1 || r.Boilerplate != nil {
		t.Errorf("report: %+v", r)
	}
	m := open(t, s).Manifest
	if m.Version != "v1" || m.Sample || m.Questions != 4 || m.Answers != want.Answers || !cmp.Equal(m.Sources, []string{dir}) {
		t.Errorf("manifest: %+v", m)
	}
	if got := record(t, open(t, s), "1").Title; got != second.Title {
		t.Errorf("of an id that comes twice %q is indexed, want %q", got, second.Title)
	}

	r = build(t, s, opts)
	want.Written, want.Unchanged = 0, 4
	if diff := cmp.Diff(want, countsOf(r)); diff != "" {
		t.Error(diff)
	}
	if names, _ := s.Names(); r.Published || r.Generation != "g000001" || len(names) != 1 {
		t.Errorf("without a change, published is %v, generation %s of %v", r.Published, r.Generation, names)
	}

	// One changed, one new, one gone; the others stay. What is rejected has names, so that the one that is gone goes.
	if err := os.Remove(filepath.Join(dir, "table.xlsx")); err != nil {
		t.Fatal(err)
	}
	second.Body = "前の会社で失敗しました。"
	jsonl(t, filepath.Join(dir, "records.jsonl"), second, lone, question("5", "新しい質問", "本文です。"))
	r = build(t, s, opts)
	want = counts{Read: 7, Written: 2, Unchanged: 2, Refused: 1, Rejected: 2, Removed: 1, Questions: 4, Answers: want.Answers}
	if diff := cmp.Diff(want, countsOf(r)); diff != "" {
		t.Error(diff)
	}
	g := open(t, s)
	if _, ok := g.Number("4"); ok || !r.Published || g.Manifest.Name != "g000002" {
		t.Errorf("question 4 is still there, or nothing was published: %s", g.Manifest.Name)
	}

	// Only less is a change too.
	jsonl(t, filepath.Join(dir, "records.jsonl"), second, lone)
	if r = build(t, s, opts); !r.Published || r.Removed != 1 || r.Written != 0 || r.Unchanged != 3 {
		t.Errorf("after a removal: %+v", r)
	}
}

func record(t testing.TB, g *generation.Generation, id string) *corpus.Question {
	t.Helper()
	b, err := g.Record(id)
	if err != nil {
		t.Fatal(err)
	}
	var q corpus.Question
	if err := json.Unmarshal(b, &q); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	return &q
}

func TestBuildNothing(t *testing.T) {
	s := newStore(t)
	dir := t.TempDir()
	bad := indexer.Options{Sources: []string{jsonl(t, filepath.Join(dir, "bad.jsonl"), `{"id":"3"}`, "{}")}}
	for _, current := range []string{"", "g000001"} {
		r, err := indexer.Build(context.Background(), s, newAnalyzer(t), bad)
		if !errors.Is(err, indexer.ErrNothing) {
			t.Errorf("error %v, want ErrNothing", err)
		}
		if r == nil || r.Read != 2 || r.Rejected != 2 || len(r.Problems) != 2 || r.Published {
			t.Errorf("report: %+v", r)
		}
		checkClean(t, s)
		if got, _ := s.Current(); got != current {
			t.Errorf("current is %q, want %q", got, current)
		}
		if current == "" {
			build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(dir, "q.jsonl"), question("1", "題", "文"))}})
		}
	}
	r, err := indexer.Build(context.Background(), s, newAnalyzer(t), indexer.Options{Sources: []string{filepath.Join(dir, "none")}})
	if !errors.Is(err, os.ErrNotExist) && (err == nil || !strings.Contains(err.Error(), "check the path")) || r == nil {
		t.Errorf("a source that is not there: %v, report %v", err, r)
	}
	checkClean(t, s)
}

func TestBuildSample(t *testing.T) {
	s := newStore(t)
	r := build(t, s, indexer.Options{Sample: true})
	if r.Questions < 150 || r.Read != r.Questions || r.Rejected != 0 {
		t.Fatalf("the sample: %+v", countsOf(r))
	}
	g := open(t, s)
	if own, err := s.HadOwnQuestions(); err != nil || own || !g.Manifest.Sample {
		t.Errorf("the sample is taken for a site's own questions: %v, %v", own, err)
	}
	if r := build(t, s, indexer.Options{Sample: true}); r.Published || r.Unchanged != r.Read {
		t.Errorf("the sample again: %+v", countsOf(r))
	}

	// The same questions as a source are a site's own, even though none has changed.
	own := jsonl(t, filepath.Join(t.TempDir(), "own.jsonl"), records(sampleQuestions(t, -1))...)
	if r := build(t, s, indexer.Options{Sources: []string{own}}); !r.Published || r.Written != 0 {
		t.Errorf("the sample's questions as a source: %+v", countsOf(r))
	}
	if own, err := s.HadOwnQuestions(); err != nil || !own {
		t.Errorf("after that, own is %v, %v", own, err)
	}
}

// TestBuildOverDamage: kotae index gets out of whatever happened to the current generation.
func TestBuildOverDamage(t *testing.T) {
	type damaging struct {
		do      func(dir string) error
		written int // 0 where the generation is whole all the same
	}
	for name, damage := range map[string]damaging{
		"CURRENT torn": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "CURRENT"), []byte("g0"), 0o644) }, 0},
		"CURRENT lost": {func(dir string) error { return os.Remove(filepath.Join(dir, "CURRENT")) }, 0},
		"bolt emptied": {func(dir string) error {
			return os.Truncate(filepath.Join(dir, "generations/g000001/store/root.bolt"), 0)
		}, 1},
		"all files lost": {func(dir string) error { return os.RemoveAll(filepath.Join(dir, "generations/g000001")) }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			opts := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("1", "題", "文"))}}
			build(t, s, opts)
			if err := damage.do(s.Dir()); err != nil {
				t.Fatal(err)
			}
			if r := build(t, s, opts); !r.Published || r.Written != damage.written || r.Generation != "g000002" || r.Damage == "" {
				t.Errorf("report: %+v", r)
			}
			if g := open(t, s); g.Manifest.Name != "g000002" {
				t.Errorf("current is %s", g.Manifest.Name)
			}
		})
	}
}

// TestBuildStopped: Ctrl-C at any moment leaves the current generation and nothing else.
func TestBuildStopped(t *testing.T) {
	source := jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(sampleQuestions(t, -1))...)
	s := newStore(t)
	build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("1", "題", "文"))}})
	for name, at := range map[string]func(indexer.Progress) bool{
		"before reading":      nil,
		"while reading":       func(p indexer.Progress) bool { return p.Reading },
		"while analysing":     func(p indexer.Progress) bool { return !p.Reading && p.Done == 3 },
		"at the last of them": func(p indexer.Progress) bool { return !p.Reading && p.Done == p.Total },
	} {
		t.Run(name, func(t *testing.T) {
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			if at == nil {
				stop()
			}
			r, err := indexer.Build(ctx, s, newAnalyzer(t), indexer.Options{Sources: []string{source}, Workers: 2, Progress: func(p indexer.Progress) {
				if at != nil && at(p) {
					stop()
				}
			}})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want that the context ended", err)
			}
			if r == nil || r.Published {
				t.Fatalf("report: %+v", r)
			}
			checkSum(t, r)
			checkClean(t, s)
			if got, err := s.Current(); err != nil || got != "g000001" {
				t.Errorf("current is %s, %v", got, err)
			}
		})
	}
}

// TestBuildPanic: what breaks the analysis of one question is an error that names it, and does not end a server.
func TestBuildPanic(t *testing.T) {
	s := newStore(t)
	opts := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("q77", "題", "文"))}, Workers: 3}
	build(t, s, opts)
	opts.Sources = []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("q78", "別の題", "文"))}
	broken := new(analysis.Analyzer) // has no dictionary
	if _, err := indexer.Build(context.Background(), s, broken, opts); err == nil || !strings.Contains(err.Error(), "question q78 ") {
		t.Errorf("error %v, want one that names the question", err)
	}
	checkClean(t, s)
	if got, err := s.Current(); err != nil || got != "g000001" {
		t.Errorf("current is %s, %v", got, err)
	}
}

// TestBuildCannotWrite: where a file stands in the way, the error says so.
func TestBuildCannotWrite(t *testing.T) {
	s := newStore(t)
	generations := filepath.Join(s.Dir(), "generations")
	if err := os.Remove(generations); err != nil {
		t.Fatal(err)
	}
	write(t, generations, "")
	r, err := indexer.Build(context.Background(), s, newAnalyzer(t), indexer.Options{Sample: true})
	if r == nil || err == nil || !strings.Contains(err.Error(), "data directory") {
		t.Errorf("error %v, report %v", err, r)
	}
}
