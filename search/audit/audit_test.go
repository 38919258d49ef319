package audit_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// asOf is the day of these audits.
var asOf = time.Date(2026, 11, 28, 15, 0, 0, 0, time.UTC)

// word finds a word in all texts, and word/all in how many questions it stands.
func word(w string) []audit.Rule {
	return []audit.Rule{
		{
			ID: "word/here", Severity: audit.Warning, Message: audit.Texts{English: "has %s", Japanese: "%sがある"},
			Look: func(q *audit.Question, found func(audit.Hit)) {
				for i := range q.Texts {
					t := &q.Texts[i]
					for from := 0; ; {
						n := strings.Index(t.Folded().Text[from:], w)
						if n < 0 {
							break
						}
						found(audit.Hit{Spot: t.FoldedSpot(from+n, from+n+len(w)), Args: []any{w}})
						from += n + len(w)
					}
				}
			},
		},
		{ID: "word/all", Severity: audit.Note, Message: audit.Texts{English: "in %d", Japanese: "%d"}, Collect: func() audit.Collector { return &counter{w: w} }},
	}
}

type counter struct {
	w     string
	order []string
}

func (c *counter) Read(q *audit.Question) any {
	return [2]string{q.ID, map[bool]string{true: "has"}[strings.Contains(q.Title+q.Body, c.w)]}
}

func (c *counter) Add(read any) {
	if r := read.([2]string); r[1] != "" {
		c.order = append(c.order, r[0])
	}
}

func (c *counter) End(found func(audit.Hit)) {
	found(audit.Hit{Spot: audit.Whole("", strings.Join(c.order, " ")), Args: []any{len(c.order)}})
}

func items(qs ...corpus.Question) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		for i := range qs {
			if !yield(corpus.Item{Question: &qs[i]}, nil) {
				return
			}
		}
	}
}

func run(t *testing.T, its iter.Seq2[corpus.Item, error], o audit.Options) ([]audit.Finding, *audit.Summary) {
	t.Helper()
	var all []audit.Finding
	o.AsOf = asOf
	s, err := audit.Run(context.Background(), its, o, func(f *audit.Finding) error { all = append(all, *f); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return all, s
}

func places(fs []audit.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Rule+" "+f.At()+" "+f.Excerpt)
	}
	return out
}

func prints(fs []audit.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Fingerprint)
	}
	return out
}

func answered(id, title, body string, answers ...corpus.Answer) corpus.Question {
	return corpus.Question{ID: id, Title: title, Body: body, Answers: answers, Source: corpus.Source{File: "q.jsonl", Line: 3}}
}

func answer(adviser, headline string, texts ...string) corpus.Answer {
	a := corpus.Answer{ID: adviser, Adviser: adviser, Headline: headline}
	for _, s := range texts {
		a.Sections = append(a.Sections, corpus.Section{Text: s})
	}
	return a
}

func TestFindingsArePlacedInTheOriginalText(t *testing.T) {
	got, _ := run(t, items(answered("7", "㈱とＥＳ", "𠮷野です。\nＥＳが書けません", answer("森", "", "まず", "ESは後で"))), audit.Options{Rules: word("es")})
	want := []string{
		"word/here 7:title:2 ㈱とＥＳ",
		"word/here 7:body:6 𠮷野です。 ＥＳが書けません",
		"word/here 7:answers[0].sections[1].text:0 ESは後で",
		"word/all  ",
	}
	if diff := cmp.Diff(want, places(got)); diff != "" {
		t.Error(diff)
	}
	f := got[1]
	if f.Length != 2 || f.Message != "has es" || f.File != "q.jsonl" || f.Line != 3 || f.Question != "7" || f.Severity != audit.Warning {
		t.Errorf("got %+v", f)
	}
}

func TestPlacesAreCountedInAnyOrder(t *testing.T) {
	backwards := audit.Rule{ID: "word/back", Severity: audit.Note, Look: func(q *audit.Question, found func(audit.Hit)) {
		for i := range q.Texts {
			text := &q.Texts[i]
			for _, from := range []int{7, 0, 3, 7} {
				found(audit.Hit{Spot: text.Spot(from, from+3)})
			}
		}
	}}
	got, _ := run(t, items(answered("7", "あ𠮷いう", "")), audit.Options{Rules: []audit.Rule{backwards}})
	var at []int
	for _, f := range got {
		at = append(at, f.Offset)
	}
	if want := []int{0, 1, 2, 2}; !slices.Equal(slices.Sorted(slices.Values(at)), want) {
		t.Errorf("got %v, want %v", at, want)
	}
}

func TestMessagesFollowTheLanguage(t *testing.T) {
	got, _ := run(t, items(answered("7", "ES", "")), audit.Options{Rules: word("es"), Language: "ja"})
	if got[0].Message != "esがある" {
		t.Errorf("got %q", got[0].Message)
	}
}

func TestTheOrderDoesNotDependOnTheWorkers(t *testing.T) {
	var qs []corpus.Question
	for i := range 300 {
		body := strings.Repeat("面接の話。", (i*37)%200) // questions of very different length
		qs = append(qs, answered(fmt.Sprint(i), "面接", body))
	}
	one, _ := run(t, items(qs...), audit.Options{Rules: word("面接"), Workers: 1})
	many, _ := run(t, items(qs...), audit.Options{Rules: word("面接"), Workers: 8})
	if diff := cmp.Diff(prints(one), prints(many)); diff != "" {
		t.Error(diff)
	}
	if n := len(one); n < 20_000 {
		t.Errorf("only %d findings", n)
	}
}

func TestFingerprintsSurviveEditsElsewhere(t *testing.T) {
	find := func(q corpus.Question) []string {
		got, _ := run(t, items(q), audit.Options{Rules: word("es")[:1]})
		return prints(got)
	}
	before := find(answered("7", "題", "", answer("森", "見出し", "はじめに", "ESは大事。"), answer("林", "", "ESは要らない")))
	for name, tt := range map[string]struct {
		q   corpus.Question
		add int // how many findings are new
	}{
		"words before it":          {answered("7", "題", "", answer("森", "見出し", "はじめに", "とにかくESは大事。"), answer("林", "", "ESは要らない")), 0},
		"a section before it":      {answered("7", "題", "", answer("森", "見出し", "はじめに", "次に", "ESは大事。"), answer("林", "", "ESは要らない")), 0},
		"an answer before it":      {answered("7", "題", "", answer("原", "", "私は"), answer("森", "見出し", "はじめに", "ESは大事。"), answer("林", "", "ESは要らない")), 0},
		"another title and width":  {answered("7", "別の題", "", answer("森", "見出し", "はじめに", "ＥＳは大事。"), answer("林", "", "ESは要らない")), 0},
		"one more of the same":     {answered("7", "題", "", answer("森", "見出し", "はじめに", "ESとES。"), answer("林", "", "ESは要らない")), 1},
		"the same in the body":     {answered("7", "題", "ES", answer("森", "見出し", "はじめに", "ESは大事。"), answer("林", "", "ESは要らない")), 1},
		"the same of another page": {answered("8", "題", "", answer("森", "見出し", "はじめに", "ESは大事。"), answer("林", "", "ESは要らない")), 2},
	} {
		fresh := 0
		for _, p := range find(tt.q) {
			if !strings.Contains(strings.Join(before, " "), p) {
				fresh++
			}
		}
		if fresh != tt.add {
			t.Errorf("%s: %d findings are new, want %d", name, fresh, tt.add)
		}
	}
}

func TestAllThatWasReadIsReported(t *testing.T) {
	q := answered("7", "題", "本文")
	its := func(yield func(corpus.Item, error) bool) {
		_ = yield(corpus.Item{Rejected: &corpus.Problem{ID: "5", File: "a.jsonl", Line: 4, Field: "title", Reason: "is empty", Fix: "give one"}}, nil) &&
			yield(corpus.Item{Refused: &corpus.Problem{File: "list.txt"}}, nil) &&
			yield(corpus.Item{Question: &q, Warnings: []corpus.Problem{{File: "a.jsonl", Line: 9, Field: "answers", Reason: "odd", Fix: "look"}}}, nil)
	}
	got, s := run(t, its, audit.Options{Rules: audit.OwnRules()})
	want := []string{"read/rejected 5:title ", "read/odd 7:answers "}
	if diff := cmp.Diff(want, places(got)); diff != "" {
		t.Error(diff)
	}
	if got[0].Line != 4 || got[0].Message != "is empty; give one" || s.Questions != 1 || s.Refused != 1 {
		t.Errorf("got %+v, %+v", got[0], s)
	}
}

func TestARunEndsWithTheError(t *testing.T) {
	broken := errors.New("the disk is gone")
	failing := func(yield func(corpus.Item, error) bool) {
		q := answered("7", "ES", "")
		_ = yield(corpus.Item{Question: &q}, nil) && yield(corpus.Item{}, broken)
	}
	never := func(*audit.Finding) error { return nil }
	full := errors.New("the pipe is closed")
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	panics := []audit.Rule{{ID: "word/bad", Look: func(q *audit.Question, _ func(audit.Hit)) { panic("slip") }}}
	for name, tt := range map[string]struct {
		ctx   context.Context
		items iter.Seq2[corpus.Item, error]
		rules []audit.Rule
		each  func(*audit.Finding) error
		want  string
	}{
		"of the reader":       {context.Background(), failing, word("es"), never, "the disk is gone"},
		"of the writer":       {context.Background(), items(answered("7", "ES", "")), word("es"), func(*audit.Finding) error { return full }, "the pipe is closed"},
		"at the end":          {context.Background(), items(answered("7", "題", "")), word("es"), func(*audit.Finding) error { return full }, "the pipe is closed"},
		"of an ended context": {gone, items(answered("7", "ES", "")), word("es"), never, "context canceled"},
		"of a rule":           {context.Background(), items(answered("7", "ES", "")), panics, never, "question 7 cannot be audited"},
	} {
		_, err := audit.Run(tt.ctx, tt.items, audit.Options{Rules: tt.rules, AsOf: asOf}, tt.each)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
	}
}

func TestTermsAreCutOnlyWhereARuleNeedsThem(t *testing.T) {
	asked := 0
	dictionary := func() (*analysis.Analyzer, error) { asked++; return analysis.New() }
	run(t, items(answered("7", "内定を断りました", "")), audit.Options{Rules: word("es"), Analyzer: dictionary})
	if asked != 0 {
		t.Error("the dictionary was loaded for rules that need no terms")
	}
	var terms []string
	lemma := audit.Rule{ID: "word/lemma", NeedsTerms: true, Look: func(q *audit.Question, _ func(audit.Hit)) {
		for _, token := range q.Texts[0].Analysis().Tokens {
			if token.Kind == analysis.Word {
				terms = append(terms, token.Term)
			}
		}
	}}
	run(t, items(answered("7", "内定を断りました", "")), audit.Options{Rules: []audit.Rule{lemma}, Analyzer: dictionary})
	if diff := cmp.Diff([]string{"内定", "断る"}, terms); diff != "" || asked != 1 {
		t.Errorf("asked %d times: %s", asked, diff)
	}
}
