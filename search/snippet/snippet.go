// Package snippet finds the part of a text to show for a query and marks what matched.
package snippet

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Matcher knows a query's words.
type Matcher struct {
	analyzer *analysis.Analyzer
	terms    map[string]float64 // by term, its weight
	needles  []needle
}

// needle is what can be found of a word without cutting a text: its characters, or the stem of a verb.
type needle struct {
	text   string
	weight float64
	mark   bool // its characters alone may be marked
}

// Word is a word to find. Surface is how it was typed, folded; Literal is set where the characters may be marked
// wherever they stand. Weight is its information.
type Word struct {
	Term, Surface, Literal string
	Weight                 float64
}

// New prepares a matcher.
func New(a *analysis.Analyzer, words []Word) *Matcher {
	m := &Matcher{analyzer: a, terms: map[string]float64{}}
	for _, w := range words {
		if w.Term != "" {
			m.terms[w.Term] = w.Weight
		}
		if w.Literal != "" {
			m.needles = append(m.needles, needle{w.Literal, w.Weight, true})
		} else if s := stem(w.Surface, w.Term); s != "" {
			m.needles = append(m.needles, needle{s, w.Weight, false})
		}
	}
	return m
}

// stem is what all forms of a word share: 受 of 受けた (受ける). A single hiragana stands everywhere and is no stem.
func stem(surface, term string) string {
	if analysis.OneScript(term) == analysis.Kanji || !strings.ContainsFunc(term, isHiragana) {
		return surface
	}
	n := 0
	for n < len(surface) && n < len(term) {
		a, size := utf8.DecodeRuneInString(surface[n:])
		if b, _ := utf8.DecodeRuneInString(term[n:]); a != b {
			break
		}
		n += size
	}
	if s := surface[:n]; utf8.RuneCountInString(s) > 1 || s != "" && analysis.OneScript(s) != analysis.Hiragana {
		return s
	}
	return ""
}

func isHiragana(r rune) bool { return analysis.ScriptOf(r) == analysis.Hiragana }

// Score estimates how much a folded text says about the query, without cutting it: each word counts by its weight, and
// more of the same word ever less.
func (m *Matcher) Score(folded string) float64 {
	score := 0.0
	for _, n := range m.needles {
		if c := float64(strings.Count(folded, n.text)); c > 0 {
			score += n.weight * c / (c + 0.5)
		}
	}
	return score
}

// Excerpt returns the stretch of whole sentences of at most about max characters that says most about the query, on one
// line, or "" if nothing in the text matches.
func (m *Matcher) Excerpt(text string, max int) string {
	folded := analysis.FoldText(text)
	spans := analysis.Sentences(folded.Text)
	best, bestScore := -1, 0.0
	for i, s := range spans {
		if score := m.Score(folded.Text[s[0]:s[1]]); score > bestScore {
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
	first := strings.TrimSpace(folded.Text[from:to])
	if first == "" {
		return ""
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
	if marks := m.Marks(sentence); len(marks) > 0 {
		from = min(marks[0][0]-max/4, len(runes)-max)
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

// Head is the beginning of a text, on one line, of at most max characters.
func Head(text string, max int) string {
	out := oneLine(text)
	if runes := []rune(out); len(runes) > max {
		return string(runes[:max]) + "…"
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Marks returns the spans of a text that match, in Unicode code points, in order and not overlapping.
func (m *Matcher) Marks(text string) [][2]int {
	an := m.analyzer.Analyze(text)
	var spans [][2]int // bytes
	for _, t := range an.Tokens {
		if _, ok := m.terms[t.Term]; ok && t.Kind != analysis.Function {
			spans = append(spans, [2]int{t.Start, t.End})
		}
	}
	for _, n := range m.needles {
		if !n.mark {
			continue
		}
		for from := 0; ; {
			i := strings.Index(an.Folded.Text[from:], n.text)
			if i < 0 {
				break
			}
			start, end := an.Folded.Original(from+i, from+i+len(n.text))
			spans = append(spans, [2]int{start, end})
			from += i + len(n.text)
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
