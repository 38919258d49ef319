package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/eval"
)

// evalOptions are the flags of kotae eval.
type evalOptions struct {
	files              eval.Files
	field, run, before string
	asJSON             bool
}

// evalFields are what kotae eval measures.
var evalFields = []string{"search", "related"}

func (a *app) evalCommand() *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval --docs DOCS --queries QUERIES --qrels QRELS",
		Short: a.text.ShortEval,
		Long: `Measures how well the search answers queries whose answers are known. It indexes the documents in a temporary folder as
kotae index would, asks what a visitor would ask, and prints the means over the queries. There is no ranking for
measuring only: what is measured is what is served. The data directory is not touched.

  --docs     one JSON object a line: id, title or question, text or answer; they become a question and its answer
  --queries  one JSON object a line: id and text; with --field related id and doc, the id of a document
  --qrels    a line for each answer: query, document and gain (1 if left out), separated by tabs; above 0 is right
Each may be gzip, whatever its name.

mrr@10 is 1 / the rank of the first right hit, ndcg@10 has the gains 2^gain - 1, recall is the share of the right documents
that are found, hit@1 that of queries whose first hit is right, zero counts the queries without any hit. The times are those
of a search for ten hits, one after the other, in microseconds. Queries without a right document are left out. Right
documents that --docs lacks count as not found.

--compare tests whether the difference to a run before may be chance: a two-sided paired randomization test with 10,000
permutations, the same every time, on ndcg@10 and mrr@10. It lists the queries whose ndcg@10 rose and fell most.`,
		Example: `  kotae eval --docs docs.jsonl.gz --queries queries.jsonl.gz --qrels qrels.tsv.gz --run before.run
  kotae eval --docs docs.jsonl.gz --queries queries.jsonl.gz --qrels qrels.tsv.gz --compare before.run
  kotae eval --field related --docs questions.jsonl --queries seeds.jsonl --qrels duplicates.tsv`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case len(o.files.Docs) == 0 || o.files.Queries == "" || o.files.Qrels == "":
				return a.misused(c, a.text.WantSet)
			case o.field != evalFields[0] && o.field != evalFields[1]:
				return a.misused(c, fmt.Sprintf(a.text.WantField, oneLine(o.field)))
			}
			o.files.Related = o.field == "related"
			return a.eval(c.Context(), o)
		},
	}
	cmd.Flags().StringArrayVar(&o.files.Docs, "docs", nil, "read the documents of `FILE` (repeatable)")
	cmd.Flags().StringVar(&o.files.Queries, "queries", "", "read the queries of `FILE`")
	cmd.Flags().StringVar(&o.files.Qrels, "qrels", "", "read which documents answer them from `FILE`")
	cmd.Flags().StringVar(&o.field, "field", "search", "measure `WHAT`: search, or related (questions)")
	cmd.Flags().StringVar(&o.run, "run", "", "write the first 100 hits of each query to `FILE`, a TREC run")
	cmd.Flags().StringVar(&o.before, "compare", "", "compare with the TREC run in `FILE`")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	_ = cmd.RegisterFlagCompletionFunc("field", cobra.FixedCompletions(evalFields, cobra.ShellCompDirectiveNoFileComp))
	cmd.AddCommand(a.agreementCommand(), a.evalDuplicatesCommand())
	return cmd
}

func (a *app) eval(ctx context.Context, o evalOptions) error {
	for _, input := range append(slices.Clone(o.files.Docs), o.files.Queries, o.files.Qrels, o.before) {
		if o.run != "" && sameFile(o.run, input) {
			return usage(fmt.Errorf("--run %s would overwrite what is read; name another file", o.run))
		}
	}
	set, err := eval.Load(o.files)
	if err != nil {
		return err
	}
	var before map[string][]string
	if o.before != "" { // before all is indexed for nothing
		if before, err = a.readRun(o.before, set); err != nil {
			return err
		}
	}
	var result *eval.Result
	err = a.laboratory(ctx, set.Questions, func(l *laboratory) error {
		if o.run == "" {
			result, err = eval.Evaluate(ctx, l.service, set, nil)
			return err
		}
		return replaceFile(o.run, func(out io.Writer) error {
			w := eval.NewRunWriter(out, "kotae")
			result, err = eval.Evaluate(ctx, l.service, set, func(q *eval.Query, hits []search.Hit) error {
				var err error
				for i, h := range hits {
					err = errors.Join(err, w.Hit(q.ID, set.Name(h.ID), i+1, h.Score))
				}
				return err
			})
			return errors.Join(err, w.Flush())
		})
	})
	var refused *search.RequestError
	if errors.As(err, &refused) {
		return usage(err) // with the name of the query
	}
	if err != nil {
		return err
	}
	if n := len(set.Queries) - result.Queries; n > 0 {
		a.notef(a.text.NotJudged, n)
	}
	if set.Unknown > 0 {
		a.notef(a.text.NotInDocs, set.Unknown)
	}
	var c *eval.Comparison
	if before != nil {
		c = eval.Compare(set, result, before)
		if c.Absent > 0 {
			a.notef(a.text.NotInRun, c.Absent)
		}
	}
	return a.printResult(result, c, o.asJSON)
}

// readRun reads a run of a set's queries.
func (a *app) readRun(path string, set *eval.Set) (map[string][]string, error) {
	run, err := eval.ReadRun(path)
	if err != nil {
		return nil, err
	}
	for i := range set.Queries {
		if len(run[set.Queries[i].ID]) > 0 {
			return run, nil
		}
	}
	return nil, fmt.Errorf(a.text.AnotherRun, path)
}

// laboratory is an index that lives as long as one command.
type laboratory struct {
	store    *generation.Store
	analyzer *analysis.Analyzer
	service  *search.Service
}

// laboratory indexes questions, or the sample where there are none, in a temporary folder, does something there and removes it.
func (a *app) laboratory(ctx context.Context, questions []corpus.Question, do func(*laboratory) error) (err error) {
	dir, err := os.MkdirTemp("", "kotae-eval-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	l := &laboratory{}
	if l.store, err = generation.OpenStore(dir); err != nil {
		return err
	}
	if l.analyzer, err = analysis.New(); err != nil {
		return err
	}
	bar := a.newProgress()
	err = eval.Build(ctx, l.store, l.analyzer, questions, indexer.Options{Version: currentVersions().Version, Progress: bar.show})
	bar.stop()
	if err != nil {
		return err
	}
	if l.service, err = search.Open(l.store, l.analyzer, search.Options{}); err != nil {
		return err
	}
	defer l.service.Close() // a folder of open files cannot be removed everywhere
	return do(l)
}

// sameFile reports whether two paths lead to one file that is there.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
