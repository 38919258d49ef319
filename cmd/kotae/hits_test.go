package main

import (
	"bytes"
	"strings"
	"testing"

	"kotae/search"
)

func TestMarked(t *testing.T) {
	tests := []struct {
		name   string
		colour bool
		text   string
		spans  [][2]int
		want   string
	}{
		{"no colour", false, "面接の前", [][2]int{{0, 2}}, "面接の前"},
		{"code points", true, "ＥＳと面接", [][2]int{{0, 2}, {3, 5}}, markOn + "ＥＳ" + markOff + "と" + markOn + "面接" + markOff},
		{"no marks", true, "面接", nil, "面接"},
		{"spans beyond the text", true, "面接", [][2]int{{1, 9}, {5, 7}}, "面" + markOn + "接" + markOff},
		{"the text steers nothing", true, "面\x1b[31m接\n二行目", nil, "面 [31m接 二行目"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &app{colour: tt.colour}
			if got := a.marked(tt.text, tt.spans); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPrintAnswerTellsWhatIsMissing(t *testing.T) {
	var out bytes.Buffer
	a := newApp(strings.NewReader(""), &out, &out, func(string) string { return "ja" })
	a.printAnswer(&search.Answer{
		Total: 12, Page: 2, PerPage: 5, Relaxed: true, Dropped: []string{"薬剤師", "転職"},
		Hits: []search.Hit{{ID: "7", Title: "面接", Answer: &search.HitAnswer{Adviser: "高梨 修平"}}},
	})
	if err := a.out.Flush(); err != nil {
		t.Fatal(err)
	}
	want := `12 件の質問が見つかりました（6〜6 件目を表示）
すべてに当てはまる質問がないため、近いものを表示しています。
先頭の質問に含まれない言葉: 「薬剤師」 「転職」

  6. 7  面接
     高梨 修平さんの回答: –
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
}
