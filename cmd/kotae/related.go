package main

import (
	"github.com/spf13/cobra"

	"kotae/search"
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
			return a.answer(asJSON, a.printRelated, func(s *search.Service) (*search.Answer, error) {
				return s.Related(c.Context(), args[0], n)
			})
		},
	}
	cmd.Flags().IntVarP(&n, "number", "n", 10, "how many at most")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what the API answers")
	return cmd
}
