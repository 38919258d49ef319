package wording

import (
	"strings"
	"unicode"

	"kotae/indexer/analysis"
)

// element is one place of a sequence of words: any of some words there, each as its terms, or anything for a while.
type element struct {
	terms [][]string
	gap   string // a mark of those below, or ""
}

// The marks that stand in a sequence of words for anything between them.
const (
	inClause   = "…"  // up to the next 、
	inSentence = "……" // up to the end of the sentence
)

// maxGaps bounds the gaps of a sequence: the ways to look at grow by the length of a sentence with each.
const maxGaps = 2

// compile cuts the words of a pattern as texts are cut, so that they can be compared.
func (p *pattern) compile(a *analysis.Analyzer) (problems []Problem) {
	p.lemmas = nil
	wrong := func(english, japanese string, args ...any) {
		problems = append(problems, newProblem(p.file, p.line, english, japanese, args...))
	}
	gaps := 0
	for i, w := range p.words {
		if w == inClause || w == inSentence {
			if i == 0 || i == len(p.words)-1 {
				wrong("%q begins or ends with …, which stands for what is between words; remove it there", "「%s」が … で始まるか終わっています。… は語と語の間を表すので、端のものは消してください", p.raw)
				return problems
			}
			if gaps++; gaps > maxGaps {
				wrong("%[1]q has more than %[2]d gaps; look for fewer words, and for the others under when", "「%[1]s」の … が %[2]d 個を超えています。語を減らし、残りは when の条件にしてください", p.raw, maxGaps)
				return problems
			}
			p.lemmas = append(p.lemmas, element{gap: w})
			continue
		}
		var e element
		for _, alternative := range strings.Split(w, "|") {
			terms := termsOf(a, alternative)
			if len(terms) == 0 {
				wrong("%[1]q in %[2]q is no word; write words with spaces between, and alternatives with |", "「%[2]s」の「%[1]s」は語ではありません。語を空白で区切り、言い換えは | で並べてください", alternative, p.raw)
				return problems
			}
			e.terms = append(e.terms, terms)
		}
		p.lemmas = append(p.lemmas, e)
	}
	return problems
}

// termsOf are the terms of a word, without endings and particles unless it is one itself.
func termsOf(a *analysis.Analyzer, word string) (terms []string) {
	if !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return nil
	}
	tokens := a.Analyze(word).Tokens
	for _, t := range tokens {
		if t.Kind == analysis.Word {
			terms = append(terms, t.Term)
		}
	}
	if terms == nil {
		for _, t := range tokens {
			if strings.TrimSpace(t.Term) != "" {
				terms = append(terms, t.Term)
			}
		}
	}
	return terms
}

// match calls good with the token after the last one of each way in which a sequence of words stands from a token on, until one
// is good, and reports whether one was. The tokens are those of a sentence. Between words there may be particles, endings and お
// or ご.
func match(tokens []analysis.Token, at int, es []element, good func(end int) bool) bool {
	if len(es) == 0 {
		return good(at)
	}
	gap := es[0].gap
	if gap != "" {
		es = es[1:]
	}
	for i := at; i < len(tokens); i++ {
		switch t := &tokens[i]; {
		case t.Kind != analysis.Part && matchHere(tokens, i, es, good):
			return true
		case gap == "" && t.Kind == analysis.Word, gap == inClause && isComma(t):
			return false
		}
	}
	return false
}

// matchHere is match where the first word stands at the token itself.
func matchHere(tokens []analysis.Token, at int, es []element, good func(end int) bool) bool {
	for _, terms := range es[0].terms {
		if next := follow(tokens, at, terms); next >= 0 && match(tokens, next, es[1:], good) {
			return true
		}
	}
	return false
}

func isComma(t *analysis.Token) bool { return t.Term == "、" || t.Term == "," }

// begins reports whether the first word of a sequence may begin at a token.
func begins(t *analysis.Token, es []element) bool {
	for _, terms := range es[0].terms {
		if terms[0] == t.Term {
			return t.Kind != analysis.Part
		}
	}
	return false
}

// follow returns the token after terms that stand at a token with nothing but particles and endings between, or −1.
func follow(tokens []analysis.Token, at int, terms []string) int {
	for i, term := range terms {
		for at < len(tokens) && tokens[at].Term != term && (tokens[at].Kind == analysis.Part || i > 0 && tokens[at].Kind == analysis.Function && !isComma(&tokens[at])) {
			at++
		}
		if at >= len(tokens) || tokens[at].Term != term {
			return -1
		}
		at++
	}
	return at
}
