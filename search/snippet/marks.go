package snippet

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Marks returns the spans of a text that match, in Unicode code points, in order and not overlapping.
func (m *Matcher) Marks(text string) [][2]int {
	an := m.analyzer.Analyze(text)
	var spans [][2]int // bytes
	for _, t := range an.Tokens {
		if m.terms[t.Term] && t.Kind != analysis.Function {
			spans = append(spans, [2]int{t.Start, t.End})
		}
	}
	for _, n := range m.needles {
		if !n.mark {
			continue
		}
		n.find(an.Folded.Text, func(at int) {
			start, end := an.Folded.Original(at, at+len(n.text))
			spans = append(spans, [2]int{start, end})
		})
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
