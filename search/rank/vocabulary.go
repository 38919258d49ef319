package rank

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// vocabulary is every term of the word fields, read when first asked for.
type vocabulary struct {
	once   sync.Once
	terms  []string
	docs   []uint32       // how many documents have each term, about: those that have it in several fields count for each
	fields []uint8        // in how many fields each term stands
	exact  []atomic.Int32 // one more than Holding has counted for each term; 0 where it has not yet
	joined string         // the terms, each between line feeds, for one scan over all
	err    error
}

// Vocabulary lists every term of the word fields, sorted.
func (x *Index) Vocabulary() ([]string, error) {
	v := &x.words
	v.once.Do(func() {
		docs, fields := map[string]uint32{}, map[string]uint8{}
		for _, f := range wordFields {
			v.err = generation.Terms(x.gen.Reader, indexer.FieldNames[f], func(term string, n int) error {
				if docs[term] == 0 {
					v.terms = append(v.terms, term)
				}
				docs[term] += uint32(n)
				fields[term]++
				return nil
			})
			if v.err != nil {
				v.err = fmt.Errorf("the vocabulary cannot be read: %w", v.err)
				return
			}
		}
		slices.Sort(v.terms)
		v.docs, v.fields = make([]uint32, len(v.terms)), make([]uint8, len(v.terms))
		for i, term := range v.terms {
			v.docs[i], v.fields[i] = docs[term], fields[term]
		}
		v.exact = make([]atomic.Int32, len(v.terms))
		v.joined = "\n" + strings.Join(v.terms, "\n") + "\n"
		at := 1
		for i, term := range v.terms { // of the same bytes, so that each term is in memory once
			v.terms[i] = v.joined[at : at+len(term)]
			at += len(term) + 1
		}
	})
	return v.terms, v.err
}

// Frequency is how many documents have a term of the vocabulary, by its place in it; a document that has it in several fields may
// count for each.
func (x *Index) Frequency(i int) int { return int(x.words.docs[i]) }

// Holding is how many documents have a term in any of the word fields: 0 of one that the vocabulary does not have. Whoever asks
// first for a term that stands in several fields waits until its postings are read.
func (x *Index) Holding(ctx context.Context, term string) (int, error) {
	terms, err := x.Vocabulary()
	if err != nil {
		return 0, err
	}
	i, found := slices.BinarySearch(terms, term)
	switch v := &x.words; {
	case !found:
		return 0, nil
	case v.fields[i] == 1:
		return int(v.docs[i]), nil
	case v.exact[i].Load() == 0:
		p, err := x.decode(ctx, term, wordFields)
		if err != nil {
			return 0, err
		}
		v.exact[i].Store(int32(len(p.docs)) + 1)
	}
	return int(x.words.exact[i].Load()) - 1, nil
}

// Holds reports whether the vocabulary has a term, or nothing can be read of it.
func (x *Index) Holds(term string) bool {
	terms, err := x.Vocabulary()
	_, found := slices.BinarySearch(terms, term)
	return found || err != nil
}

// maxLonger bounds the work for a literal that stands in much of the vocabulary (ション): the terms beyond it are found by
// their characters, if at all.
const maxLonger = 1000

// containing lists the longer terms that a literal stands in: インターンシップ for インターン. A term in which it only
// follows a prefix of the opposite meaning (不採用 for 採用) is left out.
func (x *Index) containing(literal string) ([]string, error) {
	if _, err := x.Vocabulary(); err != nil {
		return nil, err
	}
	var terms []string
	joined := x.words.joined
	for from := 0; ; {
		i := strings.Index(joined[from:], literal)
		if i < 0 || len(terms) == maxLonger {
			return terms, nil
		}
		at := from + i
		start := strings.LastIndexByte(joined[:at], '\n') + 1
		end := at + strings.IndexByte(joined[at:], '\n')
		if term := joined[start:end]; term != literal && standsAlone([]byte(term), at-start, len(literal)) {
			terms = append(terms, term)
		}
		from = end
	}
}

// standsAlone asks analysis.StandsAlone about the literal found at a place of a text.
func standsAlone(text []byte, at, length int) bool {
	before, _ := utf8.DecodeLastRune(text[:at])
	after, _ := utf8.DecodeRune(text[at+length:])
	first, _ := utf8.DecodeRune(text[at:])
	last, _ := utf8.DecodeLastRune(text[at : at+length])
	return analysis.StandsAlone(before, first, last, after)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
