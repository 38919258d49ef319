// Package completion holds what a search box may complete: a corpus's titles, terms and phrases, sorted by how they are written
// and by how they are read, in one file of a generation.
package completion

import (
	"strings"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
)

// Kind is what an entry is.
type Kind uint8

// The kinds of entry.
const (
	Title  Kind = iota // of a question
	Term               // one word
	Phrase             // several, as they stand next to each other
	Query              // what people have searched for
)

// Entry is one text that may be completed, with where its words begin in its writing and in its reading.
type Entry struct {
	Text    string // as it is shown
	Kind    Kind
	Surface string  // folded, without spaces
	Key     string  // kana.Key of its reading; unreadable stands for each piece that has none, and for the end of a sentence
	Bounds  []Bound // of its pieces, in order, the first at 0
	Weight  float64 // how likely it is wanted, in nats: 0 to MaxWeight
	Docs    uint32  // of a title the document's number, else how many documents have it
}

// Bound is where a piece begins: in the surface, in the key, and whether a completion may begin there.
type Bound uint32

// maxOffset is the greatest offset that a Bound holds; a title of 1,000 characters is shorter.
const maxOffset = 1<<15 - 1

func newBound(surface, key int, begins bool) Bound {
	b := Bound(surface)<<16 | Bound(key)<<1
	if begins {
		b |= 1
	}
	return b
}

// Surface is the offset in the surface, in bytes.
func (b Bound) Surface() int { return int(b >> 16) }

// Key is the offset in the key, in bytes.
func (b Bound) Key() int { return int(b >> 1 & maxOffset) }

// Begins reports whether a word begins there that somebody may begin to type.
func (b Bound) Begins() bool { return b&1 != 0 }

// unreadable is a byte that no typed key has.
const unreadable = "\x01"

// NewEntry reads a text. It has neither weight nor documents yet.
func NewEntry(a *analysis.Analyzer, text string, kind Kind) Entry {
	an := a.Analyze(text)
	begins := map[int]bool{}
	for _, t := range an.Tokens {
		if t.Kind == analysis.Word && !analysis.IsFiller(t.Term) && mayBegin(an.Folded.Text, t.From, kind) {
			begins[t.From] = true
		}
	}
	e := Entry{Text: text, Kind: kind}
	var surface, key strings.Builder
	started := false
	for _, s := range a.Sounds(an.Folded.Text) {
		written := withoutSpaces(an.Folded.Text[s.From:s.To])
		if written == "" {
			continue
		}
		if surface.Len() > maxOffset-len(written) || key.Len() > maxOffset-len(written) {
			break
		}
		isFirst := !started && !isMark(written) // a title may begin with a bracket
		started = started || isFirst
		e.Bounds = append(e.Bounds, newBound(surface.Len(), key.Len(), isFirst || begins[s.From]))
		surface.WriteString(written)
		if s.Known && !endsSentence(written) {
			key.WriteString(kana.Key(Spoken(s.Kana)))
		} else {
			key.WriteString(unreadable)
		}
	}
	e.Surface, e.Key = surface.String(), key.String()
	return e
}

// endsSentence reports a mark that nobody reads over: ない。内定 is no 無い内定.
func endsSentence(piece string) bool { return piece == "。" || piece == "?" || piece == "!" }

// mayBegin reports whether somebody may begin to type at a word: not at the ん of ません, which is one to kagome, and in a phrase with spaces at
// its parts alone, for what begins within one and goes on in the next is nothing: 中退 of 試用期間中 退職.
func mayBegin(text string, at int, kind Kind) bool {
	if strings.HasPrefix(text[at:], "ん") || strings.HasPrefix(text[at:], "っ") {
		return false
	}
	return kind != Phrase || at == 0 || text[at-1] == ' ' || !strings.Contains(text, " ")
}

func withoutSpaces(s string) string {
	if !strings.ContainsAny(s, " \n") {
		return s
	}
	return strings.NewReplacer(" ", "", "\n", "").Replace(s)
}
