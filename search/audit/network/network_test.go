package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/search/audit"
	"kotae/search/audit/audittest"
)

// told is what the rules say of questions: rule, place and what is wrong.
func told(t *testing.T, rules []audit.Rule, questions ...*corpus.Question) (out []string) {
	t.Helper()
	prints := map[string]bool{}
	for _, f := range audittest.Findings(t, rules, "2026-11-01", questions...) {
		if prints[f.Fingerprint] {
			t.Errorf("two findings have the fingerprint of %+v", f)
		}
		prints[f.Fingerprint] = true
		shown := f.Excerpt
		if f.Question != "" { // its title
			shown = ""
		}
		message, _, _ := strings.Cut(f.Message, ";")
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", strings.TrimPrefix(f.Rule, "network/"), f.At(), shown, message)))
	}
	return out
}

func linking(id string, to ...string) *corpus.Question {
	q := &corpus.Question{ID: id, URL: "https://soudan.example/qa/" + id, Title: "質問その" + id}
	for _, other := range to {
		q.Links = append(q.Links, corpus.Link{Kind: "question", Text: "関連", URL: "https://soudan.example/qa/" + other})
	}
	return q
}

// ring are n questions from an id on, each linked with the next both ways.
func ring(from, n int) (out []*corpus.Question) {
	for i := range n {
		out = append(out, linking(fmt.Sprint(from+i), fmt.Sprint(from+(i+1)%n), fmt.Sprint(from+(i+n-1)%n)))
	}
	return out
}

func TestLinks(t *testing.T) {
	rules := []audit.Rule{noLinks, orphan, oneWay, island}
	for name, c := range map[string]struct {
		questions []*corpus.Question
		want      []string
	}{
		"all linked both ways": {ring(1, 12), nil},
		"an orphan without links": {append(ring(1, 12), linking("20")),
			[]string{"orphan 20:links  no other question links to it, nor does it link to any"}},
		"an orphan that links to itself and to what is not there": {append(ring(1, 12), linking("20", "20", "404")),
			[]string{"orphan 20:links  no other question links to it, nor does it link to any"}},
		"an orphan that links to others is no one-way link, too": {append(ring(1, 12), linking("20", "3", "5", "3")),
			[]string{"orphan 20:links  no other question links to it"}},
		"one way": {append(ring(1, 12), linking("20", "3"), linking("21", "20", "3"), linking("22", "21")),
			[]string{"orphan 22:links  no other question links to it", "one-way 20:links  links to 3, which does not link back",
				"one-way 21:links  links to 3, which does not link back", "one-way 21:links  links to 20, which does not link back"}},
		"an island": {slices.Concat(ring(1, 12), ring(30, 3), ring(40, 7)),
			[]string{"island 30:links  3 questions link only to one another (30, 31, 32), and not to the 12 that are connected",
				"island 40:links  7 questions link only to one another (40, 41, 42, 43, 44, …), and not to the 12 that are connected"}},
		"a bridge to the island, from either side": {slices.Concat(ring(1, 12), ring(30, 2), []*corpus.Question{linking("50", "30", "1"), linking("51", "50")}),
			[]string{"orphan 51:links  no other question links to it", "one-way 50:links  links to 1, which does not link back", "one-way 50:links  links to 30, which does not link back"}},
		"just under a tenth": {append(unlinked(100, 19), linking("1", "2"), linking("2", "1")),
			[]string{"no-links links  2 of 21 questions link to another one (0 name one whose address is lost)"}},
		"no links":                   {unlinked(100, 12), []string{"no-links links  0 of 12 questions link to another one (0 name one whose address is lost)"}},
		"few questions tell nothing": {unlinked(100, 9), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(t, rules, c.questions...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func unlinked(from, n int) (out []*corpus.Question) {
	for i := range n {
		out = append(out, linking(fmt.Sprint(from+i)))
	}
	return out
}

// TestTenth: from a tenth on, a question without links is told by itself.
func TestTenth(t *testing.T) {
	got := told(t, []audit.Rule{noLinks, orphan}, append(unlinked(100, 18), linking("1", "2"), linking("2", "1"))...)
	if len(got) != 18 || !strings.HasPrefix(got[0], "orphan 100:links") {
		t.Errorf("%q", got)
	}
}

// TestAddresses: a link leads to a question by its number, whatever else its address has, or by the whole address.
func TestAddresses(t *testing.T) {
	a, b := linking("7"), linking("slug-b")
	b.URL = "https://www.soudan.example/advice/slug-b/"
	for _, to := range []string{"http://m.soudan.example/qa/7/?ref=top#a1", "https://soudan.example/qa/7"} {
		b.Links = []corpus.Link{{Kind: "question", URL: to}}
		a.Links = []corpus.Link{{Kind: "article", URL: "http://www.soudan.example/advice/slug-b#top"}}
		if got := told(t, []audit.Rule{orphan, oneWay}, a, b); got != nil {
			t.Errorf("%s: %q", to, got)
		}
	}
	a.Links = []corpus.Link{{Kind: "article", URL: "https://www.soudan.example/advice/slug-c"}}
	if got := told(t, []audit.Rule{orphan}, a, b); len(got) != 1 || !strings.HasPrefix(got[0], "orphan slug-b:links") {
		t.Errorf("another address: %q", got)
	}
	lost := append(unlinked(1, 9), &corpus.Question{ID: "10", Links: []corpus.Link{{Kind: "question", Text: "こちらのQ&Aをご覧ください。"}}})
	if got := told(t, []audit.Rule{noLinks}, lost...); len(got) != 1 || !strings.Contains(got[0], "(1 name one whose address is lost)") {
		t.Errorf("lost addresses: %q", got)
	}
}

func TestSplitCategory(t *testing.T) {
	in := func(category string, questions ...*corpus.Question) []*corpus.Question {
		for _, q := range questions {
			q.Categories = append(q.Categories, category)
		}
		return questions
	}
	rules := []audit.Rule{splitCategory}
	split := in("面接", slices.Concat(ring(1, 4), ring(11, 4), ring(21, 4))...)
	want := []string{"split-category categories 面接 the 12 linked questions of the category fall into 3 groups without a link between, the largest of 4"}
	if diff := cmp.Diff(want, told(t, rules, split...)); diff != "" {
		t.Error(diff)
	}
	for name, questions := range map[string][]*corpus.Question{
		"half of it holds together": in("面接", slices.Concat(ring(1, 6), ring(11, 3), ring(21, 3))...),
		"too few":                   in("面接", slices.Concat(ring(1, 3), ring(11, 3), ring(21, 3))...),
		"without links":             slices.Concat(in("面接", unlinked(1, 9)...), ring(51, 9)),
	} {
		if got := told(t, rules, questions...); got != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSameTitle(t *testing.T) {
	titled := func(id, title string, to ...string) *corpus.Question {
		q := linking(id, to...)
		q.Title = title
		return q
	}
	a := titled("1", "面接で落ちる理由が分かりません")
	for _, c := range []struct {
		b    *corpus.Question
		want string
	}{
		{titled("2", "面接で落ちる理由が分かりません！？"), "same-title 2:title  has the title of 1, and neither links to the other"},
		{titled("2", "面接で落ちる理由が分かりません", "1"), ""},
		{titled("2", "面接で落ちる理由が分かりました"), ""},
		{titled("2", ""), ""},
	} {
		if got := strings.Join(told(t, []audit.Rule{sameTitle}, a, c.b), ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.b.Title, got, c.want)
		}
	}
	if got := told(t, []audit.Rule{sameTitle}, titled("1", "質問です"), titled("2", "質問です")); got != nil {
		t.Errorf("a title that tells nothing: %q", got)
	}
}
