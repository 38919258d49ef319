package duplicates

import (
	"bufio"
	"compress/gzip"
	"context"
	"os"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
)

func sampleQuestions(t testing.TB) (out []*corpus.Question) {
	t.Helper()
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, item.Question)
	}
	return out
}

// jsquad reads pairs of id, id, same or hardneg, text, text.
func jsquad(t *testing.T, path string) (pairs []Pair) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		pairs = append(pairs, Pair{A: c[3], B: c[4], Same: c[2] == "same"})
	}
	if lines.Err() != nil || len(pairs) < 6000 {
		t.Fatal(lines.Err(), len(pairs))
	}
	return pairs
}
