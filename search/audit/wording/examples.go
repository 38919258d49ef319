package wording

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// Try asks the rules of a file, or all of them where it is "", about their own examples, and tells which ones they get wrong. It
// counts the examples. Rules that are switched off, or not in force at some day, are asked too.
func (s *Set) Try(ctx context.Context, a *analysis.Analyzer, file string) (examples int, problems []Problem, err error) {
	type trial struct {
		rule *Rule
		*example
		found []string
	}
	all := map[string]*trial{}
	var order []*trial
	var questions []*corpus.Question
	asked := slices.DeleteFunc(slices.Clone(s.Rules), func(r *Rule) bool { return file != "" && r.file != file })
	for _, r := range asked {
		for i, e := range r.examples {
			q := &corpus.Question{ID: fmt.Sprintf("%s %d", r.ID, i)}
			e.fill(q, r)
			questions = append(questions, q)
			all[q.ID] = &trial{rule: r, example: e}
			order = append(order, all[q.ID])
		}
	}
	items := func(yield func(corpus.Item, error) bool) {
		for _, q := range questions {
			if !yield(corpus.Item{Question: q}, nil) {
				return
			}
		}
	}
	always := &Set{lists: s.lists}
	for _, r := range asked {
		c := *r
		c.off, c.since, c.until = false, time.Time{}, time.Time{}
		always.Rules = append(always.Rules, &c)
	}
	if problems := always.Compile(a); len(problems) > 0 {
		return 0, problems, nil
	}
	o := audit.Options{Rules: always.Audit(), Analyzer: func() (*analysis.Analyzer, error) { return a, nil }, Workers: 1}
	_, err = audit.Run(ctx, items, o, func(f *audit.Finding) error {
		if e := all[f.Question]; e.rule.ID == f.Rule {
			e.found = append(e.found, f.Excerpt)
		}
		return nil
	})
	for _, e := range order {
		switch {
		case e.match && len(e.found) == 0:
			problems = append(problems, newProblem(e.file, e.line, "%[1]s does not find this example, which must match; correct its variants, when and unless, or the example", "%[1]s が、見つけるべきこの例文を見逃しています。variants・when・unless か例文を直してください", e.rule.ID))
		case !e.match && len(e.found) > 0:
			problems = append(problems, newProblem(e.file, e.line, "%[1]s finds %[2]q in this example, which must pass; correct its variants, when and unless, or the example", "%[1]s が、見逃すべきこの例文で「%[2]s」を指摘しています。variants・when・unless か例文を直してください", e.rule.ID, e.found[0]))
		}
	}
	return len(order), problems, err
}

// fill makes a question of an example. One without a field stands in the last field that the rule looks at: the answer, mostly.
func (e *example) fill(q *corpus.Question, r *Rule) {
	texts := map[field]string{}
	for f, s := range e.texts {
		if f == "" {
			for _, g := range allFields {
				if r.fields[g] {
					f = g
				}
			}
		}
		texts[f] = s
	}
	q.Title, q.Body = texts[title], texts[body]
	q.Answers = []corpus.Answer{{ID: "a1", Headline: texts[headline], Sections: []corpus.Section{{Text: texts[answer]}}}}
}
