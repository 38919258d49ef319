package analysis

import "strings"

// spellings are folded before cutting, because the cut itself depends on them: kagome leaves ウェブテスト whole but cuts
// Web from テスト, knows 一ヶ月 but not 一ケ月, and the user dictionary has 第一志望, not 第1志望.
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

func hasSpelling(text string) bool {
	for _, s := range spellings {
		if strings.Contains(text, s[0]) {
			return true
		}
	}
	return false
}
