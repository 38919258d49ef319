package demand

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search"
)

// titles are the words of the site's titles: what questions call things.
type titles struct {
	questions int
	words     map[string]*titleWord // by their folded text
	bySound   map[string][]string
}

type titleWord struct {
	text      string
	sound     string
	questions int // whose title has it
	parts     []string

	length  int             // of the sound, in characters
	script  analysis.Script // of the text, as scriptOf has it
	spelled bool            // the sound is nothing but kana
}

// maxTitleWords bounds what is kept of very many titles: a million of them have some hundred thousand different stretches.
const maxTitleWords = 500_000

// readTitles cuts the titles of all questions.
func readTitles(ctx context.Context, site *Site) (*titles, error) {
	t := &titles{words: map[string]*titleWord{}, bySound: map[string][]string{}}
	for q, err := range search.Records(ctx, site.Store) {
		if err != nil {
			return nil, err
		}
		t.questions++
		for _, w := range titleWords(site.Analyzer, q.Title) {
			known := t.words[w.text]
			if known == nil {
				if len(t.words) >= maxTitleWords {
					continue
				}
				w.text = strings.Clone(w.text)
				w.hear(sound(site.Analyzer, w.text))
				t.words[w.text], known = &w, &w
				if w.sound != "" {
					t.bySound[w.sound] = append(t.bySound[w.sound], w.text)
				}
			}
			known.questions++
		}
	}
	return t, nil
}

// hear takes down how the word is read.
func (w *titleWord) hear(sound string) {
	w.sound, w.length = sound, utf8.RuneCountInString(sound)
	w.script, w.spelled = scriptOf(w.text), kanaOnly(sound)
}

// titleWords are the stretches of a title, their pieces by script, and the single words of those, each once.
func titleWords(an *analysis.Analyzer, title string) (out []titleWord) {
	cut := an.Analyze(title)
	var words []string
	for _, t := range cut.Tokens {
		if t.Kind == analysis.Word && !analysis.IsFiller(t.Term) {
			words = append(words, cut.Folded.Text[t.From:t.To])
		}
	}
	add := func(text string) {
		if utf8.RuneCountInString(text) < 2 || slices.ContainsFunc(out, func(w titleWord) bool { return w.text == text }) {
			return
		}
		w := titleWord{text: text}
		for rest, i := text, 0; i < len(words); i++ { // the words that it is made of, where they are known
			if after, ok := strings.CutPrefix(rest, words[i]); ok {
				w.parts, rest = append(w.parts, words[i]), after
			}
		}
		out = append(out, w)
	}
	for _, s := range stretches(an, title) {
		add(s.text)
		for _, p := range s.pieces() {
			add(p.text)
		}
	}
	for _, w := range words {
		add(w)
	}
	return out
}

// common reports a word that too many titles have to be another name for something: 面接 is no synonym.
func (t *titles) common(w *titleWord) bool {
	return float64(w.questions) > max(maxShare*float64(t.questions), fewTitles)
}

// maxShare is the share of all titles beyond which a word names a subject of the site rather than a thing; so few titles tell
// nothing of the kind.
const (
	maxShare  = 0.05
	fewTitles = 5
)
