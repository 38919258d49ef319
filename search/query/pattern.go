package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// cutPattern finds the first regular expression that begins in the first limit bytes of a text: re:/ where a word begins, or after
// a minus or a field. Its pattern ends at the next slash that no backslash stands before, or with the
// text. Where it has none yet, what stands before it is nothing either.
func cutPattern(text string, limit int) (before, pattern, after string, found bool) {
	for from := 0; ; {
		i := strings.IndexByte(text[from:limit], '/')
		if i < 0 {
			return text, "", "", false
		}
		from += i + 1
		word, start, ok := beforePattern(text[:from-1])
		if !ok {
			continue
		}
		if pattern, after = untilSlash(text[from:]); strings.TrimSpace(pattern) == "" {
			return text[:word], "", after, true
		}
		return text[:start], pattern, after, true
	}
}

// maxLead is more bytes than stand before a pattern's slash, from where its word begins: －ｈｅａｄｌｉｎｅ：ｒｅ：
const maxLead = 40

// beforePattern reports whether a text ends with re: as it begins a regular expression, and where that and its word begin.
func beforePattern(text string) (word, start int, ok bool) {
	if !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "：") {
		return 0, 0, false
	}
	for word = len(text); word > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:word])
		if breaksWord(r) || isQuote(r) {
			break
		}
		if word -= size; len(text)-word > maxLead {
			return 0, 0, false
		}
	}
	lead := text[word:]
	for range len(Regexp) + 1 {
		_, size := utf8.DecodeLastRuneInString(lead)
		lead = lead[:len(lead)-size]
	}
	if name := text[word+len(lead):]; strings.ToLower(narrow(name)) != string(Regexp)+":" {
		return 0, 0, false
	}
	if rest, _ := cutMinus(lead); rest != "" {
		p, value, ok := cutField(rest)
		if !ok || value != "" || p.mode != "" || !slices.Contains(Texts, p.field) {
			return 0, 0, false
		}
	}
	return word, word + len(lead), true
}

// beginsPattern reports a word that would be a regular expression where it stands by itself.
func beginsPattern(word string) bool {
	i := strings.IndexByte(word, '/')
	if i < 0 {
		return false
	}
	_, start, ok := beforePattern(word[:i])
	return ok && start == 0
}

// untilSlash reads a pattern; of all that a backslash may stand before, only the slash loses it.
func untilSlash(text string) (pattern, after string) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '/':
			return b.String(), text[i+1:]
		case c != '\\':
			b.WriteByte(c)
		case i+1 < len(text): // else it is still being typed
			if text[i+1] != '/' {
				b.WriteByte(c)
			}
			i++
			b.WriteByte(text[i])
		}
	}
	return b.String(), ""
}

// slashed is a pattern as it is typed.
func slashed(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if c == '/' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		if c == '\\' && i+1 < len(pattern) {
			i++
			b.WriteByte(pattern[i])
		}
	}
	return "/" + b.String() + "/"
}
