package snippet

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Excerpt returns the stretch of whole sentences of at most about max characters that says most about the query, on one
// line, or "" if nothing in the text matches.
func (m *Matcher) Excerpt(text string, max int) string {
	folded := analysis.FoldText(text)
	spans := analysis.Sentences(folded.Text)
	best, bestScore := -1, 0.0
	for i, score := range m.scores(folded.Text, spans) {
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return ""
	}
	from, to := spans[best][0], spans[best][1]
	for i := best + 1; i < len(spans) && utf8.RuneCountInString(folded.Text[from:spans[i][1]]) <= max; i++ {
		to = spans[i][1]
	}
	start, end := folded.Original(from, to)
	out := oneLine(text[start:end])
	if utf8.RuneCountInString(out) > max {
		return m.cutAround(out, max)
	}
	return out
}

// cutAround shortens one long sentence to the stretch around its first match.
func (m *Matcher) cutAround(sentence string, max int) string {
	runes := []rune(sentence)
	from := 0
	if at := m.first(sentence); at >= 0 {
		from = min(at-max/4, len(runes)-max)
	}
	if from <= 0 {
		return string(runes[:max]) + "…"
	}
	to := min(from+max, len(runes))
	out := "…" + string(runes[from:to])
	if to < len(runes) {
		out += "…"
	}
	return out
}

// first returns the code point at which a word first stands in a text, or -1.
func (m *Matcher) first(text string) int {
	folded := analysis.FoldText(text)
	first := -1
	for _, w := range m.words {
		for i := range w.forms {
			w.forms[i].find(folded.Text, func(at int) {
				if start, _ := folded.Original(at, at+1); first < 0 || start < first {
					first = start
				}
			})
		}
	}
	if first < 0 {
		return -1
	}
	return utf8.RuneCountInString(text[:first])
}

// Head is the beginning of a text, on one line, of at most max characters.
func Head(text string, max int) string {
	out := oneLine(text)
	if runes := []rune(out); len(runes) > max {
		return string(runes[:max]) + "…"
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
