package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kotae/corpus"
)

// columns find out which of Options.Columns no table has. Only the end of the stream shows, so its last item is held back
// to bring the warning.
type columns struct {
	met    map[string]bool
	custom bool // a WordPress export was read, where they are custom fields too
	held   *corpus.Item
}

// holding is yield, one item late.
func (c *columns) holding(yield func(corpus.Item, error) bool) func(corpus.Item, error) bool {
	return func(item corpus.Item, err error) bool {
		before := c.held
		c.held = &item
		return before == nil || yield(*before, nil)
	}
}

// release yields the last item.
func (c *columns) release(asked map[string]string, yield func(corpus.Item, error) bool) bool {
	if c.held == nil {
		return true
	}
	if !c.custom {
		var missed []string
		for _, header := range slices.Sorted(maps.Keys(asked)) {
			if !c.met[header] {
				missed = append(missed, fmt.Sprintf("%.60q", header))
			}
		}
		if len(missed) > 0 {
			c.held.Warnings = append(c.held.Warnings, corpus.Problem{File: fileOf(*c.held), Field: "--columns", Reason: "no table has a column " + strings.Join(missed, ", "),
				Fix: "write the headers as the table has them, in [import.columns] of kotae.toml too"})
		}
	}
	return yield(*c.held, nil)
}

// fileOf is where an item was read.
func fileOf(item corpus.Item) string {
	switch {
	case item.Question != nil:
		return item.Question.Source.File
	case item.Refused != nil:
		return item.Refused.File
	}
	return item.Rejected.File
}
