package demand

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// isSlip reports whether two readings differ by a slip, or two in long ones. In short ones a slip makes another word.
func isSlip(a, b string) bool {
	if d := len(a) - len(b); d > 2*utf8.UTFMax || d < -2*utf8.UTFMax { // more than two characters, and most pairs are
		return false
	}
	n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return n >= slipFrom && within(a, b, 1) || n >= 2*slipFrom-1 && within(a, b, 2)
}

// abbreviates tells what speaks for a text being short for a word: ワーホリ for ワーキングホリデー, the beginnings of two of its
// parts; or 就活 for 就職活動, some of its kanji in their order, which by itself says little.
func abbreviates(text, key string, w *titleWord, soundOf func(string) string) float64 {
	n := utf8.RuneCountInString(key)
	if n >= shortest && n <= longest && w.spelled && w.length > n+1 && kanaOnly(key) {
		if len(w.parts) > 1 && beginTogether(key, w, soundOf) {
			return worthSlip
		}
		if w.script == analysis.Katakana && twoPieces(key, w.sound) {
			return worthSome
		}
	}
	if w.script == analysis.Kanji && len(w.text) > len(text) && scriptOf(text) == analysis.Kanji && len(text) >= len("就活") && inOrder(text, w.text) {
		return worthSome
	}
	return 0
}

// The lengths of abbreviations, in kana; two of them begin too many words.
const (
	shortest = 3
	longest  = 6
)

// beginTogether reports whether a reading is made of the beginnings of a word's parts.
func beginTogether(key string, w *titleWord, soundOf func(string) string) bool {
	if strings.Join(w.parts, "") != w.text {
		return false
	}
	sounds := make([]string, len(w.parts))
	for i, p := range w.parts {
		sounds[i] = soundOf(p)
	}
	return beginnings(key, sounds)
}

// beginnings reports whether a reading is made of the beginnings of two neighbouring parts or more, two characters of each.
func beginnings(key string, parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	rest := []rune(key)
	for n := 2; n <= len(rest); n++ {
		if !strings.HasPrefix(parts[0], string(rest[:n])) {
			return false
		}
		if left := string(rest[n:]); utf8.RuneCountInString(left) >= 2 {
			for i, p := range parts[1:] {
				if strings.HasPrefix(p, left) || beginnings(left, parts[1+i:]) {
					return true
				}
			}
		}
	}
	return false
}

// twoPieces reports whether a reading begins as another does, and goes on as that does somewhere later.
func twoPieces(key, long string) bool {
	k := []rune(key)
	for n := 2; n <= len(k)-2; n++ {
		rest, ok := strings.CutPrefix(long, string(k[:n]))
		if ok && strings.Index(rest, string(k[n:])) > 0 {
			return true
		}
	}
	return false
}

// inOrder reports whether a word begins with the first character of a text, and has the others in their order.
func inOrder(text, word string) bool {
	if r, _ := utf8.DecodeRuneInString(text); !strings.HasPrefix(word, string(r)) {
		return false
	}
	for _, r := range text {
		i := strings.IndexRune(word, r)
		if i < 0 {
			return false
		}
		word = word[i+utf8.RuneLen(r):]
	}
	return true
}

// shareLetters reports two neighbouring kanji that both have, or three kana or letters.
func shareLetters(a, b string) bool {
	all := []rune(a)
	for n := 2; n <= 3; n++ {
		for i := 0; i+n <= len(all); i++ {
			part := string(all[i : i+n])
			if (analysis.OneScript(part) == analysis.Kanji) == (n == 2) && analysis.OneScript(part) != analysis.Other && strings.Contains(b, part) {
				return true
			}
		}
	}
	return false
}

func kanaOnly(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return analysis.ScriptOf(r) != analysis.Katakana })
}
