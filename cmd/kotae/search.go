package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kotae/indexer/generation"
	"kotae/search"
)

func (a *app) searchCommand() *cobra.Command {
	var (
		request search.Request
		sort    string
		asJSON  bool
		rows    listingOptions
	)
	wanted := make([][]string, len(generation.FacetNames))
	cmd := &cobra.Command{
		Use:   "search QUERY…",
		Short: a.text.ShortSearch,
		Long: `Searches questions and answers and lists the best hits first. The arguments are joined by spaces; a phrase
in quotation marks must stand in the text just so. A filter given twice keeps the questions that have either
value. With a filter, --facets or --sort date the query may be left out. The exit code is 1 where nothing was
found, like that of grep.

With --server, or client.server in the settings, a running service is asked instead of the index here.

For audits: --all lists every question found instead of a page, in the order of --sort, as soon as each is read, and without a
query every question there is. --format, --columns and --encoding say how; a table takes its widths from the first 200 rows. In
csv and tsv a ' stands before cells that a spreadsheet program would run as a formula, and | between several categories or
advisers. --count-by counts instead, combined where it names several; a question with two categories counts for each. Rows are
of the index here: a service answers pages.

The query language:
  面接 緊張             words: ranked by how much of them a question has
  "最終面接"            just so, as it is read (any width, case)
  -オンライン           not this; also -"…", -(…), -title:…
  スーツ OR 私服        one of the two; parentheses group
  title:服装            in a field: title, body, answer, headline, adviser, category, status, year (year:2023-2025)
  lemma:断る            a word in all its forms (断りました), not what is only written alike (断片)
  exact:お問合せ        just these characters, without any fold: not お問い合わせ; in quotes with spaces and marks
  re:/お問い?合わ?せ/   a regular expression (RE2: (?i), \p{Han}, …) in the texts as they were written; \/ is a /
  title:lemma:断る      any of these in a text's field; -, OR and (…) take them, too`,
		Example: `  kotae search 内定辞退 後悔
  kotae search 'オンライン面接で緊張しない方法を教えてください'
  kotae search '"無い内定"' --json
  kotae search 面接 --year 2024 --year 2025 --facets category,adviser
  kotae search --sort date --per-page 20
  kotae search --all --format csv --columns id,title,adviser,url 'lemma:断る -title:辞退' > 断る.csv
  kotae search --count-by category,year 'exact:お問合せ OR exact:お問い合せ'
  kotae search 面接 --server http://127.0.0.1:8080`,
		RunE: func(c *cobra.Command, args []string) error {
			request.Query = strings.TrimSpace(strings.Join(args, " "))
			request.Sort = search.Sort(sort)
			request.Filters = filters(wanted)
			request.Looks, request.Patterns = search.AnyLooks, true // a service sets its own bounds
			if rows.asked() {
				if err := a.settleListing(c, &rows, &request); err != nil {
					return err
				}
			}
			if request.AsksNothing() {
				return a.misused(c, a.text.WantQuery)
			}
			if request.Page < 1 { // the engine takes 0 for a value not given
				return &search.RequestError{Param: "page", Reason: fmt.Sprintf("%d is not a page", request.Page), Fix: "pages count from 1"}
			}
			if err := countFlag("per_page", request.PerPage); err != nil {
				return err
			}
			if rows.asked() {
				return a.list(c.Context(), &rows, request)
			}
			return a.answer(asJSON, a.printAnswer, func(s answerer) (*search.Answer, error) {
				return s.Search(c.Context(), request)
			})
		},
	}
	cmd.Flags().IntVar(&request.Page, "page", 1, "page of the hits, from 1")
	cmd.Flags().IntVar(&request.PerPage, "per-page", search.DefaultPerPage, "hits a page, to 100")
	for i, name := range generation.FacetNames {
		cmd.Flags().StringArrayVar(&wanted[i], name, nil, "only questions of this "+name+"; may be given again for another")
	}
	cmd.Flags().StringSliceVar(&request.Facets, "facets", nil, "count these `FACETS`: "+strings.Join(generation.FacetNames[:], ","))
	cmd.Flags().StringVar(&sort, "sort", string(search.ByRelevance), "relevance, or date: newest first")
	cmd.Flags().BoolVar(&request.Why, "why", false, "tell for each hit why it is there")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what the API answers")
	a.serverFlag(cmd.Flags())
	rows.addFlags(cmd)
	return cmd
}

// filters names the values of the facets that were asked for.
func filters(wanted [][]string) map[string][]string {
	out := map[string][]string{}
	for i, values := range wanted {
		if len(values) > 0 {
			out[generation.FacetNames[i]] = values
		}
	}
	return out
}

// serverFlag is the flag of the commands that can ask a service.
func (a *app) serverFlag(flags *pflag.FlagSet) {
	flags.StringVar(&a.server, "server", "", "ask the service at `URL`; '' is the index here, whatever the settings say")
}

// countFlag refuses a number of hits that the API would refuse too, before an index is opened.
func countFlag(name string, n int) error {
	if n >= 1 && n <= search.MaxPerPage {
		return nil
	}
	return &search.RequestError{Param: name, Reason: fmt.Sprintf("%d is out of range", n), Fix: fmt.Sprintf("use 1 to %d", search.MaxPerPage)}
}

// answer asks the index or a service and prints what it says. No hits is a failure, as for grep.
func (a *app) answer(asJSON bool, print func(*search.Answer), ask func(answerer) (*search.Answer, error)) (err error) {
	source, err := a.answerer()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	answer, err := ask(source)
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
