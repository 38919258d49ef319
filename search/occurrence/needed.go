package occurrence

import (
	"regexp/syntax"
	"unicode"
)

// maxStrings is how many strings an expression may be to be looked for as these: お問い?合わ?せ is four.
const maxStrings = 16

// needed is what every text holds in which an expression matches, after Russ Cox, "Regular Expression Matching with a Trigram
// Index" (2012): of a sequence all parts, of alternatives one, and what is one of a few strings is one of these.
func needed(re *syntax.Regexp) (n Need) {
	if all, ok := stringsOf(re); ok {
		return oneOf(all)
	}
	switch re.Op {
	case syntax.OpLiteral:
		return uncased(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		return sequence(re.Sub)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			one := needed(sub)
			if one.IsNothing() {
				return Need{}
			}
			n.Any = append(n.Any, one)
		}
	}
	return n
}

// sequence needs all of its parts; neighbours that are few strings are looked for as what they are together.
func sequence(parts []*syntax.Regexp) (n Need) {
	add := func(one Need) {
		if !one.IsNothing() {
			n.All = append(n.All, one)
		}
	}
	together := []string{""}
	for _, part := range parts {
		all, ok := stringsOf(part)
		switch {
		case !ok:
			add(oneOf(together))
			add(needed(part))
			together = []string{""}
		case len(together)*len(all) > maxStrings:
			add(oneOf(together))
			together = all
		default:
			together = product(together, all)
		}
	}
	add(oneOf(together))
	return n
}

// stringsOf lists all strings that an expression matches, where they are few. Places (^, \b) are nothing: they hold no characters.
func stringsOf(re *syntax.Regexp) (all []string, ok bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	case syntax.OpLiteral:
		return []string{string(re.Rune)}, re.Flags&syntax.FoldCase == 0
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if all = append(all, string(r)); len(all) > maxStrings {
					return nil, false
				}
			}
		}
		return all, len(all) > 0
	case syntax.OpCapture:
		return stringsOf(re.Sub[0])
	case syntax.OpQuest:
		all, ok = stringsOf(re.Sub[0])
		return append(all, ""), ok && len(all) < maxStrings
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			some, ok := stringsOf(sub)
			if all = append(all, some...); !ok || len(all) > maxStrings {
				return nil, false
			}
		}
		return all, true
	case syntax.OpConcat:
		all = []string{""}
		for _, sub := range re.Sub {
			some, ok := stringsOf(sub)
			if !ok || len(all)*len(some) > maxStrings {
				return nil, false
			}
			all = product(all, some)
		}
		return all, true
	}
	return nil, false
}

func product(a, b []string) (out []string) {
	for _, s := range a {
		for _, t := range b {
			out = append(out, s+t)
		}
	}
	return out
}

// oneOf needs one of several strings; nothing, where the index cannot be asked for each of them.
func oneOf(all []string) (n Need) {
	for _, s := range all {
		one := characters(s)
		if one.IsNothing() {
			return Need{}
		}
		n.Any = append(n.Any, one)
	}
	if len(n.Any) == 1 {
		return n.Any[0]
	}
	return n
}

// uncased is what is needed of characters whose case does not count: those that have none, and ASCII, which folds to one letter
// whatever is around it.
func uncased(runes []rune) (n Need) {
	for from := 0; from < len(runes); {
		to := from
		for to < len(runes) && (runes[to] < unicode.MaxASCII || unicode.SimpleFold(runes[to]) == runes[to]) {
			to++
		}
		n.All = append(n.All, characters(string(runes[from:to])).All...)
		from = to + 1
	}
	return n
}
