package indexer

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/generation"
)

// Fields of a document that only completions read.
const (
	phrasesField   = "phrases"   // what is said in several words
	spellingsField = "spellings" // words in katakana whose term is written otherwise, as TERM=WRITTEN
)

const (
	minDocs    = 2       // documents that must have a term or a phrase: what stands in one only, its title offers
	maxTerms   = 200_000 // that are offered, the most frequent first
	maxPhrases = 400_000
)

// completer makes the completions of an index.
type completer struct {
	dictionary func() (*analysis.Analyzer, error) // nil where nothing new can be there
	previous   *completion.Set                    // terms and phrases that were read before by the same analyser, or nil
	workers    int
}

// complete is called with the rows in the order of the index.
func (c *completer) complete(r index.IndexReader, rows []generation.Row) (*completion.Data, error) {
	v := &vocabulary{r}
	terms, err := v.frequent(FieldNames[:FieldTitleGrams], maxTerms, completion.IsTerm)
	if err != nil {
		return nil, err
	}
	phrases, err := v.frequent([]string{phrasesField}, maxPhrases, func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	titles, err := titles(v, rows, terms)
	if err != nil {
		return nil, err
	}
	spellings, err := v.spellings(titles)
	if err != nil {
		return nil, err
	}
	words, err := c.words(terms, phrases, spellings)
	if err != nil {
		return nil, err
	}
	return &completion.Data{Titles: completion.NewSet(titles), Words: completion.NewSet(words)}, nil
}

// counted is a term or phrase with how many documents have it.
type counted struct {
	text string
	docs int
}

// vocabulary reads the terms of an index's fields.
type vocabulary struct{ reader index.IndexReader }

// frequent lists the most frequent terms of fields, each with the documents of the field that has it most.
func (v *vocabulary) frequent(fields []string, most int, wanted func(string) bool) ([]counted, error) {
	docs := map[string]int{}
	for _, f := range fields {
		err := generation.Terms(v.reader, f, func(term string, n int) error {
			if n >= minDocs && wanted(term) {
				docs[term] = max(docs[term], n)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]counted, 0, len(docs))
	for text, n := range docs {
		out = append(out, counted{text, n})
	}
	slices.SortFunc(out, func(a, b counted) int { return cmp.Or(cmp.Compare(b.docs, a.docs), strings.Compare(a.text, b.text)) })
	return out[:min(len(out), most)], nil
}

// spellings tells how the corpus writes its words.
func (v *vocabulary) spellings(titles []completion.Entry) (*completion.Spellings, error) {
	s := completion.NewSpellings()
	for _, t := range titles {
		s.Note(t.Text)
	}
	return s, generation.Terms(v.reader, spellingsField, func(pair string, docs int) error {
		term, written, _ := strings.Cut(pair, "=")
		s.Count(term, written, docs)
		return nil
	})
}

// titles weighs the titles of the questions that there are: those about what many ask, with several answers, and short ones first.
func titles(v *vocabulary, rows []generation.Row, terms []counted) ([]completion.Entry, error) {
	sums, counts := make([]float64, len(rows)), make([]int, len(rows))
	for _, t := range terms {
		r, err := v.reader.TermFieldReader(context.Background(), []byte(t.text), FieldNames[FieldTitle], false, false, false)
		if err != nil {
			return nil, err
		}
		doc, err := r.Next(nil)
		for ; err == nil && doc != nil; doc, err = r.Next(doc) {
			sums[doc.ID.Value()] += math.Log1p(float64(t.docs))
			counts[doc.ID.Value()]++
		}
		if err = cmp.Or(err, r.Close()); err != nil {
			return nil, err
		}
	}
	var out []completion.Entry
	for n, row := range rows {
		if row.ID == "" || row.Title.Text == "" {
			continue
		}
		e := row.Title
		e.Docs = uint32(n)
		long := max(utf8.RuneCountInString(e.Text)-easyTitle, 0)
		e.Weight = max(sums[n]/float64(max(counts[n], 1))+0.4*math.Log1p(float64(row.Answers))-0.03*float64(long), 0)
		out = append(out, e)
	}
	return out, nil
}

// easyTitle is the length in characters from which a title counts less the longer it is: it is read in a list.
const easyTitle = 30

// words reads the terms and phrases, on all processors.
func (c *completer) words(terms, phrases []counted, spellings *completion.Spellings) ([]completion.Entry, error) {
	known := map[string]uint32{}
	if c.previous != nil {
		for i := range uint32(c.previous.Len()) {
			known[c.previous.Text(i)] = i
		}
	}
	out := make([]completion.Entry, 0, len(terms)+len(phrases))
	shown := map[string]bool{}
	for i, w := range slices.Concat(terms, phrases) {
		e := completion.Entry{Text: spellings.Show(w.text, w.docs), Kind: completion.Term, Docs: uint32(w.docs)}
		if i >= len(terms) {
			e.Kind = completion.Phrase
		}
		if e.Weight = weight(e); !shown[e.Text] {
			out = append(out, e)
		}
		shown[e.Text] = true
	}
	var fresh []int
	for i := range out {
		e := &out[i]
		if n, ok := known[e.Text]; ok {
			was := c.previous.Entry(n)
			e.Surface, e.Key, e.Bounds = was.Surface, was.Key, was.Bounds
		} else {
			fresh = append(fresh, i)
		}
	}
	if len(fresh) > 0 && c.dictionary != nil {
		a, err := c.dictionary()
		if err != nil {
			return nil, err
		}
		inParallel(len(fresh), c.workers, func(i int) {
			e := &out[fresh[i]]
			read := completion.NewEntry(a, e.Text, e.Kind)
			e.Surface, e.Key, e.Bounds = read.Surface, read.Key, read.Bounds
		})
	}
	return slices.DeleteFunc(out, func(e completion.Entry) bool { return e.Surface == "" }), nil
}

// weight is how likely a term or phrase is wanted: by how many documents have it, nouns before verbs, and what says more before what
// says less.
func weight(e completion.Entry) float64 {
	w := math.Log1p(float64(e.Docs))
	kana, all := 0, 0
	for _, r := range e.Text {
		if all++; analysis.ScriptOf(r) == analysis.Hiragana {
			kana++
		}
	}
	switch {
	case e.Kind == completion.Phrase && !strings.Contains(e.Text, " "):
		w += 0.7
	case e.Kind == completion.Phrase:
		w += 0.2
	case kana == all:
		w -= 1.8
	case kana > 0:
		w -= 1.2
	}
	return min(max(w, 0), completion.MaxWeight)
}

// inParallel calls do with each number below n on so many goroutines; 0 is one a processor.
func inParallel(n, workers int, do func(i int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	wait.Wait()
}
