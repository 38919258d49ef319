package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/duplicates/clusters"
)

// swept waits until the questions are looked through, and returns the whole queue.
func (s *site) swept(t *testing.T, f search.QueueFilter) *search.Queue {
	t.Helper()
	f.PerPage = search.MaxPerPage
	for {
		q, err := s.svc.Queue(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		switch q.State {
		case search.SweepReady:
			return q
		case search.SweepFailed:
			t.Fatal(q.Reason)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// with is the cluster of a queue that a question is in, or nil.
func with(q *search.Queue, id string) *search.Cluster {
	for i := range q.Clusters {
		if slices.ContainsFunc(q.Clusters[i].Members, func(m search.ClusterMember) bool { return m.ID == id }) {
			return &q.Clusters[i]
		}
	}
	return nil
}

func membersOf(c *search.Cluster) string {
	if c == nil {
		return ""
	}
	var ids []string
	for _, m := range c.Members {
		ids = append(ids, m.ID)
	}
	return strings.Join(ids, " ")
}

// merge decides that the members of a cluster are one.
func merge(c *search.Cluster) (all []search.Judgement) {
	for _, m := range c.Members[1:] {
		all = append(all, duplicate(m.ID, c.Representative))
	}
	return all
}

func TestQueue(t *testing.T) {
	s := newSite(t)
	if _, err := s.svc.Queue(t.Context(), search.QueueFilter{}); !errors.Is(err, search.ErrNotReady) {
		t.Errorf("without an index: %v", err)
	}
	s.index(t, sampleQuestions(t)...)
	s.await(func(st search.Status) bool { return st.Ready })
	t.Run("golden", s.testSurvey)
	t.Run("filter", s.testQueueFilter)
	t.Run("decide", s.testDeciding)
	t.Run("next generation", s.testNextGeneration)
}

// testDeciding decides what is in the queue in every way, and takes it back.
func (s *site) testDeciding(t *testing.T) {
	duplicatesOnly := search.QueueFilter{Kind: clusters.Duplicate}
	q := s.swept(t, duplicatesOnly)
	if q.Total < 15 || q.Open < q.Total || q.Decided != 0 || q.Progress != 1 {
		t.Fatalf("%d of %d open clusters, %d decided, progress %v", q.Total, q.Open, q.Decided, q.Progress)
	}
	for i, c := range q.Clusters {
		if i > 0 && q.Clusters[i-1].Benefit < c.Benefit {
			t.Errorf("%s is worth less than what follows", q.Clusters[i-1].ID)
		}
		for n, m := range c.Members {
			if n == 0 != (m.ID == c.Representative) || n > 0 && (m.Score < c.Score || len(m.Reasons) == 0) || m.Settled != "" || m.Outdated {
				t.Errorf("%s: member %d: %+v", c.ID, n, m)
			}
		}
	}

	// One keystroke for a cluster: it leaves the queue at once, and is there again when that is taken back.
	first := q.Clusters[0]
	s.judge(t, "hana", merge(&first)...)
	after := s.swept(t, duplicatesOnly)
	if with(after, first.Members[1].ID) != nil || after.Decided != 1 || after.Open >= q.Open {
		t.Errorf("decided: %d open, %d decided", after.Open, after.Decided)
	}
	c, err := s.svc.Cluster(t.Context(), first.ID)
	if err != nil || membersOf(c) != membersOf(&first) || c.Members[1].Settled != decisions.Duplicate {
		t.Errorf("a cluster that is decided: %+v, %v", c, err)
	}
	if _, err := s.svc.Undo(t.Context(), "hana"); err != nil {
		t.Fatal(err)
	}
	if again := s.swept(t, duplicatesOnly); again.Decided != 0 || again.Open != q.Open || again.Clusters[0].ID != first.ID {
		t.Errorf("taken back: %d open, %d decided", again.Open, again.Decided)
	}

	// What is different, related or for later is in no cluster with the other; the rest stays together.
	three := q.Clusters[slices.IndexFunc(q.Clusters, func(c search.Cluster) bool { return len(c.Members) == 3 })]
	a, b := three.Members[0].ID, three.Members[1].ID
	for _, kind := range []decisions.Kind{decisions.Different, decisions.Related, decisions.Later} {
		s.judge(t, "hana", judgement(a, b, kind))
		now := s.swept(t, search.QueueFilter{})
		for _, c := range now.Clusters {
			if ids := " " + membersOf(&c) + " "; strings.Contains(ids, " "+a+" ") && strings.Contains(ids, " "+b+" ") {
				t.Errorf("%s: %s and %s are proposed", kind, a, b)
			}
		}
		if with(now, three.Members[2].ID) == nil {
			t.Errorf("%s: what is left of the cluster is gone", kind)
		}
		if _, err := s.svc.Undo(t.Context(), "hana"); err != nil {
			t.Fatal(err)
		}
	}

	// A duplicate counts as what stands for it.
	s.judge(t, "hana", duplicate(b, a))
	rest := with(s.swept(t, duplicatesOnly), three.Members[2].ID)
	if rest == nil || len(rest.Members) != 2 || with(&search.Queue{Clusters: []search.Cluster{*rest}}, a) == nil {
		t.Errorf("what is left beside %s: %s", a, membersOf(rest))
	}

	// A forgotten question is gone.
	if err := s.svc.Forget(t.Context(), three.Members[2].ID, ""); err != nil {
		t.Fatal(err)
	}
	if c := with(s.swept(t, search.QueueFilter{}), three.Members[2].ID); c != nil {
		t.Errorf("a forgotten question is in %s", membersOf(c))
	}
}

func (s *site) testQueueFilter(t *testing.T) {
	all := s.swept(t, search.QueueFilter{})
	some := all.Clusters[2]
	newest := some.Members[0].Date
	for _, m := range some.Members {
		newest = max(newest, m.Date)
	}
	since, err := time.Parse(time.DateOnly, newest)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]search.QueueFilter{
		"category": {Category: some.Members[1].Categories[0]}, "adviser": {Adviser: some.Members[1].Advisers[0]}, "since": {NewSince: since},
		"kind": {Kind: some.Kind},
	} {
		q := s.swept(t, f)
		if with(q, some.Members[1].ID) == nil || q.Total == all.Total || q.Open != all.Open || q.Total != len(q.Clusters) {
			t.Errorf("by %s: %d of %d", name, q.Total, q.Open)
		}
	}
	for name, f := range map[string]search.QueueFilter{
		"category": {Category: "none"}, "adviser": {Adviser: "none"}, "since": {NewSince: time.Now().AddDate(100, 0, 0)}, "kind": {Kind: clusters.PastedAnswer},
	} {
		if q := s.swept(t, f); q.Total != 0 {
			t.Errorf("by another %s: %d", name, q.Total)
		}
	}
	for _, c := range s.swept(t, search.QueueFilter{MinScore: 0.9}).Clusters {
		if c.Score < 0.9 {
			t.Errorf("a cluster of %v", c.Score)
		}
	}
	seen := map[string]bool{}
	for page := 1; ; page++ {
		q, err := s.svc.Queue(t.Context(), search.QueueFilter{Page: page, PerPage: 4})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range q.Clusters {
			seen[c.ID] = true
		}
		if len(q.Clusters) < 4 {
			break
		}
	}
	if len(seen) != all.Total {
		t.Errorf("%d clusters on all pages, want %d", len(seen), all.Total)
	}
	for _, f := range []search.QueueFilter{{Page: -1}, {PerPage: search.MaxPerPage + 1}, {Kind: "same"}, {MinScore: 1.5}, {MinScore: -1}} {
		var bad *search.RequestError
		if _, err := s.svc.Queue(t.Context(), f); !errors.As(err, &bad) {
			t.Errorf("%+v: %v", f, err)
		}
	}
	if _, err := s.svc.Cluster(t.Context(), "none"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("no such cluster: %v", err)
	}
}

// testNextGeneration: while a new index is looked through, what was found in the one before is there as far as it still is; and
// a cluster is called the same.
func (s *site) testNextGeneration(t *testing.T) {
	questions := sampleQuestions(t)
	before := s.swept(t, search.QueueFilter{})
	gone, changed := before.Clusters[0].Members[1].ID, before.Clusters[1].Members[1].ID
	questions = slices.DeleteFunc(questions, func(q corpus.Question) bool { return q.ID == gone })
	slices.Reverse(questions)
	for i := range questions {
		if questions[i].ID == changed {
			questions[i].Title, questions[i].Body = "服装", ""
		}
	}
	old := s.svc.Status().Generation
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Generation != old })
	for {
		q, err := s.svc.Queue(t.Context(), search.QueueFilter{PerPage: search.MaxPerPage})
		if err != nil {
			t.Fatal(err)
		}
		if with(q, gone) != nil || q.State == search.SweepWorking && with(q, changed) != nil {
			t.Fatalf("%s: a question is proposed that is gone or changed", q.State)
		}
		if q.Total < before.Total-4 {
			t.Fatalf("%s: %d clusters, there were %d", q.State, q.Total, before.Total)
		}
		same := 0
		for _, c := range q.Clusters {
			if slices.ContainsFunc(before.Clusters, func(b search.Cluster) bool { return b.ID == c.ID && b.Representative == c.Representative }) {
				same++
			}
		}
		if same < before.Total-4 {
			t.Fatalf("%s: %d clusters are called as before, there were %d", q.State, same, before.Total)
		}
		if q.State == search.SweepReady {
			break
		}
		time.Sleep(time.Millisecond)
	}
}

// TestSweepIsDropped: a service that is closed, or moves on, waits for no sweep.
func TestSweepIsDropped(t *testing.T) {
	s := newSite(t)
	for edition := range 3 {
		s.index(t, sampleQuestions(t)[:20+edition]...)
		s.await(func(st search.Status) bool { return st.Ready && st.Questions == 20+edition })
		if _, err := s.svc.Queue(t.Context(), search.QueueFilter{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.svc.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.svc.Queue(t.Context(), search.QueueFilter{}); !errors.Is(err, search.ErrNotReady) {
		t.Errorf("a closed service: %v", err)
	}
}

// TestPastedAnswersAreOneMatter: a set of them is settled when something is decided of each question and what stands for them.
func TestPastedAnswersAreOneMatter(t *testing.T) {
	s := newSite(t)
	answer := corpus.Answer{Adviser: "高梨 修平", Headline: "まず書き出しましょう", Sections: []corpus.Section{{Text: strings.Repeat("経験を紙に書き出し、どんな工夫をしたのかを順に並べてみてください。", 4)}}}
	var questions []corpus.Question
	for i, title := range []string{"面接で聞かれること", "履歴書の写真の背景", "内定式の持ち物", "説明会の席順"} {
		questions = append(questions, corpus.Question{ID: fmt.Sprint(i + 1), Title: title, Body: title + "について教えてください。", Answers: []corpus.Answer{answer}})
	}
	s.index(t, questions...)
	s.await(func(st search.Status) bool { return st.Ready })
	q := s.swept(t, search.QueueFilter{Kind: clusters.PastedAnswer})
	if q.Total != 1 || len(q.Clusters[0].Members) != 4 {
		t.Fatalf("%+v", q)
	}
	c := &q.Clusters[0]
	s.judge(t, "hana", judgement(c.Representative, c.Members[1].ID, decisions.Different))
	if now := s.swept(t, search.QueueFilter{Kind: clusters.PastedAnswer}); now.Total != 1 || now.Clusters[0].ID != c.ID || now.Clusters[0].Members[1].Settled != decisions.Different && now.Clusters[0].Members[3].Settled != decisions.Different {
		t.Errorf("one of three decided: %+v", now)
	}
	s.judge(t, "hana", judgement(c.Representative, c.Members[2].ID, decisions.Related), judgement(c.Representative, c.Members[3].ID, decisions.Different))
	if now := s.swept(t, search.QueueFilter{}); now.Total != 0 || now.Decided != 1 {
		t.Errorf("all decided: %d open, %d decided", now.Total, now.Decided)
	}
}

// testSurvey lists the clusters of the sample.
func (s *site) testSurvey(t *testing.T) {
	survey, err := s.svc.Survey(t.Context(), search.SurveyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer survey.Close()
	group := map[string]int{}
	for n, ids := range sample.Duplicates() {
		for _, id := range ids {
			group[id] = n + 1
		}
	}
	var text strings.Builder
	right, wrong := 0, 0
	for c, err := range survey.Clusters(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "%s score %.2f benefit %.2f %v\n", c.Kind, c.Score, c.Benefit, c.Why)
		for i, m := range c.Members {
			mark := " "
			if g := group[m.ID]; c.Kind == clusters.Duplicate && i > 0 {
				if g > 0 && g == group[c.Representative] {
					right++
				} else {
					mark = "!"
					wrong++
				}
			}
			fmt.Fprintf(&text, "%s %s %.2f %s\n", mark, m.ID, m.Score, m.Title)
		}
	}
	golden(t, "testdata/clusters.golden", fmt.Sprintf("questions in a cluster with a judged duplicate: %d, with another question (!): %d\n%s", right, wrong, text.String()))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range survey.Clusters(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a cancelled list: %v", err)
		}
	}
	if _, err := s.svc.Survey(ctx, search.SurveyOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled survey: %v", err)
	}
}
