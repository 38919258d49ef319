package duplicates

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadPairs(t *testing.T) {
	got, err := ReadPairs("p", strings.NewReader("\ufefftext\ttext\tLabel\r\n# a comment\n\n面接の服装\t面接に着る服\tdup\r\n題\\n本文\tb\t NONDUP \n"))
	want := []Pair{{"面接の服装", "面接に着る服", true, 4}, {"題\n本文", "b", false, 5}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if q := Question(got[1].A); q.Title != "題" || q.Body != "本文" {
		t.Errorf("%+v", q)
	}
	for text, want := range map[string]string{
		"":                                 "p holds no pairs; want lines of text, text, and dup or nondup, with tabs between",
		"a\tb":                             "p:1: 2 columns, want three, with tabs between: text, text, and dup or nondup",
		"a\tb\tdup\nc\td\tsame":            `p:2: the label is "same", want dup or nondup`,
		"a\t \tdup":                        "p:1: a text is empty",
		"a\tb\tdup\na\tb\tlabel":           `p:2: the label is "label", want dup or nondup`,
		"\xff\tb\tdup":                     "p:1: the text is not UTF-8; save the file as UTF-8",
		strings.Repeat("a", 2*longestPair): "p:1: the line is longer than 1048576 bytes",
	} {
		if _, err := ReadPairs("p", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

func TestLoadPairs(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte("a\tb\tdup\n"))
	_ = z.Close()
	path := filepath.Join(t.TempDir(), "pairs.tsv")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if pairs, err := LoadPairs(path); err != nil || len(pairs) != 1 {
		t.Error(pairs, err)
	}
	if err := os.WriteFile(path, []byte("\x1f\x8bno gzip"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadPairs(path); err == nil {
		t.Error("a broken gzip is read")
	}
	if _, err := LoadPairs(path + "x"); err == nil {
		t.Error("a file that is not there is read")
	}
}

// TestPairsAreNotFittedAndHeld holds that no held pair, and no example, is also fitted by.
func TestPairsAreNotFittedAndHeld(t *testing.T) {
	fitted := map[string]bool{}
	for _, p := range readPairs(t, "testdata/pairs.tsv") {
		fitted[p.A], fitted[p.B] = true, true
	}
	for _, name := range []string{"testdata/held.tsv", "testdata/examples.tsv"} {
		for _, p := range readPairs(t, name) {
			if fitted[p.A] || fitted[p.B] {
				t.Errorf("%s:%d is also in pairs.tsv", name, p.Line)
			}
		}
	}
}
