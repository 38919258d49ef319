package analysis

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldName(t *testing.T) {
	for want, writings := range map[string][]string{
		"高橋恵":    {"高橋 恵", "髙橋　惠", "高槗恵", "高\u200b橋\u00a0恵\ufe00"},
		"渡辺真美":   {"渡邊 眞美", "渡邉眞美", "渡辺\U000E0101 真美", " 渡邊\U000E0102真美\n"},
		"斉藤国竜":   {"斎藤国竜", "齋藤 國龍", "齊藤圀龍"},
		"滝川美帆":   {"瀧川 美帆", "滝川　美帆"},
		"山崎":     {"山﨑", "山嵜", "山\ufa11"},
		"浜沢":     {"濱澤", "濵沢"},
		"広島栄":    {"廣嶋榮", "廣嶌栄"},
		"桜関条豊富":  {"櫻關條豐冨"},
		"吉峰桑館":   {"𠮷峯桒舘"},
		"柳徳曽":    {"栁德曾", "桺徳曾"},
		"福神都塚":   {"福\ufa19\ufa26\ufa10", "\ufa1b神都塚"},
		"佐佐木":    {"佐々木", "佐佐木", "佐 々 木"},
		"々":      {"々"},
		"関ケ原":    {"関ヶ原", "關ケ原", "関ｹ原"},
		"サトウさとし": {"ｻﾄｳ さとし", "サトウ　さとし"},
		"がく":     {"か\u3099く", "か \u3099く", "がく"},
		"annlee": {"Ann Lee", "ＡＮＮ　ｌｅｅ"},
		"":       {"", " \u3000\n", "\u200b"},
	} {
		for _, w := range writings {
			if got := FoldName(w); got != want {
				t.Errorf("%q folds to %q, want %q", w, got, want)
			}
		}
	}
}

func TestFoldNameKeepsPeopleApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"阪本", "坂本"}, {"渡辺", "渡部"}, {"大田", "太田"}, {"川崎", "河崎"}, {"伊東", "伊藤"}, {"中島", "中嶋田"}, {"さとう", "サトウ"}, {"土屋", "士屋"}, {"千葉", "干葉"},
	} {
		if FoldName(pair[0]) == FoldName(pair[1]) {
			t.Errorf("%s and %s meet", pair[0], pair[1])
		}
	}
}

// TestNameVariantsLeadToOneForm finds a character that stands in two groups, and one that Fold already folds.
func TestNameVariantsLeadToOneForm(t *testing.T) {
	if len(nameVariants) < 300 {
		t.Errorf("only %d variants", len(nameVariants))
	}
	for from, to := range nameVariants {
		if next, ok := nameVariants[to]; ok {
			t.Errorf("%c leads to %c, and that to %c", from, to, next)
		}
		if folded := Fold(string(from)).Text; folded != string(from) && folded != string(to) && from != '齋' || Fold(string(to)).Text != string(to) {
			t.Errorf("%c is folded to %s, not to %c", from, folded, to)
		}
	}
}

func FuzzFoldName(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	for _, text := range []string{"髙橋　惠", "佐 々木", "々々", "か \u3099", "葛\U000E0101城", "か\u200b \ufe00゛", "\u00a8\u3099", "ﾊ ﾟ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := FoldName(text)
		if again := FoldName(folded); again != folded {
			t.Fatalf("%q folds to %q, and that to %q", text, folded, again)
		}
		if !utf8.ValidString(folded) || strings.Join(strings.Fields(folded), "") != folded {
			t.Fatalf("%q folds to %q", text, folded)
		}
	})
}
