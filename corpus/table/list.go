package table

import "strings"

const (
	separators = "|｜、,，;；\n" // between the items of a list; the writer uses the first
	blanks     = " 　\t"      // around an item, but no part of it
	emptyItem  = `""`
)

// writeList joins items by " | ". What would be read otherwise has a \ before it, and a line end is \n.
func writeList(items []string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString(" | ")
		}
		switch item {
		case "":
			b.WriteString(emptyItem)
			continue
		case emptyItem:
			b.WriteString(`\`)
		}
		for j, r := range item {
			atEnd := j == 0 || j+len(string(r)) == len(item)
			switch {
			case r == '\n':
				b.WriteString(`\n`)
				continue
			case r == '\\', strings.ContainsRune(separators, r), atEnd && strings.ContainsRune(blanks, r):
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// readList is the inverse, and takes other separators too. Between two separators with nothing there is no item.
func readList(cell string) []string {
	var (
		out     []string
		item    strings.Builder
		kept    int  // bytes of item that are no blanks at its end
		escaped bool // the character before was an escaping \
		marked  bool // something of item was escaped
	)
	end := func() {
		text := item.String()[:kept]
		switch {
		case text == emptyItem && !marked:
			out = append(out, "")
		case text != "":
			out = append(out, text)
		}
		item.Reset()
		kept, marked = 0, false
	}
	add := func(r rune, keep bool) {
		if !keep && item.Len() == 0 {
			return
		}
		item.WriteRune(r)
		if keep {
			kept = item.Len()
		}
	}
	for _, r := range cell {
		switch {
		case escaped:
			if r == 'n' {
				r = '\n'
			}
			add(r, true)
			escaped, marked = false, true
		case r == '\\':
			escaped = true
		case strings.ContainsRune(separators, r):
			end()
		default:
			add(r, !strings.ContainsRune(blanks, r))
		}
	}
	if escaped {
		add('\\', true)
	}
	end()
	return out
}
