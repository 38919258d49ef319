package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) relatedCommand() *cobra.Command {
	var (
		n      int
		asJSON bool
	)
	cmd := &cobra.Command{
		Use:   "related [-n N] ID",
		Short: a.text.ShortRelated,
		Long:  "Lists the questions that are related to one, best first. The exit code is 1 where there are none.",
		Args:  a.arguments(1, 1, a.text.WantID),
		RunE: func(c *cobra.Command, args []string) error {
			if err := countFlag("n", n); err != nil {
				return err
			}
			return a.related(c.Context(), args[0], n, asJSON)
		},
	}
	cmd.Flags().IntVarP(&n, "number", "n", 10, "how many at most")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what the API answers")
	return cmd
}

func (a *app) related(ctx context.Context, id string, n int, asJSON bool) (err error) {
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	answer, err := service.Related(ctx, id, n)
	if err != nil {
		return err
	}
	if asJSON {
		if err := a.printJSON(answer); err != nil {
			return err
		}
	} else {
		a.printRelated(answer)
	}
	if len(answer.Hits) == 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}
