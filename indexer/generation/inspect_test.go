package generation_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestList(t *testing.T) {
	s := newStore(t)
	if _, err := s.List(analyzer); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v", err)
	}
	names := mustPublish(t, s, 3)
	if _, err := publish(s, true, "s"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Rollback(analyzer); err != nil {
		t.Fatal(err)
	}
	list := func(analyzer string) []generation.Summary {
		t.Helper()
		all, err := s.List(analyzer)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	var got []string
	for _, g := range list(analyzer) {
		line := g.Name + strings.Repeat(" current", b2i(g.Current)) + strings.Repeat(" sample", b2i(g.Sample))
		for _, e := range g.Events {
			line += " " + e.Action
		}
		if g.Problem != "" || g.Created.IsZero() || g.Answers != 2*g.Questions {
			t.Errorf("%+v", g)
		}
		got = append(got, line)
	}
	want := []string{"g000001 publish", "g000002 publish", "g000003 current publish rollback", "g000004 sample publish"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var size int64
	for _, f := range files(t, generationDir(s, names[0])) {
		size += int64(len(f))
	}
	if g := list(analyzer)[0]; g.Bytes <= 0 || g.Bytes > size || g.Questions != 1 {
		t.Errorf("%d bytes, %d questions", g.Bytes, g.Questions)
	}
	if g := list("another")[0]; !strings.Contains(g.Problem, "kotae index") {
		t.Errorf("of another analyser: %q", g.Problem)
	}
	err := errors.Join(
		os.Truncate(filepath.Join(generationDir(s, names[0]), "texts.bin"), 1),
		os.Remove(filepath.Join(generationDir(s, names[1]), "columns.bin")),
		os.WriteFile(filepath.Join(generationDir(s, names[2]), "manifest.json"), []byte("{"), 0o644),
	)
	if err != nil {
		t.Fatal(err)
	}
	setCurrent(t, s, "g00")
	for i, want := range []string{"texts.bin has 1 bytes", "columns.bin is missing", "manifest is torn", ""} {
		if g := list(analyzer)[i]; !strings.Contains(g.Problem, want) || want == "" && g.Problem != "" || g.Current {
			t.Errorf("%s: %q, current %v; want %q", g.Name, g.Problem, g.Current, want)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestReadColumns(t *testing.T) {
	s := newStore(t)
	name, err := publish(s, false, "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(generationDir(s, name), "texts.bin"), 0); err != nil {
		t.Fatal(err)
	}
	m, c, err := s.ReadColumns(name) // which texts.bin does not matter to
	if err != nil || m.Questions != 2 || len(c.IDs) != 2 {
		t.Fatalf("%+v, %+v, %v", m, c, err)
	}
	path := filepath.Join(generationDir(s, name), "columns.bin")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *generation.DamagedError
	if _, _, err := s.ReadColumns(name); !errors.As(err, &damaged) {
		t.Errorf("of changed columns: %v", err)
	}
}

func TestDrop(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 3)
	removed, err := s.Drop(names[0], names[2], names[1])
	if err == nil || !strings.Contains(err.Error(), "current") || !cmp.Equal(removed, names[:1]) {
		t.Errorf("removed %v, %v", removed, err)
	}
	if left, err := s.Names(); err != nil || !cmp.Equal(left, names[1:]) {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestHistoryOfAnother: that a name was the sample's elsewhere does not make own questions a sample.
func TestHistoryOfAnother(t *testing.T) {
	s := newStore(t)
	if _, err := publish(s, false, "a"); err != nil {
		t.Fatal(err)
	}
	line := `{"time":"2024-05-12T00:00:00Z","action":"publish","generation":"g000001","sample":true,"questions":1}` + "\n"
	if err := os.WriteFile(filepath.Join(s.Dir(), "HISTORY"), []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	if own, err := s.HadOwnQuestions(); err != nil || !own {
		t.Errorf("%v, %v", own, err)
	}
}
