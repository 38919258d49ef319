package table

import "slices"

// Fields are the names that Options.Columns may give a column. Those of an answer may be numbered, as answer2.
func Fields() []string { return slices.Clone(fieldNames[:]) }

// IsField reports whether Options.Columns may give a column this name.
func IsField(name string) bool {
	_, ok := named(name)
	return ok
}
