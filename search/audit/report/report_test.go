package report_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kotae/corpus"
)

// TestSame: the page's numbers are those of the summary and of the corpus.
func TestSame(t *testing.T) {
	text, summary := pageOf(t, "en")
	doc := parse(t, text)
	rows := map[string]int{}
	for _, tr := range find(find(doc, "id", "rules")[0], "", "tr")[1:] {
		cells := find(tr, "", "td")
		n, err := strconv.Atoi(words(cells[1]))
		if err != nil {
			t.Fatal(err)
		}
		rows[words(find(tr, "", "code")[0])] = n
	}
	total := 0
	for _, r := range summary.Rules {
		if rows[r.Rule] != r.New+r.Known {
			t.Errorf("%s: %d on the page, %d in the summary", r.Rule, rows[r.Rule], r.New+r.Known)
		}
		total += r.New + r.Known
	}
	figures := map[string]int{}
	for _, div := range find(find(doc, "class", "figures")[0], "", "div") {
		figures[words(find(div, "", "dt")[0])], _ = strconv.Atoi(words(find(div, "", "dd")[0]))
	}
	if got := figures["error"] + figures["warning"] + figures["note"]; got != total || total == 0 {
		t.Errorf("%d findings by severity, %d by rule", got, total)
	}
	answers, dated := 0, 0
	for _, q := range site(t) {
		answers += len(q.Answers)
		if q.Asked != "" {
			dated++
		}
	}
	if figures["questions"] != summary.Questions || figures["answers"] != answers {
		t.Errorf("figures: %v, want %d questions and %d answers", figures, summary.Questions, answers)
	}
	if got := sum(t, doc, "age", 0); got != dated || !strings.Contains(text, "Without a date: 1") {
		t.Errorf("%d questions by year, want %d", got, dated)
	}
	undated := len(site(t)[10].Answers)
	if got := sum(t, doc, "time", 0); got != answers-undated {
		t.Errorf("%d answers over time, want %d", got, answers-undated)
	}
	if got := sum(t, doc, "time", 1); got != dated {
		t.Errorf("%d questions over time, want %d", got, dated)
	}
	for _, tr := range find(find(doc, "id", "matrix")[0], "", "tr")[1:] {
		cells := find(tr, "", "td")
		sum := 0
		for _, c := range cells[1 : len(cells)-1] {
			n, _ := strconv.Atoi(words(c))
			sum += n
		}
		if all, _ := strconv.Atoi(words(cells[len(cells)-1])); sum != all {
			t.Errorf("%s: the cells come to %d, not %d", words(tr), sum, all)
		}
	}
}

// sum adds up a column of the table below a chart.
func sum(t *testing.T, doc *html.Node, section string, column int) (n int) {
	t.Helper()
	for _, tr := range find(find(doc, "id", section)[0], "", "tr")[1:] {
		i, err := strconv.Atoi(words(find(tr, "", "td")[column]))
		if err != nil {
			t.Fatal(err)
		}
		n += i
	}
	return n
}

// TestAlone: the page asks for nothing elsewhere, runs nothing, and lets no text of the corpus be more than text.
func TestAlone(t *testing.T) {
	for _, language := range []string{"ja", "en"} {
		text, _ := pageOf(t, language)
		doc := parse(t, text)
		if html := find(doc, "", "html")[0]; attribute(html, "lang") != language {
			t.Errorf("the language is %q", attribute(html, "lang"))
		}
		for _, element := range []string{"script", "img", "link", "iframe", "object", "use", "image", "form"} {
			if found := find(doc, "", element); len(found) > 0 {
				t.Errorf("%d × <%s>", len(found), element)
			}
		}
		if bad := regexp.MustCompile(`(?i)\s(src|srcset|on[a-z]+)="|url\(|@import|javascript:|ZgotmplZ`).FindString(text); bad != "" {
			t.Errorf("the page has %q", bad)
		}
		if n := strings.Count(words(find(doc, "", "main")[0]), "</style></title><script>"); n < 3 {
			t.Errorf("what is hostile is shown %d times as text", n)
		}
	}
}

// TestLittle: a page of hardly anything says so.
func TestLittle(t *testing.T) {
	for n, questions := range [][]*corpus.Question{nil, {{ID: "1", Title: "題だけ"}}, {{ID: "1", Title: "古い", Asked: "1070-01-01"}, {ID: "2", Title: "今", Asked: "2026-01-01"}}} {
		text := auditOf(t, "ja", questions, nil).page(t, "ja", nil)
		doc := parse(t, text)
		if !strings.Contains(text, "検索の記録がないため") || (n < 2) != strings.Contains(text, "日付のある質問がありません") {
			t.Errorf("%d questions: %s", n, words(find(doc, "", "main")[0]))
		}
		if columns := len(find(doc, "", "rect")); columns > 500 {
			t.Errorf("%d questions: %d bars", n, columns)
		}
	}
}

func parse(t *testing.T, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// find are the elements with a value of an attribute, or of a name where attribute is "".
func find(n *html.Node, attr, value string) (out []*html.Node) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (attr == "" && c.Data == value || attr != "" && attribute(c, attr) == value) {
			out = append(out, c)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			fmt.Fprint(&b, c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
