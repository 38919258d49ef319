package analysis

import (
	"unicode"
	"unicode/utf8"
)

// Script is the kind of writing a character belongs to.
type Script uint8

// The scripts that the analysis tells apart.
const (
	Other Script = iota // spaces, punctuation, symbols, combining marks
	Latin               // letters of alphabets
	Digit
	Kanji
	Hiragana
	Katakana
)

// ScriptOf tells a folded character's script.
func ScriptOf(r rune) Script {
	switch {
	case r >= 'a' && r <= 'z':
		return Latin
	case r >= '0' && r <= '9':
		return Digit
	case r < utf8.RuneSelf:
		return Other
	case r == 'ー' || r >= 'ァ' && r <= 'ヺ' || r == 'ヽ' || r == 'ヾ' || r >= 'ㇰ' && r <= 'ㇿ':
		return Katakana
	case r >= 'ぁ' && r <= 'ゖ' || r == 'ゝ' || r == 'ゞ':
		return Hiragana
	case r == '々' || r == '〇' || r == '〆' || unicode.Is(unicode.Han, r):
		return Kanji
	case unicode.IsDigit(r):
		return Digit
	case unicode.IsLetter(r):
		return Latin
	}
	return Other
}

// OneScript returns the script that all characters of a text share, or Other.
func OneScript(s string) Script {
	first := Other
	for i, r := range s {
		sc := ScriptOf(r)
		if i == 0 {
			first = sc
		} else if sc != first {
			return Other
		}
	}
	return first
}

// isJapanese reports whether a script is written without spaces, so that only an analyser finds its words.
func (s Script) isJapanese() bool { return s >= Kanji }
