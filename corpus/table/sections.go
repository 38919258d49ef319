package table

import (
	"strings"

	"kotae/corpus"
)

// writeSections puts the sections of an answer into one cell: a line "## heading" before each text but the first one's
// where that has no heading. Lines of a text that begin with # or \ have a \ before them.
func writeSections(sections []corpus.Section) string {
	var b strings.Builder
	for i, s := range sections {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if i > 0 || s.Heading != "" || s.Text == "" {
			b.WriteString("##")
			if s.Heading != "" {
				b.WriteString(" " + headingEscapes.Replace(s.Heading))
			}
			if s.Text == "" {
				continue
			}
			b.WriteString("\n")
		}
		for j, line := range strings.Split(s.Text, "\n") {
			if j > 0 {
				b.WriteString("\n")
			}
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, `\`) {
				b.WriteString(`\`)
			}
			b.WriteString(line)
		}
	}
	return b.String()
}

var (
	headingEscapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	headingReads   = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

// readSections is the inverse. A line that only looks like a heading, such as #tag or ### more, is text; the empty line
// before a heading is none.
func readSections(cell string) []corpus.Section {
	if cell == "" {
		return nil
	}
	var (
		out   []corpus.Section
		now   corpus.Section
		lines []string
		begun bool // a heading was there
	)
	end := func() {
		if begun || len(lines) > 0 {
			now.Text = strings.Join(lines, "\n")
			out = append(out, now)
		}
	}
	for line := range strings.SplitSeq(cell, "\n") {
		heading, ok := strings.CutPrefix(line, "## ")
		if !ok && line != "##" {
			if strings.HasPrefix(line, `\#`) || strings.HasPrefix(line, `\\`) {
				line = line[1:]
			}
			lines = append(lines, line)
			continue
		}
		if n := len(lines); n > 0 && lines[n-1] == "" {
			lines = lines[:n-1]
		}
		end()
		now, lines, begun = corpus.Section{Heading: headingReads.Replace(heading)}, nil, true
		if !ok {
			now.Heading = ""
		}
	}
	end()
	return out
}
