package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/thesaurus"
)

// typed is a query of a file.
type typed struct {
	ID   string `json:"id,omitempty"`
	Text string `json:"text"`
	Line int    `json:"line"`
}

// readQueries reads a query from each line: a text, or a JSON object with id and text. - is standard input.
func (a *app) readQueries(path string) (queries []typed, err error) {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close() // read-only: nothing can be lost
		in = f
	}
	lines := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		q, wrong := parseQuery(line)
		if wrong != nil {
			return nil, usage(fmt.Errorf("%s:%d: %w", path, n, wrong))
		}
		if q.Line = n; q.Text != "" {
			queries = append(queries, q)
		}
		if err == io.EOF {
			break
		}
	}
	if len(queries) == 0 {
		return nil, usage(fmt.Errorf(a.text.DictNoQueries, path))
	}
	return queries, nil
}

func parseQuery(line string) (q typed, err error) {
	line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
	if !utf8.ValidString(line) {
		return q, fmt.Errorf("the text is not UTF-8; convert the file first")
	}
	if !strings.HasPrefix(line, "{") {
		return typed{Text: line}, nil
	}
	if err := json.Unmarshal([]byte(line), &q); err != nil {
		return q, fmt.Errorf("this is no JSON object with id and text, each in quotes: %w", err)
	}
	if q.Text = strings.TrimSpace(q.Text); q.Text == "" {
		return q, fmt.Errorf("the query has no text")
	}
	return q, nil
}

// reading is what a dictionary or a thesaurus makes of a query: its words, or their alternatives.
type reading func(text string) []string

// readWords reads the words of a query as they are looked for.
func readWords(an *analysis.Analyzer) reading {
	return func(text string) (words []string) {
		for _, t := range an.Analyze(text).Tokens {
			if t.Kind == analysis.Word {
				words = append(words, t.Term)
			}
		}
		return words
	}
}

// readAlternatives reads what the words of a query are also looked for as.
func readAlternatives(an *analysis.Analyzer, t *thesaurus.Thesaurus) reading {
	return func(text string) (out []string) {
		cut := an.Analyze(text)
		ends := map[int]bool{}
		for _, t := range cut.Tokens {
			if t.Kind != analysis.Part {
				ends[t.From], ends[t.To] = true, true
			}
		}
		for _, x := range t.Expand(cut.Folded.Text, func(at int) bool { return ends[at] }) {
			out = append(out, fmt.Sprintf("%s→%s (%s)", cut.Folded.Text[x.From:x.To], x.Term, x.Kind))
		}
		for _, x := range t.Meant(cut.Folded.Text, func(at int) bool { return ends[at] }) {
			out = append(out, fmt.Sprintf("%s→%s (typo)", cut.Folded.Text[x.From:x.To], x.Term))
		}
		return out
	}
}

// reworded is a query whose words or alternatives change.
type reworded struct {
	typed
	Gained []string `json:"words_gained"`
	Lost   []string `json:"words_lost"`
}

func (r *reworded) changed() bool { return len(r.Gained)+len(r.Lost) > 0 }

// reword compares what two readings make of a query.
func reword(q typed, before, after reading) reworded {
	b, a := before(q.Text), after(q.Text)
	return reworded{q, without(a, b), without(b, a)}
}

// without lists the texts that another list lacks, each once, never nil.
func without(list, other []string) []string {
	out := []string{}
	for _, s := range list {
		if !slices.Contains(other, s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// signed joins what is gained and lost, as +this -that.
func signed(gained, lost []string) string {
	var out []string
	for _, g := range gained {
		out = append(out, "+"+g)
	}
	for _, l := range lost {
		out = append(out, "-"+l)
	}
	return strings.Join(out, " ")
}
