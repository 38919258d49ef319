package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search"
	"kotae/search/query"
)

// TestTooManyConditions: what cannot be excluded is refused, and never wanted instead.
func TestTooManyConditions(t *testing.T) {
	svc := pages(t, "面接の服装 / スーツ。")
	excluded := func(n int) (text string) {
		for i := range n {
			text += fmt.Sprintf(" -x%d", i)
		}
		return "面接" + text
	}
	nested := func(n int) string { return strings.Repeat("-(服装 ", n) + "-面接 髪" }
	for text, reason := range map[string]string{
		excluded(query.MaxConditions): "", excluded(query.MaxConditions + 1): "33 conditions", "面接" + strings.Repeat(" title:x", 40): "40 conditions",
		nested(query.MaxDepth): "", nested(query.MaxDepth + 1): "9 deep", nested(200): "200 deep", strings.Repeat("(", 1000) + "面接": "", strings.Repeat(`"面接" `, 60): "",
	} {
		a, err := svc.Search(context.Background(), search.Request{Query: text})
		var bad *search.RequestError
		switch {
		case reason == "" && err != nil, reason != "" && !errors.As(err, &bad):
			t.Errorf("%.60s: %+v, %v", text, a, err)
		case reason != "" && (bad.Param != "q" || !strings.Contains(bad.Reason, reason) || !strings.ContainsAny(bad.Fix, "0123456789")):
			t.Errorf("%.60s: %v, want %s", text, err, reason)
		}
	}
}

// TestManyWords: a text as long as may be sent is looked at; of what is not, each word is told once.
func TestManyWords(t *testing.T) {
	svc := sampleService(t)
	for _, text := range pastedTexts(t, svc) {
		if a := find(t, svc, text); a.Total == 0 {
			t.Errorf("%.60s…: %d found", text, a.Total)
		}
	}
	var many strings.Builder
	for i := range 300 {
		fmt.Fprintf(&many, "%c%c ", 'a'+i/26, 'a'+i%26)
	}
	text := "玉手箱 " + many.String() + "内定辞退 " + many.String() + "内定辞退"
	a, err := svc.Search(context.Background(), search.Request{Query: text, PerPage: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"内定", "辞退"} {
		if n := len(slices.DeleteFunc(slices.Clone(a.Dropped), func(d string) bool { return d != word })); n != 1 {
			t.Errorf("%s was dropped %d times", word, n)
		}
	}
	if n := len(a.Dropped); n < 300-255 || slices.Contains(a.Dropped, "玉手箱") {
		t.Errorf("dropped %d words: %q", n, a.Dropped)
	}
}

// TestAdviserAsShown types each adviser's name as the site shows it, after the field's colon.
func TestAdviserAsShown(t *testing.T) {
	svc := sampleService(t)
	a, err := svc.Search(context.Background(), search.Request{Facets: []string{"adviser"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, adviser := range a.Facets["adviser"] {
		name := adviser.Value
		for text, quoted := range map[string]string{
			"adviser:" + name:              `adviser:"` + name + `"`,
			"-adviser: " + name + " 面接":    `-adviser:"` + name + `" 面接`,
			"面接 OR (adviser:" + name + ")": `面接 OR adviser:"` + name + `"`,
		} {
			got, want := find(t, svc, text), find(t, svc, quoted)
			if want.Total == 0 || got.Total != want.Total || !slices.Equal(ids(got), ids(want)) {
				t.Errorf("%s finds %d, %s %d", text, got.Total, quoted, want.Total)
			}
		}
	}
	for text, parsed := range map[string]string{
		"adviser:藤枝 直人　面接": `adviser:"藤枝 直人" 面接`, "adviser:滝川 美帆": `adviser:"滝川 美帆"`, "adviser:藤枝 面接 直人": "adviser:藤枝 面接 直人",
		"面接　ＯＲ (逆質問 AND Ｔｉｔｌｅ： 服装": "面接 OR (逆質問 title:服装)", "": "", "面接 ti": "面接",
	} {
		a, err := svc.Search(context.Background(), search.Request{Query: text, Why: true, Sort: search.ByDate})
		if err != nil {
			t.Fatal(err)
		}
		if a.Parsed != parsed || a.Query != text {
			t.Errorf("%s is understood as %q, want %q", text, a.Parsed, parsed)
		}
	}
	if a := find(t, svc, "面接"); a.Parsed != "" {
		t.Errorf("nobody asked, told %q", a.Parsed)
	}
}

// TestHalfTyped asks what a search box asks while a query is typed: an excluded word is never among the hits, and the
// answers stay what they were before an operator was begun.
func TestHalfTyped(t *testing.T) {
	svc := pages(t, "面接の服装 / 緊張する。", "面接の逆質問 / 例文。", "面接の緊張 / 髪型。", "title tie or and / 服装。")
	for _, c := range []struct{ begun, rest, never string }{
		{"逆質問 OR 服装 -(緊張", " OR 髪型)", "13"},
		{`面接 -"緊張`, `する"`, "1"},
		{"面接 -title: 逆質問", "", "2"},
		{"面接 -title:(逆質問", " OR 服装)", "2"},
		{"面接 -adviser: 藤枝", " 直人", ""},
	} {
		for typed := range len([]rune(c.rest)) + 1 {
			text := c.begun + string([]rune(c.rest)[:typed])
			for _, id := range ids(find(t, svc, text)) {
				if strings.Contains(c.never, id) {
					t.Errorf("%s finds %s", text, id)
				}
			}
		}
	}
	for text, same := range map[string]string{
		"面接 OR": "面接", "面接 OR 服装 OR": "面接 OR 服装", "面接 AND 服装": "面接 服装", "服装 OR 髪型)": "服装 OR 髪型", "(面接 OR 緊張": "面接 OR 緊張", "面接 ＯＲ 緊張": "面接 OR 緊張",
		"面接 t": "面接", "面接 ti": "面接", "面接 title:": "面接", "面接 title: ": "面接", "title: 服装": "title:服装", "ｔｉｔｌｅ：服装": "title:服装", "面接 -ti": "面接",
		"面接 OR ti": "面接", "(面接 OR": "面接", "面接 (": "面接", "面接 -(緊張 O": "面接 -緊張", `title:"服装`: "title:服装", "面接 -": "面接",
	} {
		got, want := find(t, svc, text), find(t, svc, same)
		got.Query, got.TookMS, want.Query, want.TookMS = "", 0, "", 0
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s is not answered as %s:\n%s", text, same, diff)
		}
	}
}

// TestCharactersOfConditions: a condition that is cut into several tokens is held to its characters.
func TestCharactersOfConditions(t *testing.T) {
	svc := pages(t, "ガクチカがない / 。", "服装は決まっていない / 。", "時間がない / 。", "服装 / ガクチカがない。")
	for text, want := range map[string][]string{
		"title:がない": {"1", "3"}, "title:ない": {"1", "2", "3"}, "-title:がない": {"2", "4"}, "がない OR xyz": {"1", "3", "4"}, "title:服装は": {"2"}, "title:服装": {"2", "4"},
		"title:「服装」": {"2", "4"}, "title:が、ない": {}, "title:は": {"2"},
	} {
		if got := sorted(t, svc, text); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", text, got, want)
		}
	}
}
