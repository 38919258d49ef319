package search_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/duplicates"
)

// TestAlike asks one service; the last part decides.
func TestAlike(t *testing.T) {
	svc := service(t, indexer.Options{Sample: true, Version: "test"})
	for _, part := range []struct {
		name string
		run  func(*testing.T, *search.Service)
	}{{"draft", alikeDraft}, {"sufficient", sufficient}, {"refused", alikeRefuses}, {"pair", pair}, {"place", queuePlace}, {"verdicts", alikeObeysVerdicts}} {
		t.Run(part.name, func(t *testing.T) { part.run(t, svc) })
	}
}

// alikeDraft: a draft in other words finds the question that is there, with reasons, and a look-alike is no match.
func alikeDraft(t *testing.T, svc *search.Service) {
	typo := []string{"1201", "1206", "1211", "1217"}
	for draft, want := range map[search.Draft][]string{
		{Title: "エントリーシートを出した後で書き間違いに気づいた", Body: "昨日提出したエントリーシートに誤字がありました。再提出すべきでしょうか。"}: typo,
		{Title: "面接のお礼メールは必要ですか"}:     {"1302", "1310"},
		{Title: "受けた会社にすべて落ちて次がない"}:   {"1609"},
		{Title: "会社からの採用通知メール 返信すべき"}: {"1720"},
	} {
		a, err := svc.AlikeDraft(t.Context(), draft, search.AlikeOptions{Min: duplicates.DefaultThreshold})
		if err != nil || !a.Sufficient || len(a.Questions) == 0 || a.Compared < len(a.Questions) || a.Compared == 160 {
			t.Errorf("%+v: %+v, %v", draft, a, err)
			continue
		}
		first := a.Questions[0]
		if !slices.Contains(want, first.ID) {
			t.Errorf("%s leads to %s %s", draft.Title, first.ID, first.Title)
		}
		if first.Score < duplicates.DefaultThreshold || len(first.Reasons) == 0 || first.Reasons[0].Text == "" || first.Verdict != nil {
			t.Errorf("%s: %+v", draft.Title, first)
		}
		if !slices.IsSortedFunc(a.Questions, func(x, y search.LikeQuestion) int { return int(1e4 * (y.Score - x.Score)) }) {
			t.Errorf("%s: out of order: %+v", draft.Title, a.Questions)
		}
	}
}

// sufficient: short is not too little; what says nothing is, however long.
func sufficient(t *testing.T, svc *search.Service) {
	for title, want := range map[string]bool{
		"面接の服装": true, "圧迫面接 抗議": true, "ES 誤字": true, "就活がつらい": true, "補欠 ガクチカ": true, "採用の理由を聞いてもいいですか": true,
		"面接について": false, "面接": false, "内定": false, "就活について教えてください": false, "質問です": false, "どうすればいいですか": false,
		strings.Repeat("面接について教えてください。", 20): false,
	} {
		a, err := svc.AlikeDraft(t.Context(), search.Draft{Title: title}, search.AlikeOptions{})
		if err != nil || a.Sufficient != want || !want && len(a.Questions) > 0 {
			t.Errorf("%s: sufficient %v with %.2f, %d questions, %v", title, a.Sufficient, a.Information, len(a.Questions), err)
		}
	}
	for _, q := range sampleQuestions(t) {
		a, err := svc.AlikeDraft(t.Context(), search.Draft{Title: q.Title}, search.AlikeOptions{Min: 1})
		if err != nil || !a.Sufficient {
			t.Errorf("%s says only %.2f, %v", q.Title, a.Information, err)
		}
	}
}

// alikeObeysVerdicts: what is decided is not proposed again, and a duplicate gives way to what stands for it.
func alikeObeysVerdicts(t *testing.T, svc *search.Service) {
	like := func(id string) map[string]search.LikeQuestion {
		t.Helper()
		a, err := svc.AlikeQuestion(t.Context(), id, search.AlikeOptions{Limit: search.MaxPerPage})
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]search.LikeQuestion{}
		for _, q := range a.Questions {
			m[q.ID] = q
		}
		return m
	}
	before := like("1206")
	for _, id := range []string{"1201", "1211", "1217"} {
		if _, ok := before[id]; !ok {
			t.Fatalf("%s is not among %d questions like 1206", id, len(before))
		}
	}
	if _, ok := before["1206"]; ok {
		t.Error("a question is like itself")
	}
	other := "" // that is of none of these
	for id := range before {
		if !slices.Contains([]string{"1201", "1211", "1217"}, id) {
			other = id
		}
	}
	_, err := svc.Decide(t.Context(), "hana", []search.Judgement{
		duplicate("1217", "1211"), judgement("1206", "1201", decisions.Different), judgement("1206", other, decisions.Related),
	})
	if err != nil {
		t.Fatal(err)
	}
	after := like("1206")
	if _, ok := after["1201"]; ok {
		t.Error("what is different is proposed")
	}
	best := max(before["1211"].Score, before["1217"].Score)
	if q, via := after["1211"], after["1211"].Via; q.Score != best || (via != nil) != (before["1217"].Score == best) {
		t.Errorf("what stands for two: %+v, alike were %v and %v", q, before["1211"].Score, before["1217"].Score)
	}
	if _, ok := after["1217"]; ok {
		t.Error("a duplicate is proposed beside what stands for it")
	}
	if v := after[other].Verdict; v == nil || v.Kind != decisions.Related || v.By != "hana" {
		t.Errorf("the verdict about the related one: %+v", after[other])
	}
	a, err := svc.AlikeQuestion(t.Context(), "1217", search.AlikeOptions{Limit: search.MaxPerPage})
	if err != nil || a.Canonical != "1211" || slices.ContainsFunc(a.Questions, func(q search.LikeQuestion) bool { return q.ID == "1211" || q.ID == "1217" }) {
		t.Errorf("a duplicate: %q, %v", a.Canonical, err)
	}
	if q := like("1211")["1217"]; q.ID != "" {
		t.Errorf("what stands for a question is proposed for it: %+v", q)
	}
}

// alikeRefuses what cannot be asked.
func alikeRefuses(t *testing.T, svc *search.Service) {
	var bad *search.RequestError
	for param, o := range map[string]search.AlikeOptions{"limit": {Limit: search.MaxPerPage + 1}, "min": {Min: 1.1}} {
		if _, err := svc.AlikeDraft(t.Context(), search.Draft{Title: "面接"}, o); !errors.As(err, &bad) || bad.Param != param {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := svc.AlikeDraft(t.Context(), search.Draft{Title: " "}, search.AlikeOptions{}); !errors.As(err, &bad) {
		t.Errorf("an empty draft: %v", err)
	}
	if _, err := svc.AlikeQuestion(t.Context(), "none", search.AlikeOptions{}); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("no question: %v", err)
	}
}

// BenchmarkAlikeDraft looks for what is like the sample's titles, again and again as while somebody types.
func BenchmarkAlikeDraft(b *testing.B) {
	svc := benchService(b)
	var drafts []search.Draft
	for _, g := range sample.Duplicates() {
		for _, id := range g {
			for _, q := range sampleQuestions(b) {
				if q.ID == id {
					drafts = append(drafts, search.Draft{Title: q.Title}, search.Draft{Title: q.Title, Body: q.Body})
				}
			}
		}
	}
	measure(b, len(drafts), func(i int) error {
		_, err := svc.AlikeDraft(b.Context(), drafts[i], search.AlikeOptions{Min: duplicates.DefaultThreshold})
		return err
	})
}
