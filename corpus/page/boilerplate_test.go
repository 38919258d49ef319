package page

import (
	"testing"

	"kotae/corpus"
)

func TestBoilerplateRoles(t *testing.T) {
	list, err := parseBoilerplate(boilerplateText)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]role{
		"Q": roleQuestion, "Ｑ": roleQuestion, "12人のアドバイザーが回答しています": roleCount, "人のアドバイザーが回答しています": roleText,
		"質問日　：": roleDate, "質問日 : 2024-05-12": roleDate, "※質問は、エントリーフォームからの": roleNotice, "※質問は後で": roleText,
		"ベストアンサー": roleBest, "ベストアンサーをお願いします": roleText, "プロフィールを見る": roleProfile,
		"その他関連Ｑ＆Ａ": roleFooter, "TOP": roleDrop, "ＰＯＲＴキャリア": roleDrop, "TOPを目指す": roleText, "": roleText,
	} {
		if got := list.role(corpus.Normalize(text)); got != want {
			t.Errorf("%q has the role %q, want %q", text, got, want)
		}
	}
}

func TestBoilerplateListErrors(t *testing.T) {
	for _, text := range []string{"exact\tQ", "suffix\t-\tQ", "block\t-\tx|y", "block\t-\tx|y|0", "exact\t-\t"} {
		if _, err := parseBoilerplate("# head\n" + text); err == nil {
			t.Errorf("%q was taken as a list", text)
		}
	}
}
