package indexer_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

func newStore(t testing.TB) *generation.Store {
	t.Helper()
	s, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newAnalyzer(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// question is a valid one with an answer.
func question(id, title, body string) *corpus.Question {
	return &corpus.Question{
		ID: id, Title: title, Body: body, Categories: []string{"面接"}, Links: []corpus.Link{},
		Answers: []corpus.Answer{{
			ID: "a1", Adviser: "山本 花", Qualifications: []string{}, Headline: "まず準備から始めましょう",
			Sections: []corpus.Section{{Text: "自己分析をします。"}, {Heading: "面接の前に", Text: "会社を調べます。"}},
		}},
	}
}

// sampleQuestions are the first n of the sample.
func sampleQuestions(t testing.TB, n int) (out []*corpus.Question) {
	t.Helper()
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if out = append(out, item.Question); len(out) == n {
			break
		}
	}
	return out
}

// jsonl writes records, and lines that are strings as they are, to a file.
func jsonl(t testing.TB, path string, records ...any) string {
	t.Helper()
	var b []byte
	for _, r := range records {
		line, raw := r.(string)
		if !raw {
			encoded, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			line = string(encoded)
		}
		b = append(append(b, line...), '\n')
	}
	write(t, path, string(b))
	return path
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func records(qs []*corpus.Question) (out []any) {
	for _, q := range qs {
		out = append(out, q)
	}
	return out
}

// build builds, and checks what every report promises.
func build(t testing.TB, s *generation.Store, opts indexer.Options) *indexer.Report {
	t.Helper()
	r, err := indexer.Update(context.Background(), s, analysis.New, opts)
	if err != nil {
		t.Fatal(err)
	}
	checkSum(t, r)
	checkClean(t, s)
	return r
}

func checkSum(t testing.TB, r *indexer.Report) {
	t.Helper()
	if sum := r.Written + r.Unchanged + r.Superseded + r.Refused + r.Rejected + r.Forgotten; r.Read != sum {
		t.Errorf("read %d, but written %d + unchanged %d + superseded %d + refused %d + rejected %d + forgotten %d = %d",
			r.Read, r.Written, r.Unchanged, r.Superseded, r.Refused, r.Rejected, r.Forgotten, sum)
	}
}

// checkClean fails where a build left anything but generations behind.
func checkClean(t testing.TB, s *generation.Store) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(s.Dir(), "generations", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("the build left %v behind: %v", left, err)
	}
}

func open(t testing.TB, s *generation.Store) *generation.Generation {
	t.Helper()
	g, err := s.OpenCurrent(analysis.Fingerprint())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}
