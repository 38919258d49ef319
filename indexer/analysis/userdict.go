package analysis

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// userWords are the words of job hunting that kagome with the IPA dictionary cuts badly. A user word hides every
// dictionary word that starts at the same place, so the file holds no ASCII, no short prefixes, no inflected forms.
//
//go:embed userdict.tsv
var userWords string

// DictionaryName is the file of a data directory that holds a site's own words.
const DictionaryName = "dictionary.tsv"

// UserWord is one line of a user dictionary.
type UserWord struct {
	Surface string   `json:"surface"` // as it stands in folded text
	Reading string   `json:"reading"` // in kana
	Term    string   `json:"term"`    // what is indexed: the surface, or the usual spelling of a variant
	Parts   []string `json:"parts"`   // what the word is also found by; never a part that means the opposite (不採用 has none)

	// NotBefore is what the word is not followed by where it is a word: 既卒, but not in 既卒業.
	NotBefore []string `json:"not_before"`
}

// Equal reports whether two words are cut and found alike.
func (w UserWord) Equal(o UserWord) bool { return w.key() == o.key() }

func (w UserWord) key() string {
	return fmt.Sprintf("%q %q %q %q %q", w.Surface, w.Reading, w.Term, w.Parts, w.NotBefore)
}

// Words are a site's own words, which are added to those the program brings along. One whose surface is that of such a word
// replaces it. Nil has none.
type Words struct {
	text string
	list []UserWord
}

// Text is what the words were read from.
func (w *Words) Text() string {
	if w == nil {
		return ""
	}
	return w.text
}

// Own lists the site's words in the order of their file.
func (w *Words) Own() []UserWord {
	if w == nil {
		return nil
	}
	return w.list
}

// All lists the words that the program brings along, but for those that are replaced, and then the site's own.
func (w *Words) All() ([]UserWord, error) {
	builtin, err := builtinWords()
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, u := range w.Own() {
		own[u.Surface] = true
	}
	all := slices.DeleteFunc(slices.Clone(builtin), func(b UserWord) bool { return own[b.Surface] })
	return append(all, w.Own()...), nil
}

// Fingerprint is equal for words that have the same effect, whatever comments stand between them; "" without any.
func (w *Words) Fingerprint() string {
	var keys []string
	for _, u := range w.Own() {
		keys = append(keys, u.key())
	}
	if len(keys) == 0 {
		return ""
	}
	slices.Sort(keys)
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:8])
}

// maxWordsFile bounds a dictionary in bytes: 100,000 words and more.
const maxWordsFile = 8 << 20

// LoadWords reads a site's words; where there is no such file it returns nil. A file with any error in it is refused, with
// the place of the first.
func LoadWords(path string) (*Words, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && info.Size() > maxWordsFile {
		return nil, fmt.Errorf("%s has %d bytes; a dictionary may have %d", path, info.Size(), maxWordsFile)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the dictionary cannot be read: %w", err)
	}
	words, problems := ParseWords(path, string(text))
	for _, p := range problems {
		if !p.Warning {
			return nil, p
		}
	}
	return words, nil
}

var builtinWords = sync.OnceValues(func() ([]UserWord, error) {
	words, problems := ParseWords("userdict.tsv", userWords)
	for _, p := range problems {
		if !p.Warning {
			return nil, p
		}
	}
	return words.list, nil
})

// ParseWords reads lines of surface, reading, term ("" for the surface), parts and followers (both separated by spaces), with
// tabs between; columns that are empty at the end may be left out. Empty lines and those that begin with # are left out. It
// returns the words of the lines without errors, and all that is wrong or odd, by line.
func ParseWords(file, text string) (*Words, []Problem) {
	l := wordLinter{file: file, seen: map[string]int{}}
	w := &Words{text: text}
	for i, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		l.line = i + 1
		line = strings.TrimSuffix(line, "\r")
		if !utf8.ValidString(line) {
			l.report(false, "the text is not UTF-8; save the file as UTF-8")
			return w, l.problems
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 2 || len(columns) > 5 {
			l.report(false, "%d columns, want surface, reading, term, parts, not before, with tabs between; the last three may be left out", len(columns))
			continue
		}
		for len(columns) < 5 {
			columns = append(columns, "")
		}
		u := UserWord{
			Surface: strings.TrimSpace(columns[0]), Reading: strings.TrimSpace(columns[1]), Term: strings.TrimSpace(columns[2]),
			Parts: strings.Fields(columns[3]), NotBefore: strings.Fields(columns[4]),
		}
		if !l.word(&u) {
			continue
		}
		if u.Term == "" {
			u.Term = u.Surface
		}
		w.list = append(w.list, u)
	}
	return w, l.problems
}
