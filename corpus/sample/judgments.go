package sample

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// The judgments are for measuring; no part of the service reads them.
var (
	//go:embed judgments/duplicates.tsv
	duplicates string
	//go:embed judgments/lookalikes.tsv
	lookalikes string
	//go:embed judgments/searches.tsv
	searches string
)

// Search is what a visitor would type, with the questions that answer it: 3 is the question meant, 2 answers it well, 1
// touches it.
type Search struct {
	Kind  string // word, words, abbreviation, slang, variant, kana, romaji, misconversion, number, negative, polarity, sentence
	Text  string
	Gains map[string]float64
}

// Duplicates returns the groups of questions, by id, that an editor would merge.
func Duplicates() [][]string { return rows(duplicates) }

// Lookalikes returns pairs of ids that look alike but must not be merged.
func Lookalikes() [][2]string {
	var pairs [][2]string
	for _, r := range rows(lookalikes) {
		pairs = append(pairs, [2]string{r[0], r[1]})
	}
	return pairs
}

// Searches returns the judged searches.
func Searches() ([]Search, error) {
	var all []Search
	for _, r := range rows(searches) {
		s := Search{Kind: r[0], Text: r[1], Gains: map[string]float64{}}
		for _, f := range r[2:] {
			id, gain, _ := strings.Cut(f, "=")
			g, err := strconv.ParseFloat(gain, 64)
			if err != nil {
				return nil, fmt.Errorf("searches.tsv: %q: want id=gain", f)
			}
			s.Gains[id] = g
		}
		all = append(all, s)
	}
	return all, nil
}

func rows(tsv string) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}
