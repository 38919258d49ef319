package web

import (
	"testing"

	"kotae/indexer/decisions"
	"kotae/search"
)

// TestSameQuestion: the page of a duplicate leads to the question that stands for it, for visitors and for search engines.
func TestSameQuestion(t *testing.T) {
	v := newVisitor(t)
	if d := v.open(t, "/questions/1206"); d.contains("まとめられています") || !d.linked("link", "canonical", "/questions/1206") {
		t.Error("a question that nobody decided about is called the same as another")
	}
	_, err := v.svc.Decide(t.Context(), "hana", []search.Judgement{{A: "1206", B: "1201", Kind: decisions.Duplicate, Representative: "1201"}})
	if err != nil {
		t.Fatal(err)
	}
	q, err := v.svc.Question(t.Context(), "1201")
	if err != nil {
		t.Fatal(err)
	}
	d := v.open(t, "/questions/1206")
	links := d.under("p", "note", "a")
	if !d.contains("同じ質問がこちらにまとめられています") || len(links) == 0 || attr(links[0], "href") != "/questions/1201" || textOf(links[0]) != q.Title {
		t.Errorf("the page does not lead to 1201: %s", d.text("main", ""))
	}
	if !d.linked("link", "canonical", "/questions/1201") {
		t.Error("search engines are not told")
	}
	if d := v.open(t, "/questions/1201"); d.contains("まとめられています") || !d.linked("link", "canonical", "/questions/1201") {
		t.Error("the question that stands for both leads elsewhere")
	}
}
