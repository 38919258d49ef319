// Package analysis turns Japanese text into the terms of the index, the same for documents and for queries.
package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"sync"
	"unicode/utf8"
	"weak"
)

// Kind says what a token is to the index.
type Kind uint8

// The kinds of token.
const (
	Word     Kind = iota // a term
	Part                 // a part of the Word before it, by which that is found too
	Function             // a particle, an ending, a mark: not indexed
)

// Token is one piece of a text.
type Token struct {
	Term       string
	Kind       Kind
	Start, End int // bytes in the original text
	From, To   int // bytes in the folded text
}

// Analysis is a text with its tokens, in the order of the text.
type Analysis struct {
	Folded Folded
	Tokens []Token
}

// Analyzer cuts text. It may be used by several goroutines; all share one dictionary, which takes about a second to
// load and 100 MB.
type Analyzer struct {
	dict        *dictionary
	fingerprint string
}

// New loads the dictionary, on the first call.
func New() (*Analyzer, error) {
	d, err := loadDictionary()
	if err != nil {
		return nil, err
	}
	return &Analyzer{d, Fingerprint()}, nil
}

// extended are the analysers with a site's own words that somebody still uses, by the words' fingerprint.
var extended struct {
	sync.Mutex
	by map[string]weak.Pointer[Analyzer]
}

// NewWith is an analyser that knows a site's own words too; without any it is New. One for the same words is shared, and goes
// with the last who uses it: it takes 4 MB and more beside what all share.
func NewWith(words *Words) (*Analyzer, error) {
	print := words.Fingerprint()
	if print == "" {
		return New()
	}
	extended.Lock()
	defer extended.Unlock()
	if a := extended.by[print].Value(); a != nil {
		return a, nil
	}
	all, err := words.All()
	if err != nil {
		return nil, err
	}
	d, err := newDictionary(all)
	if err != nil {
		return nil, err
	}
	a := &Analyzer{d, Fingerprint() + "+" + print}
	maps.DeleteFunc(extended.by, func(_ string, p weak.Pointer[Analyzer]) bool { return p.Value() == nil })
	if extended.by == nil {
		extended.by = map[string]weak.Pointer[Analyzer]{}
	}
	extended.by[print] = weak.Make(a)
	return a, nil
}

// revision is raised by every change to this package that changes terms, so that no query is cut in another way than
// the documents of the generation that it searches.
const revision = "4"

// Fingerprint is equal for programs whose analysers cut every text in the same way, where they know the same words of a site.
func Fingerprint() string {
	sum := sha256.Sum256([]byte(revision + "\x00ipa v1.2.6\x00" + userWords))
	return hex.EncodeToString(sum[:8])
}

// Fingerprint is equal for analysers that cut every text in the same way.
func (a *Analyzer) Fingerprint() string { return a.fingerprint }

// FoldText is the text as the index keeps it for literal search.
func FoldText(text string) Folded { return foldSpellings(Fold(text)) }

// Analyze cuts a text of any content into tokens.
func (a *Analyzer) Analyze(text string) Analysis {
	out := Analysis{Folded: FoldText(text)}
	var c cutter
	sentences(out.Folded.Text, func(start, end int) {
		c.morphemes = c.morphemes[:0]
		a.cut(&c, out.Folded.Text, start, end)
		out.Tokens = c.join(out.Folded.Text, out.Tokens)
	})
	for i := range out.Tokens {
		t := &out.Tokens[i]
		t.Start, t.End = out.Folded.Original(t.From, t.To)
	}
	return out
}

// morpheme is the smallest piece, before numbers and prefixes are joined.
type morpheme struct {
	from, to int
	*word
}

// cutter holds the buffers of one analysis.
type cutter struct{ morphemes []morpheme }

// maxRun is the longest run of one script, in characters, that is looked up as one word; no word is as long.
const maxRun = 64

// cut splits a sentence where alphabets, digits and Japanese meet, and lets kagome cut the Japanese. kagome cuts
// alphabets and digits at every change (SPI3, TG-WEB) and digits one by one.
func (a *Analyzer) cut(c *cutter, text string, start, end int) {
	for i := start; i < end; {
		from := i
		r, size := utf8.DecodeRuneInString(text[i:end])
		switch ScriptOf(r) {
		case Latin:
			i += alphabetLength(text[i:end])
			c.morphemes = append(c.morphemes, morpheme{from, i, alphabetic(text[from:i])})
		case Digit:
			i += max(digitsLength(text[i:end]), size)
			c.morphemes = append(c.morphemes, morpheme{from, i, &word{class: number, term: text[from:i]}})
		default:
			i += restLength(text[i:end])
			for _, t := range a.dict.cut(text[from:i]) {
				c.morphemes = append(c.morphemes, morpheme{from + t.Position, from + t.Position + len(t.Surface), a.dict.look(&t)})
			}
		}
	}
}

// restLength returns the bytes up to the next letter or digit, or to where one script has run for too long.
func restLength(text string) int {
	run, last := 0, Other
	for i, r := range text {
		script := ScriptOf(r)
		if script == Latin || script == Digit {
			return i
		}
		if run++; script != last {
			run, last = 1, script
		}
		if run > maxRun {
			return i
		}
	}
	return len(text)
}
