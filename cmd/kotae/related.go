package main

import (
	"errors"

	"github.com/spf13/cobra"

	"kotae/search"
)

func (a *app) relatedCommand() *cobra.Command {
	var (
		n      int
		draft  search.Draft
		asJSON bool
	)
	cmd := &cobra.Command{
		Use:   "related [-n N] {ID | --title TITLE [--body TEXT]}",
		Short: a.text.ShortRelated,
		Long: `Lists the questions that are related to one, best first, or to a draft that is not in the index: has this
been asked before? With --body - the draft's body is read from standard input. The exit code is 1 where there are none.`,
		Example: `  kotae related 1206
  kotae related --title '内定辞退の電話が怖い' --body - < draft.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := countFlag("n", n); err != nil {
				return err
			}
			if !c.Flags().Changed("title") && !c.Flags().Changed("body") {
				if len(args) != 1 {
					return a.misused(c, a.text.WantID)
				}
				return a.answer(asJSON, a.printRelated, func(s answerer) (*search.Answer, error) {
					return s.Related(c.Context(), args[0], n)
				})
			}
			if len(args) > 0 {
				return a.misused(c, a.text.IDOrDraft)
			}
			if err := a.complete(&draft); err != nil {
				return err
			}
			return a.answer(asJSON, a.printRelated, func(s answerer) (*search.Answer, error) {
				return s.RelatedTo(c.Context(), draft, n)
			})
		},
	}
	cmd.Flags().IntVarP(&n, "number", "n", 10, "how many at most")
	cmd.Flags().StringVar(&draft.Title, "title", "", "title of a draft")
	cmd.Flags().StringVar(&draft.Body, "body", "", "body of a draft, - is standard input")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what the API answers")
	a.serverFlag(cmd.Flags())
	return cmd
}

// complete reads the body of a draft where it is on standard input.
func (a *app) complete(d *search.Draft) (err error) {
	if d.Body == "-" {
		d.Body, err = a.given(nil)
	}
	if err == nil && d.Title == "" && d.Body == "" {
		err = usage(errors.New(a.text.WantDraft))
	}
	return err
}
