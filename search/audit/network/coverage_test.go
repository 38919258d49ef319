package network

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/search/audit"
)

// answered are n questions of a category on a day, each with an answer of each adviser.
func answered(n int, category, day string, advisers ...string) (out []*corpus.Question) {
	for i := range n {
		q := &corpus.Question{ID: fmt.Sprintf("%s-%s-%v-%d", category, day, advisers, i), Asked: day, Categories: []string{category}}
		for _, a := range advisers {
			q.Answers = append(q.Answers, corpus.Answer{Adviser: a})
		}
		out = append(out, q)
	}
	return out
}

func TestCoverage(t *testing.T) {
	const now, past = "2026-10-01", "2024-10-31"
	for name, c := range map[string]struct {
		rule      audit.Rule
		questions []*corpus.Question
		want      []string
	}{
		"four of five answers by one": {loneAdviser, slices.Concat(answered(4, "面接", now, "甲"), answered(1, "面接", now, "乙")),
			[]string{"lone-adviser categories 面接 4 of 5 answers are 甲's"}},
		"three of five": {loneAdviser, slices.Concat(answered(3, "面接", now, "甲"), answered(2, "面接", now, "乙")), nil},
		"few answers":   {loneAdviser, slices.Concat(answered(4, "面接", now, "甲"), answered(4, "内定", now, "乙")), nil},
		"two questions, one voice": {loneAdviser, slices.Concat(answered(2, "面接", now, "甲"), answered(4, "内定", now, "乙", "丙")),
			[]string{"lone-adviser categories 面接 2 of 2 answers are 甲's"}},
		"three questions, one voice, on a site of three answers each": {loneAdviser, slices.Concat(answered(3, "面接", now, "甲"), answered(4, "内定", now, "甲", "乙", "丙")),
			[]string{"lone-adviser categories 面接 3 of 3 answers are 甲's"}},
		"one adviser twice to each": {loneAdviser, slices.Concat(answered(2, "面接", now, "甲", "甲"), answered(4, "内定", now, "乙", "丙")),
			[]string{"lone-adviser categories 面接 4 of 4 answers are 甲's"}},
		"one question, one voice":        {loneAdviser, slices.Concat(answered(1, "面接", now, "甲"), answered(4, "内定", now, "乙", "丙")), nil},
		"two questions, two voices":      {loneAdviser, slices.Concat(answered(1, "面接", now, "甲"), answered(1, "面接", now, "乙"), answered(4, "内定", now, "乙", "丙")), nil},
		"one voice and one unanswered":   {loneAdviser, slices.Concat(answered(1, "面接", now, "甲"), answered(1, "面接", now), answered(4, "内定", now, "乙", "丙")), nil},
		"one voice and one without name": {loneAdviser, slices.Concat(answered(1, "面接", now, "甲"), answered(1, "面接", now, ""), answered(4, "内定", now, "乙", "丙")), nil},
		"nobody answers":                 {unansweredCategory, slices.Concat(answered(2, "面接", now), answered(4, "内定", now, "乙")), []string{"unanswered-category categories 面接 none of its 2 questions has an answer"}},
		"nobody answers, of many":        {unansweredCategory, slices.Concat(answered(9, "面接", now), answered(1, "内定", now, "")), []string{"unanswered-category categories 面接 none of its 9 questions has an answer"}},
		"one without an answer":          {unansweredCategory, slices.Concat(answered(1, "面接", now), answered(4, "内定", now, "乙")), nil},
		"some have one":                  {unansweredCategory, slices.Concat(answered(5, "面接", now), answered(1, "面接", now, "甲"), answered(4, "内定", now, "乙")), nil},
		"answers without a name":         {unansweredCategory, slices.Concat(answered(3, "面接", now, ""), answered(4, "内定", now, "乙")), nil},
		"no answers anywhere":            {unansweredCategory, answered(9, "面接", now), nil},
		"there is one adviser":           {loneAdviser, answered(9, "面接", now, "甲"), nil},
		"answers without names":          {loneAdviser, slices.Concat(answered(9, "面接", now, ""), answered(1, "面接", now, "甲"), answered(1, "内定", now, "乙")), nil},
		"only one category": {narrowAdviser, slices.Concat(answered(5, "面接", now, "甲", "乙"), answered(5, "内定", now, "乙"), answered(1, "ES", now, "乙")),
			[]string{"narrow-adviser answers.adviser 甲 all 5 questions that 甲 has answered are in 面接"}},
		"one question elsewhere": {narrowAdviser, slices.Concat(answered(5, "面接", now, "甲", "乙"), answered(5, "内定", now, "乙"), answered(1, "ES", now, "甲")), nil},
		"few questions answered": {narrowAdviser, slices.Concat(answered(4, "面接", now, "甲"), answered(5, "内定", now, "乙"), answered(5, "ES", now, "乙")), nil},
		"a category of all":      {narrowAdviser, slices.Concat(answered(6, "就活", now, "甲"), answered(1, "内定", now, "乙"), answered(1, "ES", now, "乙")), nil},
		"two years without a word": {staleCategory, slices.Concat(answered(5, "面接", past, "甲"), answered(1, "面接", "", "甲")),
			[]string{"stale-category categories 面接 nothing was asked or updated since 2024-10-31 (6 questions)"}},
		"two years to the day": {staleCategory, answered(5, "面接", "2024-11-01", "甲"), nil},
		"few dates":            {staleCategory, slices.Concat(answered(4, "面接", past, "甲"), answered(9, "面接", "", "甲")), nil},
		"one question beside categories of ten": {thinCategory, slices.Concat(answered(10, "面接", now), answered(10, "内定", now), answered(1, "ＥＳ", now), answered(3, "ES", now)),
			[]string{"thin-category categories ＥＳ has 1 questions where the category in the middle has 10"}},
		"small categories all over": {thinCategory, slices.Concat(answered(10, "面接", now), answered(9, "内定", now), answered(1, "ES", now)), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(t, []audit.Rule{c.rule}, c.questions...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCountOnce: a category that is named twice counts once, an adviser who answers twice answers one question.
func TestCountOnce(t *testing.T) {
	c := NewCoverage()
	c.Count([]string{"面接", "面接"}, []string{"甲", "甲"}, day("2026-01-01"))
	if in, a := c.Categories["面接"], c.Advisers["甲"]; in.Questions != 1 || in.Answers != 2 || a.Questions != 1 || a.Answers != 2 || a.Categories["面接"] != 1 {
		t.Errorf("%+v %+v", in, a)
	}
}
