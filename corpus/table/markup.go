package table

import (
	"regexp"

	"kotae/corpus"
	"kotae/corpus/markup"
)

// markedUp is a cell of HTML, as a site's database holds texts; tags without an end, as in 「<緊張>」, are people's own.
var markedUp = regexp.MustCompile(`(?i)<br\s*/?>|</(?:p|div|h[1-6]|ul|ol|li|dl|table|blockquote|section|strong|b|em|i|span|a)\s*>`)

// text is a cell as text, with the links of its markup.
func (d *draft) text(cell string) string {
	if d.plain || !markedUp.MatchString(cell) {
		return cell
	}
	content := markup.Parse(cell)
	d.links = append(d.links, content.Links(nil)...)
	return content.Text()
}

// phrase is a cell as text on one line.
func (d *draft) phrase(cell string) string {
	if d.plain || !markedUp.MatchString(cell) {
		return cell
	}
	return markup.Parse(cell).Line()
}

// sections are those of an answer's cell: by its headlines where it is HTML.
func (d *draft) sections(cell string) []corpus.Section {
	if d.plain || !markedUp.MatchString(cell) {
		return readSections(cell)
	}
	content := markup.Parse(cell)
	d.links = append(d.links, content.Links(nil)...)
	return content.Sections()
}
