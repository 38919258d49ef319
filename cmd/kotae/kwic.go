package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/corpus/table"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/query"
)

// maxSorted is how many lines are held to be sorted, of some 600 bytes each.
const maxSorted = 100_000

// kwicOptions are the flags of kotae kwic.
type kwicOptions struct {
	rowOptions
	by, sort, synonyms, query string
	fields                    []string
	width                     int
}

// kwicModes are the ways to look for a term; a lemma is what a dictionary, and so a corpus tool, is asked for.
var kwicModes = map[string]query.Mode{"lemma": query.Lemma, "surface": query.Exact, "regexp": query.Regexp}

var kwicSorts = []string{"right", "left", "date", "id"}

func (a *app) kwicCommand() *cobra.Command {
	var o kwicOptions
	wanted := make([][]string, len(generation.FacetNames))
	cmd := &cobra.Command{
		Use:   "kwic TERM",
		Short: a.text.ShortKwic,
		Long: `Makes a concordance (keyword in context) of the texts as they were written: a line for every place of TERM, which stands
in the middle, and where that is.

TERM is a lemma: 断る finds 断った, 断れば and 断りました, as the analysis of each text has it; several words must follow each other
(内定を断る). --by surface takes just these characters, also within a longer word, --by regexp a regular expression (RE2).
--synonyms looks for what the thesaurus calls the same, or a kind of it, too; --synonyms=near also for what is near it.

Lines are sorted by what follows TERM, by what stands before it (--sort left, from the term outwards), by date (the newest
first) or by id. The last two come as they are found, and of any number. A place is told as id, field and offset, the offset in
characters of that field's text; with csv, tsv and jsonl ref is all three. The adviser is who wrote the text.

The index here is asked, also where the settings name a service.`,
		Example: `  kotae kwic 断る
  kotae kwic --by surface お問合せ --sort left
  kotae kwic --by regexp '絶対(に|、)' --field answer --adviser '藤枝 直人'
  kotae kwic --synonyms 内定を断る --query 'year:2024-2026 -category:面接' --format csv > 断る.csv`,
		Args: a.arguments(1, -1, a.text.WantTerm),
		RunE: func(c *cobra.Command, args []string) error {
			request, err := a.settleKwic(&o, strings.Join(args, " "))
			if err != nil {
				return err
			}
			request.Filters = filters(wanted)
			return a.kwic(c.Context(), &o, *request)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.by, "by", "lemma", "look for TERM as a lemma, surface or regexp")
	f.StringVar(&o.sort, "sort", "right", "sort by right, left, date or id")
	f.StringVar(&o.synonyms, "synonyms", "", "look for synonyms, too: same, or near for those that are only near")
	f.Lookup("synonyms").NoOptDefVal = "same"
	f.StringVar(&o.query, "query", "", "only in questions that this `QUERY` finds, as kotae search has it")
	f.StringSliceVar(&o.fields, "field", nil, "only in these `FIELDS`: title,body,answer,headline")
	f.IntVar(&o.width, "width", 0, "show `N` columns on each side, of which a kanji takes two (default: what the terminal has room for, else 40)")
	f.StringVar(&o.format, "format", "", "print lines as `FORMAT`: table, csv, tsv or jsonl (default: table)")
	f.StringVar(&o.encoding, "encoding", "", "write csv or tsv in `ENCODING`: utf-8, utf-8-bom or cp932 (default: utf-8-bom)")
	for i, name := range generation.FacetNames {
		f.StringArrayVar(&wanted[i], name, nil, "only questions of this "+name+"; may be given again for another")
	}
	for name, values := range map[string][]string{
		"by": {"lemma", "surface", "regexp"}, "sort": kwicSorts, "synonyms": {"same", "near"}, "field": textFields(),
		"format": rowFormats, "encoding": table.WrittenEncodings,
	} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	return cmd
}

func textFields() (names []string) {
	for _, f := range query.Texts {
		names = append(names, string(f))
	}
	return names
}

// settleKwic checks the flags.
func (a *app) settleKwic(o *kwicOptions, term string) (*search.ConcordanceRequest, error) {
	if err := o.settle(a.text); err != nil {
		return nil, err
	}
	if o.width == 0 {
		o.width = a.kwicWidth()
	}
	mode, ok := kwicModes[o.by]
	switch {
	case !ok:
		return nil, usage(fmt.Errorf(a.text.WantKwicBy, o.by))
	case !slices.Contains(kwicSorts, o.sort):
		return nil, usage(fmt.Errorf(a.text.WantKwicSort, o.sort))
	case o.synonyms != "" && o.synonyms != "same" && o.synonyms != "near":
		return nil, usage(fmt.Errorf(a.text.WantSynonyms, o.synonyms))
	case o.width < 1 || o.width > search.MaxContext:
		return nil, &search.RequestError{Param: "width", Reason: fmt.Sprintf("%d is out of range", o.width), Fix: fmt.Sprintf("use 1 to %d", search.MaxContext)}
	}
	r := &search.ConcordanceRequest{
		Term: term, By: mode, Context: o.width, Synonyms: o.synonyms != "", Near: o.synonyms == "near", Query: o.query, ByID: o.sort == "id",
	}
	for _, name := range o.fields {
		if !slices.Contains(textFields(), name) {
			return nil, usage(fmt.Errorf(a.text.WantKwicField, name))
		}
		r.Fields = append(r.Fields, query.Field(name))
	}
	return r, nil
}

// kwic prints a concordance. One without lines is a failure, as for grep.
func (a *app) kwic(ctx context.Context, o *kwicOptions, request search.ConcordanceRequest) (err error) {
	if service := a.settings.Text("client.server"); service != "" {
		a.notef(a.text.KwicHereOnly, service)
	}
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	if request.Synonyms && len(service.Synonyms(request.Term, request.Near)) == 0 {
		a.notef(a.text.NoSynonyms, request.Term)
	}
	lines := service.Concordance(ctx, request)
	if o.sort == "left" || o.sort == "right" {
		lines = a.sorted(lines, o.sort == "left")
	}
	w, err := a.newKwicWriter(o)
	if err != nil {
		return err
	}
	n, questions, last := 0, map[string]bool{}, ""
	for l, err := range lines {
		if err == nil {
			err = w.line(l)
		}
		if err != nil {
			return err
		}
		if n++; l.ID != last {
			questions[l.ID], last = true, l.ID
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	a.notef(a.text.KwicLines, n, len(questions))
	if n == 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// sorted are lines by what stands beside the term: before it from the term outwards, else after it. It holds maxSorted of them
// at most, and says so where there are more.
func (a *app) sorted(lines iter.Seq2[*search.Line, error], left bool) iter.Seq2[*search.Line, error] {
	type keyed struct {
		key  string
		line *search.Line
	}
	return func(yield func(*search.Line, error) bool) {
		var all []keyed
		for l, err := range lines {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(all) == maxSorted {
				a.notef(a.text.KwicTooMany, maxSorted)
				break
			}
			all = append(all, keyed{sortKey(l, left), l})
		}
		slices.SortStableFunc(all, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
		for _, k := range all {
			if !yield(k.line, nil) {
				return
			}
		}
	}
}

// sortKey is what a line is sorted by: width and case do not count.
func sortKey(l *search.Line, left bool) string {
	if !left {
		return strings.TrimSpace(analysis.FoldText(l.Right).Text)
	}
	runes := []rune(strings.TrimSpace(analysis.FoldText(l.Left).Text))
	slices.Reverse(runes)
	return string(runes)
}
