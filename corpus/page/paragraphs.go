package page

import "strings"

// split cuts lines into paragraphs at blank lines and furniture.
func split(lines []line) [][]line {
	var paras [][]line
	open := false
	for _, l := range lines {
		if !l.own() {
			open = false
			continue
		}
		if !open {
			paras = append(paras, nil)
			open = true
		}
		paras[len(paras)-1] = append(paras[len(paras)-1], l)
	}
	return paras
}

// join writes paragraphs as a record holds them.
func join(paras [][]line) string {
	var b strings.Builder
	for i, para := range paras {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for j, l := range para {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(l.text)
		}
	}
	return b.String()
}
