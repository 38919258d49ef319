// Package kana writes kana in one way, and reads romaji as kana in whatever state of typing.
package kana

import (
	"strings"
	"unicode/utf8"
)

// apart is how far a katakana stands behind its hiragana in Unicode.
const apart = 'ア' - 'あ'

// Hiragana writes a text's katakana as hiragana; ー and the few katakana that have no hiragana (ヷ) stay.
func Hiragana(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' || r == 'ヽ' || r == 'ヾ' {
			return r - apart
		}
		return r
	}, s)
}

// Katakana writes a text's hiragana as katakana.
func Katakana(s string) string { return strings.Map(katakana, s) }

func katakana(r rune) rune {
	if r >= 'ぁ' && r <= 'ゖ' || r == 'ゝ' || r == 'ゞ' {
		return r + apart
	}
	return r
}

// IsKana reports a text of nothing but hiragana, katakana and ー, of full width. An empty text is none.
func IsKana(s string) bool {
	for _, r := range s {
		if r = katakana(r); (r < 'ァ' || r > 'ヺ') && r != 'ー' && r != 'ヽ' && r != 'ヾ' {
			return false
		}
	}
	return s != ""
}

// Morae counts the beats of a text in kana: シュウカツ has four, as ッ, ン and ー are one each.
func Morae(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if IsGlide(r) {
			n--
		}
	}
	return n
}

// IsGlide reports the small kana that make one beat with the kana before them: ャ, ュ, ョ and the small vowels.
func IsGlide(r rune) bool {
	switch katakana(r) {
	case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return true
	}
	return false
}
