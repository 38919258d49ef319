package table

import (
	"bytes"

	"kotae/corpus/charset"
)

// Begins reports whether a file that starts with head has, as its first row, a header with the columns of questions.
func Begins(head []byte, o Options) bool {
	rows := newRows(charset.NewReader(bytes.NewReader(head), o.Encoding))
	rows.separate(o.Comma, "")
	for {
		first, err := rows.next()
		switch {
		case err != nil, first.fault != "":
			return false
		case !first.blank():
			_, _, p := understand(first.cells, o.Columns)
			return p == nil
		}
	}
}
