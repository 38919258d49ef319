package table

import "bytes"

// Begins reports whether a file that starts with head has, as its first row, a header with the columns of questions.
func Begins(head []byte, o Options) bool {
	text, err := decode(bytes.NewReader(head), o.Encoding)
	if err != nil {
		return false
	}
	rows := newRows(text)
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
