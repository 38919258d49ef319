package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/eval"
	"kotae/search/rank"
)

// lab is an index in a temporary directory.
type lab struct {
	store    *generation.Store
	analyzer *analysis.Analyzer
}

// newLab indexes questions, or the sample if there are none. close removes the index.
func newLab(ctx context.Context, questions []corpus.Question) (*lab, func(), error) {
	dir, err := os.MkdirTemp("", "kotae-lab-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() { _ = os.RemoveAll(dir) }
	l, err := openLab(dir)
	if err != nil {
		remove()
		return nil, nil, err
	}
	if err := eval.Build(ctx, l.store, l.analyzer, questions, indexer.Options{Version: "lab"}); err != nil {
		remove()
		return nil, nil, err
	}
	return l, remove, nil
}

func openLab(dir string) (*lab, error) {
	store, err := generation.OpenStore(dir)
	if err != nil {
		return nil, err
	}
	a, err := analysis.New()
	return &lab{store, a}, err
}

func (l *lab) open(weights string) (*search.Service, error) {
	w, err := parseWeights(weights)
	if err != nil {
		return nil, err
	}
	return search.Open(l.store, l.analyzer, search.Options{Weights: &w})
}

// parseWeights changes the default weights by name=value, separated by commas.
func parseWeights(s string) (rank.Weights, error) {
	w := rank.Default()
	named := map[string]*float64{
		"k1": &w.K1, "grams": &w.Grams, "coverage": &w.Coverage, "mincoverage": &w.MinCoverage, "minrelated": &w.MinRelated,
		"relaxed": &w.RelaxedBelow, "literal": &w.Literal,
		"variant": &w.Variant, "reading": &w.Reading, "synonym": &w.Synonym, "narrower": &w.Narrower, "near": &w.Near, "meant": &w.Meant, "concept": &w.Concept, "feedback": &w.Feedback,
	}
	for f, name := range indexer.FieldNames {
		named[name], named[name+".b"] = &w.Fields[f].Weight, &w.Fields[f].B
	}
	for _, pair := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		name, value, _ := strings.Cut(pair, "=")
		v, err := strconv.ParseFloat(value, 64)
		if named[name] == nil || err != nil {
			return w, fmt.Errorf("weights: %q is not name=number of a known weight", pair)
		}
		*named[name] = v
	}
	return w, nil
}
