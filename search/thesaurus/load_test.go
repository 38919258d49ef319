package thesaurus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func everywhere(int) bool { return true }

// says lists what a thesaurus has for a whole text, by kind.
func says(t *Thesaurus, text string, kind Kind) (terms []string) {
	for _, x := range t.Expand(text, everywhere) {
		if x.Kind == kind {
			terms = append(terms, x.Term)
		}
	}
	return terms
}

func writeOwn(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(strings.Join(lines, "\n"), " ", "\t")), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	builtin, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if none, err := Load(filepath.Join(t.TempDir(), FileName)); err != nil || none.Fingerprint() != builtin.Fingerprint() {
		t.Errorf("without a file: %v", err)
	}
	if !slices.Contains(says(builtin, "es", Equivalent), "エントリーシート") {
		t.Fatalf("es is %v", says(builtin, "es", Equivalent))
	}
	own, err := Load(writeOwn(t, "a equivalent 推し活面談", "a equivalent カジュアル面談", "b never ES", "b never エントリーシート"))
	if err != nil {
		t.Fatal(err)
	}
	if got := says(own, "推し活面談", Equivalent); !slices.Contains(got, "カジュアル面談") {
		t.Errorf("推し活面談 is %v", got)
	}
	if got := says(own, "es", Equivalent); slices.Contains(got, "エントリーシート") {
		t.Errorf("it was taken back, but es is %v", got)
	}
	if _, err := Load(writeOwn(t, "a equivalent 就活", "a same 就職活動")); err == nil || !strings.Contains(err.Error(), FileName+":2: unknown kind") {
		t.Errorf("got %v", err)
	}
}

func TestLintOwn(t *testing.T) {
	lint := func(lines ...string) []Problem {
		entries, err := ParseFile(writeOwn(t, lines...))
		if err != nil {
			t.Fatal(err)
		}
		problems, err := LintOwn(entries...)
		if err != nil {
			t.Fatal(err)
		}
		return problems
	}
	if got := lint("a never ES", "a never エントリーシート"); len(got) > 0 {
		t.Errorf("taking back is allowed: %v", got)
	}
	if got := lint("a equivalent 推し活面談", "a equivalent ES"); len(got) != 1 || !got[0].Warning || got[0].Line != 2 {
		t.Errorf("the program has it in a group: %v", got)
	}
	if got := lint("a equivalent 推し活面談"); len(got) != 1 || got[0].Warning {
		t.Errorf("one term is no group: %v", got)
	}
}
