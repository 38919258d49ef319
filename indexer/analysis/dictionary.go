package analysis

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// word is what the analysis needs of one dictionary entry.
type word struct {
	class class
	term  string
	parts []string // of a compound: what it is also found by
}

// dictionary is kagome with the user words, and a memory of what was looked up: the features of an entry are slow to
// read and never change.
type dictionary struct {
	kagome *tokenizer.Tokenizer
	plain  *tokenizer.Tokenizer // without the user words
	user   map[string]*word
	guards map[string][]string    // by user word, what must not follow it
	known  []atomic.Pointer[word] // by the entry's number
}

// systemWords is the number of entries in the IPA dictionary, rounded up.
const systemWords = 400_000

// loadDictionary is the dictionary with the words that the program brings along.
var loadDictionary = sync.OnceValues(func() (*dictionary, error) {
	words, err := builtinWords()
	if err != nil {
		return nil, err
	}
	return newDictionary(words)
})

// newDictionary makes a dictionary with user words. All share the entries of the IPA dictionary, which are loaded once.
func newDictionary(words []UserWord) (*dictionary, error) {
	records := make(dict.UserDictRecords, len(words))
	for i, w := range words {
		records[i] = dict.UserDicRecord{Text: w.Surface, Tokens: []string{w.Surface}, Yomi: []string{w.Reading}, Pos: "名詞"}
	}
	user, err := records.NewUserDict()
	if err != nil {
		return nil, err
	}
	kagome, err := tokenizer.New(ipa.Dict(), tokenizer.UserDict(user), tokenizer.OmitBosEos())
	if err != nil {
		return nil, err
	}
	plain, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	if err != nil {
		return nil, err
	}
	d := &dictionary{
		kagome: kagome, plain: plain, user: map[string]*word{}, guards: map[string][]string{},
		known: make([]atomic.Pointer[word], systemWords),
	}
	for _, w := range words {
		d.user[w.Surface] = &word{term: foldTerm(w.Term), parts: w.Parts}
		d.guards[w.Surface] = w.NotBefore
	}
	return d, nil
}

// cut cuts a text without alphabets and digits, in kagome's normal mode. Search mode ranks alike (MRR@10 on JSQuAD .9509
// for .9506, on JaQuAD .9033 for .9023) and takes 1.6 times as long; what it is for, compounds found by their parts, is
// done once for each long word of the dictionary (compoundParts).
func (d *dictionary) cut(text string) []tokenizer.Token {
	tokens := d.kagome.Analyze(text, tokenizer.Normal)
	for i := range tokens {
		if d.hides(&tokens[i], text) {
			return d.recut(text, tokens)
		}
	}
	return tokens
}

// hides reports a user word that stands only by chance at the start of another: 既卒 in 既卒業.
func (d *dictionary) hides(t *tokenizer.Token, text string) bool {
	if t.Class != tokenizer.USER {
		return false
	}
	rest := text[t.Position+len(t.Surface):]
	return slices.ContainsFunc(d.guards[t.Surface], func(s string) bool { return strings.HasPrefix(rest, s) })
}

// recut cuts without the user words from each that hides another, up to where both cuts agree again.
func (d *dictionary) recut(text string, tokens []tokenizer.Token) []tokenizer.Token {
	out := make([]tokenizer.Token, 0, len(tokens))
	for i := 0; i < len(tokens); {
		if !d.hides(&tokens[i], text) {
			out = append(out, tokens[i])
			i++
			continue
		}
		from := tokens[i].Position
		for _, t := range d.plain.Analyze(text[from:], tokenizer.Normal) {
			t.Position += from
			out = append(out, t)
			end := t.Position + len(t.Surface)
			for i < len(tokens) && tokens[i].Position < end {
				i++
			}
			if i < len(tokens) && tokens[i].Position == end {
				break
			}
		}
	}
	return out
}

// look returns what the analysis needs of a token.
func (d *dictionary) look(t *tokenizer.Token) *word {
	switch t.Class {
	case tokenizer.USER:
		return d.user[t.Surface]
	case tokenizer.KNOWN:
		if t.ID >= len(d.known) {
			return d.read(t)
		}
		if w := d.known[t.ID].Load(); w != nil {
			return w
		}
		w := d.read(t)
		d.known[t.ID].Store(w)
		return w
	}
	return &word{class: unknownClass(t.Surface), term: foldTerm(t.Surface)}
}

func (d *dictionary) read(t *tokenizer.Token) *word {
	w := &word{class: classify(t), term: t.Surface}
	if base, ok := t.BaseForm(); ok && base != "*" {
		w.term = base
	}
	if w.term = foldTerm(w.term); isNegative(t) {
		w.term = "ない"
	}
	if w.class == content {
		w.parts = d.compoundParts(t.Surface)
	}
	return w
}

// compoundParts cuts a long dictionary word by kagome's search mode (大学院生: 大学, 院生), so that it is found by them.
func (d *dictionary) compoundParts(surface string) []string {
	if utf8.RuneCountInString(surface) < 4 || OneScript(surface) != Kanji {
		return nil
	}
	var parts []string
	for _, t := range d.kagome.Analyze(surface, tokenizer.Search) {
		if utf8.RuneCountInString(t.Surface) < 2 {
			return nil
		}
		parts = append(parts, t.Surface)
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}
