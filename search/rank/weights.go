// Package rank scores documents for a query: BM25F with true lengths over bleve's postings.
package rank

import "kotae/indexer"

// Weights are all the numbers of the ranking. They were chosen with `kotae-lab quality --weights …` on the sample, a city's FAQ
// (search/eval/testdata/cityfaq), JSQuAD and JaQuAD together; around them the ranking is flat: changing one by a third moves
// the mean nDCG@10 by less than 0.005. `kotae-lab stages` tells what each gains and costs. RelaxedBelow was chosen with
// `kotae-lab relaxed`: 0.7 marks 54 % of JSQuAD's wrong first hits and 8 % of the right ones.
type Weights struct {
	Fields       [6]FieldWeight // by the indexer's field
	K1           float64        // BM25F's saturation: how soon more of the same word stops helping
	Grams        float64        // what the bigrams' score counts beside the words'
	Coverage     float64        // exponent of the share of the query's information that a document has
	MinCoverage  float64        // of a search, see Query.MinCoverage
	MinRelated   float64        // of related questions, see Query.MinCoverage
	RelaxedBelow float64        // a best hit that has less of the query is a relaxed one
	Literal      float64        // what a word counts that stands there as characters but was cut otherwise

	// What a word counts that is found as something else, as a share of what it would count itself.
	Variant, Reading, Synonym, Narrower, Near, Meant float64

	Feedback float64 // what it counts at most to be like the first hits, as a share of the hit's own score: see refine
	Concept  float64 // what counts several words that stand there as one thing, beside the words, as a share of one such word
}

// FieldWeight is BM25F's weight and length normalisation (0 none, 1 full) of one field.
type FieldWeight struct{ Weight, B float64 }

// Default weights.
func Default() Weights {
	w := Weights{K1: 0.9, Grams: 0.7, Coverage: 0.75, MinCoverage: 0.1, MinRelated: 0.05, RelaxedBelow: 0.7, Literal: 0.6,
		Variant: 0.95, Reading: 0.9, Synonym: 0.8, Narrower: 0.4, Near: 0.5, Meant: 0.7, Concept: 0.8, Feedback: 0.4}
	w.Fields[indexer.FieldTitle] = FieldWeight{5, 0.5}
	w.Fields[indexer.FieldBody] = FieldWeight{1.5, 0.7}
	w.Fields[indexer.FieldHeadline] = FieldWeight{1.5, 0.5}
	w.Fields[indexer.FieldAnswer] = FieldWeight{1, 0.7}
	w.Fields[indexer.FieldTitleGrams] = FieldWeight{3, 0.5}
	w.Fields[indexer.FieldTextGrams] = FieldWeight{1, 0.7}
	return w
}
