package snippet

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Marks returns the spans of a text that match, in Unicode code points, in order and not overlapping. Only sentences in
// which a word's characters stand are cut: cutting is what costs.
func (m *Matcher) Marks(text string) [][2]int {
	folded := analysis.FoldText(text)
	sentences := analysis.Sentences(folded.Text)
	has := make([]bool, len(sentences))
	var spans [][2]int // bytes
	for _, w := range m.words {
		for i := range w.forms {
			f := &w.forms[i]
			f.findIn(folded.Text, sentences, func(n, _ int) { has[n] = true })
			if f.mark {
				f.find(folded.Text, func(at int) {
					start, end := folded.Original(at, at+len(f.text))
					spans = append(spans, [2]int{start, end})
				})
			}
		}
	}
	for i, s := range sentences {
		if !has[i] {
			continue
		}
		from, to := folded.Original(s[0], s[1])
		for _, t := range m.cutter.cut(text[from:to]) {
			if m.terms[t.term] {
				spans = append(spans, [2]int{from + int(t.start), from + int(t.end)})
			}
		}
	}
	return codePoints(text, spans)
}

// codePoints turns byte spans into spans of code points, sorted and with those that touch made one.
func codePoints(text string, spans [][2]int) [][2]int {
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	marks := [][2]int{}
	bytes, points := 0, 0
	at := func(b int) int {
		points += utf8.RuneCountInString(text[bytes:b])
		bytes = b
		return points
	}
	for i := 0; i < len(spans); {
		start, end := spans[i][0], spans[i][1]
		for i++; i < len(spans) && spans[i][0] <= end; i++ {
			end = max(end, spans[i][1])
		}
		marks = append(marks, [2]int{at(start), at(end)})
	}
	return marks
}

// HTML escapes a text and sets its marks.
func HTML(text string, marks [][2]int) string {
	var b strings.Builder
	runes := []rune(text)
	at := 0
	for _, m := range marks {
		b.WriteString(html.EscapeString(string(runes[at:m[0]])))
		b.WriteString("<mark>" + html.EscapeString(string(runes[m[0]:m[1]])) + "</mark>")
		at = m[1]
	}
	b.WriteString(html.EscapeString(string(runes[at:])))
	return b.String()
}
