package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kotae/indexer"
	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// bench measures a corpus of one size, and returns the seconds of a processor that a question took.
func (o *dupesOptions) bench(ctx context.Context, passages []string, size int, most func() int) (each float64, err error) {
	dir, err := os.MkdirTemp("", "kotae-lab-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	planted, err := plantDupes(filepath.Join(dir, "corpus.jsonl"), passages, size, *o)
	if err != nil {
		return 0, err
	}
	l, err := openLab(filepath.Join(dir, "index"))
	if err != nil {
		return 0, err
	}
	started := time.Now()
	report, err := indexer.Build(ctx, l.store, l.analyzer, indexer.Options{Version: "lab", Sources: []string{filepath.Join(dir, "corpus.jsonl")}})
	if err != nil {
		return 0, err
	}
	fmt.Printf("%d questions (indexed in %.0f s)\n", report.Written, time.Since(started).Seconds())
	svc, err := l.open("")
	if err != nil {
		return 0, err
	}
	defer svc.Close()
	if each, err = o.survey(ctx, svc, planted, most); err != nil {
		return 0, err
	}
	if o.searches != "" {
		if err := timeSearchesMeanwhile(ctx, svc, o.searches); err != nil {
			return 0, err
		}
	}
	fmt.Print("  ")
	return each, checkMemory(o.memory)
}

// survey looks a corpus through and prints what it took and what was found.
func (o *dupesOptions) survey(ctx context.Context, svc *search.Service, planted []plantedPairs, most func() int) (each float64, err error) {
	forgetPeak()
	most()
	started, busy := time.Now(), cpuSeconds()
	survey, err := svc.Survey(ctx, search.SurveyOptions{})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, survey.Close()) }()
	took := time.Since(started).Seconds()
	busy = cpuSeconds() - busy
	own := most()
	each = cmp.Or(busy, took) / float64(survey.Questions)
	fmt.Printf("  looked through in %.1f s, %.1f s of processors, %.2f ms a question:", took, busy, 1000*each)
	for _, p := range survey.Passes {
		fmt.Printf(" %s %.1f s", p.Name, p.Took.Seconds())
	}
	fmt.Printf("\n  memory of its own meanwhile: %d MB\n", own)
	found, err := listFound(ctx, survey)
	if err != nil {
		return 0, err
	}
	for _, p := range planted {
		if err := p.print(survey, found, o.misses); err != nil {
			return 0, err
		}
	}
	return each, nil
}

// listFound lists all clusters, prints how many there are of each kind, and returns the pairs that are alike or have the same answer.
func listFound(ctx context.Context, survey *search.Survey) (map[[2]string]bool, error) {
	started := time.Now()
	found := map[[2]string]bool{}
	for ids := range survey.Links() {
		found[ordered(ids)] = true
	}
	alike, questions, counts := len(found), 0, map[clusters.Kind]int{}
	for c, err := range survey.Clusters(ctx) {
		if err != nil {
			return nil, err
		}
		counts[c.Kind]++
		questions += len(c.Members)
		if c.Kind != clusters.PastedAnswer {
			continue
		}
		for i, m := range c.Members {
			for _, other := range c.Members[:i] {
				found[ordered([2]string{m.ID, other.ID})] = true
			}
		}
	}
	fmt.Printf("  %d pairs compared, %d alike, %d questions in clusters:", survey.Pairs, alike, questions)
	for _, k := range clusters.Kinds {
		fmt.Printf(" %s %d", k, counts[k])
	}
	fmt.Printf(" (listed in %.1f s)\n", time.Since(started).Seconds())
	return found, nil
}

// print tells how many of the pairs were found, and how many of those that the model would call duplicates: what the finder lost.
func (p *plantedPairs) print(survey *search.Survey, found map[[2]string]bool, misses bool) error {
	n, alike, alikeFound := 0, 0, 0
	for _, pair := range p.pairs {
		v, err := survey.Score(pair[0], pair[1])
		if err != nil {
			return err
		}
		there := found[ordered(pair)]
		n += indicator(there)
		if v.Score >= duplicates.DefaultThreshold {
			alike++
			alikeFound += indicator(there)
		}
		if misses && !there {
			fmt.Printf("  missed %v: score %.4f, vetoed %v\n", pair, v.Score, v.Vetoed)
		}
	}
	fmt.Printf("  %s: %d of %d found, %d of the %d that score enough\n", p.name, n, len(p.pairs), alikeFound, alike)
	return nil
}

func indicator(b bool) int {
	if b {
		return 1
	}
	return 0
}

func ordered(ids [2]string) [2]string { return [2]string{min(ids[0], ids[1]), max(ids[0], ids[1])} }
