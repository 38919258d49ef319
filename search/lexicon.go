package search

import (
	"runtime"
	"sync"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search/rank"
	"kotae/search/spelling"
)

// lexicon is a generation's vocabulary by how its terms are read.
type lexicon struct {
	*spelling.Lexicon
	variants map[string][]spelling.Variant // of the terms that have any
}

// newLexicon reads every term of the vocabulary aloud, on all processors: about a second for 300,000 terms.
func newLexicon(index *rank.Index, a *analysis.Analyzer) (*lexicon, error) {
	terms, err := index.Vocabulary()
	if err != nil {
		return nil, err
	}
	entries := make([]spelling.Entry, len(terms))
	inParallel(len(terms), func(i int) {
		entries[i] = spelling.Entry{Term: terms[i], Reading: a.Reading(terms[i]), Docs: index.Frequency(i)}
	})
	l := &lexicon{spelling.New(entries), map[string][]spelling.Variant{}}
	for _, e := range entries {
		if found := l.Variants(e.Term, e.Reading); len(found) > 0 {
			l.variants[e.Term] = found
		}
	}
	return l, nil
}

// inParallel calls do with each number below n, in stretches.
func inParallel(n int, do func(i int)) {
	const stretch = 1024
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for from := range next {
				for i := from; i < min(from+stretch, n); i++ {
					do(i)
				}
			}
		})
	}
	for from := 0; from < n; from += stretch {
		next <- from
	}
	close(next)
	wait.Wait()
}

// variantsOf lists the terms that are another one written otherwise, also of one that the vocabulary does not have.
func (e *engine) variantsOf(term string) []spelling.Variant {
	if e.index.Holds(term) {
		return e.lexicon.variants[term]
	}
	return e.lexicon.Variants(term, e.analyzer.Reading(term))
}

// maxVariants is how many writings of one word are looked for.
const maxVariants = 6

// addVariants lets a word of the plan be found as it is written otherwise.
func (p *plan) addVariants(e *engine, n int) {
	found := e.variantsOf(p.rank.Words[n].Term)
	for _, v := range found[:min(len(found), maxVariants)] {
		as, weight := rank.AsVariant, e.weights.Variant
		if v.Kind == spelling.Read {
			as, weight = rank.AsReading, e.weights.Reading
		}
		p.offer(rank.Alternative{Terms: []rank.Word{{Term: v.Term, Weight: 1}}, Text: v.Term, Weight: weight, As: as}, n)
	}
	p.addCompounds(e, n)
}

// minCompound is the length, in characters, from which a loan word that no dictionary cuts may be several words written
// otherwise.
const minCompound = 8

// addCompounds lets a long loan word be found as several that are spelled otherwise, and therefore cut: グループデイスカッション as
// グループディスカッション.
func (p *plan) addCompounds(e *engine, n int) {
	term := p.rank.Words[n].Term
	if utf8.RuneCountInString(term) < minCompound || analysis.OneScript(term) != analysis.Katakana {
		return
	}
	for _, s := range e.lexicon.Read(term, maxVariants) {
		a := sequence(s, rank.AsVariant, e.weights.Variant)
		if len(s.Terms) > 1 && a.Text != term && analysis.OneScript(a.Text) == analysis.Katakana && kana.Loan(a.Text) == kana.Loan(term) {
			p.offer(a, n)
		}
	}
}
