package web

import (
	"net/url"
	"strings"
	"time"
)

// part is a piece of a text, marked or not.
type part struct {
	Text   string
	Marked bool
}

// markedParts cuts a text at its marks, which count code points. Marks that are out of order or out of the text are
// passed over: a page without a mark is better than none.
func markedParts(text string, marks [][2]int) []part {
	runes := []rune(text)
	var parts []part
	at := 0
	for _, m := range marks {
		start, end := m[0], m[1]
		if start < at || end <= start || end > len(runes) {
			continue
		}
		if start > at {
			parts = append(parts, part{Text: string(runes[at:start])})
		}
		parts = append(parts, part{Text: string(runes[start:end]), Marked: true})
		at = end
	}
	if at < len(runes) {
		parts = append(parts, part{Text: string(runes[at:])})
	}
	return parts
}

// block is a paragraph, as its lines, or a list, as its items.
type block struct {
	Lines []string
	Items []string
}

// bullet opens a line of a list in the site's texts.
const bullet = "・"

// blocks cuts a record's text into paragraphs and lists.
func blocks(text string) []block {
	var out []block
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		var b block
		for line := range strings.SplitSeq(paragraph, "\n") {
			line = strings.TrimSpace(line)
			item, listed := strings.CutPrefix(line, bullet)
			switch {
			case line == "":
				continue
			case listed && b.Lines != nil, !listed && b.Items != nil:
				out = append(out, b)
				b = block{}
			}
			if listed {
				b.Items = append(b.Items, strings.TrimSpace(item))
			} else {
				b.Lines = append(b.Lines, line)
			}
		}
		if b.Lines != nil || b.Items != nil {
			out = append(out, b)
		}
	}
	return out
}

// date is a record's date for people and for machines; both are "" where there is none.
type date struct {
	Text    string // 2024年6月24日
	Machine string // 2024-06-24
}

func readDate(s string) date {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return date{Text: t.Format("2006年1月2日"), Machine: t.Format(time.DateOnly)}
		}
	}
	return date{}
}

// webAddress returns s if a visitor can follow it: only http and https, with a host, and not a host under .example,
// which never exists (the sample's questions are there).
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" ||
		strings.HasSuffix(u.Hostname(), ".example") {
		return ""
	}
	return u.String()
}

// excerpt is the beginning of a text on one line, of at most n code points.
func excerpt(text string, n int) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) <= n {
		return string(line)
	}
	return string(line[:n-1]) + "…"
}

// questionPath is the address of a question's page.
func questionPath(id string) string { return "/questions/" + url.PathEscape(id) }

// searchPath is the address of a search; page 1 is left out.
func searchPath(query string, page string) string {
	v := url.Values{"q": {query}}
	if page != "1" {
		v.Set("page", page)
	}
	return "/?" + v.Encode()
}
