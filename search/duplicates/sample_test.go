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

// TestGroupsAreThoseJudgedAgain holds that the sample's groups say what both of two later judgements say, wherever the two agree.
func TestGroupsAreThoseJudgedAgain(t *testing.T) {
	group := map[string]int{}
	for i, g := range sample.Duplicates() {
		for _, id := range g {
			group[id] = i + 1
		}
	}
	text, err := os.ReadFile("testdata/judged-again.tsv")
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for line := range strings.Lines(string(text)) {
		c := strings.Fields(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		pairs++
		if same := group[c[0]] > 0 && group[c[0]] == group[c[1]]; c[2] == c[3] && same != (c[2] == "dup") {
			t.Errorf("%s and %s were judged %s", c[0], c[1], c[2])
		}
	}
	if pairs < 400 {
		t.Errorf("%d pairs", pairs)
	}
}
