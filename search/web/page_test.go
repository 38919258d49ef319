package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kotae/corpus"
	"kotae/search"
)

func render(t *testing.T, name string, view any) document {
	t.Helper()
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	p, err := parsePages(a)
	if err != nil {
		t.Fatal(err)
	}
	body, err := p.render(name, view)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, body)
}

func TestHomePage(t *testing.T) {
	sample := sampleQuestions(t)
	answer := &search.Answer{Hits: []search.Hit{hitOf(sample[0])}, Facets: map[string][]search.FacetCount{}}
	for i := range homeCategories + 3 {
		answer.Facets["category"] = append(answer.Facets["category"], search.FacetCount{Value: fmt.Sprintf("分類<%d>", i), Count: 90 - i})
	}
	d := render(t, "home", newHomeView(search.Status{Ready: true, Sample: true, Questions: 160}, answer))
	if d.attr("form", "action") != "/" || d.attr("input", "name") != "q" || d.attr("input", "type") != "search" {
		t.Error("the form does not search")
	}
	if !slices.ContainsFunc(d.find("input", "")[0].Attr, func(a html.Attribute) bool { return a.Key == "autofocus" }) {
		t.Error("the empty search box has no focus")
	}
	if !d.contains("いまはサンプルの質問を表示しています") || !d.contains("160件") || d.meta("robots") != "" {
		t.Errorf("%s", d.text("body", ""))
	}
	if got := len(d.find("ul", "topics")); got != 2 || !d.contains("分類<18>") || !d.linked("a", "", "/?category=%E5%88%86%E9%A1%9E%3C18%3E") {
		t.Errorf("%d lists of categories: %s", got, d.text("main", ""))
	}
	if !d.linked("a", "", "/questions/"+sample[0].ID) || !d.contains(sample[0].Title) || !d.linked("a", "", "/?sort=date") {
		t.Error("the newest questions are not linked")
	}
	d = render(t, "home", newHomeView(search.Status{}, &search.Answer{}))
	if d.contains("サンプル") || d.contains("カテゴリ") || d.contains("新しい質問") || !d.contains("準備") {
		t.Errorf("without an index: %s", d.text("body", ""))
	}
}

func TestResultsPage(t *testing.T) {
	sample := sampleQuestions(t)
	answer := &search.Answer{Total: 123, Relaxed: true, Dropped: []string{"後悔", "<i>"}}
	for _, q := range sample[:search.DefaultPerPage] {
		answer.Hits = append(answer.Hits, hitOf(q))
	}
	d := render(t, "results", newResultsView(answer, address{Query: "内定 <辞退>", Page: 2}, search.Status{Ready: true, Sample: true}))
	for _, want := range []string{"123件", "すべての言葉を含む質問は見つかりませんでした。近いものを表示しています。",
		"「後悔」「<i>」", "13ページ中2ページ目", "いまはサンプルの質問を表示しています"} {
		if !d.contains(want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if d.attr("input", "value") != "内定 <辞退>" || d.meta("robots") != "noindex" {
		t.Error("the query is not in the box, or the page may be listed")
	}
	for rel, href := range map[string]string{
		"prev": "/?q=%E5%86%85%E5%AE%9A+%3C%E8%BE%9E%E9%80%80%3E",
		"next": "/?page=3&q=%E5%86%85%E5%AE%9A+%3C%E8%BE%9E%E9%80%80%3E",
	} {
		if !d.linked("a", rel, href) || !d.linked("link", rel, href) {
			t.Errorf("no %s to %s", rel, href)
		}
	}
	first := sample[0]
	way := "/questions/" + first.ID + "?page=2&q=%E5%86%85%E5%AE%9A+%3C%E8%BE%9E%E9%80%80%3E"
	if !d.linked("a", "", way) || !d.linked("a", "", way+"#answer-a1") {
		t.Error("the first hit is not linked, or its page would not know the way back")
	}
	for i, n := range d.find("a", "") {
		if attr(n, "href") == way && (attr(n, "data-kotae-result") != first.ID || attr(n, "data-kotae-position") != "11") {
			t.Errorf("link %d is result %q at %q", i, attr(n, "data-kotae-result"), attr(n, "data-kotae-position"))
		}
	}
	if got := d.texts("h2", "")[0]; got != first.Title {
		t.Errorf("title %q, want %q", got, first.Title)
	}
	if got := d.texts("span", "adviser")[0]; got != first.Answers[0].Adviser+"さんの回答" {
		t.Errorf("adviser %q", got)
	}
	// Title, body, headline and answer; the headline is not there a second time as a snippet.
	if got := len(d.find("mark", "")); got != 4*len(answer.Hits) {
		t.Errorf("%d marks, want 4 for each of %d hits", got, len(answer.Hits))
	}
	if got := d.texts("mark", "")[0]; got != string([]rune(first.Title)[:2]) {
		t.Errorf("the first mark is %q", got)
	}
}

// TestMeant: what was probably meant is offered by a link, on every page of the results, and said where it was searched instead.
func TestMeant(t *testing.T) {
	sample := sampleQuestions(t)
	a := &search.Answer{Total: 30, Hits: []search.Hit{hitOf(sample[0])}, Meant: &search.Meant{Text: "内定辞退 <b>", Total: 12}}
	for page := 1; page <= 9; page += 4 {
		d := render(t, "results", newResultsView(a, address{Query: "内定自体 <b>", Page: page}, search.Status{}))
		if got := d.texts("p", "meant"); len(got) != 1 || got[0] != "もしかして: 内定辞退 <b>（12件）" || !d.linked("a", "", address{Query: "内定辞退 <b>"}.String()) {
			t.Errorf("page %d: %q", page, got)
		}
	}
	a.Meant.Instead = true
	d := render(t, "results", newResultsView(a, address{Query: "内定自体 <b>", Page: 1}, search.Status{}))
	if got := d.texts("p", "meant"); len(got) != 1 || got[0] != "「内定自体 <b>」は見つからなかったため、「内定辞退 <b>」の検索結果を表示しています。" {
		t.Errorf("instead: %q", got)
	}
	a.Meant = nil
	if d := render(t, "results", newResultsView(a, address{Query: "内定", Page: 1}, search.Status{})); len(d.find("p", "meant")) != 0 {
		t.Errorf("nothing else was meant: %s", d.text("main", ""))
	}
}

func TestPager(t *testing.T) {
	tests := []struct {
		total, page int
		prev, next  string
		pages       int
	}{
		{0, 1, "", "", 0},
		{10, 1, "", "", 1},
		{11, 1, "", "/?page=2&q=a", 2},
		{11, 2, "/?q=a", "", 2},
		{11, 9, "/?page=2&q=a", "", 2},
		{0, 3, "/?q=a", "", 0},
		{50_000, 1000, "/?page=999&q=a", "", 1000}, // the API goes no deeper
	}
	for _, tt := range tests {
		v := newResultsView(&search.Answer{Total: tt.total}, address{Query: "a", Page: tt.page}, search.Status{})
		if v.Prev != tt.prev || v.Next != tt.next || v.Pages != tt.pages {
			t.Errorf("%d hits, page %d: %q %q %d, want %q %q %d",
				tt.total, tt.page, v.Prev, v.Next, v.Pages, tt.prev, tt.next, tt.pages)
		}
	}
}

func TestEmptyResults(t *testing.T) {
	a := address{Query: "ぬ", Page: 1}
	v := newResultsView(&search.Answer{Relaxed: true, Dropped: []string{"ぬ"}}, a, search.Status{})
	v.Nothing = newNothingView(&search.Topics{}, a)
	d := render(t, "results", v)
	if !d.contains("0件") || !d.contains("言葉の数を減らす") || d.contains("近い") || len(d.find("nav", "")) != 0 {
		t.Errorf("%s", d.text("main", ""))
	}
	d = render(t, "results", newResultsView(&search.Answer{Total: 5}, address{Query: "面接", Page: 7}, search.Status{}))
	if !d.linked("a", "", address{Query: "面接"}.String()) || d.contains("言葉の数を減らす") {
		t.Errorf("past the last page: %s", d.text("main", ""))
	}
}

// TestNothingFoundUnderConditions: the first advice is to leave them out, where there are any.
func TestNothingFoundUnderConditions(t *testing.T) {
	const advice = "「\"」「-」「title:」などの指定を外し、言葉だけで検索する"
	for query, want := range map[string]bool{
		"面接 量子力学": false, "面接(最終)の服装": false, "https://example.com": false, "2-3年": false,
		`"量子力学"`: true, "面接 -緊張": true, "year:1999": true, "量子 OR 力学": true, "-(量子 力学)": true,
	} {
		a := address{Query: query, Page: 1}
		v := newResultsView(&search.Answer{}, a, search.Status{})
		v.Nothing = newNothingView(&search.Topics{}, a)
		d := render(t, "results", v)
		if first := d.texts("li", "")[0]; (first == advice) != want || d.contains(advice) != want {
			t.Errorf("%s: the first advice is %q", query, first)
		}
	}
	d := render(t, "results", newResultsView(&search.Answer{Total: 5}, address{Query: "year:2024", Page: 7}, search.Status{}))
	if d.contains(advice) {
		t.Errorf("past the last page: %s", d.text("main", ""))
	}
}

// TestQuestionPages renders the whole sample and looks for every text of it.
func TestQuestionPages(t *testing.T) {
	sample := sampleQuestions(t)
	related := []search.Hit{hitOf(sample[0]), hitOf(sample[1])}
	for _, q := range sample {
		d := render(t, "question", newQuestionView(q, related, search.Status{Ready: true, Sample: true}, marking{}))
		if d.text("h1", "") != q.Title || !strings.HasPrefix(d.text("title", ""), q.Title) {
			t.Errorf("%s: title %q", q.ID, d.text("h1", ""))
		}
		if got := len(d.find("article", "answer")); got != len(q.Answers) {
			t.Errorf("%s: %d answers, want %d", q.ID, got, len(q.Answers))
		}
		var headlines, headings []string
		best := 0
		for _, a := range q.Answers {
			headlines = append(headlines, a.Headline)
			for _, s := range a.Sections {
				if s.Heading != "" {
					headings = append(headings, s.Heading)
				}
			}
			if a.Best {
				best++
			}
			if !d.contains(a.Adviser+"さん") || !d.contains(strings.Join(a.Qualifications, "／")) {
				t.Errorf("%s: adviser %s is missing", q.ID, a.Adviser)
			}
		}
		if got := d.texts("h3", "")[:len(headlines)]; !slices.Equal(got, headlines) {
			t.Errorf("%s: headlines %q", q.ID, got)
		}
		if got := d.texts("h4", ""); !slices.Equal(got, headings) {
			t.Errorf("%s: sub-headings %q, want %q", q.ID, got, headings)
		}
		if got := len(d.find("p", "badge")); got != best {
			t.Errorf("%s: %d badges, want %d", q.ID, got, best)
		}
		if got, want := letters(strings.Join(d.texts("div", "text"), "")), letters(record(q)); got != want {
			t.Errorf("%s: the text is not whole:\n%s\n%s", q.ID, got, want)
		}
		if !d.linked("a", "", "/questions/"+sample[1].ID) {
			t.Errorf("%s: related questions are missing", q.ID)
		}
	}
}

// record is the text of a record in the order of its page.
func record(q *corpus.Question) string {
	s := q.Body
	for _, a := range q.Answers {
		s += a.Text()
	}
	return s
}

// letters leaves out what the page shows by structure: line breaks and the dots of lists.
func letters(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), bullet, "")
}

func TestQuestionPageParts(t *testing.T) {
	q := &corpus.Question{
		ID: "a/b", URL: "https://example.com/qa/7", Title: `<script>alert("x")</script>`, Body: "<b>本文</b>\n\n・一\n・二",
		Asker: corpus.Asker{Status: "大学4年生", Gender: "女性"}, Asked: "2024-06-04", Categories: []string{"内定 辞退"},
		Answers: []corpus.Answer{{ID: "1", Headline: `"><img src=x>`, Sections: []corpus.Section{{Text: "</div>答え"}}}, {ID: "2"}},
		Links:   []corpus.Link{{Text: "こちらの記事", URL: "javascript:alert(1)"}, {Text: "こちらのQ&A", URL: "https://example.com/qa/8"}},
		Guessed: true,
	}
	d := render(t, "question", newQuestionView(q, []search.Hit{{ID: "x/y?z", Title: "<u>"}}, search.Status{}, marking{}))
	if d.text("h1", "") != q.Title || len(d.find("img", "")) != 0 || len(d.find("b", "")) != 0 || len(d.find("u", "")) != 0 {
		t.Error("a record's text became markup")
	}
	for _, want := range []string{"大学4年生・女性", "2024年6月4日", "回答の区切りは自動で推定したものです", "回答（2件）", "</div>答え"} {
		if !d.contains(want) {
			t.Errorf("no %q", want)
		}
	}
	if got := d.texts("div", "text")[0]; !strings.Contains(got, "<b>本文</b>") || strings.Contains(got, bullet) {
		t.Errorf("body %q", got)
	}
	for _, href := range []string{"https://example.com/qa/7", "https://example.com/qa/8", "/questions/x%2Fy%3Fz",
		"/?category=%E5%86%85%E5%AE%9A+%E8%BE%9E%E9%80%80"} {
		if !d.linked("a", "", href) {
			t.Errorf("no link to %s", href)
		}
	}
	if got := d.texts("h3", "")[1]; got != "回答2" {
		t.Errorf("an answer without a headline is called %q", got)
	}
	if d.contains("サンプル") || d.meta("robots") != "" {
		t.Error("a page of the site is shown as a sample, or hidden")
	}
	if got := asker(corpus.Asker{Status: "その他", Gender: "回答しない"}); got != "その他" {
		t.Errorf("asker %q", got)
	}
}
