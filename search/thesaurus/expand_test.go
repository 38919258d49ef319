package thesaurus

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

func TestExpand(t *testing.T) {
	th := write(t,
		"E1 equivalent 内定辞退", "E1 equivalent 内定を断る",
		"E2 equivalent Webテスト", "E2 equivalent ウェブ試験",
		"E3 equivalent ONE CAREER", "E3 equivalent ワンキャリア",
		"E4 equivalent 辛い", "E4 equivalent つらい", "E5 equivalent 辛い", "E5 equivalent からい",
		"E6 equivalent 退職", "E6 equivalent 辞退", "E6 equivalent 離職",
		"R1 near 内定", "R1 near 合格", "R2 near つらい", "R2 near 辛い", "R2 near 限界",
		"O1 oneway_member 最終面接", "O1 oneway_head 面接", "O1 oneway_member 圧迫面接",
		"O2 oneway_head 最終面接", "O2 oneway_member 役員面接",
		"N1 never 辞退", "N1 never 退職", "N2 never 内定辞退", "N2 never 内定取り消し",
		"E7 equivalent 内定取り消し", "E7 equivalent 内定取消",
		"T1 typo_canon 内定辞退", "T1 typo 内定自体", "T1 typo ないてい じたい", "T2 typo_canon 面接", "T2 typo 麺接",
	)
	for _, c := range []struct{ text, cut, want, meant string }{
		{"内定辞退", "", "内定辞退>内定を断る(equivalent)", ""},
		{"内定 辞退", "内定 辞退", "内定 辞退>内定を断る(equivalent)", ""},
		{"内定  辞退", "内定  辞退", "内定>合格(near) 辞退>離職(equivalent)", ""},
		{"不内定辞退", "不|内定辞退", "内定辞退>内定を断る(equivalent)", ""},
		{"不内定辞退", "不内定辞退", "", ""},
		{"内定辞退者", "内定|辞退者", "内定>合格(near)", ""},
		{"web テスト", "web テスト", "web テスト>web試験(equivalent)", ""},
		{"ウェブテスト", "", "webテスト>web試験(equivalent)", ""},
		{"onecareer", "", "", ""},
		{"ＯＮＥ　ＣＡＲＥＥＲの", "one| |career|の", "one career>ワンキャリア(equivalent)", ""},
		{"面接", "", "面接>最終面接(oneway) 面接>圧迫面接(oneway)", ""},
		{"最終面接", "最終|面接", "最終面接>役員面接(oneway)", ""},
		{"圧迫面接", "圧迫|面接", "", ""},
		{"役員面接", "役員|面接", "", ""},
		{"辛い", "", "辛い>つらい(equivalent) 辛い>からい(equivalent) 辛い>限界(near)", ""},
		{"からい", "", "からい>辛い(equivalent)", ""},
		{"退職", "", "退職>離職(equivalent)", ""},
		{"内定自体", "内定|自体", "内定>合格(near)", "内定自体>内定辞退"},
		{"ないていじたい", "", "", "ないていじたい>内定辞退"},
		{"麺接と麺接", "麺|接|と|麺|接", "", "麺接>面接 麺接>面接"},
	} {
		folded := analysis.FoldText(c.text).Text
		at := map[int]bool{0: true, len(folded): true}
		n := 0
		for piece := range strings.SplitAfterSeq(strings.ReplaceAll(c.cut, " ", "| |"), "|") {
			n += len(strings.TrimSuffix(piece, "|"))
			at[n] = true
		}
		boundary := func(i int) bool { return at[i] }
		if got := say(folded, th.Expand(folded, boundary)); got != c.want {
			t.Errorf("%s (%s): got %s, want %s", c.text, c.cut, got, c.want)
		}
		meant := strings.ReplaceAll(say(folded, th.Meant(folded, boundary)), "(equivalent)", "")
		if meant != c.meant {
			t.Errorf("%s: meant %s, want %s", c.text, meant, c.meant)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"退職", "辞退", true}, {"辞退", "退職", true}, {"内定 辞退", "内定取り消し", true}, {"内定を断る", "内定取消", true},
		{"離職", "辞退", false}, // equivalent by E6, so what 退職 is kept apart from is not kept apart from 離職
		{"内定辞退", "内定を断る", false}, {"内定", "知らない", false}, {"", "", false}, {"退職", "退職", false},
	} {
		if got := th.Never(c.a, c.b); got != c.want {
			t.Errorf("Never(%s, %s): got %v", c.a, c.b, got)
		}
	}
}

func TestFingerprint(t *testing.T) {
	one := write(t, "E1 equivalent 就活", "E1 equivalent 就職活動")
	if same := write(t, "E1 equivalent 就活", "# a comment", "E1 equivalent 就職活動"); same.Fingerprint() != one.Fingerprint() {
		t.Error("a comment changes the fingerprint")
	}
	for _, other := range []*Thesaurus{
		write(t, "E1 near 就活", "E1 near 就職活動"), write(t, "E1 equivalent 就活", "E1 equivalent 就職"), write(t),
	} {
		if other.Fingerprint() == one.Fingerprint() {
			t.Errorf("%v has the fingerprint of another", other.Groups())
		}
	}
}

func FuzzExpand(f *testing.F) {
	for _, text := range []string{"", " ", "内定 辞退", "web テスト ", "最終面接の服装\n", "\xff内定\xe9\x9d", "ONE CAREER", "ない てい じた い", "  就活  ", "髭"} {
		f.Add(text, uint8(0))
	}
	th := embeddedThesaurus(f)
	f.Fuzz(func(t *testing.T, text string, every uint8) {
		for _, folded := range []string{text, analysis.FoldText(text).Text} {
			boundary := anywhere
			if every > 0 {
				boundary = func(at int) bool { return at%(int(every)+1) == 0 }
			}
			for _, find := range []func(string, func(int) bool) []Expansion{th.Expand, th.Meant} {
				last := Expansion{}
				var seen []string
				for _, x := range find(folded, boundary) {
					if x.From < 0 || x.To > len(folded) || x.From >= x.To || !boundary(x.From) || !boundary(x.To) {
						t.Fatalf("%q: %+v", folded, x)
					}
					if x.From != last.From || x.To != last.To {
						if x.From < last.To {
							t.Fatalf("%q: %+v overlaps %+v", folded, x, last)
						}
						seen = nil
					}
					stands := folded[x.From:x.To]
					if !utf8.ValidString(stands) || th.words[key(stands)] == nil && th.words[compact(stands).text] == nil {
						t.Fatalf("%q: %q is no term", folded, stands)
					}
					if x.Term == compact(stands).text || slices.Contains(seen, x.Term) {
						t.Fatalf("%q: %+v says nothing new", folded, x)
					}
					seen, last = append(seen, x.Term), x
				}
			}
		}
	})
}
