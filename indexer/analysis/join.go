package analysis

import "strings"

// join makes tokens of a sentence's morphemes: numbers with their counters (一次, 1次: "1次"), years of graduation,
// and prefixes that change the meaning (非正規) become one term; the rest are terms as they are.
func (c *cutter) join(text string, out []Token) []Token {
	ms := c.morphemes
	for i := 0; i < len(ms); {
		m := ms[i]
		n := 1
		switch m.class {
		case number:
			var term string
			term, n = joinNumber(text, ms[i:])
			out = append(out, Token{Term: term, From: m.from, To: ms[i+n-1].to})
			if year, ok := strings.CutSuffix(term, "生"); ok { // 3年 finds 3年生
				out = append(out, Token{Term: year, Kind: Part, From: m.from, To: ms[i+n-1].to})
			}
		case negation:
			if i+1 < len(ms) && ms[i+1].class == content && ms[i+1].from == m.to {
				n = 2
				out = append(out, Token{Term: m.term + ms[i+1].term, From: m.from, To: ms[i+1].to})
			} else {
				out = append(out, Token{Term: m.term, From: m.from, To: m.to})
			}
		case content, counter:
			if turn, ok := joinTurn(text, ms[i:]); ok {
				n = 2
				out = append(out, Token{Term: turn, From: m.from, To: ms[i+1].to})
				break
			}
			out = append(out, Token{Term: m.term, From: m.from, To: m.to})
			for _, p := range m.parts {
				out = append(out, Token{Term: p, Kind: Part, From: m.from, To: m.to})
			}
		default:
			out = append(out, Token{Term: m.term, Kind: Function, From: m.from, To: m.to})
		}
		i += n
	}
	return out
}

// joinNumber reads a number, its counter, or a year of graduation from the start of ms, and how many morphemes that is.
func joinNumber(text string, ms []morpheme) (string, int) {
	n := 1
	for n < len(ms) && ms[n].class == number && ms[n].from == ms[n-1].to {
		n++
	}
	digits := strings.ReplaceAll(text[ms[0].from:ms[n-1].to], ",", "")
	if numeral(digits) {
		digits = foldNumber(digits)
	}
	surface := func(i int) string {
		if i < len(ms) && ms[i].from == ms[i-1].to {
			return text[ms[i].from:ms[i].to]
		}
		return ""
	}
	if year := graduation(digits); year != "" {
		switch {
		case surface(n) == "卒":
			return year, n + 1
		case (surface(n) == "年" || surface(n) == "年度") && surface(n+1) == "卒":
			return year, n + 2
		case (surface(n) == "年" || surface(n) == "年度") && strings.HasPrefix(surface(n+1), "卒業"):
			return year, n + 1 // 2026年卒業: 卒業 stays a word of its own
		}
	}
	if surface(n) == "年" && surface(n+1) == "生" { // 1年生 is cut in three, 一年生 in two
		return digits + "年生", n + 2
	}
	if next := surface(n); next != "" && (ms[n].class == counter || counters[next]) {
		return digits + ms[n].term, n + 1
	}
	return digits, n
}

// joinTurn reads Uターン, Iターン, Jターン and Fラン, which are cut after the letter.
func joinTurn(text string, ms []morpheme) (string, bool) {
	if len(ms) < 2 || ms[0].to-ms[0].from != 1 || ms[1].from != ms[0].to {
		return "", false
	}
	letter, next := text[ms[0].from:ms[0].to], text[ms[1].from:ms[1].to]
	switch {
	case next == "ターン" && (letter == "u" || letter == "i" || letter == "j"), next == "ラン" && letter == "f":
		return letter + next, true
	}
	return "", false
}
