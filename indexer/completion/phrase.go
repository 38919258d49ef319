package completion

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

const (
	maxJoined = 4  // words of the longest compound
	maxPhrase = 24 // characters of the longest phrase
	maxGap    = 3  // endings and particles between two words of a phrase: 面接官が怖い
)

// Phrases calls yield with what a text says in several words, as somebody would search for it: compounds (内定辞退) and, where
// neighbours are wanted too, two with only particles between them, by a space (内定辞退 電話).
func Phrases(an *analysis.Analysis, neighbours bool, yield func(phrase string)) {
	for _, group := range topics(an) {
		for i, u := range group {
			if u.words > 1 {
				compound(an, u, yield)
			}
			if i > 0 && neighbours {
				if phrase := group[i-1].text + " " + u.text; group[i-1].text != u.text && utf8.RuneCountInString(phrase) <= maxPhrase {
					yield(phrase)
				}
			}
		}
	}
}

// unit is a word, or a compound of several.
type unit struct {
	text     string
	words    int
	from, to int // of the tokens
}

// topics are the units of a text that say what it is about, in stretches without a mark between them.
func topics(an *analysis.Analysis) [][]unit {
	var groups [][]unit
	var group []unit
	end := func() {
		if len(group) > 0 {
			groups = append(groups, group)
		}
		group = nil
	}
	folded, gap := an.Folded.Text, 0
	for i := 0; i < len(an.Tokens); i++ {
		t := &an.Tokens[i]
		switch surface := folded[t.From:t.To]; {
		case t.Kind == analysis.Part:
		case t.Kind == analysis.Function && isMark(surface):
			end()
		case t.Kind == analysis.Function, analysis.IsFiller(t.Term):
			if gap++; gap > maxGap {
				end()
			}
		case isNoun(surface):
			u := unit{words: 1, from: i}
			last := t
			for j := i + 1; j < len(an.Tokens) && u.words < maxJoined; j++ {
				next := &an.Tokens[j]
				if next.Kind == analysis.Part {
					continue
				}
				if next.Kind != analysis.Word || next.From != last.To || !isNoun(folded[next.From:next.To]) {
					break
				}
				u.words++
				last, i = next, j
			}
			u.to = i + 1
			u.text = folded[t.From:last.To]
			gap = 0
			if utf8.RuneCountInString(u.text) > 1 {
				group = append(group, u)
			}
		default: // 断る, 緊張する, 怖い
			if gap = 0; utf8.RuneCountInString(t.Term) > 1 {
				group = append(group, unit{text: t.Term, words: 1, from: i, to: i + 1})
			}
		}
	}
	end()
	return groups
}

// compound yields a compound and those that are part of it: of 会社説明会 説明会 too.
func compound(an *analysis.Analysis, u unit, yield func(string)) {
	var tokens []analysis.Token
	for _, t := range an.Tokens[u.from:u.to] {
		if t.Kind == analysis.Word {
			tokens = append(tokens, t)
		}
	}
	for i := range tokens {
		for j := i + 1; j < len(tokens); j++ {
			if text := an.Folded.Text[tokens[i].From:tokens[j].To]; utf8.RuneCountInString(text) <= maxPhrase {
				yield(text)
			}
		}
	}
}

// isNoun reports what is written as nouns are: without hiragana. A number alone is none.
func isNoun(surface string) bool {
	told := false
	for _, r := range surface {
		switch analysis.ScriptOf(r) {
		case analysis.Hiragana:
			return false
		case analysis.Kanji, analysis.Katakana, analysis.Latin:
			told = true
		}
	}
	return told
}

// isMark reports a token without a letter or a kana.
func isMark(surface string) bool {
	return !strings.ContainsFunc(surface, func(r rune) bool { return analysis.ScriptOf(r) != analysis.Other })
}

// IsTerm reports a term of the index that somebody may want completed: no number, no word that says nothing, none of a
// single character.
func IsTerm(term string) bool {
	n, told := 0, false
	for _, r := range term {
		n++
		told = told || analysis.ScriptOf(r) >= analysis.Kanji || analysis.ScriptOf(r) == analysis.Latin
	}
	return told && n > 1 && !analysis.IsFiller(term)
}
