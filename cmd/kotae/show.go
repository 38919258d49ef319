package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/search"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: a.text.ShortShow,
		Long:  "Prints one question with its answers, or with --json its canonical record on one line.",
		Args:  a.arguments(1, 1, a.text.WantID),
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.record(c.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(q)
			}
			a.printQuestion(q)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the canonical record")
	a.serverFlag(cmd.Flags())
	return cmd
}

// record reads one question, here without the dictionary.
func (a *app) record(ctx context.Context, id string) (*corpus.Question, error) {
	asksServer, err := a.asksServer()
	if err != nil {
		return nil, err
	}
	if asksServer {
		return a.newRemote().Question(ctx, id)
	}
	store, err := a.existingStore()
	if err != nil {
		return nil, err
	}
	return search.Record(store, id)
}

// printQuestion prints a page to read.
func (a *app) printQuestion(q *corpus.Question) {
	a.printf("%s\n", a.bold(oneLine(q.Title)))
	a.printFacts(q.ID, q.URL, q.Asker.Status, q.Asker.Gender)
	a.printFacts(a.about(a.text.Asked, q.Asked), a.about(a.text.Updated, q.Updated),
		a.about(a.text.Categories, strings.Join(q.Categories, ", ")))
	a.printText(q.Body)
	a.printf("\n"+a.text.AnswerCount+"\n", len(q.Answers))
	if q.Guessed {
		a.printf("%s\n", a.text.Guessed)
	}
	for i := range q.Answers {
		a.printAdvice(&q.Answers[i])
	}
}

func (a *app) printAdvice(w *corpus.Answer) {
	a.printf("\n%s\n", strings.Repeat("-", 40))
	best := ""
	if w.Best {
		best = a.text.Best
	}
	a.printFacts(w.Adviser, strings.Join(w.Qualifications, ", "), best)
	if w.Headline != "" {
		a.printf("%s\n", a.bold(oneLine(w.Headline)))
	}
	for _, s := range w.Sections {
		if s.Heading != "" {
			a.printf("\n%s\n", a.bold(oneLine(s.Heading)))
		}
		a.printText(s.Text)
	}
}

// about puts a value into a text, and makes nothing of nothing.
func (a *app) about(format, value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf(format, value)
}

// printFacts prints what is known on one line.
func (a *app) printFacts(facts ...string) {
	var known []string
	for _, f := range facts {
		if f != "" {
			known = append(known, oneLine(f))
		}
	}
	if len(known) > 0 {
		a.printf("%s\n", strings.Join(known, " · "))
	}
}

func (a *app) printText(text string) {
	if text != "" {
		a.printf("\n%s\n", plain(text))
	}
}
