package web

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kotae/corpus"
	"kotae/search"
)

// TestStructuredData: search engines are told the texts of the page, and who wrote them, whatever stands in them.
func TestStructuredData(t *testing.T) {
	q := &corpus.Question{ID: "1", Title: `</script><script>alert("x")</script>`, Body: "<!-- \u2028本文", Asked: "2024-06-04T10:00:00+09:00",
		Answers: []corpus.Answer{
			{ID: "a", Adviser: "高梨 修平", Headline: "見出し", Sections: []corpus.Section{{Heading: "小見出し", Text: "答え"}}},
			{ID: "b", Sections: []corpus.Section{{Text: "別の答え"}}, Best: true},
		}}
	read := func(q *corpus.Question) *qaPage {
		t.Helper()
		v := newQuestionView(q, nil, search.Status{}, marking{})
		v.Data = newQAPage(q)
		scripts := data(render(t, "question", v))
		if len(scripts) == 0 {
			return nil
		}
		var p qaPage
		if err := json.Unmarshal([]byte(textOf(scripts[0])), &p); err != nil || len(scripts) != 1 {
			t.Fatalf("%d scripts: %v", len(scripts), err)
		}
		return &p
	}
	p := read(q)
	if p == nil {
		t.Fatal("there is none")
	}
	got := p.Question
	if p.Type != "QAPage" || got.Name != q.Title || got.Text != q.Body || got.Asked != "2024-06-04" || got.Answers != 2 {
		t.Errorf("%+v", got)
	}
	if got.Accepted == nil || got.Accepted.Text != "別の答え" || got.Accepted.Author != nil {
		t.Errorf("the best answer: %+v", got.Accepted)
	}
	if len(got.Suggested) != 1 || got.Suggested[0].Author.Name != "高梨 修平" || !strings.HasPrefix(got.Suggested[0].Text, "見出し\n\n") ||
		!strings.Contains(got.Suggested[0].Text, "答え") {
		t.Errorf("the other answer: %+v", got.Suggested)
	}
	q.Guessed = true
	if read(q) != nil {
		t.Error("it is told who wrote what, where that is a guess")
	}
	if read(&corpus.Question{ID: "2", Title: "質問"}) != nil {
		t.Error("a question without answers is told to have some")
	}
}

func TestStructuredDataOfTheSample(t *testing.T) {
	v := newVisitor(t)
	if d := v.open(t, "/questions/1308"); len(data(d)) != 1 {
		t.Error("a question's own page tells nothing")
	}
	if d := v.open(t, "/questions/1308?q=面接"); len(data(d)) != 0 {
		t.Error("a question that was searched for is told a second time")
	}
}

// data are the scripts of a page that are data.
func data(d document) []*html.Node {
	return slices.DeleteFunc(d.find("script", ""), func(n *html.Node) bool { return !isData(n) })
}
