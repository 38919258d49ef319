package search

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/corpus/sample"
)

// TestMarkAsHitsAre marks the titles of what the sample's searches find, as their hits do, and whole bodies at least where
// their snippets are.
func TestMarkAsHitsAre(t *testing.T) {
	e := sampleEngine(t)
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range searches {
		r := Request{Query: s.Text, Page: 1, PerPage: 3}
		a, err := e.search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range a.Hits {
			q, err := e.question(h.ID)
			if err != nil {
				t.Fatal(err)
			}
			m, err := e.mark(t.Context(), &r, []string{q.Title, q.Body})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(m.Marks[0], h.TitleMarks) || m.Found != len(m.Marks[0])+len(m.Marks[1]) {
				t.Errorf("%s: %q has the marks %v, the hit %v", s.Text, q.Title, m.Marks[0], h.TitleMarks)
			}
			if h.Answer != nil {
				m, err := e.mark(t.Context(), &r, []string{h.Answer.Headline})
				if err != nil || !slices.Equal(m.Marks[0], h.Answer.HeadlineMarks) {
					t.Errorf("%s: %q has the marks %v, the hit %v: %v", s.Text, h.Answer.Headline, m.Marks[0], h.Answer.HeadlineMarks, err)
				}
			}
			if h.Snippets[0].Field == "body" && len(h.Snippets[0].Marks) > len(m.Marks[1]) {
				t.Errorf("%s: a snippet of %s has more marks than the text", s.Text, h.ID)
			}
			if a.Meant != nil && a.Meant.Instead && m.Query != a.Meant.Text {
				t.Errorf("%s: %q was looked for, not %q", s.Text, a.Meant.Text, m.Query)
			}
		}
	}
}

func TestMarkWithinItsBound(t *testing.T) {
	e := sampleEngine(t)
	long := strings.Repeat("面接の話。", maxMarkedBytes/len("面接の話。"))
	m, err := e.mark(t.Context(), &Request{Query: "面接"}, []string{"面接", long, "面接"})
	if err != nil || len(m.Marks) != 3 || len(m.Marks[0]) != 1 || m.Marks[2] != nil || m.Found != 1 {
		t.Errorf("%d marks, %v", m.Found, err)
	}
	m, err = e.mark(t.Context(), &Request{Query: "面接"}, []string{long})
	if err != nil || m.Found != maxMarkedBytes/len("面接の話。") {
		t.Errorf("%d marks, %v", m.Found, err)
	}
}

func TestMarkRefusesWhatSearchRefuses(t *testing.T) {
	s := &Service{}
	for _, text := range []string{"", strings.Repeat("a", MaxQueryBytes+1)} {
		var bad *RequestError
		if _, err := s.Mark(t.Context(), text, nil); !errors.As(err, &bad) || bad.Param != "q" {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
	if _, err := s.Mark(t.Context(), "面接", nil); !errors.Is(err, ErrNotReady) {
		t.Error(err)
	}
}
