package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/search"
	"kotae/search/eval"
)

func (a *app) agreementCommand() *cobra.Command {
	var docs []string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "agreement [--docs DOCS]",
		Short: a.text.ShortAgreement,
		Long: `Checks that documents and queries are cut alike: each term that is cut from a document, typed alone, must find that document
among all hits. Terms are typed as they stand there; of a verb or adjective whose form ends in kana the base form is
(つける, not つけ), and single kana are not. A word of a title must also bring that question among the first ten hits, where
it stands in at most ten titles. Without --docs the embedded sample is checked.

terms counts what was typed, missed the documents that a term of theirs does not find, title_words the terms that stand
in titles, title_missed the questions that a word of their title does not find, or not at the top.
The exit code is 1 where anything was missed.`,
		Example: "  kotae eval agreement --docs docs.jsonl.gz",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE:    func(c *cobra.Command, _ []string) error { return a.agreement(c.Context(), docs, asJSON) },
	}
	cmd.Flags().StringArrayVar(&docs, "docs", nil, "read the documents of `FILE`, as kotae eval does (repeatable)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) agreement(ctx context.Context, docs []string, asJSON bool) error {
	set := &eval.Set{}
	if len(docs) > 0 {
		var err error
		if set, err = eval.LoadDocuments(docs); err != nil {
			return err
		}
		set.Shelve()
	}
	var agreed *eval.Agreement
	err := a.laboratory(ctx, set.Questions, func(l *laboratory) error {
		questions := set.Questions
		if len(questions) == 0 {
			var err error
			if questions, err = recordsOf(ctx, l); err != nil {
				return err
			}
		}
		var err error
		agreed, err = eval.Agree(ctx, l.service, l.analyzer, questions, a.noteTyped())
		return err
	})
	if err != nil {
		return err
	}
	for i := range agreed.Misses {
		agreed.Misses[i].Doc = set.Name(agreed.Misses[i].Doc)
	}
	if err := a.printAgreement(agreed, asJSON); err != nil {
		return err
	}
	if len(agreed.Misses) > 0 {
		return &exitError{code: exitFailed} // the list says which
	}
	return nil
}

func recordsOf(ctx context.Context, l *laboratory) (all []corpus.Question, err error) {
	for q, err := range search.Records(ctx, l.store) {
		if err != nil {
			return nil, err
		}
		all = append(all, *q)
	}
	return all, nil
}

// noteTyped tells from time to time how many terms were typed: a large set takes minutes.
func (a *app) noteTyped() func(done, total int) {
	noted := time.Now()
	return func(done, total int) {
		if time.Since(noted) > noteEvery {
			noted = time.Now()
			a.notef(a.text.TypedSoFar, done, total)
		}
	}
}
