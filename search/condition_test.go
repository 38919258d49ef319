package search_test

import (
	"context"
	"slices"
	"testing"

	"kotae/search"
)

// sorted are the ids found by a query, on one page of 100, sorted.
func sorted(t *testing.T, svc *search.Service, query string) []string {
	t.Helper()
	a, err := svc.Search(context.Background(), search.Request{Query: query, PerPage: 100})
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	out := ids(a)
	slices.Sort(out)
	return out
}

func TestQueryLanguage(t *testing.T) {
	svc := pages(t,
		"面接の服装 / 何を着るか。緊張する。",         // 1
		"面接の逆質問 / 例文を見たい。",            // 2
		"インターンシップの面接 / 東京都の会社で落ちました。", // 3
		"自己PRの例文 / 京都で働きたい。面接はまだ。",    // 4
		"不採用の連絡 / 自己分析とPR動画。",         // 5
		"内定の連絡 / 採用された。",              // 6
	)
	for query, want := range map[string][]string{
		"面接 -例文":                      {"1", "3"},
		"面接 －例文":                      {"1", "3"},
		"-面接":                         {"5", "6"},
		"-面接 -採用":                     {"5"}, // 不採用 is not 採用
		"-不採用":                        {"1", "2", "3", "4", "6"},
		`面接 -"服装"`:                    {"2", "3", "4"},
		"-インターン -連絡":                  {"1", "2", "4"},
		"-自己PR":                       {"1", "2", "3", "5", "6"},
		"-京都 面接":                      {"1", "2", "3"},
		"title:面接":                    {"1", "2", "3"},
		"title：面接":                    {"1", "2", "3"},
		"TITLE:面接":                    {"1", "2", "3"},
		"body:面接":                     {"4"},
		`title:"の面接"`:                 {"3"},
		"title:インターン":                 {"3"},
		"-title:面接 面接":                {"4"},
		"body:落ちる":                    {"3"},
		"title:自己PR":                  {"4"},
		"服装 OR 逆質問":                   {"1", "2"},
		"面接 緊張 OR 逆質問":                {"1", "2"},
		"(服装 OR 京都) -緊張":              {"4"},
		"内定 OR (面接 例文)":               {"2", "4", "6"},
		"-(面接 OR 採用)":                 {"5"},
		"-(面接 例文)":                    {"1", "3", "5", "6"},
		"連絡 OR 受かる -title:内定":         {"5"},
		"面接 服装 OR 鹿児島":                {"1"},
		"category:面接":                 {},
		"どうすればいい -面接":                 {"6"}, // all that is left is filler
		`"逆質問" どうすればいい`:               {"2"},
		`"の連絡" 鹿児島`:                   {"5", "6"},
		"内定 -鹿児島":                     {"6"},
		"。、！？ -。":                     {},
		"ＰＲ OR 採用":                    {"4", "5", "6"},
		"(面接)の服装":                     nil, // words, as ever
		"title:":                      nil,
		"面接 OR":                       nil,
		"year:2023-2025 -面接":          {},
		"-year:2023-2025 -面接 title:連": {"5", "6"},
	} {
		got := sorted(t, svc, query)
		if want == nil {
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", query, got, want)
		}
	}
}

// TestExcludedAndRequired: what a word of the sample's titles finds where it is required and where it is excluded is the whole
// sample, and nothing is found by both.
func TestExcludedAndRequired(t *testing.T) {
	svc := sampleService(t)
	total := func(query string) int {
		return find(t, svc, query).Total
	}
	for _, word := range []string{"面接", "内定", "辞退", "インターン", "自己PR", "ES", "メール", "面接官", "最終面接", "転職", "第一志望", "高梨修平", "落ちた", "ごと"} {
		required, excluded := total(word+" OR "+word), total("-"+word)
		if required+excluded != 160 || required == 0 {
			t.Errorf("%s is required in %d and excluded in %d", word, required, excluded)
		}
		if n := total("-" + word + " " + word + " OR " + word); n != 0 {
			t.Errorf("%s: %d have it and have it not", word, n)
		}
		for _, field := range []string{"title", "body", "answer", "adviser", "category", "status"} {
			c := field + ":" + word
			if with, without := total(c), total("-"+c); with+without != 160 {
				t.Errorf("%s finds %d, and without it %d", c, with, without)
			}
		}
	}
}
