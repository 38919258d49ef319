package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kotae/corpus/charset"
	"kotae/corpus/table"
	"kotae/corpus/wordpress"
)

// Auto is the format and the encoding that is recognised.
const Auto = "auto"

// Options say how sources are read. The zero value recognises everything.
type Options struct {
	// Format is one of Formats, or "" as Auto. A format holds for all files but archives, and for the files in them: those
	// that the user names whatever they are called, others if their name has the ending of any format, or none.
	Format string
	// Encoding is one of Encodings, or "" as Auto: then text is UTF-8, UTF-16 with a byte order mark, what a web page declares,
	// or what a table or a page looks like. WordPress's exports always declare theirs.
	Encoding string
	// Columns says which field of the record a column of a table is, by its header, or a custom field of WordPress, by its key.
	Columns map[string]string
}

// Validate returns an error for what no source can be read with. It names what there is instead.
func (o Options) Validate() error {
	if !slices.Contains(Formats(), o.format()) {
		return fmt.Errorf("there is no format %q; there are %s", o.Format, strings.Join(Formats(), ", "))
	}
	if !charset.Known(o.Encoding) {
		return fmt.Errorf("there is no encoding %q; there are %s", o.Encoding, strings.Join(Encodings(), ", "))
	}
	for _, header := range slices.Sorted(maps.Keys(o.Columns)) {
		field := o.Columns[header]
		if several(header) {
			return fmt.Errorf("column %q: this is more than one; give --columns HEADER=FIELD once for each column", header+"="+field)
		}
		if !table.IsField(field) {
			return fmt.Errorf("column %q: a record has no field %q; there are %s", header, field, strings.Join(Fields(), ", "))
		}
	}
	return nil
}

func (o Options) format() string   { return orAuto(o.Format) }
func (o Options) encoding() string { return orAuto(o.Encoding) }

func orAuto(s string) string {
	if s == "" {
		return Auto
	}
	return s
}

// several reports whether a header is the beginning of a list, as in a=id,b=title.
func several(header string) bool {
	first, _, ok := strings.Cut(header, ",")
	if at := strings.LastIndexByte(first, '='); ok && at >= 0 {
		return table.IsField(strings.TrimSpace(first[at+1:]))
	}
	return false
}

// Fields are all that a column may be, in a table or in WordPress.
func Fields() []string {
	all := table.Fields()
	for _, f := range wordpress.Fields {
		if !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// customFields are the columns that mean something for WordPress.
func (o Options) customFields() map[string]string {
	own := map[string]string{}
	for key, field := range o.Columns {
		if slices.Contains(wordpress.Fields, field) {
			own[key] = field
		}
	}
	return own
}
