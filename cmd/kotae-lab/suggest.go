package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search"
)

func newSuggestCommand() *cobra.Command {
	var (
		data string
		n    int
		seed uint64
	)
	cmd := &cobra.Command{
		Use:   "suggest --data DIR",
		Short: "time suggestions for states of typing the titles of an index, one after the other",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := openLab(data)
			if err != nil {
				return err
			}
			svc, err := l.open("")
			if err != nil {
				return err
			}
			defer svc.Close()
			titles, err := l.titles(n)
			if err != nil {
				return err
			}
			typed := typings(l.analyzer, titles, rand.New(rand.NewPCG(seed, 0)))
			for _, round := range []string{"cold", "warm"} {
				for _, kind := range typingKinds {
					if err := timeSuggestions(cmd.Context(), svc, round+" "+kind, typed[kind]); err != nil {
						return err
					}
				}
			}
			var all []string
			for _, kind := range typingKinds {
				all = append(all, typed[kind]...)
			}
			return timeSuggestions(cmd.Context(), svc, "warm all", all)
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "the data directory of an index")
	cmd.Flags().IntVar(&n, "titles", 500, "how many titles are typed")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "which titles, and how far")
	_ = cmd.MarkFlagRequired("data")
	return cmd
}

// titles are n of an index, evenly chosen.
func (l *lab) titles(n int) ([]string, error) {
	gen, err := l.store.OpenCurrent(analysis.Fingerprint())
	if err != nil {
		return nil, err
	}
	set := gen.Completions.Titles
	var titles []string
	for i := 0; i < set.Len(); i += max(set.Len()/n, 1) {
		titles = append(titles, strings.Clone(set.Text(uint32(i))))
	}
	return titles, gen.Close()
}

var typingKinds = []string{"one letter", "romaji", "kana", "kana and a letter", "kanji", "kanji and a letter", "two words", "sentence"}

// typings are states of typing each title, by their kind.
func typings(a *analysis.Analyzer, titles []string, rng *rand.Rand) map[string][]string {
	typed := map[string][]string{}
	add := func(kind, text string) {
		if text != "" {
			typed[kind] = append(typed[kind], text)
		}
	}
	letter := func() string { return string("kstnhmyrwgzdbpj"[rng.IntN(15)]) }
	syllable := func() string { return strings.Trim(letter(), "wy") + string("aiueo"[rng.IntN(5)]) }
	first := func(s string, most int) string {
		runes := []rune(s)
		return string(runes[:min(1+rng.IntN(most), len(runes))])
	}
	for _, title := range titles {
		var words []string // with kanji
		for _, t := range a.Analyze(title).Tokens {
			if t.Kind == analysis.Word && utf8.RuneCountInString(t.Term) > 1 && !kana.IsKana(t.Term) {
				words = append(words, title[t.Start:t.End])
			}
		}
		add("one letter", letter())
		add("romaji", strings.Join([]string{syllable(), syllable(), letter()}[:1+rng.IntN(3)], ""))
		if len(words) == 0 {
			continue
		}
		word := words[rng.IntN(len(words))]
		read := kana.Hiragana(a.Reading(word))
		add("kana", first(read, 6))
		add("kana and a letter", first(read, 4)+letter())
		add("kanji", first(word, 3))
		add("kanji and a letter", word+letter())
		add("two words", words[0]+" "+first(kana.Hiragana(a.Reading(words[len(words)-1])), 3))
		add("sentence", first(title, 30))
	}
	return typed
}

func timeSuggestions(ctx context.Context, svc *search.Service, name string, typed []string) error {
	var took []time.Duration
	found := 0
	for _, text := range typed {
		t := time.Now()
		s, err := svc.Suggest(ctx, search.SuggestRequest{Query: text})
		if err != nil {
			return err
		}
		took = append(took, time.Since(t))
		if len(s.Suggestions) > 0 {
			found++
		}
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[min(len(took)-1, int(share*float64(len(took))))].Round(time.Microsecond)
	}
	fmt.Printf("%-26s typed=%d answered=%d p50=%v p95=%v p99=%v max=%v\n", name+":", len(took), found, at(.5), at(.95), at(.99), took[len(took)-1].Round(time.Microsecond))
	return nil
}
