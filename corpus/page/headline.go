package page

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

const headlineRunes = 45 // "about 40" in the site's own words

var (
	listItem = regexp.MustCompile(`^\s*(?:[・\-–—*※●○◯■□◆◇▼▲★☆→⇒✓①-⑳❶-❿]|[0-9]{1,3}\s*[.):、](?:[^0-9]|$)|\([0-9]{1,3}\))`)
	// A closing remark is short and without 。, but no headline.
	closing = regexp.MustCompile(`(?:ください|応援して(?:い)?ます|お祈りして(?:い)?ます|願って(?:い)?ます)(?:ね|よ)?[!?☆♪…]*$`)
)

func isListItem(s string) bool { return listItem.MatchString(s) }

// headlineLike is the form alone: short, no sentence's end, no list, no half of a quotation, no address.
func headlineLike(s string) bool {
	s = strings.TrimSpace(s)
	n := utf8.RuneCountInString(s)
	if n < 2 || n > headlineRunes || isListItem(s) || closing.MatchString(s) {
		return false
	}
	for _, end := range []string{"。", "」", "』", "、", ":", ";", "。)", "様", "御中"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	return !strings.Contains(s, "://") && !strings.Contains(s, "@") && quoteDepth(0, s) == 0
}

// leads is the form of an answer's headline, whose place is known: it may end in a quotation.
func leads(s string) bool {
	s = strings.TrimSpace(s)
	return utf8.RuneCountInString(s) <= 60 && !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, ":") && !isListItem(s)
}

// quoteDepth is how many 「 are open after s.
func quoteDepth(depth int, s string) int {
	for _, r := range s {
		switch r {
		case '「', '『':
			depth++
		case '」', '』':
			depth = max(0, depth-1)
		}
	}
	return depth
}

// opensUnclosed tells for each paragraph whether it stands inside a quotation that a later paragraph closes.
func opensUnclosed(paras [][]line) []bool {
	inside := make([]bool, len(paras))
	closes := make([]bool, len(paras)+1) // a later paragraph has a 」
	for i := len(paras) - 1; i >= 0; i-- {
		closes[i] = closes[i+1]
		for _, l := range paras[i] {
			closes[i] = closes[i] || strings.ContainsAny(l.text, "」』")
		}
	}
	depth := 0
	for i, para := range paras {
		if !closes[i] {
			depth = 0
		}
		inside[i] = depth > 0
		for _, l := range para {
			depth = quoteDepth(depth, l.text)
		}
	}
	return inside
}

// subHeadline reports whether paras[i] begins with a sub-headline: one that stands alone before a text, or that lacks
// the blank line after it.
func subHeadline(paras [][]line, i int) bool {
	first := strings.TrimSpace(paras[i][0].text)
	if !headlineLike(first) || i == 0 && strings.HasSuffix(first, "!") {
		return false // an answer's text may begin with an exclamation, but hardly with a sub-headline
	}
	if len(paras[i]) > 1 {
		return lacksBlank(paras[i])
	}
	if i+1 == len(paras) {
		return false
	}
	next := paras[i+1]
	return !headlineLike(next[0].text) || len(next) > 1 && !lacksBlank(next)
}

// lacksBlank: the first line is a headline, and a full sentence or a quoted letter follows at once.
func lacksBlank(para []line) bool {
	second := para[1].text
	full := strings.HasSuffix(second, "。") || utf8.RuneCountInString(second) > headlineRunes || quoteDepth(0, second) > 0
	return full && !isListItem(second) && headlineLike(para[0].text)
}

// answer reads an answer's headline and sections.
func (d *draft) answer(a *corpus.Answer, paras [][]line) {
	if len(paras) > 0 && leads(paras[0][0].text) {
		a.Headline = strings.TrimSpace(paras[0][0].text)
		if len(paras[0]) > 1 {
			paras = append([][]line{paras[0][1:]}, paras[1:]...)
		} else {
			paras = paras[1:]
		}
	}
	inside := opensUnclosed(paras)
	heading := ""
	var text [][]line
	flush := func() {
		if heading != "" || len(text) > 0 {
			a.Sections = append(a.Sections, corpus.Section{Heading: heading, Text: join(text)})
		}
	}
	for i, para := range paras {
		if !inside[i] && subHeadline(paras, i) {
			flush()
			heading, text = strings.TrimSpace(para[0].text), nil
			para = para[1:]
		}
		if len(para) > 0 {
			text = append(text, para)
		}
	}
	flush()
}
