package search_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/search"
)

// pages serves questions made of "title / body" lines, with ids 1, 2, ….
func pages(t *testing.T, lines ...string) *search.Service {
	t.Helper()
	var questions []corpus.Question
	for i, line := range lines {
		title, body, _ := strings.Cut(line, " / ")
		questions = append(questions, corpus.Question{ID: string(rune('1' + i)), Title: title, Body: body})
	}
	return serve(t, questions)
}

func serve(t *testing.T, questions []corpus.Question) *search.Service {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pages.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for _, q := range questions {
		if err := enc.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return service(t, indexer.Options{Sources: []string{path}, Version: "test"})
}

func find(t *testing.T, svc *search.Service, query string) *search.Answer {
	t.Helper()
	a, err := svc.Search(context.Background(), search.Request{Query: query})
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return a
}

func ids(a *search.Answer) []string {
	out := []string{}
	for _, h := range a.Hits {
		out = append(out, h.ID)
	}
	return out
}

// TestMeaning holds the cases in which a search engine for Japanese typically says the opposite of what was asked.
func TestMeaning(t *testing.T) {
	svc := pages(t,
		"第二志望の選び方 / 第二志望の会社をどう選ぶか。第二志望でよいのか。", // 1
		"第一志望の選び方 / 第一志望の会社をどう選ぶか。",           // 2
		"採用の連絡 / 採用の連絡が来ました。採用された理由は。",        // 3
		"不採用の連絡 / 不採用の連絡が来ました。",               // 4
		"ガクチカがない / 大学で何もしてきませんでした。",           // 5
		"ESの書き方 / ESは手書きですか。yesかnoで答えてください。",  // 6
		"インターンシップの服装 / スーツで行くべきか。",            // 7
		"東京都の会社 / 東京都で働きたい。",                  // 8
		"1次面接で聞かれること / 一次と二次で違いはありますか。",       // 9
	)
	for _, c := range []struct {
		query string
		want  []string // the first hits, in order
		never []string // not among the hits at all
	}{
		{query: "第一志望", want: []string{"2"}, never: []string{"1"}},
		{query: "第1志望", want: []string{"2"}, never: []string{"1"}},
		{query: "不採用", want: []string{"4"}, never: []string{"3"}},
		{query: "採用", want: []string{"3"}, never: []string{"4"}},
		{query: "ガクチカ", want: []string{"5"}},
		{query: "ｶﾞｸﾁｶ", want: []string{"5"}},
		{query: "ＥＳ", want: []string{"6"}},
		{query: "es", want: []string{"6"}},
		{query: "インターン", want: []string{"7"}},
		{query: "京都", never: []string{"8"}},
		{query: "一次面接", want: []string{"9"}},
		{query: "１次面接", want: []string{"9"}},
		{query: `"採用の連絡が来"`, want: []string{"3"}, never: []string{"4"}},
		{query: `"連絡が来ました"`, want: []string{"3", "4"}},
		{query: `連絡 "不採用"`, want: []string{"4"}, never: []string{"3"}},
		{query: `"不採用の面接"`, never: []string{"3", "4"}},
		{query: `"不採用" "連絡が来ました"`, want: []string{"4"}, never: []string{"3"}},
		{query: `"採用の理由" "連絡が来ました"`, never: []string{"3", "4"}},
		{query: `ガクチカ "`, want: []string{"5"}},
	} {
		got := ids(find(t, svc, c.query))
		if len(got) < len(c.want) {
			t.Errorf("%s: found %v, want %v first", c.query, got, c.want)
			continue
		}
		first := got[:len(c.want)]
		slices.Sort(first)
		if !slices.Equal(first, c.want) {
			t.Errorf("%s: found %v, want %v first", c.query, got, c.want)
		}
		for _, id := range c.never {
			if slices.Contains(got, id) {
				t.Errorf("%s: found %v, want no %s", c.query, got, id)
			}
		}
	}
}

func TestRelaxedAndDropped(t *testing.T) {
	svc := pages(t, "内定辞退の電話 / 内定を断りたい。", "面接の服装 / スーツを着る。", "履歴書の写真 / 写真の撮り方。", "自己分析のやり方 / 強みを探す。")
	for _, c := range []struct {
		query   string
		relaxed bool
		dropped []string
		total   int
	}{
		{"内定辞退", false, []string{}, 1},
		{"内定辞退 鹿児島", true, []string{"鹿児島"}, 1},
		{"内定辞退を電話でしたいのですがどうすればいいでしょうか", false, []string{}, 1},
		{"自己分析ツール", true, []string{"ツール"}, 1},
		{"鹿児島", false, []string{}, 0},
		{"内定 面接 内定辞退", true, []string{"面接"}, 2}, // 面接 stands between the words of 内定辞退, and is none of them
		{"。、！？", false, []string{}, 0},
	} {
		a := find(t, svc, c.query)
		if a.Relaxed != c.relaxed || a.Total != c.total || !cmp.Equal(a.Dropped, c.dropped) {
			t.Errorf("%s: relaxed %v dropped %q total %d, want %v %q %d", c.query, a.Relaxed, a.Dropped, a.Total, c.relaxed, c.dropped, c.total)
		}
	}
}

// TestHit looks at all that one hit of the sample tells.
func TestHit(t *testing.T) {
	svc := sampleService(t)
	a := find(t, svc, "圧迫面接 抗議")
	if len(a.Hits) == 0 || a.Hits[0].ID != "1308" {
		t.Fatalf("found %v, want 1308 first", ids(a))
	}
	h := a.Hits[0]
	q, err := svc.Question(context.Background(), "1308")
	if err != nil {
		t.Fatal(err)
	}
	if h.Title != q.Title || h.URL != q.URL || h.Answers != len(q.Answers) {
		t.Errorf("the hit %+v does not tell of the question %+v", h, q)
	}
	if h.Answer == nil || !slices.ContainsFunc(q.Answers, func(x corpus.Answer) bool {
		return x.ID == h.Answer.ID && x.Adviser == h.Answer.Adviser && x.Headline == h.Answer.Headline
	}) {
		t.Errorf("the hit names answer %+v, which the question has not", h.Answer)
	}
	marked := func(text string, marks [][2]int) (out []string) {
		for _, m := range marks {
			out = append(out, string([]rune(text)[m[0]:m[1]]))
		}
		return out
	}
	if got := marked(h.Title, h.TitleMarks); !cmp.Equal(got, []string{"圧迫面接", "抗議"}) {
		t.Errorf("the title's marks are %q", got)
	}
	for _, s := range h.Snippets {
		if strings.Contains(s.Text, "\n") || len([]rune(s.Text)) > 120 {
			t.Errorf("snippet %q is not a short line", s.Text)
		}
		for _, m := range marked(s.Text, s.Marks) {
			if !strings.Contains(s.HTML, "<mark>"+m+"</mark>") {
				t.Errorf("snippet html %q lacks the mark %q", s.HTML, m)
			}
		}
	}
}

func TestBestAnswer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "one.jsonl")
	q := corpus.Question{ID: "1", Title: "面接", Body: "教えてください。", Answers: []corpus.Answer{
		{ID: "x", Adviser: "甲", Headline: "服装の話", Sections: []corpus.Section{{Text: "スーツを着ましょう。"}}},
		{ID: "y", Adviser: "乙", Headline: "電車の話", Sections: []corpus.Section{{Text: "遅延証明書をもらいましょう。"}}},
	}}
	b, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	svc := service(t, indexer.Options{Sources: []string{path}, Version: "test"})
	for query, want := range map[string]string{"スーツ": "x", "遅延証明書": "y", "面接 電車": "y"} {
		h := find(t, svc, query).Hits
		if len(h) != 1 || h[0].Answer == nil || h[0].Answer.ID != want {
			t.Errorf("%s: hits %+v, want answer %s", query, h, want)
		}
	}
	if h := find(t, svc, "面接").Hits; len(h) != 1 || h[0].Answer != nil || len(h[0].Snippets) == 0 {
		t.Errorf("面接: hits %+v, want no answer and the body's beginning", h)
	}
}

func TestPagesAreOneList(t *testing.T) {
	svc := sampleService(t)
	whole, err := svc.Search(context.Background(), search.Request{Query: "添え状 お礼メール マナー", PerPage: 100})
	if err != nil {
		t.Fatal(err)
	}
	if whole.Total != len(whole.Hits) || whole.Total < 8 {
		t.Fatalf("total %d, hits %d", whole.Total, len(whole.Hits))
	}
	var paged []string
	for page := 1; len(paged) < whole.Total; page++ {
		a, err := svc.Search(context.Background(), search.Request{Query: "添え状 お礼メール マナー", Page: page, PerPage: 3})
		if err != nil {
			t.Fatal(err)
		}
		if a.Total != whole.Total || a.Relaxed != whole.Relaxed || len(a.Hits) == 0 {
			t.Fatalf("page %d: total %d, %d hits", page, a.Total, len(a.Hits))
		}
		paged = append(paged, ids(a)...)
	}
	if diff := cmp.Diff(ids(whole), paged); diff != "" {
		t.Error(diff)
	}
}

func TestEqualScoresGoById(t *testing.T) {
	svc := pages(t, "面接の服装 / 何を着るか。", "面接の服装 / 何を着るか。", "面接の服装 / 何を着るか。", "履歴書の写真 / どこで撮るか。")
	if got := ids(find(t, svc, "面接の服装")); !slices.Equal(got, []string{"1", "2", "3"}) {
		t.Errorf("found %v", got)
	}
}

func TestRequestsOutOfBounds(t *testing.T) {
	svc := pages(t, "面接の服装 / 何を着るか。")
	for _, r := range []search.Request{
		{Query: "面接", Page: -1}, {Query: "面接", PerPage: 101}, {Query: "面接", PerPage: -1},
		{Query: "面接", Page: 101, PerPage: 100}, {Query: "面接", Page: 1 << 62, PerPage: 100}, {Query: strings.Repeat("面", 5000)},
	} {
		var bad *search.RequestError
		if _, err := svc.Search(context.Background(), r); !errors.As(err, &bad) || bad.Fix == "" {
			t.Errorf("%+v: %v, want a request error with a fix", r, err)
		}
	}
	if _, err := svc.Related(context.Background(), "1", 0); err == nil {
		t.Error("no related questions were asked for, and that is no error")
	}
	if _, err := svc.Question(context.Background(), "9"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("question 9: %v", err)
	}
	if _, err := svc.Related(context.Background(), "9", 3); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("related to 9: %v", err)
	}
}

func TestRelatedNeverItself(t *testing.T) {
	svc := sampleService(t)
	for _, id := range []string{"1101", "1401", "1601", "1820"} {
		a, err := svc.Related(context.Background(), id, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Hits) != 10 || slices.Contains(ids(a), id) {
			t.Errorf("related to %s: %v", id, ids(a))
		}
	}
	alone := pages(t, "面接の服装 / 何を着るか。")
	a, err := alone.Related(context.Background(), "1", 10)
	if err != nil || a.Total != 0 || len(a.Hits) != 0 {
		t.Errorf("a question alone has related ones: %+v, %v", a, err)
	}
}

func TestHostileQueries(t *testing.T) {
	svc := sampleService(t)
	for _, q := range []string{
		"\x00", "\xff\xfe", `"""""`, `"" ""`, strings.Repeat(`"あ" `, 300), strings.Repeat("ア", 1300), strings.Repeat("a", 4000),
		strings.Repeat("面接 ", 500), strings.Repeat("1", 4000), "()[]{}+-!~*?:\\/", "あ", "職", "゛゜", "😀😀", "title:面接", "面接 AND (内定 OR",
		strings.Repeat("が", 1300), "\u202e面接", "ﾊﾟ", "か\u3099くちか",
	} {
		if a := find(t, svc, q); a.Total < len(a.Hits) {
			t.Errorf("%.20q: total %d, hits %d", q, a.Total, len(a.Hits))
		}
	}
}

// TestHitsShowWhy: a hit that covers most of a query marks it somewhere, names an answer, or is of a category in it, however the words were typed.
func TestHitsShowWhy(t *testing.T) {
	svc := sampleService(t)
	queries := strings.Fields("忘れる 頑張る 間違える 受かる 覚える 受ける 伝える 決める 働く 断った 聞かれた つらい 1次 2次 一次 2026卒 2026年卒 26卒 三年生 1人 2つ ES " +
		"ＥＳ ｶﾞｸﾁｶ インターン 大学 ウェブ面接 第1志望 無い内定 20万円 眠れない")
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range searches {
		queries = append(queries, s.Text)
	}
	hits, silent := 0, 0
	for _, query := range queries {
		a, err := svc.Search(context.Background(), search.Request{Query: query, PerPage: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range a.Hits {
			if h.Coverage < 0.7 {
				continue
			}
			hits++
			marks := len(h.TitleMarks)
			for _, s := range h.Snippets {
				marks += len(s.Marks)
			}
			ofCategory := slices.ContainsFunc(h.Categories, func(c string) bool { // which is shown beside the title
				return strings.Contains(analysis.Fold(query).Text, analysis.Fold(c).Text)
			})
			if marks == 0 && h.Answer == nil && !ofCategory {
				silent++
				t.Logf("silent: %s: %s %s", query, h.ID, h.Title)
			}
		}
	}
	if silent*100 > hits {
		t.Errorf("%d of %d hits show nothing of why", silent, hits)
	}
}
