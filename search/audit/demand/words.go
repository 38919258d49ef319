package demand

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search/query"
)

// stretch is a part of a text: words with meaning that touch one another.
type stretch struct {
	text     string // folded
	from, to int
	script   analysis.Script // of all its characters, or Other
	cuts     []int           // folded bytes within it where one word ends and the next begins
}

// stretches are the parts of a text with meaning, each as long as its words touch: ワーホリ面接 is one. Of what is typed in
// hiragana from space to space nobody knows where words end, so it is one, too.
func stretches(an *analysis.Analyzer, text string) (out []stretch) {
	cut := an.Analyze(query.Statement(text))
	folded := cut.Folded.Text
	last := -1 // where the stretch before ends
	for _, t := range cut.Tokens {
		if t.Kind != analysis.Word || analysis.IsFiller(t.Term) || t.To <= last {
			continue
		}
		if from, to := typedAround(folded, t.From); scriptOf(folded[from:to]) == analysis.Hiragana {
			out, last = append(out, stretch{from: from, to: to}), to
			continue
		}
		if n := len(out) - 1; n >= 0 && last == t.From {
			out[n].cuts, out[n].to = append(out[n].cuts, t.From), t.To
		} else {
			out = append(out, stretch{from: t.From, to: t.To})
		}
		last = t.To
	}
	for i := range out {
		out[i].text = folded[out[i].from:out[i].to]
		out[i].script = scriptOf(out[i].text)
	}
	return out
}

// typedAround is what stands around a place from space to space.
func typedAround(folded string, at int) (from, to int) {
	from, to = strings.LastIndexByte(folded[:at], ' ')+1, len(folded)
	if i := strings.IndexByte(folded[at:], ' '); i >= 0 {
		to = at + i
	}
	return from, to
}

// scriptOf is OneScript, with ー as hiragana's own among hiragana.
func scriptOf(s string) analysis.Script {
	if script := analysis.OneScript(strings.ReplaceAll(s, "ー", "")); script == analysis.Hiragana {
		return script
	}
	return analysis.OneScript(strings.ReplaceAll(s, "-", ""))
}

// pieces cuts a stretch between words of different scripts: ワーホリ and 面接. There is more than one, or none.
func (s *stretch) pieces() (out []stretch) {
	from := s.from
	add := func(to int) {
		text := s.text[from-s.from : to-s.from]
		out = append(out, stretch{text: text, from: from, to: to, script: scriptOf(text)})
		from = to
	}
	for _, cut := range s.cuts {
		before, _ := utf8.DecodeLastRuneInString(s.text[:cut-s.from])
		after, _ := utf8.DecodeRuneInString(s.text[cut-s.from:])
		if analysis.ScriptOf(before) != analysis.ScriptOf(after) {
			add(cut)
		}
	}
	if len(out) == 0 {
		return nil
	}
	add(s.to)
	return out
}

// sound is what texts share that are read alike, also in romaji; the folded text where its reading is not known.
func sound(an *analysis.Analyzer, text string) string {
	folded := strings.Join(strings.Fields(analysis.FoldText(text).Text), "")
	if scriptOf(folded) == analysis.Latin {
		if read, rest := kana.FromRomaji(folded); read != "" && (rest == "" || kana.Finish(rest) != "") {
			return kana.Sound(kana.Katakana(read + kana.Finish(rest)))
		}
		return folded
	}
	if read := an.Reading(folded); read != "" {
		return kana.Sound(read)
	}
	return folded
}

// within reports whether two texts are at most so many characters apart: left out, put in, changed, or swapped with the next.
func within(a, b string, most int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return false
	}
	var before, above []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before, above, row = above, row, make([]int, len(y)+1)
		row[0] = i + 1
		least := row[0]
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > most {
			return false
		}
	}
	return row[len(y)] <= most
}
