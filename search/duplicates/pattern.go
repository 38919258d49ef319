package duplicates

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// pattern is a regular expression that is run only on texts that have a piece of it. Most rules fit few titles, and to look
// for a piece takes a hundredth of the time.
type pattern struct {
	*regexp.Regexp
	pieces []string // of which one stands in every match; nil where that is not known
}

func mustPattern(expression string) pattern {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err) // as regexp.MustCompile does, at the start of the program
	}
	return pattern{regexp.MustCompile(expression), piecesOf(parsed)}
}

// mayMatch reports whether a text has a piece that every match has.
func (p *pattern) mayMatch(text string) bool {
	return p.pieces == nil || slices.ContainsFunc(p.pieces, func(s string) bool { return strings.Contains(text, s) })
}

// MatchString shadows the slower one.
func (p *pattern) MatchString(text string) bool {
	return p.mayMatch(text) && p.Regexp.MatchString(text)
}

// find is FindStringSubmatchIndex.
func (p *pattern) find(text string) []int {
	if !p.mayMatch(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(text)
}

// piecesOf lists strings of which each match of an expression has at least one, or nothing where there is no such list that is short.
func piecesOf(x *syntax.Regexp) []string {
	switch x.Op {
	case syntax.OpLiteral:
		if x.Flags&syntax.FoldCase == 0 {
			return []string{string(x.Rune)}
		}
	case syntax.OpCharClass:
		var out []string
		for i := 0; i < len(x.Rune); i += 2 {
			if len(out)+int(x.Rune[i+1]-x.Rune[i]) >= maxPieces {
				return nil
			}
			for r := x.Rune[i]; r <= x.Rune[i+1]; r++ {
				out = append(out, string(r))
			}
		}
		return out
	case syntax.OpCapture, syntax.OpPlus:
		return piecesOf(x.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range x.Sub {
			if p := piecesOf(sub); p != nil && (best == nil || rarer(p, best)) {
				best = p
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range x.Sub {
			p := piecesOf(sub)
			if p == nil || len(all)+len(p) > maxPieces {
				return nil
			}
			all = append(all, p...)
		}
		return all
	}
	return nil
}

// maxPieces bounds what is looked for instead.
const maxPieces = 80

// rarer guesses which of two lists turns away more texts: the one whose shortest piece is the longer, then the shorter list.
func rarer(a, b []string) bool {
	if x, y := shortest(a), shortest(b); x != y {
		return x > y
	}
	return len(a) < len(b)
}

func shortest(list []string) int {
	least := utf8.RuneCountInString(list[0])
	for _, s := range list[1:] {
		least = min(least, utf8.RuneCountInString(s))
	}
	return least
}
