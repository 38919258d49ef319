package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// minuses exclude at a word's start. No word of Japanese begins with the long vowel, which is on the same key.
const minuses = "-－−ー"

func cutMinus(text string) (rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(text)
	if text == "" || !strings.ContainsRune(minuses, r) {
		return text, false
	}
	return text[size:], true
}

var fields = []Field{Title, Body, Answer, Adviser, Category, Status, Year}

// cutField splits title:服装 into the field and its value, which may be empty.
func cutField(text string) (f Field, value string, ok bool) {
	colon := strings.IndexAny(text, ":：")
	if colon < 0 {
		return "", text, false
	}
	f = Field(strings.ToLower(text[:colon]))
	if !slices.Contains(fields, f) {
		return "", text, false
	}
	_, size := utf8.DecodeRuneInString(text[colon:])
	return f, text[colon+size:], true
}

// readWord reads one word as it was typed: words to rank by, or a condition. operand tells whether OR may stand beside it.
func readWord(text string) (c Clause, operand bool) {
	words := Clause{Text: text}
	rest, not := cutMinus(text)
	if field, value, ok := cutField(rest); ok {
		if !says(value) {
			return words, false // still being typed
		}
		return Clause{Text: value, Field: field, Not: not}, true
	}
	if not {
		if !isExcludable(rest) {
			return words, false
		}
		return Clause{Text: rest, Not: true}, true
	}
	return words, text != "OR" && says(text)
}

// says reports whether a text can be required or excluded: it has a letter or a digit, and the other half of each of its
// parentheses.
func says(text string) bool {
	depth, letter := 0, false
	for _, r := range text {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		default:
			letter = letter || (unicode.IsLetter(r) || unicode.IsNumber(r)) && !strings.ContainsRune(minuses, r)
		}
		if depth < 0 {
			return false
		}
	}
	return letter && depth == 0
}

// isExcludable reports whether a minus before a word excludes it. Titles set their subtitles between two dashes.
func isExcludable(text string) bool {
	if _, minus := cutMinus(text); minus || !says(text) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(text)
	if last == 'ー' { // a long vowel but after a kanji: マナー, 面接編ー
		before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
		return !unicode.Is(unicode.Han, before)
	}
	return !strings.ContainsRune(minuses, last)
}

// isSimple reports a text that is one word wherever it stands in a query, whatever is put before it.
func isSimple(text string) bool {
	_, _, field := cutField(text)
	return text != "OR" && !field && isExcludable(text) && !strings.ContainsFunc(text, breaksWord)
}

// neutral is a text's words without anything that the language gives a meaning.
func neutral(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return breaksWord(r) || isQuote(r) })
	kept := words[:0]
	for _, w := range words {
		for more := true; more; {
			var minus, field bool
			w, minus = cutMinus(w)
			_, w, field = cutField(w)
			more = minus || field
		}
		if w != "" && w != "OR" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
