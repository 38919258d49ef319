package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/search"
)

// TestRelatedTitlesDiffer: of questions of one title one is shown, none where it is that of the question, and the total
// counts those shown.
func TestRelatedTitlesDiffer(t *testing.T) {
	var questions []corpus.Question
	ask := func(title string, n int) {
		for range n {
			questions = append(questions, corpus.Question{ID: fmt.Sprint(len(questions)), Title: title, Body: title + "は何がよいか。"})
		}
	}
	ask("面接の服装", 60) // more than are looked at first
	ask("面接の服装の色", 3)
	ask("面接の服装と靴", 1)
	s := newSite(t)
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Ready })
	svc, ctx := s.svc, context.Background()

	a, err := svc.Related(ctx, "0", 5)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"面接の服装と靴", "面接の服装の色"}; !slices.Equal(titles(a), want) || a.Total != len(want) {
		t.Errorf("related: %v of %d, want %v", titles(a), a.Total, want)
	}
	a, err = svc.RelatedTo(ctx, search.Draft{Title: "面接の服装", Body: "何を着るか"}, 5)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"面接の服装", "面接の服装と靴", "面接の服装の色"}; !slices.Equal(titles(a), want) || a.Total != len(want) {
		t.Errorf("related to a draft: %v of %d, want %v", titles(a), a.Total, want)
	}
}

// titles are those of an answer, sorted.
func titles(a *search.Answer) []string {
	var list []string
	for _, h := range a.Hits {
		list = append(list, h.Title)
	}
	slices.Sort(list)
	return list
}

// TestRelatedToFindsTheQuestion drafts each question of the sample anew, as a visitor would who did not find it: by its
// title and body it must be the first to be shown.
func TestRelatedToFindsTheQuestion(t *testing.T) {
	svc := sampleService(t)
	drafts, first := 0, 0
	for _, group := range sample.Duplicates() {
		for _, id := range group {
			q, err := svc.Question(context.Background(), id)
			if err != nil {
				t.Fatal(err)
			}
			a, err := svc.RelatedTo(context.Background(), search.Draft{Title: q.Title, Body: q.Body}, 5)
			if err != nil {
				t.Fatal(err)
			}
			drafts++
			if len(a.Hits) > 0 && a.Hits[0].ID == id {
				first++
			} else {
				t.Logf("the draft of %s %q: %v", id, q.Title, ids(a))
			}
		}
	}
	t.Logf("%d of %d drafts show their question first", first, drafts)
	if first*100 < drafts*95 {
		t.Errorf("only %d of %d drafts show their question first", first, drafts)
	}
}

func TestDraftsOutOfBounds(t *testing.T) {
	svc := pages(t, "面接の服装 / 何を着るか。")
	for _, c := range []struct {
		draft search.Draft
		n     int
		param string
	}{
		{search.Draft{}, 5, "title"},
		{search.Draft{Title: " ", Body: "\n\u3000"}, 5, "title"},
		{search.Draft{Title: "面接", Body: strings.Repeat("あ", search.MaxDraftBytes/3)}, 5, "body"},
		{search.Draft{Title: "面接"}, 0, "n"},
		{search.Draft{Title: "面接"}, 101, "n"},
	} {
		var bad *search.RequestError
		if _, err := svc.RelatedTo(context.Background(), c.draft, c.n); !errors.As(err, &bad) || bad.Param != c.param || bad.Fix == "" {
			t.Errorf("%.20q: %v, want a request error about %s", c.draft, err, c.param)
		}
	}
	for _, d := range []search.Draft{
		{Title: "？"}, {Body: "はい"}, {Title: "\x00\xff"}, {Body: strings.Repeat("面接の服装", search.MaxDraftBytes/15)},
		{Body: strings.Repeat("ア", search.MaxDraftBytes/3)},
	} {
		if a, err := svc.RelatedTo(context.Background(), d, 5); err != nil || a.Total != len(a.Hits) {
			t.Errorf("%.20q: %v", d, err)
		}
	}
}
