package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	space kind = iota
	word       // characters of words; parentheses without their other half are such
	phrase
	opening
	closing
)

// token is a piece of a typed text between spaces, quotes and parentheses.
type token struct {
	kind kind
	text string // as typed, but a single space for spaces, and a phrase without its quotes
	pair int    // of a parenthesis, the token that is its other half
}

// maxPhrases bounds the work of one query; further quotes are read as words.
const maxPhrases = 8

// lex cuts a text. A quote without its other half and an empty phrase are spaces.
func lex(text string) []token {
	var l lexer
	for text != "" {
		open := strings.IndexFunc(text, isQuote)
		if open < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[open:])
		inner := text[open+size:]
		end := strings.IndexFunc(inner, isQuote)
		if end < 0 {
			break
		}
		l.plain(text[:open])
		l.phrase(strings.Join(strings.Fields(inner[:end]), " "))
		_, size = utf8.DecodeRuneInString(inner[end:])
		text = inner[end+size:]
	}
	if open := strings.IndexFunc(text, isQuote); open >= 0 {
		_, size := utf8.DecodeRuneInString(text[open:])
		l.plain(text[:open])
		l.add(space, " ")
		text = text[open+size:]
	}
	l.plain(text)
	l.match()
	return l.tokens
}

type lexer struct {
	tokens  []token
	phrases int
}

func (l *lexer) phrase(text string) {
	if text != "" && l.phrases < maxPhrases {
		l.add(phrase, text)
		l.phrases++
		return
	}
	l.add(space, " ")
	l.plain(neutral(text))
	l.add(space, " ")
}

// plain cuts a text without quotes.
func (l *lexer) plain(text string) {
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r):
			l.add(space, " ")
		case r == '(', r == '（': // as an input method writes them
			l.add(opening, text[:size])
		case r == ')', r == '）':
			l.add(closing, text[:size])
		default:
			if size = strings.IndexFunc(text, breaksWord); size < 0 {
				size = len(text)
			}
			l.add(word, text[:size])
		}
		text = text[size:]
	}
}

func (l *lexer) add(k kind, text string) {
	if last := len(l.tokens) - 1; k == space && last >= 0 && l.tokens[last].kind == space {
		return
	}
	l.tokens = append(l.tokens, token{kind: k, text: text})
}

// match pairs the parentheses and makes words of those that are left.
func (l *lexer) match() {
	var open []int
	for i := range l.tokens {
		switch t := &l.tokens[i]; t.kind {
		case opening:
			open = append(open, i)
		case closing:
			if len(open) == 0 {
				t.kind = word
				continue
			}
			t.pair = open[len(open)-1]
			l.tokens[t.pair].pair = i
			open = open[:len(open)-1]
		}
	}
	for _, i := range open {
		l.tokens[i].kind = word
	}
}

// nesting returns how deep the parentheses stand in each other.
func nesting(tokens []token) int {
	depth, deepest := 0, 0
	for _, t := range tokens {
		switch t.kind {
		case opening:
			depth++
			deepest = max(deepest, depth)
		case closing:
			depth--
		}
	}
	return deepest
}

// visible makes spaces of control characters and drops what has no width, so that no clause is of nothing.
func visible(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

func breaksWord(r rune) bool { return strings.ContainsRune("()（）", r) || unicode.IsSpace(r) }

func isQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '＂':
		return true
	}
	return false
}
