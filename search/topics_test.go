package search

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func topics(t *testing.T, e *engine, r Request) *Topics {
	t.Helper()
	if err := r.check(); err != nil {
		t.Fatal(err)
	}
	found, err := newTopicFinder(t.Context(), e).find(&r)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTopics: what is near a search that finds nothing is its words, and parts of them that are words.
func TestTopics(t *testing.T) {
	e := sampleEngine(t)
	for query, want := range map[string][]string{
		"量子力学": nil, // 力 and 学 are no parts that mean something
		"zzzz": nil,
		"😀":    nil,
		"ブロックチェーンエンジニア": {"エンジニア"},
		"mensetsuqq":         {"mensetsu"},
		`"最終面接の量子"`:          {"最終面接"},
		"title:量子力学 面接":      {"面接"},
		"面接 -緊張 year:1999":   {"面接"},
		`"面接" "メール" -メール`:    {"面接 メール"},
		"(量子 OR 力学) title:面": {"面"},
	} {
		r := Request{Query: query}
		got := topics(t, e, r)
		var texts []string
		for _, s := range got.Searches {
			texts = append(texts, s.Text)
			a, err := e.search(t.Context(), Request{Query: s.Text, Page: 1, PerPage: 1})
			if err != nil || a.Total != s.Total || s.Total == 0 {
				t.Errorf("%s: %s finds %d, not %d: %v", query, s.Text, a.Total, s.Total, err)
			}
		}
		if !slices.Equal(texts, want) {
			t.Errorf("%s: %q, want %q", query, texts, want)
		}
		if (len(got.Questions) > 0) != (len(want) > 0) || len(got.Questions) > maxTopicQuestions {
			t.Errorf("%s: %d questions", query, len(got.Questions))
		}
		if n := len(got.Categories); n == 0 || n > maxTopicCategories || got.Unfiltered != 0 {
			t.Errorf("%s: %+v", query, got)
		}
		for _, c := range got.Categories {
			a, err := e.search(t.Context(), Request{Filters: map[string][]string{"category": {c.Value}}, Page: 1, PerPage: 1})
			if err != nil || a.Total != c.Count {
				t.Errorf("%s: the category %s has %d, not %d: %v", query, c.Value, a.Total, c.Count, err)
			}
		}
	}
}

// TestTopicsOfTextHalfTyped: a text that is sent before it is typed or converted to its end is completed, not taken apart.
func TestTopicsOfTextHalfTyped(t *testing.T) {
	e := sampleEngine(t)
	for query, want := range map[string]string{"mens": "面接", "naite": "内定", "がくch": "ガクチカ", "ふくs": "服装"} {
		got := topics(t, e, Request{Query: query})
		if len(got.Searches) == 0 || got.Searches[0].Text != want || len(got.Questions) == 0 {
			t.Errorf("%s: %+v, want %s first", query, got.Searches, want)
		}
		for _, s := range got.Searches {
			if strings.Contains(query, s.Text) {
				t.Errorf("%s: %s is a part of it", query, s.Text)
			}
		}
	}
	got := topics(t, e, Request{Query: "-服装 オンライン面接は何分前"})
	if len(got.Questions) == 0 || !strings.HasPrefix(got.Questions[0].Title, "オンライン面接は何分前") {
		t.Errorf("a title's beginning: %+v", got.Questions)
	}
}

// TestTopicsWithoutFilters: where the filters are what finds nothing, they are to be left out, and the words stay.
func TestTopicsWithoutFilters(t *testing.T) {
	e := sampleEngine(t)
	got := topics(t, e, Request{Query: "オワハラ", Filters: map[string][]string{"year": {"1999"}}})
	if got.Unfiltered != 3 || got.Searches != nil || len(got.Categories) == 0 || got.Categories[0].Value != "オワハラ" {
		t.Errorf("%+v", got)
	}
	if got := topics(t, e, Request{Filters: map[string][]string{"category": {"ない"}}}); got.Unfiltered != 160 {
		t.Errorf("without words: %+v", got)
	}
	got = topics(t, e, Request{Query: "zzzz ブロックチェーンエンジニア", Filters: map[string][]string{"category": {"面接"}, "year": {""}}})
	if got.Unfiltered != 0 || len(got.Searches) != 1 || got.Searches[0].Text != "エンジニア" {
		t.Errorf("nothing without the filters either: %+v", got)
	}
}

// TestTopicsOfLongQueries looks for a bounded number of them.
func TestTopicsOfLongQueries(t *testing.T) {
	e := sampleEngine(t)
	text := ""
	for len(text) < MaxQueryBytes-20 {
		text += "zqzqzqzqzqzqzqzqzqzqz "
	}
	r := Request{Query: `"` + text + `"`}
	if err := r.check(); err != nil {
		t.Fatal(err)
	}
	f := newTopicFinder(t.Context(), e)
	if _, err := f.find(&r); err != nil || f.tries > maxTopicTries {
		t.Errorf("%d searches: %v", f.tries, err)
	}
	if _, err := (&Service{}).Topics(t.Context(), r); !errors.Is(err, ErrNotReady) {
		t.Error(err)
	}
}
