package web

import "testing"

// TestTags: a page that did not change is not sent again; a decision changes all of them.
func TestTags(t *testing.T) {
	v := newVisitor(t)
	tags := map[string]string{}
	for _, target := range []string{"/", "/?q=面接", "/?q=面接&page=2", "/questions/1308", "/questions/1308?q=面接"} {
		w := v.ask(target)
		tag := w.Header().Get("ETag")
		for other, of := range tags {
			if of == tag {
				t.Errorf("%s and %s have the same tag", target, other)
			}
		}
		tags[target] = tag
		if w := v.ask(target, "If-None-Match", `"x", `+tag); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
			t.Errorf("%s, known: %d, %d bytes", target, w.Code, w.Body.Len())
		}
		if w := v.ask(target, "If-None-Match", `W/"x"`); w.Code != 200 {
			t.Errorf("%s, known otherwise: %d", target, w.Code)
		}
	}
	for _, target := range []string{"/?q=a&page=0", "/questions/none", "/nothing"} {
		if w := v.ask(target); w.Header().Get("ETag") != "" {
			t.Errorf("%s: %d has a tag", target, w.Code)
		}
	}
	if err := v.svc.Forget(t.Context(), "1308", "test"); err != nil {
		t.Fatal(err)
	}
	for target, tag := range tags {
		if w := v.ask(target, "If-None-Match", tag); w.Code == 304 {
			t.Errorf("%s is the same after a decision", target)
		}
	}
	if w := v.ask("/questions/1308"); w.Code != 404 {
		t.Errorf("a forgotten question: %d", w.Code)
	}
}

// TestHomePageChangesWithTheQuestions: it is made once for each state of the questions.
func TestHomePageChangesWithTheQuestions(t *testing.T) {
	v := newVisitor(t)
	d := v.open(t, "/")
	newest := d.under("ul", "hits", "a")
	if len(newest) != homeNewest {
		t.Fatalf("%d newest questions", len(newest))
	}
	for _, a := range d.under("ul", "topics", "a") {
		if got := v.open(t, attr(a, "href")).text("strong", ""); got != count(t, a)+"件" {
			t.Errorf("%q leads to %s", textOf(a), got)
		}
	}
	q, err := v.svc.Question(t.Context(), attr(newest[0], "href")[len("/questions/"):])
	if err != nil {
		t.Fatal(err)
	}
	if err := v.svc.Forget(t.Context(), q.ID, "test"); err != nil {
		t.Fatal(err)
	}
	if d := v.open(t, "/"); d.contains(q.Title) || !d.contains("159件") {
		t.Errorf("forgotten, and still on the home page: %s", d.text("main", ""))
	}
}
