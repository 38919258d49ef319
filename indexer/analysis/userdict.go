package analysis

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/dict"
)

// userWords are the words of job hunting that kagome with the IPA dictionary cuts badly. A user word hides every
// dictionary word that starts at the same place, so the file holds no ASCII, no short prefixes, no inflected forms.
//
//go:embed userdict.tsv
var userWords string

// userWord is one line of the user dictionary.
type userWord struct {
	surface string
	term    string   // what is indexed: the surface, or the usual spelling of a variant
	parts   []string // what the word is also found by; never a part that means the opposite (不採用 has none)
	// notBefore is what the word is not followed by where it is a word: 既卒, but not in 既卒業.
	notBefore []string
}

// parseUserWords reads lines of surface, reading, term ("" for the surface), parts and followers (both separated
// by spaces), and complains of what would break the analyser in production.
func parseUserWords(tsv string) ([]userWord, dict.UserDictRecords, error) {
	var words []userWord
	var records dict.UserDictRecords
	seen := map[string]int{}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, nil, fmt.Errorf("user dictionary, line %d: %d columns, want surface, reading, term, parts, not before", n+1, len(f))
		}
		w := userWord{surface: f[0], term: f[2], parts: strings.Fields(f[3]), notBefore: strings.Fields(f[4])}
		folded := Fold(w.surface).Text
		switch first, had := seen[w.surface]; {
		case had:
			return nil, nil, fmt.Errorf("user dictionary, line %d: %q stands on line %d already", n+1, w.surface, first)
		case folded != w.surface:
			return nil, nil, fmt.Errorf("user dictionary, line %d: %q never occurs in folded text, write %q", n+1, w.surface, folded)
		case utf8.RuneCountInString(w.surface) < 2:
			return nil, nil, fmt.Errorf("user dictionary, line %d: %q is one character and would hide longer words", n+1, w.surface)
		case f[1] == "":
			return nil, nil, fmt.Errorf("user dictionary, line %d: %q has no reading", n+1, w.surface)
		}
		seen[w.surface] = n + 1
		if w.term == "" {
			w.term = w.surface
		}
		words = append(words, w)
		records = append(records, dict.UserDicRecord{Text: w.surface, Tokens: []string{w.surface}, Yomi: []string{f[1]}, Pos: "名詞"})
	}
	return words, records, nil
}
