package indexer_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// contents are what a generation holds of every question, whatever number bleve gave it and wherever it was read.
func contents(t testing.TB, g *generation.Generation) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for n, id := range g.Columns.IDs {
		if !g.Columns.Live(uint32(n)) {
			continue
		}
		q := record(t, g, id)
		q.Source = corpus.Source{}
		b, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		row := g.Columns.Row(uint32(n))
		row.TextEnd = 0
		out[id] = []string{fmt.Sprint(row), string(g.Text(uint32(n))), string(b)}
	}
	for n, id := range g.Columns.IDs {
		if title, ok := g.Completions.Titles.Of(uint32(n)); ok {
			title.Docs = 0
			out["title of "+id] = []string{fmt.Sprint(title)}
		}
	}
	words := g.Completions.Words
	for i := range uint32(words.Len()) {
		e := words.Entry(i)
		out["completion "+e.Text] = []string{fmt.Sprint(e)}
	}
	for _, field := range indexer.FieldNames {
		for term, docs := range postings(t, g, field) {
			for id, freq := range docs {
				out[field+" "+term] = append(out[field+" "+term], fmt.Sprint(id, " ", freq))
			}
			slices.Sort(out[field+" "+term])
		}
	}
	return out
}

// postings are the frequencies of each term of a field, by question.
func postings(t testing.TB, g *generation.Generation, field string) map[string]map[string]uint64 {
	t.Helper()
	out := map[string]map[string]uint64{}
	dict, err := g.Reader.FieldDict(field)
	if err != nil {
		t.Fatal(err)
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil {
			t.Fatal(err)
		}
		if entry == nil {
			return out
		}
		docs := map[string]uint64{}
		r, err := g.Reader.TermFieldReader(context.Background(), []byte(entry.Term), field, true, false, false)
		if err != nil {
			t.Fatal(err)
		}
		for {
			posting, err := r.Next(nil)
			if err != nil {
				t.Fatal(err)
			}
			if posting == nil {
				break
			}
			docs[g.Columns.IDs[posting.ID.Value()]] = posting.Freq
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if len(docs) > 0 { // bleve still lists the terms of documents that are gone
			out[entry.Term] = docs
		}
	}
}

// TestWorkers: how many analyse changes nothing but the order.
func TestWorkers(t *testing.T) {
	source := jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(sampleQuestions(t, 60))...)
	var want map[string][]string
	for _, workers := range []int{1, 4} {
		s := newStore(t)
		build(t, s, indexer.Options{Sources: []string{source}, Workers: workers})
		got := contents(t, open(t, s))
		if len(got) < 1000 {
			t.Fatalf("only %d things were compared", len(got))
		}
		if want == nil {
			want = got
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers:\n%s", workers, diff)
		}
	}
}

// TestDocuments: for every question, the lengths are the numbers of tokens that count, the postings hold all terms, the
// text splits back, and the record comes back as it was.
func TestDocuments(t *testing.T) {
	a := newAnalyzer(t)
	qs := sampleQuestions(t, 30)
	lone := question("lone", "？？？", "㈱ＡＢＣの﨑さん")
	lone.Answers = []corpus.Answer{}
	long := question("long", strings.Repeat("あ", 1000), strings.Repeat("a", 10_000)+" "+strings.Repeat("ア", 10_000)+" "+strings.Repeat("1", 10_000))
	odd := question("odd", "<b>\"題\"</b>\u2028", "一\n\n二\t三 İ ℻ ﷺ")
	odd.Answers[0].Sections = []corpus.Section{}
	qs = append(qs, lone, long, odd)
	s := newStore(t)
	build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(qs)...)}})
	g := open(t, s)
	freqs := map[string]map[string]map[string]uint64{}
	for _, f := range indexer.FieldNames {
		freqs[f] = postings(t, g, f)
	}
	for _, q := range qs {
		n, ok := g.Number(q.ID)
		if !ok {
			t.Errorf("question %s is not there", q.ID)
			continue
		}
		got := record(t, g, q.ID)
		got.Source, q.Source = corpus.Source{}, corpus.Source{}
		if diff := cmp.Diff(q, got); diff != "" {
			t.Errorf("the record of %s:\n%s", q.ID, diff)
		}
		if g.Columns.Hashes[n] != q.Hash() || int(g.Columns.Answers[n]) != len(q.Answers) {
			t.Errorf("%s has the hash %s and %d answers", q.ID, g.Columns.Hashes[n], g.Columns.Answers[n])
		}
		for f, texts := range fieldTexts(q) {
			length, terms := uint32(0), map[string]uint64{}
			for _, text := range texts {
				an := a.Analyze(text)
				if f == indexer.FieldTitleGrams || f == indexer.FieldTextGrams {
					analysis.Grams(an.Folded.Text, func(gram string) { length++; terms[gram]++ })
					continue
				}
				for _, token := range an.Tokens {
					if token.Kind != analysis.Function {
						terms[token.Term]++
					}
					if token.Kind == analysis.Word {
						length++
					}
				}
			}
			if got := g.Columns.Lengths[f][n]; got != length {
				t.Errorf("%s: the field %s has the length %d, want %d", q.ID, indexer.FieldNames[f], got, length)
			}
			for term, want := range terms {
				if got := freqs[indexer.FieldNames[f]][term][q.ID]; got != want {
					t.Errorf("%s: %q stands %d times in %s, want %d", q.ID, term, got, indexer.FieldNames[f], want)
				}
			}
		}
		checkText(t, q, string(g.Text(n)))
	}
}

// fieldTexts are a question's texts by field.
func fieldTexts(q *corpus.Question) [][]string {
	out := make([][]string, len(indexer.FieldNames))
	out[indexer.FieldTitle], out[indexer.FieldBody] = []string{q.Title}, []string{q.Body}
	for _, a := range q.Answers {
		out[indexer.FieldHeadline] = append(out[indexer.FieldHeadline], a.Headline)
		for _, s := range a.Sections {
			out[indexer.FieldHeadline] = append(out[indexer.FieldHeadline], s.Heading)
			out[indexer.FieldAnswer] = append(out[indexer.FieldAnswer], s.Text)
		}
	}
	out[indexer.FieldTitleGrams] = out[indexer.FieldTitle]
	for _, f := range []int{indexer.FieldBody, indexer.FieldHeadline, indexer.FieldAnswer} {
		out[indexer.FieldTextGrams] = append(out[indexer.FieldTextGrams], out[f]...)
	}
	return out
}

func checkText(t *testing.T, q *corpus.Question, text string) {
	t.Helper()
	fold := func(s string) string { f := analysis.FoldText(s); return f.Text }
	parts := strings.Split(text, generation.FieldSeparator)
	if len(parts) != 3 || parts[0] != fold(q.Title) || parts[1] != fold(q.Body) {
		t.Errorf("the text of %s splits to %.200q", q.ID, parts)
		return
	}
	answers := strings.Split(parts[2], generation.AnswerSeparator)
	if len(answers) != max(1, len(q.Answers)) {
		t.Errorf("the text of %s has %d answers, want %d", q.ID, len(answers), len(q.Answers))
		return
	}
	for i, a := range q.Answers {
		want := []string{a.Headline}
		for _, s := range a.Sections {
			if s.Heading != "" {
				want = append(want, s.Heading)
			}
			want = append(want, s.Text)
		}
		for j := range want {
			want[j] = fold(want[j])
		}
		if answers[i] != strings.Join(want, "\n") {
			t.Errorf("answer %d of %s is %.200q, want %.200q", i+1, q.ID, answers[i], want)
		}
	}
}

// TestHostileText: a megabyte that has no end of a word is indexed in pieces; the records around it are there too.
func TestHostileText(t *testing.T) {
	s := newStore(t)
	nul, err := json.Marshal(question("nul", "題", "a\x00b"))
	if err != nil {
		t.Fatal(err)
	}
	r := build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"),
		question("before", "前", "文"), question("katakana", "題", strings.Repeat("ア", 1<<20/3)), string(nul), question("after", "後", "文"))}})
	if r.Questions != 3 || r.Rejected != 1 {
		t.Errorf("report: %+v", countsOf(r))
	}
	g := open(t, s)
	n, ok := g.Number("katakana")
	if !ok || g.Columns.TextLen[n] < 1<<20/3*3 {
		t.Fatal("the megabyte is not there as a whole")
	}
	// Each run of 64 characters is one word at least, and there is no word of more than that.
	if words := g.Columns.Lengths[indexer.FieldBody][n]; words < 1<<20/3/64 {
		t.Errorf("it has %d words", words)
	}
	for term := range postings(t, g, indexer.FieldNames[indexer.FieldBody]) {
		if len(term) > 64*3 {
			t.Errorf("a term of %d bytes", len(term))
		}
	}
}
