package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabetLength returns the bytes of the alphabetic word that a text starts with: letters, digits and marks, - . & between
// them, and the ++ and # of C++ and C#.
func alphabetLength(text string) int {
	i, n := 0, 0
	for i < len(text) && n < maxRun {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isAlphanumeric(r), n > 0 && unicode.IsMark(r):
		case n == 1 && strings.HasPrefix(text[i:], "++"):
			return i + len("++")
		case n == 1 && r == '#':
			return i + size
		case r == '-' || r == '.' || r == '&':
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); !isAlphanumeric(next) {
				return i
			}
		default:
			return i
		}
		i, n = i+size, n+1
	}
	return i
}

func isAlphanumeric(r rune) bool {
	s := ScriptOf(r)
	return s == Latin || s == Digit
}

var withoutJoints = strings.NewReplacer("-", "", ".", "", "&", "")

// alphabetic makes the word of an alphabetic run; TG-WEB is tgweb, also found by its parts, and so is SPI3 by spi.
func alphabetic(s string) *word {
	w := &word{term: withoutJoints.Replace(s)}
	from := 0
	for i := 1; i <= len(s); i++ {
		if i < len(s) && isLetterByte(s[i]) == isLetterByte(s[i-1]) {
			continue
		}
		if part := s[from:i]; len(part) > 1 && part != w.term && isLetterByte(part[0]) {
			w.parts = append(w.parts, part)
		}
		from = i
	}
	return w
}

// isLetterByte also takes in every byte of a letter beyond ASCII.
func isLetterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }
