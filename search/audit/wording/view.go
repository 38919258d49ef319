package wording

import (
	"sort"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// view is a text as patterns and conditions look at it; what takes time is made when it is first asked for. All offsets are
// bytes of the original.
type view struct {
	*audit.Text
	spans  [][2]int // of its sentences
	quoted [][2]int
	parsed bool
}

// sentences are the spans of the sentences that are not blank.
func (v *view) sentences() [][2]int {
	v.parse()
	return v.spans
}

func (v *view) parse() {
	if v.parsed {
		return
	}
	v.parsed = true
	f := v.Folded()
	for _, s := range analysis.Sentences(f.Text) {
		if strings.TrimSpace(f.Text[s[0]:s[1]]) != "" {
			from, to := f.Original(s[0], s[1])
			v.spans = append(v.spans, [2]int{from, to})
		}
	}
	v.quoted = quotes(v.Text.Text)
}

// sentenceAt is the number of the sentence in which a place stands.
func (v *view) sentenceAt(at int) int {
	spans := v.sentences()
	return max(0, sort.Search(len(spans), func(i int) bool { return spans[i][0] > at })-1)
}

// sentence is the span of the sentence in which a place stands.
func (v *view) sentence(at int) (from, to int) {
	if len(v.sentences()) == 0 {
		return 0, len(v.Text.Text)
	}
	s := v.spans[v.sentenceAt(at)]
	return s[0], s[1]
}

// around is the span of that sentence with the one before and the one after, as long as they stand in one paragraph.
func (v *view) around(at int) (from, to int) {
	if len(v.sentences()) == 0 {
		return 0, len(v.Text.Text)
	}
	n := v.sentenceAt(at)
	return v.spans[max(0, n-1)][0], v.spans[min(len(v.spans)-1, n+1)][1]
}

// tokens are the tokens of a span.
func (v *view) tokens(from, to int) []analysis.Token {
	all := v.Analysis().Tokens
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= from })
	last := sort.Search(len(all), func(i int) bool { return all[i].Start >= to })
	return all[first:last]
}

// inflected is the end of the endings that follow a word: 見つかり and ます are told together.
func (v *view) inflected(to int) int {
	for _, t := range v.tokens(to, len(v.Text.Text)) {
		if t.Start != to || !endings[t.Term] {
			break
		}
		to = t.End
	}
	return to
}

var endings = map[string]bool{"ます": true, "た": true, "です": true, "れる": true, "られる": true, "せる": true, "させる": true, "う": true, "ない": true}

// isQuoted reports whether a span stands between 「 and 」 or 『 and 』.
func (v *view) isQuoted(from, to int) bool {
	v.parse()
	i := sort.Search(len(v.quoted), func(i int) bool { return v.quoted[i][1] > from })
	return i < len(v.quoted) && v.quoted[i][0] < from && to < v.quoted[i][1]
}

// quotes are the outermost spans between quotation marks; one that is never closed quotes nothing.
func quotes(text string) (spans [][2]int) {
	var open []rune
	start := 0
	for i, r := range text {
		switch r {
		case '「', '『':
			if len(open) == 0 {
				start = i
			}
			open = append(open, r+1) // the closing mark is the next character of Unicode
		case '」', '』':
			if n := len(open); n > 0 && open[n-1] == r {
				if open = open[:n-1]; len(open) == 0 {
					spans = append(spans, [2]int{start, i + utf8.RuneLen(r)})
				}
			}
		case '\n':
			if i+1 < len(text) && text[i+1] == '\n' { // a mark that was forgotten quotes no more than a paragraph
				open = open[:0]
			}
		}
	}
	return spans
}
