package analysis

// Stable lists the stretches of a text, folded, that stand in the FoldText of every text that holds it: what the index can be asked
// for before the texts themselves are looked at. Characters that fold otherwise beside some others are left out: kana that a
// voicing mark may follow, ウェブ, the second of two kanji.
func Stable(text string) []string {
	t := aloneFolds()
	var out []string
	var run []rune
	flush := func() {
		if len(run) > 0 {
			out = append(out, string(run))
		}
		run = nil
	}
	runes := []rune(text)
	folded := make([]rune, len(runes))
	for i, r := range runes {
		folded[i] = t.of(r)
	}
	unstable := respelled(folded)
	for i, r := range folded {
		kanji := ScriptOf(r) == Kanji
		last, next := i == len(folded)-1, rune(0)
		if !last {
			next = folded[i+1]
		}
		switch {
		case r == 0, unstable[i], last && !kanji, !last && next == 0 && !kanji:
			flush()
			continue
		case len(run) == 0 && (i == 0 || folded[i-1] == 0) && kanji && !last && ScriptOf(next) != Kanji: // 益で stands in 益益で, which is 益々で
			continue
		case i > 0 && kanji && folded[i-1] == r:
			flush()
			continue
		}
		run = append(run, r)
	}
	flush()
	return out
}

// respelled marks the characters that foldSpellings changes, or may change by what stands around the text.
func respelled(folded []rune) []bool {
	out := make([]bool, len(folded))
	for _, s := range spellings {
		from, to := []rune(s[0]), []rune(s[1])
		for at := 1 - len(from); at < len(folded); at++ {
			fits := true
			for n, r := range from {
				if i := at + n; i >= 0 && i < len(folded) && folded[i] != r {
					fits = false
				}
			}
			for n := range from {
				if i := at + n; fits && i >= 0 && i < len(folded) && (len(from) != len(to) || from[n] != to[n]) {
					out[i] = true
				}
			}
		}
	}
	return out
}
