package ruleset_test

import (
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/search/audit/audittest"
	"kotae/search/audit/ruleset"
)

// spoiled is the sample with something to find in every question, of which some is written in characters that folding makes
// longer or shorter, or that take four bytes.
func spoiled(t *testing.T) []*corpus.Question {
	t.Helper()
	qs, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range qs {
		q.Title = "㈱と２６卒の" + q.Title
		a := &q.Answers[i%len(q.Answers)]
		a.Headline = "𠮷報、Ｓｋｙｐｅで" + a.Headline
		a.Sections[0].Text = "ﾂｲｯﾀｰ㍿\n▼今すぐ無料登録\n締切は２０２５年１２月３１日です。Skype、Skype。" + a.Sections[0].Text
		if i%10 == 0 {
			q.Categories, q.Body = nil, ""
		}
		if i%20 == 0 {
			q.Answers = q.Answers[:1]
			q.Answers[0].Headline = ""
		}
	}
	return qs
}

func TestFindingsStandWhereTheySay(t *testing.T) {
	qs := spoiled(t)
	texts := map[string]string{}
	for _, q := range qs {
		for field, text := range q.Texts() {
			texts[q.ID+" "+field] = text
		}
	}
	findings := audittest.Findings(t, ruleset.All(), "2027-04-01", qs...)
	rules, prints := map[string]bool{}, map[string]bool{}
	for _, f := range findings {
		rules[f.Rule] = true
		if prints[f.Fingerprint] || len(f.Fingerprint) != 32 {
			t.Errorf("the fingerprint is there twice, or none: %+v", f)
		}
		prints[f.Fingerprint] = true
		if f.Message == "" || strings.Contains(f.Message, "%!") || strings.Contains(f.Excerpt, "\n") {
			t.Errorf("cannot be shown: %+v", f)
		}
		if f.Length == 0 {
			continue
		}
		text := []rune(texts[f.Question+" "+f.Field])
		if f.Offset+f.Length > len(text) {
			t.Errorf("%s: the text has %d characters", f.At(), len(text))
			continue
		}
		words := strings.Join(strings.Fields(string(text[f.Offset:f.Offset+f.Length])), " ")
		if !strings.Contains(f.Excerpt, words) {
			t.Errorf("%s: %q is not in %q", f.At(), words, f.Excerpt)
		}
	}
	for _, want := range []string{"stale/class-in-title", "stale/ended", "stale/renamed", "stale/deadline", "structure/promotion",
		"structure/empty-body", "structure/no-category", "structure/one-answer", "structure/no-headline"} {
		if !rules[want] {
			t.Errorf("nothing of %s was found", want)
		}
	}
}
