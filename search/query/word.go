package query

import (
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

// narrow makes ASCII of its full-width forms.
func narrow(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, text)
}

// isJoint reports the words that join others.
func isJoint(text string) bool {
	text = narrow(text)
	return text == "OR" || text == "AND"
}

// readWord reads one word as it was typed: words to rank by, or a condition.
func readWord(text string) item {
	words := item{clauses: []Clause{{Text: text}}}
	rest, not := cutMinus(text)
	before, value, ok := cutField(rest)
	switch {
	case isJoint(text):
		return item{joint: true, or: narrow(text) == "OR"}
	case ok && says(value):
		return itemOf(Query{Clauses: []Clause{before.clause(value, false)}}, not)
	case !ok && not && isExcludable(rest):
		return item{clauses: []Clause{{Text: rest, Not: true}}, operand: true}
	}
	words.operand = !ok && !not && says(text)
	return words
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
	return !isJoint(text) && !field && isExcludable(text) && !strings.ContainsFunc(text, breaksWord)
}

// plain are the words of a text, whatever they are.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return breaksWord(r) || isQuote(r) }), " ")
}

// neutral is a text's words without anything that the language gives a meaning.
func neutral(text string) string {
	words := strings.Fields(plain(text))
	kept := words[:0]
	for _, w := range words {
		for more := true; more; {
			var minus, field bool
			w, minus = cutMinus(w)
			_, w, field = cutField(w)
			if more = minus || field; beginsPattern(w) {
				w, more = w[strings.IndexByte(w, '/')+1:], true
			}
		}
		if w != "" && !isJoint(w) {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
