package markup

import (
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

const headingRunes = 45 // of a line that is taken for a headline

// Sections is as the function of that name.
func (c Content) Sections() []corpus.Section {
	marked := false
	for _, b := range c.blocks {
		marked = marked || b.level > 0
	}
	var out []corpus.Section
	var text []string
	heading, open := "", false
	flush := func() {
		if open {
			out = append(out, corpus.Section{Heading: heading, Text: strings.Join(text, "\n\n")})
		}
	}
	for i, b := range c.blocks {
		head, rest := "", b.text
		switch {
		case b.level > 0:
			head, rest = b.text, ""
		case !marked:
			head, rest = b.lead()
			if head != "" && rest == "" && !c.textAt(i+1) {
				head, rest = "", b.text
			}
		}
		if head != "" {
			flush()
			heading, text = head, nil
		}
		if open = true; rest != "" {
			text = append(text, rest)
		}
	}
	flush()
	return out
}

// textAt reports whether blocks[i] is more than a headline.
func (c Content) textAt(i int) bool {
	if i >= len(c.blocks) {
		return false
	}
	head, rest := c.blocks[i].lead()
	return head == "" || rest != ""
}

// lead parts a first line that looks like a headline from the rest: short, no sentence, all in bold or in 【 】.
func (b block) lead() (head, rest string) {
	first, rest, _ := strings.Cut(b.text, "\n")
	framed := strings.HasPrefix(first, "【") && strings.Index(first, "】") == len(first)-len("】")
	bold := b.bold >= len(first) && (rest == "" || b.bold <= len(first)+1)
	if !framed && !bold || utf8.RuneCountInString(first) > headingRunes {
		return "", b.text
	}
	for _, end := range []string{"。", "、", ":", "：", "」"} {
		if strings.HasSuffix(first, end) {
			return "", b.text
		}
	}
	if strings.HasPrefix(first, "・") || strings.HasPrefix(rest, "【") {
		return "", b.text
	}
	return first, rest
}
