package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
)

// minName is the length of the shortest name, in characters, that is looked for: 林 stands in too many words.
const minName = 2

// What a word counts that only the value of a facet says, as rank.Name.Impact; a word that a long answer says once counts some
// 0.4, and its bigrams count beside it. With categories at 0.1 `kotae-lab quality sample` rises from MRR@10 .8268 to .8327, and
// is the same from 0.05 to 0.8; JSQuAD and JaQuAD have none. partImpact is of a surname or a given name alone: in
// TestPartOfName all questions in whose texts it stands come first.
const partImpact = 0.1

var impacts = map[int]float64{generation.Adviser: 1, generation.Category: 0.1}

// stretch is a part of a folded text, in bytes.
type stretch struct{ from, to int }

// names finds whole values, such as the names of advisers, in a text that was cut: they begin and end where words do (小林香 is not in
// 小林香織), and may hold spaces. The longest at a place wins, and names do not overlap.
func (v *values) names(an *analysis.Analysis, yield func(s stretch, ordinals []uint32)) {
	if len(v.folded) == 0 {
		return
	}
	starts, ends := map[int]bool{}, map[int]bool{}
	for _, t := range an.Tokens {
		if t.Kind != analysis.Part {
			starts[t.From], ends[t.To] = true, true
		}
	}
	letters := foldLetters(an.Folded.Text)
	for i := 0; i < len(letters); {
		n := 0
		if starts[letters[i].from] {
			var ordinals []uint32
			if n, ordinals = v.nameAt(letters[i:], ends); n > 0 {
				yield(stretch{letters[i].from, letters[i+n-1].to}, ordinals)
			}
		}
		i += max(n, 1)
	}
}

// nameAt finds the longest name that letters begin with and that ends at one of the ends. It returns of how many letters
// it is, or 0.
func (v *values) nameAt(letters []letter, ends map[int]bool) (n int, ordinals []uint32) {
	var name strings.Builder
	for i, l := range letters[:min(len(letters), v.longest)] {
		name.WriteRune(l.folded)
		if i+1 < minName || !ends[l.to] {
			continue
		}
		if found := v.numbers[name.String()]; len(found) > 0 {
			n, ordinals = i+1, found
		}
	}
	return n, ordinals
}

// letter is a character that is no space, as names are compared.
type letter struct {
	folded rune
	stretch
}

// foldLetters folds a text as a whole, for 佐々木 is 佐佐木. It is empty in the rare case that characters cannot be told
// apart afterwards, a mark having joined what stood before a space.
func foldLetters(text string) []letter {
	folded := []rune(analysis.FoldName(text))
	out := make([]letter, 0, len(folded))
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if len(out) == len(folded) {
			return nil
		}
		out = append(out, letter{folded[len(out)], stretch{i, i + utf8.RuneLen(r)}})
	}
	if len(out) != len(folded) {
		return nil
	}
	return out
}

// addNames lets the words of a whole value of a facet, an adviser's name or a category, be found in the questions that have
// it. numbers are those of the text's words in the plan, by where they stand.
func (p *plan) addNames(e *engine, facet int, an *analysis.Analysis, numbers map[stretch]int) {
	e.values[facet].names(an, func(s stretch, ordinals []uint32) {
		var words []int
		for at, n := range numbers {
			if at.from >= s.from && at.to <= s.to && !slices.Contains(words, n) {
				words = append(words, n)
			}
		}
		if len(words) == 0 {
			return
		}
		slices.Sort(words)
		p.name(rank.Name{Words: words, Facet: facet, Ordinals: ordinals, Impact: impacts[facet]})
	})
}

// addPartOfName finds, where all that is typed to rank by is a surname or a given name, the questions of those advisers too.
func (p *plan) addPartOfName(e *engine, scoring []wording) {
	if len(scoring) != 1 || scoring[0].asked {
		return
	}
	ordinals := e.values[generation.Adviser].parts[foldValue(strings.TrimFunc(scoring[0].text, isMark))]
	if len(ordinals) == 0 {
		return
	}
	n := rank.Name{Facet: generation.Adviser, Ordinals: ordinals, Impact: partImpact}
	for i := range p.rank.Words {
		n.Words = append(n.Words, i)
	}
	p.name(n)
}

func (p *plan) name(n rank.Name) {
	p.rank.Names = append(p.rank.Names, n)
	if n.Facet == generation.Adviser {
		p.advisers = append(p.advisers, n.Ordinals...)
	}
}
