package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	space kind = iota
	word
	phrase
	pattern
	opening
	closing
)

// token is a piece of a typed text between spaces, quotes and parentheses.
type token struct {
	kind  kind
	text  string // as typed, but a single space for spaces, a phrase without its quotes, and a pattern without re: and its slashes
	raw   string // of a phrase: with the spaces as typed
	pair  int    // of a parenthesis, the token that is its other half
	added bool   // it was not typed: a parenthesis at the end
}

// lex cuts a text. A quote without its other half is a space, but after a minus: what is being excluded must not be wanted
// until its other quote is typed. So is an empty phrase.
func lex(text string) []token {
	var l lexer
	for text != "" {
		before, inner, found := cutQuote(text)
		if head, expression, after, ok := cutPattern(text, len(before)); ok {
			l.plain(head)
			if expression != "" {
				l.add(pattern, expression)
			} else {
				l.add(space, " ")
			}
			text = after
			continue
		}
		l.plain(before)
		if !found {
			break
		}
		quoted, after, closed := cutQuote(inner)
		raw := quoted
		if quoted = strings.Join(strings.Fields(quoted), " "); quoted != "" && (closed || l.excludes()) {
			l.push(token{kind: phrase, text: quoted, raw: raw})
		} else {
			l.add(space, " ")
			if !closed {
				after = inner // which has no other quote
			}
		}
		text = after
	}
	return paired(l.tokens)
}

func cutQuote(text string) (before, after string, found bool) {
	i := strings.IndexFunc(text, isQuote)
	if i < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i], text[i+size:], true
}

type lexer struct{ tokens []token }

// excludes reports whether what comes next stands right after a minus, or after a minus and a field.
func (l *lexer) excludes() bool {
	last := len(l.tokens) - 1
	if last < 0 || l.tokens[last].kind != word {
		return false
	}
	rest, not := cutMinus(l.tokens[last].text)
	_, value, field := cutField(rest)
	return not && value == "" && (field || rest == "")
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

func (l *lexer) add(k kind, text string) { l.push(token{kind: k, text: text}) }

// push adds a token; spaces in a row are one.
func (l *lexer) push(t token) {
	if last := len(l.tokens) - 1; t.kind == space && last >= 0 && l.tokens[last].kind == space {
		return
	}
	l.tokens = append(l.tokens, t)
}

// paired pairs the parentheses. Those that are still open are closed at the end; one that closes nothing, or that nothing
// follows, is a space.
func paired(tokens []token) []token {
	last := len(tokens) // what is said ends before it
	for last > 0 && (tokens[last-1].kind == space || tokens[last-1].kind == opening) {
		last--
	}
	var l lexer
	var open []int
	for i, t := range tokens {
		switch {
		case t.kind == opening && i < last:
			open = append(open, len(l.tokens))
		case t.kind == closing && len(open) > 0:
			t.pair = open[len(open)-1]
			l.tokens[t.pair].pair = len(l.tokens)
			open = open[:len(open)-1]
		case t.kind == opening, t.kind == closing:
			t = token{kind: space, text: " "}
		}
		l.push(t)
	}
	for ; len(open) > 0; open = open[:len(open)-1] {
		at := open[len(open)-1]
		l.tokens[at].pair = len(l.tokens)
		l.push(token{kind: closing, text: otherHalf[l.tokens[at].text], pair: at, added: true})
	}
	return l.tokens
}

var otherHalf = map[string]string{"(": ")", "（": "）"}

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
