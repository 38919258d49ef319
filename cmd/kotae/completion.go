package main

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kotae/corpus/source"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
)

// flagValues are the values that a shell offers for a flag, whatever command has it.
var flagValues = map[string][]string{
	"encoding":   source.Encodings(),
	"facets":     generation.FacetNames[:],
	"format":     source.Formats(),
	"log-format": {"auto", "text", "json"},
	"scope":      {string(decisions.Search), string(decisions.Editor), string(decisions.Admin)},
	"sort":       {string(search.ByRelevance), string(search.ByDate)},
}

// takesFiles are the commands whose arguments are files; elsewhere a shell must not offer them.
var takesFiles = []string{"index", "backup", "restore", "audit"}

// addCompletion tells the commands below root what a shell completes, and what the commands that cobra adds are for.
func (a *app) addCompletion(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range descendants(root) {
		switch c.Name() {
		case "help":
			c.Short = a.text.ShortHelp
		case "completion":
			c.Short = a.text.ShortCompletion
			c.Args = a.knownCommand
			c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		}
		if c.ValidArgsFunction == nil && !slices.Contains(takesFiles, c.Name()) {
			c.ValidArgsFunction = cobra.NoFileCompletions
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if values, ok := flagValues[f.Name]; ok {
				_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
			}
		})
	}
}

func descendants(c *cobra.Command) []*cobra.Command {
	all := slices.Clone(c.Commands())
	for _, child := range c.Commands() {
		all = append(all, descendants(child)...)
	}
	return all
}
