package query

import (
	"regexp"
	"slices"
	"strings"
)

// halfTyped is what an input method shows of a syllable whose vowel is still to come (面接t, めんsh): consonants in lower
// case, glued to Japanese, at the very end. 自己pr and ES are no such beginnings.
var halfTyped = regexp.MustCompile(`([\p{Han}\p{Hiragana}\p{Katakana}ー])(?:[b-df-hj-np-tv-zｂ-ｄｆ-ｈｊ-ｎｐ-ｔｖ-ｚ]|` +
	`[kstnhmrgzjbpdfvc]y|[sc]h|ts|kk|ss|tt|pp|[ｋｓｔｎｈｍｒｇｚｊｂｐｄｆｖｃ]ｙ|[ｓｃ]ｈ|ｔｓ|ｋｋ|ｓｓ|ｔｔ|ｐｐ)$`)

// halfOR is the beginning of an OR in a group that is excluded: until it is one, both sides would have to be found.
var halfOR = regexp.MustCompile(`([-－−ー](?:[A-Za-zＡ-Ｚａ-ｚ]+[:：])?[(（][^)）]*[ \x{3000}])[OＯ]$`)

// often are the fields that a half-typed word may become. Those of audits are not typed so often that a visitor's word should be
// held back for them.
var often = []Field{Title, Body, Answer, Adviser, Category, Status, Year}

// Finished is a typed text without what is still being typed at its end: the beginning of a syllable, of a field (面接 ti,
// 面接 -title:) after other words, or of an OR in an excluded group. The search box asks at every keystroke; its answers must not collapse between 面接 and 面接時.
func Finished(text string) string {
	if at := strings.LastIndexAny(strings.TrimRight(text, " \u3000"), " \u3000"); at >= 0 && beginsField(text[at:]) && says(plain(text[:at])) {
		text = text[:at]
	}
	if isPrecise(text) {
		return text
	}
	return halfTyped.ReplaceAllString(halfOR.ReplaceAllString(text, "$1"), "$1")
}

// isPrecise reports a text whose last clause is in a Mode: that takes what is typed as it is.
func isPrecise(text string) bool {
	if !strings.ContainsAny(text, ":：") {
		return false
	}
	q := Parse(text)
	last := len(q.Clauses) - 1
	return last >= 0 && q.Clauses[last].Mode != ""
}

// beginsField reports the last word of a text, with the space before it, that may become a field: of its name a part in lower
// case, or all with the colon.
func beginsField(text string) bool {
	word := strings.TrimSpace(text)
	rest, _ := cutMinus(word)
	if _, value, ok := cutField(rest); ok {
		return value == ""
	}
	rest = narrow(rest)
	return rest != "" && strings.HasSuffix(text, word) && slices.ContainsFunc(often, func(f Field) bool {
		return rest != string(f) && strings.HasPrefix(string(f), rest)
	})
}
