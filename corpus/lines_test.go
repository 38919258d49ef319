package corpus

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCandidates(t *testing.T) {
	var c LineCounter
	const pages = 5000
	for i := range pages {
		q := &Question{Body: fmt.Sprintf("この質問だけにある行その%d\nどの頁にもある一行です\n\nどの頁にもある一行です\n短い行", i)}
		if i%50 == 0 {
			q.Answers = []Answer{{Headline: "五十頁ごとの見出しです"}}
		}
		if i%200 == 0 {
			q.Answers = append(q.Answers, Answer{Sections: []Section{{Heading: "二百頁ごとの小見出し"}}})
		}
		c.Add(q)
		if n := len(c.counts); n > 2*bucket+10 {
			t.Fatalf("%d lines are held after %d pages", n, i+1)
		}
	}
	want := []Candidate{{"どの頁にもある一行です", pages, 1}, {"五十頁ごとの見出しです", pages / 50, 0.02}}
	if d := cmp.Diff(want, c.Candidates()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestCandidatesOfFewPages(t *testing.T) {
	var c LineCounter
	for i := range 40 {
		q := &Question{Body: fmt.Sprintf("別々の本文の行です%d", i)}
		if i < 5 {
			q.Body += "\n五つの頁に立つ同じ行"
		}
		if i < 4 {
			q.Body += "\n四つの頁に立つ同じ行"
		}
		c.Add(q)
	}
	if d := cmp.Diff([]Candidate{{"五つの頁に立つ同じ行", 5, 0.125}}, c.Candidates()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := (&LineCounter{}).Candidates(); len(got) > 0 {
		t.Errorf("no pages give %v", got)
	}
}
