package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kotae/indexer/completion"
	"kotae/search/suggest"
)

// Limits of suggestions.
const (
	DefaultSuggestions = 8
	MaxSuggestions     = 20
	maxTypedBytes      = 300 // of a text that is completed; a longer one is a sentence that is nearly written
)

// SuggestRequest asks how a text may go on.
type SuggestRequest struct {
	Query string // as it stands in the search box, in any state of the input method
	N     int    // 1 to MaxSuggestions; 0 is DefaultSuggestions
}

// Suggestions are ways to complete a text, the likeliest first.
type Suggestions struct {
	Query       string       `json:"query"`
	Generation  string       `json:"generation"`
	TookMS      float64      `json:"took_ms"`
	Suggestions []Suggestion `json:"suggestions"`
}

// Suggestion is a text that finds something.
type Suggestion struct {
	Text  string   `json:"text"`
	Kind  string   `json:"kind"`         // a SuggestKind
	Marks [][2]int `json:"marks"`        // what of Text was typed, in code points, from and to
	ID    string   `json:"id,omitempty"` // of a question
}

// The kinds of suggestion.
const (
	SuggestQuestion = "question" // the title of one, with its id
	SuggestTerm     = "term"     // a word of the questions
	SuggestPhrase   = "phrase"   // several words
	SuggestQuery    = "query"    // what people searched for, or editors call it
)

var suggestKinds = map[completion.Kind]string{
	completion.Title: SuggestQuestion, completion.Term: SuggestTerm, completion.Phrase: SuggestPhrase, completion.Query: SuggestQuery,
}

// Suggest completes a text. Each suggestion has at least one hit; of an empty or a long text there are none.
func (s *Service) Suggest(ctx context.Context, r SuggestRequest) (*Suggestions, error) {
	if r.N == 0 {
		r.N = DefaultSuggestions
	}
	switch {
	case r.N < 1 || r.N > MaxSuggestions:
		return nil, &RequestError{"n", fmt.Sprintf("%d is out of range", r.N), fmt.Sprintf("use 1 to %d", MaxSuggestions)}
	case len(r.Query) > MaxQueryBytes:
		return nil, &RequestError{"q", fmt.Sprintf("the query has %d bytes", len(r.Query)), fmt.Sprintf("use at most %d", MaxQueryBytes)}
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	started := time.Now()
	out := &Suggestions{Query: r.Query, Generation: e.gen.Manifest.Name}
	if out.Suggestions, err = e.suggest(ctx, r.Query, r.N); err != nil {
		return nil, err
	}
	out.TookMS = milliseconds(time.Since(started))
	return out, nil
}

// suggest completes a text; where that finds too little, as what its letters may be apart.
func (e *engine) suggest(ctx context.Context, text string, n int) ([]Suggestion, error) {
	if len(text) > maxTypedBytes {
		return []Suggestion{}, nil
	}
	typed := suggest.Read(text, e.analyzer.Reading)
	out, err := e.suggestions(ctx, &typed, n)
	if err != nil {
		return nil, err
	}
	if apart, ok := typed.Apart(e.analyzer.Reading); ok && 2*len(out) < n {
		more, err := e.suggestions(ctx, &apart, n)
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			if len(out) < n && !slices.ContainsFunc(out, func(o Suggestion) bool { return o.Text == m.Text }) {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// wordsShare is how many suggestions of eight are words where there are titles too: those make the search better, but a title
// that is what somebody wants to ask answers at once.
const wordsShare = 5.0 / DefaultSuggestions

func (e *engine) suggestions(ctx context.Context, typed *suggest.Typed, n int) ([]Suggestion, error) {
	words, err := e.suggestedWords(ctx, typed, n)
	if err != nil {
		return nil, err
	}
	titles := e.suggestedTitles(typed, n)
	most := max(int(wordsShare*float64(n)+0.5), n-len(titles))
	words = words[:min(len(words), most)]
	return append(words, titles[:min(len(titles), n-len(words))]...), nil
}

// suggestedTitles are the titles of questions that are not forgotten.
func (e *engine) suggestedTitles(typed *suggest.Typed, n int) []Suggestion {
	titles := e.gen.Completions.Titles
	out := []Suggestion{}
	seen := map[string]bool{}
	for _, c := range typed.Complete(titles, 2*n, func(entry uint32) bool { return e.index.Visible(titles.Docs(entry)) }) {
		s := suggestionOf(titles, c)
		s.ID = e.gen.Columns.IDs[titles.Docs(c.Entry)]
		if !seen[s.Text] && len(out) < n { // a question that was asked again, word for word
			out = append(out, s)
		}
		seen[s.Text] = true
	}
	return out
}

// suggestionOf is a completion as it is shown. Its text is in memory of its own: the set's is gone with the generation.
func suggestionOf(s *completion.Set, c suggest.Completion) Suggestion {
	e := s.Entry(c.Entry)
	return Suggestion{Text: e.Text, Kind: suggestKinds[e.Kind], Marks: c.Marks(e.Text)}
}

// suggestedWords are terms, phrases and queries, of both sets, and what was typed with its last word completed.
func (e *engine) suggestedWords(ctx context.Context, typed *suggest.Typed, n int) ([]Suggestion, error) {
	type scored struct {
		Suggestion
		surface string
		score   float64
	}
	var all []scored
	for _, set := range []*completion.Set{e.gen.Completions.Words, e.completed()} {
		if set == nil {
			continue
		}
		for _, c := range typed.Complete(set, n, func(entry uint32) bool { return e.finds(ctx, set, entry) }) {
			all = append(all, scored{suggestionOf(set, c), set.Surface(c.Entry), c.Score})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	out := []Suggestion{}
	seen := map[string]bool{typed.Surface(): true} // what stands there already is no suggestion
	for _, s := range all {
		if !seen[s.surface] && len(out) < n {
			out = append(out, s.Suggestion)
		}
		seen[s.surface] = true
	}
	if len(typed.Words) < 2 || len(out) == n {
		return out, nil
	}
	together, err := e.togetherWith(ctx, typed, n-len(out))
	for _, s := range together {
		if surface := suggest.Surface(s.Text); !seen[surface] {
			seen[surface] = true
			out = append(out, s)
		}
	}
	return out, err
}

// finds reports whether an entry that few questions have is found still: they may all be forgotten. It searches for a text in memory of
// its own, for terms of it are kept as keys of caches.
func (e *engine) finds(ctx context.Context, set *completion.Set, entry uint32) bool {
	if hidden := e.index.Hidden(); hidden == 0 || int(set.Docs(entry)) > hidden {
		return true
	}
	return e.findsStrictly(ctx, set.Entry(entry).Text)
}

// findsStrictly reports whether a search for a text finds what has it.
func (e *engine) findsStrictly(ctx context.Context, text string) bool {
	a, err := e.search(ctx, Request{Query: text, Page: 1, PerPage: 1})
	return err == nil && a.Total > 0 && !a.Relaxed && (a.Meant == nil || !a.Meant.Instead)
}

// maxTogether is how many completions of the last word are tried with those before it.
const maxTogether = 12

// togetherWith completes the last word alone, by what stands in the same questions as the words before it: 面接 ふ by 面接 服装. What
// stands with them often, above all in titles, and not everywhere, comes first.
func (e *engine) togetherWith(ctx context.Context, typed *suggest.Typed, n int) ([]Suggestion, error) {
	before, last := typed.Split()
	head, ok := e.written(before)
	if !ok {
		return nil, nil
	}
	terms, words := e.informative(head), e.gen.Completions.Words
	isTerm := func(entry uint32) bool { return words.Kind(entry) == completion.Term }
	var found []suggest.Completion
	for _, c := range last.Complete(words, maxTogether, isTerm) {
		term := strings.Clone(words.Surface(c.Entry)) // caches keep it, and the set's is gone with the generation
		if !e.index.Holds(term) {                     // セミナー, whose term is セミナ
			term = e.term(term)
		}
		both, titled, err := e.index.Together(ctx, append(terms[:len(terms):len(terms)], term))
		if err != nil {
			return nil, err
		}
		if both > 0 && !slices.Contains(terms, term) {
			c.Score += math.Log1p(float64(both)) + 2*math.Log1p(float64(titled)) - 1.5*math.Log1p(float64(words.Docs(c.Entry)))
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b suggest.Completion) int { return cmp.Compare(b.Score, a.Score) })
	var out []Suggestion
	for _, c := range found[:min(len(found), n)] {
		out = append(out, after(head, suggestionOf(words, c)))
	}
	return out, nil
}

// after puts words before a suggestion.
func after(head string, s Suggestion) Suggestion {
	shift := utf8.RuneCountInString(head) + 1
	marks := [][2]int{{0, shift - 1}}
	for _, m := range s.Marks {
		marks = append(marks, [2]int{m[0] + shift, m[1] + shift})
	}
	return Suggestion{Text: head + " " + s.Text, Kind: SuggestPhrase, Marks: marks}
}

// written is words that were typed as the corpus writes them: as they stand where it has them, else as what they are completed to. false
// says that one is nothing.
func (e *engine) written(typed suggest.Typed) (string, bool) {
	out := ""
	for _, w := range typed.Words {
		text := w.Text
		if entry, ok := suggest.Exactly(e.gen.Completions.Words, text); ok {
			text = e.gen.Completions.Words.Entry(entry).Text
		} else if !e.index.Holds(text) && (w.Open || !e.holdsAll(text)) {
			one := suggest.Typed{Words: []suggest.Word{w}}
			found := one.Complete(e.gen.Completions.Words, 1, func(uint32) bool { return true })
			if len(found) == 0 {
				return "", false
			}
			text = e.gen.Completions.Words.Entry(found[0].Entry).Text
		}
		if out != "" {
			out += " "
		}
		out += text
	}
	return out, true
}

// holdsAll reports a text all of whose words the corpus has.
func (e *engine) holdsAll(text string) bool {
	terms := e.informative(text)
	return len(terms) > 0 && !slices.ContainsFunc(terms, func(t string) bool { return !e.index.Holds(t) })
}
