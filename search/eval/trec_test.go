package eval

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRunIsReadAsItWasWritten(t *testing.T) {
	want := map[string][]string{"q1": {"d1", "d 2/x", "文書　三", "d10"}, "質 問": {"d1", "Q0 d"}, "q3": {"100 2 3"}}
	var b bytes.Buffer
	w := NewRunWriter(&b, "kotae")
	var errs error
	for query, docs := range want {
		for i, doc := range docs {
			errs = errors.Join(errs, w.Hit(query, doc, i+1, 7.25)) // of one score: the rank decides
		}
	}
	if err := errors.Join(errs, w.Flush()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "q1 Q0 d1 1 7.25 kotae\n") {
		t.Errorf("got %s", b.String())
	}
	got, err := ReadRun(file(t, t.TempDir(), "run", b.String(), true))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-written +read)\n%s", diff)
	}
}

func TestReadRun(t *testing.T) {
	for name, c := range map[string]struct {
		text, want string
		docs       []string
	}{
		"by score":    {text: "1 Q0 a 1 0.5 x\n1\t0\tb\t2\t1e1\tx\n", docs: []string{"b", "a"}},
		"a word":      {text: "1 Q0 a 1 0.5 x\nhello\n", want: "run:2: this is no line of a TREC run"},
		"no number":   {text: "1 Q0 a one 0.5 x", want: `run:1: rank "one" and score "0.5" are to be numbers`},
		"NaN":         {text: "1 Q0 a 1 NaN x", want: "are to be numbers"},
		"found twice": {text: "1 Q0 a 1 2 x\n1 Q0 a 2 1 x", want: `run:2: query "1" has document "a" twice`},
	} {
		got, err := ReadRun(file(t, t.TempDir(), "run", c.text, false))
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) || c.want == "" && (err != nil || !cmp.Equal(got["1"], c.docs)) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

// FuzzFiles: whatever a file holds, it is read or refused.
func FuzzFiles(f *testing.F) {
	for _, s := range []string{
		"1 Q0 a 1 0.5 x\n", "q 1 Q0 a b 1 0.5 x", `{"id":"1","title":"面接","text":"本文"}` + "\n" + `{"id":"2","answer":"a"}`, "\x1f\x8b\x08", "a\tb\t1", "\xff",
	} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(dir, "file")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		_, _ = ReadRun(path)
		set, err := LoadDocuments([]string{path})
		if err != nil {
			return
		}
		for i := range set.Questions {
			if problems := set.Questions[i].Validate(); len(problems) > 0 {
				t.Fatalf("a document that would be rejected: %v", problems)
			}
		}
	})
}
