package search_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"kotae/indexer"
	"kotae/search"
)

func TestObservations(t *testing.T) {
	svc := service(t, indexer.Options{Sample: true, Version: "test"})
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	searching := func(r search.Request) func(context.Context) error {
		return func(ctx context.Context) error { _, err := svc.Search(ctx, r); return err }
	}
	for name, tt := range map[string]struct {
		ctx   context.Context
		ask   func(context.Context) error
		want  search.Observation // without times and the generation
		terms []string
	}{
		"strict":   {t.Context(), searching(search.Request{Query: "面接に落ちました"}), search.Observation{Kind: search.KindSearch, Query: "面接に落ちました", Page: 1, Outcome: search.Strict}, []string{"面接", "落ちる"}},
		"relaxed":  {t.Context(), searching(search.Request{Query: "面接 量子力学", Page: 2}), search.Observation{Kind: search.KindSearch, Query: "面接 量子力学", Page: 2, Outcome: search.Relaxed}, []string{"面接", "量子力学"}},
		"zero":     {t.Context(), searching(search.Request{Query: "zzzzqqqq", Filters: map[string][]string{"year": {"2024"}}}), search.Observation{Kind: search.KindSearch, Query: "zzzzqqqq", Page: 1, Filtered: true, Outcome: search.Zero}, []string{"zzzzqqqq"}},
		"no words": {t.Context(), searching(search.Request{Sort: search.ByDate, Filters: map[string][]string{"year": {" "}}}), search.Observation{Kind: search.KindSearch, Page: 1, Outcome: search.Strict}, []string{}},
		"operators": {
			t.Context(), searching(search.Request{Query: `title:面接 服装 OR (緊張 -メール) -"電話で" -category:マナー -(内定 OR 辞退)`}),
			search.Observation{Kind: search.KindSearch, Query: `title:面接 服装 OR (緊張 -メール) -"電話で" -category:マナー -(内定 OR 辞退)`, Page: 1, Outcome: search.Strict}, []string{"面接", "服装", "緊張", "-メール", "-電話", "-内定", "-辞退"},
		},
		"given up": {gone, searching(search.Request{Query: "面接"}), search.Observation{Kind: search.KindSearch, Query: "面接", Page: 1, Err: context.Canceled}, []string{"面接"}},
		"related": {
			t.Context(), func(ctx context.Context) error { _, err := svc.Related(ctx, "1308", 3); return err },
			search.Observation{Kind: search.KindRelated, Question: "1308", Outcome: search.Strict}, nil,
		},
		"related to none": {
			t.Context(), func(ctx context.Context) error { _, err := svc.Related(ctx, "0", 3); return err },
			search.Observation{Kind: search.KindRelated, Question: "0", Err: search.ErrNotFound}, nil,
		},
		"draft": {
			t.Context(), func(ctx context.Context) error {
				_, err := svc.RelatedTo(ctx, search.Draft{Title: "面接の服装"}, 3)
				return err
			},
			search.Observation{Kind: search.KindDraft, Outcome: search.Strict}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			var seen []search.Observation
			err := tt.ask(search.Observed(tt.ctx, func(o search.Observation) { seen = append(seen, o) }))
			if len(seen) != 1 || !errors.Is(err, tt.want.Err) {
				t.Fatalf("%d observations, %v", len(seen), err)
			}
			o := seen[0]
			if o.Kind != tt.want.Kind || o.Outcome != tt.want.Outcome || o.Question != tt.want.Question || o.Query != tt.want.Query || o.Page != tt.want.Page ||
				o.Filtered != tt.want.Filtered || !errors.Is(o.Err, tt.want.Err) {
				t.Errorf("got %+v, want %+v", o, tt.want)
			}
			if o.Generation != "g000001" || o.Took <= 0 {
				t.Errorf("generation %s, took %v", o.Generation, o.Took)
			}
			if got := o.Terms(); !slices.Equal(got, tt.terms) || (got == nil) != (tt.terms == nil) {
				t.Errorf("terms %q, want %q", got, tt.terms)
			}
		})
	}
	refused := search.Observed(t.Context(), func(o search.Observation) { t.Errorf("observed %+v", o) })
	_, _ = svc.Search(refused, search.Request{Query: "面接", Page: -1})
	_, _ = svc.Related(refused, "1308", 0)
	_, _ = svc.RelatedTo(refused, search.Draft{}, 1)
	_, _ = svc.Question(refused, "1308")
	if err := svc.Close(); err != nil {
		t.Fatal(err)
	}
	_, _ = svc.Search(refused, search.Request{Query: "面接"})
}
