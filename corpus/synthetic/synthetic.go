// Package synthetic makes large corpora of questions from passages of prose, the same ones for the same seed, for
// measuring size and speed.
package synthetic

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"kotae/corpus"
)

// Passages reads the texts of a JSONL file, plain or .gz.
func Passages(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the passages cannot be read: %w", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	var texts []string
	for s.Scan() {
		var p struct{ Text string }
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, len(texts)+1, err)
		}
		texts = append(texts, p.Text)
	}
	return texts, s.Err()
}

// Write writes n questions made of the passages of a file, each of so many, as JSONL.
func Write(w io.Writer, passagesPath string, n, each int, seed uint64) error {
	passages, err := Passages(passagesPath)
	if err != nil {
		return err
	}
	if len(passages) == 0 {
		return fmt.Errorf("%s holds no passages", passagesPath)
	}
	out := bufio.NewWriterSize(w, 1<<20)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for q := range Questions(passages, n, each, seed) {
		if err := enc.Encode(q); err != nil {
			return err
		}
	}
	return out.Flush()
}

// nearCopies is the share of questions that repeat an earlier one with small changes.
const nearCopies = 0.05

// DefaultPassages make a question as long as the site's own, with its answers: 2,700 characters.
const DefaultPassages = 4

// Questions makes n questions: each of so many passages joined, the first sentence as title, the rest split into question and
// answers; advisers and categories with the site's skew, of about a hundred advisers two of whom write a quarter.
func Questions(passages []string, n, each int, seed uint64) iter.Seq[corpus.Question] {
	return func(yield func(corpus.Question) bool) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var kept []corpus.Question // what near-copies are made of
		for i := range n {
			var q corpus.Question
			if len(kept) > 0 && rng.Float64() < nearCopies {
				q = nearCopy(rng, kept[rng.IntN(len(kept))])
			} else {
				q = question(rng, passages, each)
			}
			q.ID = strconv.Itoa(i + 1)
			q.URL = "https://synthetic.example/qa/" + q.ID
			if len(kept) < 1000 {
				kept = append(kept, q)
			}
			if !yield(q) {
				return
			}
		}
	}
}

func question(rng *rand.Rand, passages []string, each int) corpus.Question {
	var text strings.Builder
	for range each {
		text.WriteString(passages[rng.IntN(len(passages))])
		text.WriteByte('\n')
	}
	sentences := split(text.String())
	title := sentences[0]
	if runes := []rune(title); len(runes) > 80 {
		title = string(runes[:80])
	}
	rest := sentences[1:]
	body := rest[:len(rest)/5]
	rest = rest[len(rest)/5:]
	q := corpus.Question{
		Title: title, Body: strings.Join(body, ""),
		Asker:      corpus.Asker{Status: pick(rng, statuses), Gender: pick(rng, genders)},
		Asked:      fmt.Sprintf("20%02d-%02d-%02d", 20+rng.IntN(7), 1+rng.IntN(12), 1+rng.IntN(28)),
		Categories: []string{fmt.Sprintf("分類%02d", skewed(rng, 30))},
	}
	answers := 1 + rng.IntN(3)
	for a := range answers {
		part := rest[len(rest)*a/answers : len(rest)*(a+1)/answers]
		if len(part) < 2 {
			continue
		}
		q.Answers = append(q.Answers, corpus.Answer{
			ID: fmt.Sprintf("a%d", a+1), Adviser: adviser(rng), Qualifications: []string{"キャリアコンサルタント"},
			Headline: part[0], Sections: []corpus.Section{{Text: strings.Join(part[1:], "")}}, Best: a == 0 && rng.IntN(3) == 0,
		})
	}
	return q
}

// nearCopy leaves out one sentence of the body and adds a turn of speech to the title.
func nearCopy(rng *rand.Rand, q corpus.Question) corpus.Question {
	sentences := split(q.Body)
	if len(sentences) > 1 {
		i := rng.IntN(len(sentences))
		q.Body = strings.Join(append(append([]string{}, sentences[:i]...), sentences[i+1:]...), "")
	}
	q.Title += pick(rng, []string{"教えてください", "どうでしょうか", "か"})
	return q
}

// split cuts a text after 。 and at line ends; there is always at least one sentence.
func split(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		for _, s := range strings.SplitAfter(strings.TrimSpace(line), "。") {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	if len(out) == 0 {
		return []string{text}
	}
	return out
}

var (
	statuses = []string{"大学3年生", "大学3年生", "大学4年生", "大学4年生", "大学院1年生", "短大生", "既卒", "その他", ""}
	genders  = []string{"男性", "女性", "回答しない", ""}
)

// adviser draws one of a hundred, of whom the first two have written a quarter.
func adviser(rng *rand.Rand) string {
	n := rng.IntN(2)
	if rng.Float64() >= 0.25 {
		n = 2 + skewed(rng, 98)
	}
	return fmt.Sprintf("相談 員%03d", n+1)
}

// skewed draws from 0 to n−1, the smaller the likelier.
func skewed(rng *rand.Rand, n int) int { return int(float64(n) * rng.Float64() * rng.Float64()) }

func pick(rng *rand.Rand, of []string) string { return of[rng.IntN(len(of))] }
