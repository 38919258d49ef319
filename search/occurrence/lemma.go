package occurrence

import (
	"strings"

	"kotae/indexer/analysis"
)

// Lemma is a word in any of its forms, as the analysis of each text has them, or several words one after another.
type Lemma struct {
	analyzer *analysis.Analyzer
	terms    []string // of the tokens, one after another
	words    []string // those that the index has
}

// NewLemma analyses what was typed. A text that is a term of the index is that term, also where it is cut into several when it
// stands alone (ガクチカ). Endings and particles after the last word do not count: 断った is 断る.
func NewLemma(a *analysis.Analyzer, known func(term string) bool, text string) *Lemma {
	l := &Lemma{analyzer: a}
	an := a.Analyze(text)
	to := 0 // where the last word ends
	for _, t := range an.Tokens {
		if t.Kind == analysis.Part || strings.TrimSpace(an.Folded.Text[t.From:t.To]) == "" {
			continue
		}
		l.terms = append(l.terms, t.Term)
		if t.Kind == analysis.Word {
			l.words = append(l.words, t.Term)
			to = len(l.terms)
		}
	}
	if to > 0 {
		l.terms = l.terms[:to]
	}
	if whole := strings.TrimSpace(an.Folded.Text); whole != "" && (len(l.terms) != 1 || len(l.words) == 0) && known(whole) {
		l.terms, l.words = []string{whole}, []string{whole}
	}
	return l
}

// Term is the term of the index that a lemma of one word is, and whether the index alone tells where it stands.
func (l *Lemma) Term() (term string, ok bool) {
	if len(l.terms) != 1 || len(l.words) != 1 {
		return "", false
	}
	return l.words[0], true
}

// IsNothing reports a text without any word: spaces, or nothing.
func (l *Lemma) IsNothing() bool { return len(l.terms) == 0 }

// Find implements Finder.
func (l *Lemma) Find(text string, most int) (found [][2]int) {
	if len(l.terms) == 0 {
		return nil
	}
	an := l.analyzer.Analyze(text)
	if _, one := l.Term(); one {
		return l.single(an.Tokens, most)
	}
	tokens := an.Tokens[:0]
	for _, t := range an.Tokens {
		if t.Kind != analysis.Part {
			tokens = append(tokens, t)
		}
	}
	for i := 0; i+len(l.terms) <= len(tokens) && len(found) != most; i++ {
		if l.stands(tokens[i:]) {
			found = append(found, [2]int{tokens[i].Start, tokens[i+len(l.terms)-1].End})
			i += len(l.terms) - 1
		}
	}
	return found
}

// single finds one word, also as a part of another.
func (l *Lemma) single(tokens []analysis.Token, most int) (found [][2]int) {
	for _, t := range tokens {
		if len(found) == most {
			break
		}
		if t.Kind == analysis.Function || t.Term != l.terms[0] || len(found) > 0 && t.Start < found[len(found)-1][1] {
			continue
		}
		found = append(found, [2]int{t.Start, t.End})
	}
	return found
}

func (l *Lemma) stands(tokens []analysis.Token) bool {
	for i, term := range l.terms {
		if tokens[i].Term != term {
			return false
		}
	}
	return true
}

// Needs implements Finder.
func (l *Lemma) Needs() (n Need) {
	for _, w := range l.words {
		n.All = append(n.All, Need{Term: w})
	}
	return n
}
