// Package analysis turns Japanese text into the terms of the index, the same for documents and for queries.
package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"
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
type Analyzer struct{ dict *dictionary }

// New loads the dictionary, on the first call.
func New() (*Analyzer, error) {
	d, err := loadDictionary()
	if err != nil {
		return nil, err
	}
	return &Analyzer{dict: d}, nil
}

// revision is raised by every change to this package that changes terms, so that no query is cut in another way than
// the documents of the generation that it searches.
const revision = "1"

// Fingerprint is equal for analysers that cut every text in the same way.
func Fingerprint() string {
	sum := sha256.Sum256([]byte(revision + "\x00ipa v1.2.6\x00" + userWords))
	return hex.EncodeToString(sum[:8])
}

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
		r, size := utf8.DecodeRuneInString(text[i:end])
		script, from, n := ScriptOf(r), i, 0
		switch script {
		case Latin:
			for i < end && n < maxRun {
				if r, size = utf8.DecodeRuneInString(text[i:end]); !continuesWord(text[i:end], r) {
					break
				}
				i, n = i+size, n+1
			}
			c.morphemes = append(c.morphemes, morpheme{from, i, alphabetic(text[from:i])})
		case Digit:
			for i < end && n < maxRun && continuesNumber(text[i:end]) {
				i, n = i+1, n+1
			}
			if n == 0 { // a digit of another script
				i += size
			}
			c.morphemes = append(c.morphemes, morpheme{from, i, &word{class: number, term: strings.ReplaceAll(text[from:i], ",", "")}})
		default:
			run, last := 0, script
			for i < end {
				r, size = utf8.DecodeRuneInString(text[i:end])
				script = ScriptOf(r)
				if script == Latin || script == Digit {
					break
				}
				if script == last {
					run++
				} else {
					run, last = 1, script
				}
				if run > maxRun {
					break
				}
				i += size
			}
			for _, t := range a.dict.kagome.Analyze(text[from:i], tokenizer.Normal) {
				c.morphemes = append(c.morphemes, morpheme{from + t.Position, from + t.Position + len(t.Surface), a.dict.look(&t)})
			}
		}
	}
}

// continuesWord reports whether an alphabetic word goes on: letters, digits, and - + # . & between or after them.
func continuesWord(rest string, r rune) bool {
	switch ScriptOf(r) {
	case Latin, Digit:
		return true
	}
	if (r == '+' || r == '#') && len(rest) > 0 {
		return true
	}
	if (r == '-' || r == '.' || r == '&') && len(rest) > 1 {
		next, _ := utf8.DecodeRuneInString(rest[1:])
		return ScriptOf(next) == Latin || ScriptOf(next) == Digit
	}
	return false
}

// continuesNumber reports whether digits go on; a comma or a point between digits belongs to them.
func continuesNumber(rest string) bool {
	digit := func(i int) bool { return i < len(rest) && rest[i] >= '0' && rest[i] <= '9' }
	return digit(0) || (rest[0] == ',' || rest[0] == '.') && digit(1)
}

// alphabetic makes the word of an alphabetic run; TG-WEB is tgweb, also found by its parts, and so is SPI3 by spi.
func alphabetic(s string) *word {
	w := &word{term: strings.NewReplacer("-", "", ".", "", "&", "").Replace(s)}
	from := 0
	for i := 1; i <= len(s); i++ {
		if i < len(s) && isASCIILetter(s[i]) == isASCIILetter(s[i-1]) && s[i] != '-' && s[i] != '&' {
			continue
		}
		if part := strings.Trim(s[from:i], "-.&"); len(part) > 1 && part != w.term && isASCIILetter(part[0]) {
			w.parts = append(w.parts, part)
		}
		from = i
	}
	return w
}

// isASCIILetter also takes in every byte of a letter beyond ASCII.
func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }
