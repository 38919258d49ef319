package query

import "regexp"

// halfTyped is what an input method shows of a syllable whose vowel is still to come (面接t, めんsh): consonants in lower
// case, glued to Japanese, at the very end. 自己pr and ES are no such beginnings.
var halfTyped = regexp.MustCompile(`([\p{Han}\p{Hiragana}\p{Katakana}ー])(?:[b-df-hj-np-tv-zｂ-ｄｆ-ｈｊ-ｎｐ-ｔｖ-ｚ]|` +
	`[kstnhmrgzjbpdfvc]y|[sc]h|ts|kk|ss|tt|pp|[ｋｓｔｎｈｍｒｇｚｊｂｐｄｆｖｃ]ｙ|[ｓｃ]ｈ|ｔｓ|ｋｋ|ｓｓ|ｔｔ|ｐｐ)$`)

// Finished is a typed text without the beginning of a syllable that is still being typed. The search box asks at every
// keystroke; its answers must not collapse between 面接 and 面接時.
func Finished(text string) string { return halfTyped.ReplaceAllString(text, "$1") }
