package wording

import "regexp/syntax"

// mostRequired bounds the texts of which one must be there; with more, looking for them costs more than the expression.
const mostRequired = 32

// required are texts of which one stands in all that the expression matches; none where nothing is known.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 || fold(string(re.Rune)) != string(re.Rune) {
			return nil // texts are looked for where width and case are folded
		}
		return []string{string(re.Rune)}
	case syntax.OpCharClass:
		var out []string
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
				if len(out) == mostRequired || fold(string(c)) != string(c) {
					return nil
				}
				out = append(out, string(c))
			}
		}
		return out
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if r := required(sub); r != nil && (best == nil || rarer(r, best)) {
				best = r
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			r := required(sub)
			if r == nil || len(all)+len(r) > mostRequired {
				return nil
			}
			all = append(all, r...)
		}
		return all
	}
	return nil
}

// rarer guesses of which of two lists fewer texts have one: that whose words are longer, else the shorter list, else that in kanji.
func rarer(a, b []string) bool {
	if n, m := shortest(a), shortest(b); n != m {
		return n > m
	}
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a[0] > b[0] // kana come before kanji
}

func shortest(texts []string) int {
	n := len(texts[0])
	for _, t := range texts {
		n = min(n, len(t))
	}
	return n
}

// neverMatches reports whether a part without which nothing matches is impossible.
func neverMatches(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpNoMatch:
		return true
	case syntax.OpCharClass:
		return len(re.Rune) == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if neverMatches(sub) {
				return true
			}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return neverMatches(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !neverMatches(sub) {
				return false
			}
		}
		return true
	}
	return false
}
