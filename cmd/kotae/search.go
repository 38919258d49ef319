package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kotae/search"
)

func (a *app) searchCommand() *cobra.Command {
	var (
		request search.Request
		asJSON  bool
	)
	cmd := &cobra.Command{
		Use:   "search QUERY…",
		Short: a.text.ShortSearch,
		Long: `Searches questions and answers and lists the best hits first. The arguments are joined by spaces; a phrase
in quotation marks must stand in the text just so. The exit code is 1 where nothing was found, like that of grep.`,
		Example: `  kotae search 内定辞退 後悔
  kotae search 'オンライン面接で緊張しない方法を教えてください'
  kotae search '"無い内定"' --json`,
		Args: a.arguments(1, -1, a.text.WantQuery),
		RunE: func(c *cobra.Command, args []string) error {
			request.Query = strings.Join(args, " ")
			if strings.TrimSpace(request.Query) == "" {
				return usage(errors.New(a.text.WantQuery))
			}
			if request.Page < 1 { // the engine takes 0 for a value not given
				return &search.RequestError{Param: "page", Reason: fmt.Sprintf("%d is not a page", request.Page), Fix: "pages count from 1"}
			}
			if err := countFlag("per_page", request.PerPage); err != nil {
				return err
			}
			return a.answer(asJSON, a.printAnswer, func(s *search.Service) (*search.Answer, error) {
				return s.Search(c.Context(), request)
			})
		},
	}
	cmd.Flags().IntVar(&request.Page, "page", 1, "page of the hits, from 1")
	cmd.Flags().IntVar(&request.PerPage, "per-page", search.DefaultPerPage, "hits a page, to 100")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what the API answers")
	return cmd
}

// countFlag refuses a number of hits that the API would refuse too, before an index is opened.
func countFlag(name string, n int) error {
	if n >= 1 && n <= search.MaxPerPage {
		return nil
	}
	return &search.RequestError{Param: name, Reason: fmt.Sprintf("%d is out of range", n), Fix: fmt.Sprintf("use 1 to %d", search.MaxPerPage)}
}

// answer asks a service of the current index and prints what it says. No hits is a failure, as for grep.
func (a *app) answer(asJSON bool, print func(*search.Answer), ask func(*search.Service) (*search.Answer, error)) (err error) {
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	answer, err := ask(service)
	if err != nil {
		return err
	}
	if asJSON {
		if err := a.printJSON(answer); err != nil {
			return err
		}
	} else {
		print(answer)
	}
	if len(answer.Hits) == 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}
