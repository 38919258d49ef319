package analysis

import "strings"

// spellings are folded before cutting, because the cut itself depends on them: kagome leaves ウェブテスト whole but cuts
// Web from テスト, and the user dictionary has 第一志望, not 第1志望.
var spellings = [][2]string{
	{"ウェブ", "web"}, {"ウエブ", "web"},
	{"第1志望", "第一志望"}, {"第2志望", "第二志望"}, {"第3志望", "第三志望"}, {"第2新卒", "第二新卒"},
}

// spellingMarks are characters of which every spelling has one; most sentences have none.
const spellingMarks = "第ブ"

// foldSpellings replaces the spellings within a folded text and keeps its offsets.
func foldSpellings(f Folded) Folded {
	if !strings.ContainsAny(f.Text, spellingMarks) {
		return f
	}
	var b strings.Builder
	out := Folded{}
	add := func(s string, from, to int) {
		b.WriteString(s)
		start, end := f.Original(from, to)
		for range len(s) {
			out.start = append(out.start, int32(start))
			out.end = append(out.end, int32(end))
		}
	}
	for i := 0; i < len(f.Text); {
		from, to := f.Text[i:i+1], f.Text[i:i+1]
		for _, s := range spellings {
			if strings.HasPrefix(f.Text[i:], s[0]) {
				from, to = s[0], s[1]
				break
			}
		}
		add(to, i, i+len(from))
		i += len(from)
	}
	out.Text = b.String()
	return out
}
