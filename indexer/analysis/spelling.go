package analysis

import (
	"strings"
	"unicode/utf8"
)

// spellings are folded before cutting, because the cut itself depends on them: kagome leaves ウェブテスト whole but cuts
// Web from テスト, knows 一ヶ月 but not 一ケ月, and the user dictionary has 第一志望, not 第1志望. So is a kanji that stands twice.
var spellings = [][2]string{
	{"ウェブ", "web"}, {"ウエブ", "web"}, {"ケ月", "ヶ月"},
	{"第1志望", "第一志望"}, {"第2志望", "第二志望"}, {"第3志望", "第三志望"}, {"第2新卒", "第二新卒"},
}

// foldSpellings replaces the spellings within a folded text and keeps its offsets.
func foldSpellings(f Folded) Folded {
	if !hasSpelling(f.Text) {
		return f
	}
	w := newRewriter(f)
	for i := 0; i < len(f.Text); {
		from, to := f.Text[i:i+1], f.Text[i:i+1]
		if repeated := repeatedKanji(f.Text, i); repeated != "" {
			from, to = f.Text[i:i+2*len(repeated)], repeated+"々"
		}
		for _, s := range spellings {
			if strings.HasPrefix(f.Text[i:], s[0]) {
				from, to = s[0], s[1]
				break
			}
		}
		w.add(to, i, i+len(from))
		i += len(from)
	}
	return w.folded()
}

// hasSpelling looks at each character once: every text passes through here.
func hasSpelling(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c < utf8.RuneSelf:
			i++
			continue
		case c < 0xE0:
			i += 2
			continue
		case i+3 > len(text) || c >= 0xF0:
			i += 4
			continue
		}
		r := text[i : i+3]
		if r == "ウ" || r == "ケ" || r == "第" {
			for _, s := range spellings {
				if strings.HasPrefix(text[i:], s[0]) {
					return true
				}
			}
		}
		if i += 3; c >= 0xE3 && strings.HasPrefix(text[i:], r) && repeatedKanji(text, i-3) != "" {
			return true
		}
	}
	return false
}

// repeatedKanji returns the kanji that stands twice at a place of a text, with none before or after: 益益 is 益々, but 会社社長
// holds no 社々, and 一一 is a number.
func repeatedKanji(text string, at int) string {
	r, size := utf8.DecodeRuneInString(text[at:])
	if ScriptOf(r) != Kanji || r == '々' || r == '〆' || numeral(string(r)) || !strings.HasPrefix(text[at+size:], text[at:at+size]) {
		return ""
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+2*size:])
	if ScriptOf(before) == Kanji || ScriptOf(after) == Kanji {
		return ""
	}
	return text[at : at+size]
}
