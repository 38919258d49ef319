package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/search"
)

// attire are questions of different titles that are like each other.
func attire(ids ...string) []corpus.Question {
	titles := []string{"面接の服装の色", "面接の服装と靴", "面接の服装と鞄", "面接の服装と髪型", "面接の服装と季節", "面接の服装と時計"}
	var questions []corpus.Question
	for i, id := range ids {
		questions = append(questions, corpus.Question{ID: id, Title: titles[i%len(titles)], Body: "面接の服装で迷っています。" + titles[i%len(titles)] + "は何がよいでしょうか。"})
	}
	return questions
}

func duplicate(a, of string) search.Judgement {
	return search.Judgement{A: a, B: of, Kind: decisions.Duplicate, Representative: of}
}

func judgement(a, b string, kind decisions.Kind) search.Judgement {
	return search.Judgement{A: a, B: b, Kind: kind}
}

func (s *site) judge(t *testing.T, by string, all ...search.Judgement) []search.Verdict {
	t.Helper()
	v, err := s.svc.Decide(t.Context(), by, all)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// states are those of the verdicts, by pair.
func (s *site) states(t *testing.T) map[string]search.State {
	t.Helper()
	p, err := s.svc.Verdicts(t.Context(), search.VerdictFilter{})
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]search.State{}
	for _, v := range p.Verdicts {
		m[v.A+" "+v.B] = v.State
	}
	return m
}

func (s *site) wantCanonical(t *testing.T, want map[string]string) {
	t.Helper()
	for id, want := range want {
		if got, err := s.svc.Canonical(t.Context(), id); err != nil || got != want {
			t.Errorf("the canonical of %s is %q, %v, want %q", id, got, err, want)
		}
	}
	a, err := s.svc.Search(t.Context(), search.Request{Query: "面接の服装", PerPage: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range a.Hits {
		if w, ok := want[h.ID]; ok && h.Canonical != w {
			t.Errorf("the hit %s has the canonical %q, want %q", h.ID, h.Canonical, w)
		}
	}
}

// TestVerdictsInForce: what is decided is in force when the answer is there, and taken back as soon.
func TestVerdictsInForce(t *testing.T) {
	s := newSite(t)
	ctx := t.Context()
	s.index(t, attire("1", "2", "3", "4", "5", "6")...)
	s.await(func(st search.Status) bool { return st.Ready })
	before, err := s.svc.Related(ctx, "1", 10)
	if err != nil || len(before.Hits) != 5 {
		t.Fatalf("%v, %v", ids(before), err)
	}
	last := before.Hits[4].ID
	v := s.judge(t, "hana", judgement(last, "1", decisions.Related))
	if len(v) != 1 || v[0].State != search.InForce || v[0].By != "hana" || v[0].TitleA == "" || v[0].A != "1" {
		t.Errorf("%+v", v)
	}
	a, err := s.svc.Related(ctx, "1", 10)
	if err != nil || a.Hits[0].ID != last || !a.Hits[0].Decided || a.Hits[0].Score != before.Hits[4].Score || a.Hits[1].Decided || len(a.Hits) != 5 {
		t.Errorf("related are %v, %v", ids(a), err)
	}
	if a, err = s.svc.Related(ctx, last, 1); err != nil || a.Hits[0].ID != "1" || len(a.Hits) != 1 {
		t.Errorf("the other way related are %v, %v", ids(a), err)
	}

	s.judge(t, "hana", duplicate("2", "3"), duplicate("3", "1"))
	s.wantCanonical(t, map[string]string{"1": "", "2": "1", "3": "1", "4": "", "5": "", "6": ""})
	a, err = s.svc.Related(ctx, "2", 10) // what is related to its representative is related to it
	if err != nil || a.Hits[0].ID != last && last != "2" && last != "3" || slices.Contains(ids(a), "1") || slices.Contains(ids(a), "3") || len(a.Hits) != 3 {
		t.Errorf("related to a duplicate are %v, %v", ids(a), err)
	}
	if a, err = s.svc.Related(ctx, "4", 10); err != nil || len(a.Hits) != 3 { // one of 1, 2 and 3
		t.Errorf("related to another are %v, %v", ids(a), err)
	}
	if a, err = s.svc.RelatedTo(ctx, search.Draft{Title: "面接の服装"}, 10); err != nil || len(a.Hits) != 4 {
		t.Errorf("related to a draft are %v, %v", ids(a), err)
	}

	u, err := s.svc.Undo(ctx, "hana")
	if err != nil || len(u.Verdicts) != 2 || len(u.Standing) != 0 || u.Batch == "" || u.Verdicts[0].TitleA == "" {
		t.Fatalf("%+v, %v", u, err)
	}
	s.wantCanonical(t, map[string]string{"2": "", "3": ""})
	if u, err = s.svc.Undo(ctx, "hana"); err != nil || len(u.Verdicts) != 1 {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err = s.svc.Undo(ctx, "hana"); !errors.Is(err, search.ErrNothingToUndo) {
		t.Error(err)
	}
	if a, err = s.svc.Related(ctx, "1", 10); err != nil || a.Hits[4].ID != last || a.Hits[4].Decided {
		t.Errorf("related are %v, %v", ids(a), err)
	}
}

// TestVerdictsOfAnother: a running service obeys what another process decides, and knows when a text has changed since.
func TestVerdictsOfAnother(t *testing.T) {
	s := newSite(t)
	questions := attire("1", "2", "3", "4", "5", "6")
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Ready })
	v := func(a, b string, kind decisions.Kind) decisions.Verdict {
		q := func(id string) *corpus.Question { return &questions[id[0]-'1'] }
		d := decisions.Verdict{A: a, B: b, Kind: kind, WordingA: q(a).Wording(), WordingB: q(b).Wording()}
		if kind == decisions.Duplicate {
			d.Representative = b
		}
		return d
	}
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		_, err := db.Decide(ctx, "jiro", []decisions.Verdict{v("1", "2", decisions.Duplicate), v("3", "4", decisions.Related),
			v("5", "6", decisions.Different)}, func(*decisions.Verdict) bool { return true })
		return err
	})
	s.await(func(st search.Status) bool { return st.Decisions == 1 })
	s.wantCanonical(t, map[string]string{"1": "2", "2": ""})

	// An answer, a date, layout and width say nothing; a word does.
	questions[0].Asked, questions[0].Body = "2025-04-07", strings.ReplaceAll(questions[0].Body, "。", "。\n\n")
	questions[1].Answers = []corpus.Answer{{Adviser: "高梨 修平", Headline: "紺で"}}
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	s.wantCanonical(t, map[string]string{"1": "2"})
	want := map[string]search.State{"1 2": search.InForce, "3 4": search.InForce, "5 6": search.InForce}
	if got := s.states(t); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	old := questions[0].Body
	for _, i := range []int{0, 2, 4} {
		questions[i].Body += "靴下もです。"
	}
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Generation == "g000003" })
	s.wantCanonical(t, map[string]string{"1": ""})
	want = map[string]search.State{"1 2": search.Outdated, "3 4": search.Outdated, "5 6": search.Outdated}
	if got := s.states(t); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	if a, err := s.svc.Related(t.Context(), "3", 1); err != nil || a.Hits[0].ID != "4" || !a.Hits[0].Decided {
		t.Errorf("what was called related is not any more: %v, %v", ids(a), err)
	}
	p, err := s.svc.Verdicts(t.Context(), search.VerdictFilter{State: search.Outdated, Kind: decisions.Duplicate})
	if err != nil || p.Total != 1 || p.Verdicts[0].Representative != "2" || p.Verdicts[0].By != "jiro" {
		t.Errorf("%+v, %v", p, err)
	}
	s.judge(t, "hana", duplicate("1", "3")) // which an outdated verdict does not contradict
	s.wantCanonical(t, map[string]string{"1": "3"})

	// As it was, it is in force again, and what the new one was decided on has changed.
	questions[0].Body = old
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Generation == "g000004" })
	s.wantCanonical(t, map[string]string{"1": "2"})
	if got := s.states(t); got["1 2"] != search.InForce || got["1 3"] != search.Outdated {
		t.Errorf("%v", got)
	}
}

// TestVerdictsOfNamesAndTheForgotten: a question is known by what an export calls it, and none is told of once it is forgotten.
func TestVerdictsOfNamesAndTheForgotten(t *testing.T) {
	s := newSite(t)
	ctx := t.Context()
	questions := attire("1", "2", "3", "4")
	s.index(t, questions...)
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return db.Identify(ctx, decisions.Identity{Alias: "new", ID: "1"}, decisions.Identity{Alias: "0", ID: "4"})
	})
	s.await(func(st search.Status) bool { return st.Ready && st.Decisions == 1 })
	if v := s.judge(t, "hana", duplicate("2", "new"), duplicate("3", "1")); v[0].A != "1" || v[0].Representative != "1" {
		t.Errorf("%+v", v)
	}
	s.decide(t, func(ctx context.Context, db *decisions.DB) error { // by the name it had elsewhere
		v := decisions.Verdict{A: "0", B: "3", Kind: decisions.Related, WordingA: questions[3].Wording(), WordingB: questions[2].Wording()}
		_, err := db.Decide(ctx, "jiro", []decisions.Verdict{v}, func(*decisions.Verdict) bool { return true })
		return err
	})
	s.await(func(st search.Status) bool { return st.Decisions == 3 })
	if a, err := s.svc.Related(ctx, "4", 1); err != nil || a.Hits[0].ID != "3" || !a.Hits[0].Decided {
		t.Errorf("%v, %v", ids(a), err)
	}
	for id, want := range map[string]int{"1": 2, "new": 2, "0": 1, "4": 1, "9": 0} {
		if p, err := s.svc.Verdicts(ctx, search.VerdictFilter{Question: id}); err != nil || p.Total != want {
			t.Errorf("about %s there are %d, %v, want %d", id, p.Total, err, want)
		}
	}
	if err := s.svc.Forget(ctx, "1", ""); err != nil {
		t.Fatal(err)
	}
	s.wantCanonical(t, map[string]string{"2": "", "3": ""})
	if got := s.states(t); len(got) != 1 {
		t.Errorf("told are %v", got)
	}
	if h, err := search.History(ctx, s.store, false); err != nil || len(h) != 1 {
		t.Errorf("the history tells %v, %v", h, err)
	}
	s.decide(t, func(ctx context.Context, db *decisions.DB) error { return db.Remember(ctx, "1") })
	s.await(func(st search.Status) bool { return st.Questions == 4 })
	s.wantCanonical(t, map[string]string{"2": "1", "3": "1"})

	s.index(t, questions[1:]...) // gone from the site
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	s.wantCanonical(t, map[string]string{"2": "", "3": ""})
	if got := s.states(t); got["1 2"] != search.Absent || got["0 3"] != search.InForce {
		t.Errorf("%v", got)
	}
	all, err := search.Verdicts(ctx, s.store, search.VerdictFilter{State: search.Absent})
	if err != nil || len(all) != 2 || all[0].TitleA != "" || all[0].TitleB == "" {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestDecideRefused: what cannot be decided is told with what to do, and changes nothing.
func TestDecideRefused(t *testing.T) {
	s := newSite(t)
	if _, err := s.svc.Decide(t.Context(), "hana", []search.Judgement{duplicate("1", "2")}); !errors.Is(err, search.ErrNotReady) {
		t.Errorf("without an index: %v", err)
	}
	s.index(t, attire("1", "2", "3", "4")...)
	s.await(func(st search.Status) bool { return st.Ready })
	s.judge(t, "hana", duplicate("1", "2"), judgement("3", "4", decisions.Different))
	for _, tt := range []struct {
		param, told string
		all         []search.Judgement
	}{
		{"verdicts", "none", nil},
		{"verdicts", "501", make([]search.Judgement, 501)},
		{"verdicts[1].a", "missing", []search.Judgement{duplicate("3", "2"), duplicate("", "2")}},
		{"verdicts[0].b", `"9"`, []search.Judgement{judgement("1", "9", decisions.Later)}},
		{"verdicts[0].b", "same question", []search.Judgement{judgement("1", "1", decisions.Later)}},
		{"verdicts[0].kind", "duplicate, related, different, later", []search.Judgement{judgement("1", "2", "same")}},
		{"verdicts[0].representative", "missing", []search.Judgement{judgement("1", "2", decisions.Duplicate)}},
		{"verdicts[0].representative", "neither", []search.Judgement{{A: "1", B: "2", Kind: decisions.Duplicate, Representative: "3"}}},
		{"verdicts[0].representative", "only duplicates", []search.Judgement{{A: "1", B: "2", Kind: decisions.Related, Representative: "2"}}},
		{"verdicts[0].note", "2001 bytes", []search.Judgement{{A: "1", B: "2", Kind: decisions.Related, Note: strings.Repeat("x", 2001)}}},
		{"verdicts[0].note", "character", []search.Judgement{{A: "1", B: "2", Kind: decisions.Related, Note: "a\x00"}}},
		{"verdicts[1].b", "verdicts[0]", []search.Judgement{judgement("1", "2", decisions.Later), judgement("2", "1", decisions.Later)}},
		{"verdicts", "1 is a duplicate of 2, as hana decided on 20", []search.Judgement{duplicate("1", "3")}},
		{"verdicts", "3 and 4 are different, as hana", []search.Judgement{duplicate("3", "2"), duplicate("4", "2")}},
		{"verdicts", "3 and 4 are different, as hana", []search.Judgement{duplicate("4", "2"), duplicate("3", "1")}},
		{"verdicts", "1 is a duplicate of 2, as hana decided on", []search.Judgement{judgement("1", "3", decisions.Different), duplicate("3", "2")}},
		{"verdicts", "other verdicts sent", []search.Judgement{duplicate("2", "3"), duplicate("3", "1"), duplicate("1", "2")}},
	} {
		_, err := s.svc.Decide(t.Context(), "hana", tt.all)
		var bad *search.RequestError
		if !errors.As(err, &bad) || bad.Param != tt.param || !strings.Contains(bad.Error(), tt.told) || bad.Fix == "" {
			t.Errorf("%v: %v, want %s: %s", tt.all, err, tt.param, tt.told)
		}
	}
	if got := s.states(t); len(got) != 2 || s.svc.Status().Decisions != 1 {
		t.Errorf("%v, revision %d", got, s.svc.Status().Decisions)
	}
	for param, f := range map[string]search.VerdictFilter{"kind": {Kind: "x"}, "state": {State: "x"}, "page": {Page: -1}, "per_page": {PerPage: 101}} {
		var bad *search.RequestError
		if _, err := s.svc.Verdicts(t.Context(), f); !errors.As(err, &bad) || bad.Param != param {
			t.Errorf("%+v: %v", f, err)
		}
	}
}

// TestVerdictPages: pages follow each other, newest first.
func TestVerdictPages(t *testing.T) {
	s := newSite(t)
	s.index(t, attire("1", "2", "3", "4", "5", "6")...)
	s.await(func(st search.Status) bool { return st.Ready })
	for i := range 5 {
		s.judge(t, []string{"hana", "jiro"}[i%2], judgement(fmt.Sprint(i+1), "6", decisions.Later))
	}
	var got []string
	for page := range 4 {
		p, err := s.svc.Verdicts(t.Context(), search.VerdictFilter{Page: page + 1, PerPage: 2})
		if err != nil || p.Total != 5 {
			t.Fatalf("%+v, %v", p, err)
		}
		for _, v := range p.Verdicts {
			got = append(got, v.A)
		}
	}
	if strings.Join(got, "") != "54321" {
		t.Errorf("in pages they are %v", got)
	}
	if p, err := s.svc.Verdicts(t.Context(), search.VerdictFilter{By: "jiro"}); err != nil || p.Total != 2 {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := s.svc.Verdicts(t.Context(), search.VerdictFilter{Since: time.Now().Add(time.Minute)}); err != nil || p.Total != 0 {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestEditorsAtOnce: two services over one data directory, as two processes, take verdicts at once, with readers beside; none
// is lost, no group falls apart, and at the end both know all.
func TestEditorsAtOnce(t *testing.T) {
	s := newSite(t)
	var all []string
	for i := range 40 {
		all = append(all, fmt.Sprint(i))
	}
	s.index(t, attire(all...)...)
	s.await(func(st search.Status) bool { return st.Ready })
	other, err := search.Open(s.store, s.analyzer, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var group sync.WaitGroup
	for n, svc := range []*search.Service{s.svc, other} {
		group.Go(func() {
			for i := range 12 {
				_, err := svc.Decide(t.Context(), fmt.Sprint("editor", n), []search.Judgement{duplicate(all[2+2*i+n], "0"), judgement(all[2+2*i+n], "1", decisions.Different)})
				if err != nil {
					t.Error(err)
				}
			}
		})
		group.Go(func() {
			for range 30 {
				a, err := svc.Search(t.Context(), search.Request{Query: "面接の服装", PerPage: 100})
				if err != nil || a.Total != 40 {
					t.Errorf("%v, %v", a, err)
				}
				for _, h := range a.Hits {
					if h.Canonical != "" && h.Canonical != "0" {
						t.Errorf("%s is a duplicate of %s", h.ID, h.Canonical)
					}
				}
				if _, err := svc.Related(t.Context(), "5", 10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	s.await(func(st search.Status) bool { return st.Decisions == 24 })
	if got := s.states(t); len(got) != 48 {
		t.Errorf("%d verdicts of 48", len(got))
	}
	want := map[string]string{"0": "", "1": "", "26": ""}
	for i := 2; i < 26; i++ {
		want[all[i]] = "0"
	}
	s.wantCanonical(t, want)
}
