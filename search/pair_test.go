package search_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/sidebyside"
)

// pair compares two questions as an editor does who looks at them; what was decided about them and others is told.
func pair(t *testing.T, svc *search.Service) {
	_, err := svc.Decide(t.Context(), "hana", []search.Judgement{judgement("1302", "1310", decisions.Later), judgement("1310", "1308", decisions.Related)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if _, err := svc.Undo(t.Context(), "hana"); err != nil {
			t.Error(err)
		}
	}()
	p, err := svc.Pair(t.Context(), "1310", "1302")
	if err != nil {
		t.Fatal(err)
	}
	if p.Left.Question.ID != "1310" || p.Right.Question.ID != "1302" || p.Score < 0.5 || p.Vetoed || p.Basis != "answers" || len(p.Reasons) == 0 {
		t.Errorf("%+v", p)
	}
	if v := p.Verdict; v == nil || v.Kind != decisions.Later || len(p.Changed) > 0 || len(p.Earlier) != 1 || p.Earlier[0].Kind != decisions.Related {
		t.Errorf("the verdicts: %+v, before %+v", p.Verdict, p.Earlier)
	}
	text := ""
	for _, s := range p.Left.Body {
		for _, part := range s.Parts {
			text += part.Text
		}
	}
	if text != p.Left.Question.Body || !slices.ContainsFunc(p.Right.Title, func(p sidebyside.Part) bool { return p.Kind == sidebyside.Shared }) {
		t.Errorf("the texts are shown as %q and %+v", text, p.Right.Title)
	}
	var bad *search.RequestError
	if _, err := svc.Pair(t.Context(), "1302", "1302"); !errors.As(err, &bad) {
		t.Errorf("a question and itself: %v", err)
	}
	if _, err := svc.Pair(t.Context(), "1302", "none"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("no question: %v", err)
	}
}

// queuePlace: each cluster of the queue has its number and its neighbours, under any filter, and is found by its questions.
func queuePlace(t *testing.T, svc *search.Service) {
	for _, f := range []search.QueueFilter{{}, {MinScore: 0.8}, {Kind: "competing"}} {
		f.PerPage = search.MaxPerPage
		q, err := svc.Queue(t.Context(), f)
		for ; err == nil && q.State == search.SweepWorking; q, err = svc.Queue(t.Context(), f) {
			time.Sleep(5 * time.Millisecond)
		}
		if err != nil || len(q.Clusters) < 2 {
			t.Fatalf("%+v: %d clusters, %v", f, len(q.Clusters), err)
		}
		for i, c := range q.Clusters {
			want := search.QueuePlace{Number: i + 1, Total: q.Total}
			if i > 0 {
				want.Previous = q.Clusters[i-1].ID
			}
			if i+1 < len(q.Clusters) {
				want.Next = q.Clusters[i+1].ID
			}
			got, err := svc.QueuePlace(t.Context(), f, c.ID)
			if err != nil || got.Cluster.ID != c.ID || got.Number != want.Number || got.Total != want.Total || got.Previous != want.Previous || got.Next != want.Next {
				t.Errorf("%s: %+v, want %+v, %v", c.ID, got, want, err)
			}
			if id, err := svc.FirstOpen(t.Context(), f, c.Members[0].ID, c.Members[1].ID); err != nil || id == "" {
				t.Errorf("the cluster of %s and %s: %q, %v", c.Members[0].ID, c.Members[1].ID, id, err)
			}
		}
		if id, err := svc.FirstOpen(t.Context(), f); err != nil || id != q.Clusters[0].ID {
			t.Errorf("the first is %q, %v", id, err)
		}
		if id, err := svc.FirstOpen(t.Context(), f, q.Clusters[0].Members[0].ID); err != nil || id != "" {
			t.Errorf("of one question: %q, %v", id, err)
		}
	}
	if _, err := svc.QueuePlace(t.Context(), search.QueueFilter{}, "none"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("no cluster: %v", err)
	}
}
