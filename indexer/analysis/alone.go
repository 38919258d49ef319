package analysis

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folds leads from a character to what it becomes wherever it stands, whatever is around it: to itself, as most do, or to one
// other character. It has 0 for all others: those that combine, become several or none, and those beyond its end.
type folds [1 << 16]uint16

// aloneFolds asks norm once about every character: that takes some milliseconds, and a text's every character later one
// look here.
var aloneFolds = sync.OnceValue(func() *folds {
	var t folds
	for r := range rune(len(t)) {
		to := foldRune(r)
		if to < 0 || r == utf8.RuneError || isSpacingVoice(r) {
			continue
		}
		s := string(to)
		begins := norm.NFKC.NextBoundaryInString("a"+s, true) == 1 // as compose asks, which is not the same everywhere
		if begins && norm.NFKC.PropertiesString(s).BoundaryBefore() {
			if !norm.NFKC.IsNormalString(s) {
				s = strings.Map(foldRune, norm.NFKC.String(s))
			}
			q, size := utf8.DecodeRuneInString(s)
			if size == len(s) && size > 0 && int(q) < len(t) && (q != r || to == r) {
				t[r] = uint16(q)
			}
		}
	}
	return &t
})

// of returns what a character becomes wherever it stands, or 0.
func (t *folds) of(r rune) rune {
	if int(r) < len(t) {
		return rune(t[r])
	}
	return 0
}

// stays reports a character that is what it becomes, wherever it stands.
func (t *folds) stays(r rune) bool { return int(r) < len(t) && r != 0 && rune(t[r]) == r }

// unchanged returns the bytes at a text's start that fold to themselves, whatever follows them.
func (t *folds) unchanged(text string) int {
	i := 0
	for i < len(text) {
		r, size := rune(text[i]), 1
		switch {
		case r < utf8.RuneSelf:
		case r&0xF0 == 0xE0 && len(text)-i > 2 && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80: // most of Japanese
			r, size = r&0xF<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
			if r < 0x800 {
				return i
			}
		default:
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !t.stays(r) {
			return i
		}
		i += size
	}
	return i
}
