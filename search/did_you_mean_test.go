package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/search"
)

// ask searches, and holds what is said of the query that was probably meant against a search for it.
func ask(t *testing.T, svc *search.Service, r search.Request) *search.Answer {
	t.Helper()
	a, err := svc.Search(context.Background(), r)
	if err != nil {
		t.Fatalf("%+v: %v", r, err)
	}
	if a.Meant == nil {
		return a
	}
	r.Query = a.Meant.Text
	other, err := svc.Search(context.Background(), r)
	if err != nil || other.Total != a.Meant.Total || other.Total == 0 {
		t.Errorf("%q: %+v, but it finds %d, %v", a.Query, *a.Meant, other.Total, err)
	}
	if a.Meant.Instead && (a.Total != other.Total || !slices.Equal(ids(a), ids(other))) {
		t.Errorf("%q finds %d, %v, and %q instead %d, %v", a.Query, a.Total, ids(a), r.Query, other.Total, ids(other))
	}
	return a
}

func TestDidYouMean(t *testing.T) {
	svc := sampleService(t)
	for _, c := range []struct {
		query, want string
		instead     bool
	}{
		{"面説", "面接", true}, // a slip of which nothing stands there but its characters
		{"面説って何", "面接って何", true},
		{"面説 -面説会", "面接 -面説会", true},
		{"内定自体 メール", "内定辞退 メール", false},
		{"内定自体　ＥＳ", "内定辞退　ＥＳ", false}, // the rest stays as it was typed
		{`内定自体 "メール"`, `内定辞退 "メール"`, false},
		{"内定自体と志望同期", "内定辞退と志望動機", false},
		{"面説 OR 緊張", "面接 OR 緊張", false},
		{"naitei", "内定", false}, // typed as it is read, and found so
		{"めんせつ", "面接", false},
		{"がくちか", "ガクチカ", false},
		{"mensetsu fukusou", "面接 服装", false},
		{"jikopr", "自己PR", true}, // as an editor wrote it
		{"エントリシート", "エントリーシート", false},

		{"内定辞退 電話", "", false},
		{"持ち物", "", false}, // 餅 is read as a part of it
		{"問合せ", "", false}, // another writing is no slip
		{"お断わり", "", false},
		{`"面説"`, "", false},
		{`"内定自体"`, "", false},
		{"面接 -面説", "", false},
		{"title:面説", "", false},
		{"量子力学の観測問題", "", false},
		{"", "", false},
	} {
		a := ask(t, svc, search.Request{Query: c.query, Sort: search.ByDate, Why: true})
		got := search.Meant{}
		if a.Meant != nil {
			got = *a.Meant
		}
		if got.Text != c.want || got.Instead != c.instead || a.Query != c.query {
			t.Errorf("%q: %+v, want %q, instead %v", c.query, got, c.want, c.instead)
		}
		if c.want != "" && len(a.Hits) == 0 {
			t.Errorf("%q finds nothing", c.query)
		}
		second := ask(t, svc, search.Request{Query: c.query, Sort: search.ByDate, Page: 2})
		if (second.Meant == nil) != (a.Meant == nil) || a.Meant != nil && *second.Meant != *a.Meant {
			t.Errorf("%q: page 2 says %+v", c.query, second.Meant)
		}
	}
}

// TestDidYouMeanIsFiltered: what is meant is counted under the filters of what was typed, and not offered where they leave
// nothing of it.
func TestDidYouMeanIsFiltered(t *testing.T) {
	svc := sampleService(t)
	all := ask(t, svc, search.Request{Query: "面説"})
	some := ask(t, svc, search.Request{Query: "面説", Filters: map[string][]string{"category": {"マナー"}}, Facets: []string{"category"}})
	if some.Meant == nil || some.Meant.Total >= all.Meant.Total || len(some.Facets["category"]) == 0 {
		t.Errorf("%+v of %+v, %v", some.Meant, all.Meant, some.Facets)
	}
	if none := ask(t, svc, search.Request{Query: "面説", Filters: map[string][]string{"year": {"1999"}}}); none.Meant != nil || none.Total != 0 {
		t.Errorf("of no question: %+v", none)
	}
}

// TestForgottenIsNotMeant: nothing of a forgotten question is offered, nor counted.
func TestForgottenIsNotMeant(t *testing.T) {
	s := newSite(t)
	s.index(t,
		corpus.Question{ID: "1", Title: "内定辞退の電話", Body: "怖いです。"}, corpus.Question{ID: "2", Title: "内定辞退のメール", Body: "件名は。"},
		corpus.Question{ID: "3", Title: "内定式の服装", Body: "スーツですか。"},
	)
	s.await(func(st search.Status) bool { return st.Questions == 3 })
	for left := 2; left >= 0; left-- {
		a := ask(t, s.svc, search.Request{Query: "内定自体"})
		if (a.Meant != nil) != (left > 0) || a.Meant != nil && a.Meant.Total < left {
			t.Errorf("%d have 内定辞退: %+v", left, a.Meant)
		}
		if left == 0 {
			break
		}
		if err := s.svc.Forget(context.Background(), string(rune('0'+left)), ""); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWhySaysIt: what is told in words names every word, how it was found, and where.
func TestWhySaysIt(t *testing.T) {
	svc := pages(t,
		"内定辞退のお詫び / 電話で伝えます。", "内定式のメール / 取消しはありますか。お断りしたいです。", "面接のスーツ / 入社前に不安です。", "夏 / インターンシップ",
	)
	for query, want := range map[string]map[string]string{
		"内定自体 電話 宇宙": {"1": "「内定」が題名にあり、「電話」が本文にあります。「自体」は入力の誤りとみた「内定辞退」が題名にあります。「宇宙」は見当たらず、検索した言葉の約"},
		"naitei":     {"1": "「naitei」は同じ読みの「内定」が題名にあります。"},
		"内定 面接 メール":  {"2": "「内定」「メール」が題名にあります。「面接」は見当たらず、"},
		"服装":         {"3": "「服装」はその一種の「スーツ」が題名にあります。"},
		"服装 インターン 伝えて": {
			"1": "「伝え」（伝える）が本文にあります。「服装」「インターン」は見当たらず、検索した言葉の約",
			"4": "「インターン」は文字の並びとして本文にあります。「服装」「伝え」は見当たらず、検索した言葉の約",
		},
	} {
		a := ask(t, svc, search.Request{Query: query, Why: true})
		for id, text := range want {
			i := slices.Index(ids(a), id)
			if i < 0 || !strings.HasPrefix(a.Hits[i].Why.Text, text) {
				t.Errorf("%s: %v", query, ids(a))
				for _, h := range a.Hits {
					t.Log(h.ID, h.Why.Text, h.Why.Words)
				}
			}
		}
	}
}
