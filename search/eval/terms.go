package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/indexer/analysis"
)

// standing is where a term stands: numbers of documents, ascending, each once.
type standing struct {
	anywhere []int32
	inTitles []int32 // also as a part of another word
	ofTitle  []int32 // as a word, just so
}

// termsOf finds where each term stands, in the base form that the index has and as it is written there.
func termsOf(a *analysis.Analyzer, questions []corpus.Question) map[string]*standing {
	terms := map[string]*standing{}
	for n := range questions {
		add := func(text string, isTitle bool) {
			for _, t := range a.Analyze(text).Tokens {
				for _, form := range typedForms(text, &t) {
					s := terms[form]
					if s == nil {
						s = &standing{}
						terms[form] = s
					}
					s.anywhere = appended(s.anywhere, int32(n))
					if isTitle {
						s.inTitles = appended(s.inTitles, int32(n))
					}
					if isTitle && t.Kind == analysis.Word && form == text[t.Start:t.End] {
						s.ofTitle = appended(s.ofTitle, int32(n))
					}
				}
			}
		}
		q := &questions[n]
		add(q.Title, true)
		add(q.Body, false)
		for i := range q.Answers {
			add(q.Answers[i].Headline, false)
			for _, section := range q.Answers[i].Sections {
				add(section.Heading, false)
				add(section.Text, false)
			}
		}
	}
	return terms
}

// typedForms are what somebody may type of a token. The form of a verb or adjective is typed in its base form (つける, not つけ),
// and a single character that is no kanji is no word.
func typedForms(text string, t *analysis.Token) (forms []string) {
	if t.Kind == analysis.Function {
		return nil
	}
	surface := text[t.Start:t.End]
	last, _ := utf8.DecodeLastRuneInString(t.Term)
	isForm := surface != t.Term && analysis.ScriptOf(last) == analysis.Hiragana
	for _, form := range []string{t.Term, surface} {
		if form == surface && isForm || utf8.RuneCountInString(form) < 2 && analysis.OneScript(form) != analysis.Kanji || slices.Contains(forms, form) {
			continue
		}
		forms = append(forms, form)
	}
	return forms
}

func appended(docs []int32, doc int32) []int32 {
	if len(docs) > 0 && docs[len(docs)-1] == doc {
		return docs
	}
	return append(docs, doc)
}

// foldedTitles are titles as the index has them.
type foldedTitles []string

func titlesOf(questions []corpus.Question) foldedTitles {
	titles := make(foldedTitles, len(questions))
	for i := range questions {
		titles[i] = analysis.FoldText(questions[i].Title).Text
	}
	return titles
}

// with counts the titles in which a term stands: those in which it was cut, and those that have its characters.
func (t foldedTitles) with(term string, cut []int32) int {
	term = analysis.FoldText(term).Text
	n := 0
	for doc, title := range t {
		if _, ok := slices.BinarySearch(cut, int32(doc)); ok || strings.Contains(title, term) {
			n++
		}
	}
	return n
}
