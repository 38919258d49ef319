package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/query"
)

// typedWords are the words and phrases of clauses that say what is wanted, without what they ask of it.
func typedWords(clauses []query.Clause) (words []string) {
	for _, c := range clauses {
		switch {
		case c.Not, c.Field == query.Year, c.Field == query.Status:
		case len(c.Any) > 0:
			for _, q := range c.Any {
				words = append(words, typedWords(q.Clauses)...)
			}
		default:
			words = append(words, strings.Fields(c.Text)...)
		}
	}
	return words
}

// parts are the beginnings and ends of what was typed as one word that may mean something by themselves, the longest first: of
// several words those of whole words, of one any characters.
func (t *topicFinder) parts(word string) (beginnings, ends []string) {
	if runes := []rune(word); len(runes) > maxTopicWord {
		word = string(runes[:maxTopicWord])
	}
	var words []analysis.Token
	for _, token := range t.engine.analyzer.Analyze(word).Tokens {
		if token.Kind == analysis.Word {
			words = append(words, token)
		}
	}
	if len(words) < 2 {
		for at, r := range word {
			if at > 0 && unicode.IsLetter(r) && !strings.ContainsRune(continuing, r) {
				beginnings, ends = append(beginnings, word[:at]), append(ends, word[at:])
			}
		}
	} else {
		for i := range words[1:] {
			beginnings, ends = append(beginnings, word[:words[i].End]), append(ends, word[words[i+1].Start:])
		}
	}
	slices.Reverse(beginnings)
	return slices.DeleteFunc(beginnings, saysLittle), slices.DeleteFunc(ends, saysLittle)
}

// continuing are characters that no word begins with.
const continuing = "ーぁぃぅぇぉっゃゅょゎんァィゥェォッャュョヮン"

// saysLittle reports a part of a word that is no more than a few sounds: one character, or two without a kanji.
func saysLittle(part string) bool {
	n := utf8.RuneCountInString(part)
	return n < 2 || n == 2 && !strings.ContainsFunc(part, func(r rune) bool { return analysis.ScriptOf(r) == analysis.Kanji })
}
