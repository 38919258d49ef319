package thesaurus

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// compacted is a folded text without the single spaces that Japanese is sometimes typed with: ないてい じたい, web テスト. The space
// of one career stays, it is part of the name.
type compacted struct {
	text string
	at   []int32 // for each byte of text, its place in the folded text; nil where both texts are equal
}

// compact takes the spaces out that stand alone and next to a Japanese character.
func compact(folded string) compacted {
	if !hasLoneSpace(folded) {
		return compacted{text: folded}
	}
	var b strings.Builder
	b.Grow(len(folded))
	at := make([]int32, 0, len(folded))
	for i := range len(folded) {
		if !isLoneSpace(folded, i) {
			b.WriteByte(folded[i])
			at = append(at, int32(i))
		}
	}
	return compacted{b.String(), at}
}

func hasLoneSpace(s string) bool {
	for i := 0; i < len(s); i++ {
		next := strings.IndexByte(s[i:], ' ')
		if next < 0 {
			return false
		}
		if i += next; isLoneSpace(s, i) {
			return true
		}
	}
	return false
}

func isLoneSpace(s string, i int) bool {
	if s[i] != ' ' || i == 0 || i == len(s)-1 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return before != ' ' && after != ' ' && (isJapanese(before) || isJapanese(after))
}

func isJapanese(r rune) bool { return analysis.ScriptOf(r) >= analysis.Kanji }

// folded returns the span of the folded text that became text[from:to], which must not be empty.
func (c *compacted) folded(from, to int) (int, int) {
	if c.at == nil {
		return from, to
	}
	return int(c.at[from]), int(c.at[to-1]) + 1
}
