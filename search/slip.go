package search

import (
	"context"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/rank"
	"kotae/search/spelling"
)

// A slip by which one kanji became another that no word of the corpus has there: 最終面設, 御者. What is left of the word gives away
// what was meant.

// minShaped is how many questions have what was meant where several things may have been.
const minShaped = 2

// shapedAs finds what stands in the most questions of all that differs from a run in one kanji of a word that the corpus does not
// have, and does so in a way that may be read the same, if there is any: 御社 for 御者. A word of the language that is just not
// in the corpus (東芝) needs company to be taken for one that is not read the same (東京).
func (e *engine) shapedAs(ctx context.Context, folded string, run stretch, tokens []analysis.Token) (best rank.Alternative, docs int, err error) {
	seen, kind := 0, spelling.Shape
	for _, s := range e.unknown(folded, tokens) {
		for _, v := range e.lexicon.Shapes(folded[s.from:s.to]) {
			typed := folded[run.from:run.to]
			text := folded[run.from:s.from] + v.Term + folded[s.to:run.to]
			if v.Kind == spelling.Shape && s == run && len(tokens) == 1 || e.wordings.Load().Never(typed, text) || e.wordings.Load().Never(folded[s.from:s.to], v.Term) {
				continue
			}
			a := rank.Alternative{Text: text, Weight: e.weights.Meant, As: rank.AsMeant}
			for _, t := range tokens {
				switch {
				case t.From == s.from:
					a.Terms = append(a.Terms, rank.Word{Term: v.Term, Weight: 1})
				case t.From < s.from || t.From >= s.to:
					a.Terms = append(a.Terms, wordOf(folded, &t))
				}
			}
			if len(a.Terms) > 1 {
				a.Literal = text
			}
			n, err := e.index.Count(ctx, a)
			if err != nil {
				return best, 0, err
			}
			if n == 0 {
				continue
			}
			seen++
			if docs == 0 || v.Kind < kind || v.Kind == kind && n > docs {
				best, docs, kind = a, n, v.Kind
			}
		}
	}
	if seen > 1 && docs < minShaped {
		return best, 0, nil
	}
	return best, docs, nil
}

// unknown lists the words of a run that the corpus does not have: two or three kanji as they were cut, or two that were cut apart
// because no dictionary has them either.
func (e *engine) unknown(folded string, tokens []analysis.Token) (out []stretch) {
	for i, t := range tokens {
		kanji := onlyKanji(folded[t.From:t.To])
		if (kanji == 2 || kanji == 3) && !e.index.Holds(t.Term) {
			out = append(out, stretch{t.From, t.To})
		}
		if i+1 == len(tokens) || kanji != 1 {
			continue
		}
		if next := tokens[i+1]; next.From == t.To && onlyKanji(folded[next.From:next.To]) == 1 && !(e.index.Holds(t.Term) && e.index.Holds(next.Term)) {
			out = append(out, stretch{t.From, next.To})
		}
	}
	return out
}

// onlyKanji is how many characters a text of nothing but kanji has, 0 for others.
func onlyKanji(text string) int {
	if analysis.OneScript(text) != analysis.Kanji {
		return 0
	}
	return utf8.RuneCountInString(text)
}
