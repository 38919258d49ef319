package search_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/search"
)

// TestFacetsTellWhatFiltersFind: choosing a value, beside the filters of the other facets, finds as many as it counts.
func TestFacetsTellWhatFiltersFind(t *testing.T) {
	svc := sampleService(t)
	all := []string{"category", "adviser", "status", "year"}
	for _, r := range []search.Request{
		{Query: "面接"},
		{Query: "面接で緊張する", Filters: map[string][]string{"year": {"2024"}}},
		{Query: `"内定" -メール`, Filters: map[string][]string{"adviser": {"高梨修平", "宮坂 楓"}, "status": {"大学4年生"}}},
		{Filters: map[string][]string{"adviser": {"滝川 美帆"}, "category": {"", " "}}},
		{Query: "面接", Filters: map[string][]string{"category": {"どこにもない"}, "year": {"2024", "2023"}}},
		{Query: "year:2024"},
	} {
		r.Facets = all
		a, err := svc.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Facets) != len(all) {
			t.Errorf("%+v has the facets %v", r, a.Facets)
		}
		for facet, counts := range a.Facets {
			last := 1 << 30
			for _, c := range counts {
				one := search.Request{Query: r.Query, Filters: map[string][]string{facet: {c.Value}}}
				for other, values := range r.Filters {
					if other != facet {
						one.Filters[other] = values
					}
				}
				got, err := svc.Search(context.Background(), one)
				if err != nil {
					t.Fatal(err)
				}
				if got.Total != c.Count || c.Count > last {
					t.Errorf("%+v: %s %s counts %d after %d, and finds %d", r, facet, c.Value, c.Count, last, got.Total)
				}
				if last = c.Count; slices.Contains(r.Filters[facet], c.Value) {
					last = 1 << 30 // those chosen may stand at the end
				}
			}
		}
	}
}

// TestFilterShowsItsAdviser: whoever asks for an adviser sees that adviser's answer.
func TestFilterShowsItsAdviser(t *testing.T) {
	svc := sampleService(t)
	for _, r := range []search.Request{
		{Query: "面接", Filters: map[string][]string{"adviser": {"瀧川 美帆"}}}, {Query: "adviser:瀧川 面接"}, {Query: "adviser:滝川"}, {Query: "瀧川美帆 面接"},
	} {
		a, err := svc.Search(context.Background(), r)
		if err != nil || a.Total == 0 {
			t.Fatalf("%+v: %+v, %v", r, a, err)
		}
		for _, h := range a.Hits {
			if by, _ := answeredBy(t, svc, h.ID); slices.Contains(by, "瀧川 美帆") && (h.Answer == nil || h.Answer.Adviser != "瀧川 美帆") {
				t.Errorf("%+v: question %s shows the answer %+v", r, h.ID, h.Answer)
			}
		}
	}
}

func answeredBy(t *testing.T, svc *search.Service, id string) (advisers []string, q *corpus.Question) {
	t.Helper()
	q, err := svc.Question(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range q.Answers {
		advisers = append(advisers, a.Adviser)
	}
	return advisers, q
}

// TestAdviserNames types each adviser's name in every way: all questions of that adviser come first, wholly covered.
func TestAdviserNames(t *testing.T) {
	svc := sampleService(t)
	questions := map[string]int{} // by adviser
	for _, q := range sampleQuestions(t) {
		seen := map[string]bool{}
		for _, a := range q.Answers {
			if !seen[a.Adviser] {
				seen[a.Adviser] = true
				questions[a.Adviser]++
			}
		}
	}
	if len(questions) != 20 {
		t.Fatalf("the sample has %d advisers", len(questions))
	}
	for name, n := range questions {
		short := strings.ReplaceAll(name, " ", "")
		for _, query := range []string{name, short, strings.ReplaceAll(name, " ", "　"), short + "さん", strings.ReplaceAll(short, "瀧", "滝"), "adviser:" + short} {
			a, err := svc.Search(context.Background(), search.Request{Query: query, PerPage: 100})
			if err != nil {
				t.Fatal(err)
			}
			if a.Total < n || a.Relaxed {
				t.Errorf("%s: %d found, relaxed %v; %s answered %d", query, a.Total, a.Relaxed, name, n)
				continue
			}
			for i, h := range a.Hits[:n] {
				if by, _ := answeredBy(t, svc, h.ID); !slices.Contains(by, name) || h.Coverage != 1 {
					t.Errorf("%s: hit %d, %s, covers %v and is by %v", query, i+1, h.ID, h.Coverage, by)
				}
			}
		}
	}
	// Beside other words, those of the adviser come before those of others.
	a := find(t, svc, "瀧川美帆 面接")
	if by, _ := answeredBy(t, svc, a.Hits[0].ID); a.Hits[0].Coverage != 1 || !slices.Contains(by, "瀧川 美帆") {
		t.Errorf("first is %s by %v, covering %v", a.Hits[0].ID, by, a.Hits[0].Coverage)
	}
}

func sampleQuestions(t testing.TB) (out []corpus.Question) {
	t.Helper()
	files, err := sample.Questions().Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	for _, name := range []string{
		"11-self-analysis", "12-documents", "13-interviews", "14-offers", "15-company-research", "16-tests-and-schedule", "17-worries", "18-work-and-career",
	} {
		f, err := sample.Questions().Open(name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(f)
		for dec.More() {
			var q corpus.Question
			if err := dec.Decode(&q); err != nil {
				t.Fatal(err)
			}
			out = append(out, q)
		}
		_ = f.Close()
	}
	return out
}

func TestNewestFirst(t *testing.T) {
	svc := sampleService(t)
	for _, r := range []search.Request{
		{Query: "面接", Sort: search.ByDate}, {Query: "adviser:高梨"}, {Query: "-面接"}, {Filters: map[string][]string{"year": {"2024"}}},
	} {
		r.PerPage = 100
		a, err := svc.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if a.Total < 10 || !slices.IsSortedFunc(a.Hits, func(a, b search.Hit) int { return strings.Compare(b.Asked, a.Asked) }) {
			t.Errorf("%+v: %d found, in another order", r, a.Total)
		}
		ranked, err := svc.Search(context.Background(), search.Request{Query: r.Query, Filters: r.Filters, Sort: search.ByRelevance, PerPage: 100})
		if err != nil || ranked.Total != a.Total || ranked.Relaxed != a.Relaxed || !slices.Equal(ranked.Dropped, a.Dropped) {
			t.Errorf("%+v: by relevance %d found, relaxed %v, dropped %v", r, ranked.Total, ranked.Relaxed, ranked.Dropped)
		}
	}
}

func TestWhy(t *testing.T) {
	svc := sampleService(t)
	a, err := svc.Search(context.Background(), search.Request{Query: `内定辞退 "電話" 宮坂楓`, Why: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range a.Hits {
		if h.Why == nil || len(h.Why.Words) < 3 {
			t.Fatalf("%s says %+v", h.ID, h.Why)
		}
		sum := h.Why.Grams + h.Why.Together + h.Why.Title
		for _, w := range h.Why.Words {
			sum += w.Score
		}
		if got := sum*h.Why.Coverage + h.Why.Like; got < h.Score-0.01 || got > h.Score+0.01 {
			t.Errorf("%s: its parts make %v, its score is %v", h.ID, got, h.Score)
		}
	}
	if a := find(t, svc, "内定辞退"); a.Hits[0].Why != nil {
		t.Error("nobody asked why")
	}
}

// TestRareFacetsAreLeftOut: a facet that nine of ten questions lack helps nobody to choose.
func TestRareFacetsAreLeftOut(t *testing.T) {
	a, err := pages(t, "面接の服装 / 何を着るか。").Search(context.Background(), search.Request{Query: "面接", Facets: []string{"category", "year"}})
	if err != nil || a.Total != 1 || len(a.Facets) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestFilterRequestsOutOfBounds(t *testing.T) {
	svc := pages(t, "面接の服装 / 何を着るか。")
	many := make([]string, search.MaxFilters+1)
	for i := range many {
		many[i] = fmt.Sprint(2000 + i)
	}
	for _, r := range []search.Request{
		{Query: "面接", Sort: "newest"}, {Query: "面接", Facets: []string{"category", "author"}}, {Query: "面接", Filters: map[string][]string{"author": {"x"}}},
		{Query: "面接", Filters: map[string][]string{"year": many}},
	} {
		var bad *search.RequestError
		if _, err := svc.Search(context.Background(), r); !errors.As(err, &bad) || bad.Fix == "" || bad.Param == "" {
			t.Errorf("%+v: %v, want a request error with a fix", r, err)
		}
	}
	if _, err := svc.Search(context.Background(), search.Request{Filters: map[string][]string{"year": many[1:]}, Facets: []string{"year", "year"}}); err != nil {
		t.Errorf("as much as is allowed: %v", err)
	}
}
