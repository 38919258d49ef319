package synthetic

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/corpus/jsonl"
)

// passages writes a small file of passages and returns its path.
func passages(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, c := range "あいうえおかきくけこさしすせそ" {
		sentence := strings.Repeat(string(c), 5)
		line, err := json.Marshal(map[string]string{"text": strings.Repeat(sentence+"。", 8)})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	path := filepath.Join(t.TempDir(), "passages.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func write(t *testing.T, path string, n int, seed uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, path, n, DefaultPassages, seed); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameSeedSameCorpus(t *testing.T) {
	path := passages(t)
	first := write(t, path, 200, 1)
	if !bytes.Equal(first, write(t, path, 200, 1)) {
		t.Error("one seed made two corpora")
	}
	if bytes.Equal(first, write(t, path, 200, 2)) {
		t.Error("two seeds made one corpus")
	}
}

// TestShape reads a corpus back and looks for what it promises: valid records, near-copies, two advisers who wrote a
// quarter.
func TestShape(t *testing.T) {
	const n = 4000
	questions, copies, answers, first := 0, 0, 0, 0
	endings := []string{"教えてください", "どうでしょうか", "。か"}
	for item, err := range jsonl.Read("corpus.jsonl", bytes.NewReader(write(t, passages(t), n, 1))) {
		if err != nil || item.Question == nil {
			t.Fatalf("%v, rejected %v", err, item.Rejected)
		}
		questions++
		if slices.ContainsFunc(endings, func(s string) bool { return strings.HasSuffix(item.Question.Title, s) }) {
			copies++
		}
		for _, a := range item.Question.Answers {
			answers++
			if a.Adviser == "相談 員001" || a.Adviser == "相談 員002" {
				first++
			}
		}
	}
	share := func(part, whole int) float64 { return float64(part) / float64(whole) }
	if questions != n {
		t.Errorf("%d questions, want %d", questions, n)
	}
	if s := share(copies, questions); s < 0.04 || s > 0.06 {
		t.Errorf("near-copies are %.3f of all, want about %.2f", s, nearCopies)
	}
	if s := share(first, answers); s < 0.22 || s > 0.29 {
		t.Errorf("the first two advisers wrote %.3f of the answers, want about a quarter", s)
	}
	if s := share(answers, questions); s < 1.8 || s > 2.2 {
		t.Errorf("%.2f answers a question, want about 2", s)
	}
}

func TestNoPassages(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.jsonl")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{empty, empty + ".missing"} {
		if err := Write(&bytes.Buffer{}, path, 1, DefaultPassages, 1); err == nil {
			t.Errorf("%s made questions", path)
		}
	}
}
