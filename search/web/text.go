package web

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// part is a piece of a text, marked or not.
type part struct {
	Text   string
	Marked bool
}

// markedParts cuts a text at its marks, which count code points. Marks that are out of order or out of the text are
// passed over: a page without a mark is better than none.
func markedParts(text string, marks [][2]int) []part { return cutParts(text, byteMarks(text, marks)) }

// byteMarks are marks as bytes of the text, without those that are out of order or out of it.
func byteMarks(text string, marks [][2]int) (spans [][2]int) {
	points, bytes := 0, 0
	for _, m := range marks {
		if m[0] < points || m[1] <= m[0] {
			continue
		}
		start, ok := forward(text, bytes, m[0]-points)
		if !ok {
			break
		}
		end, ok := forward(text, start, m[1]-m[0])
		if !ok {
			continue
		}
		spans = append(spans, [2]int{start, end})
		points, bytes = m[1], end
	}
	return spans
}

// forward goes n code points on in a text; not ok where it ends before.
func forward(text string, at, n int) (int, bool) {
	for ; n > 0; n-- {
		if at == len(text) {
			return at, false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, true
}

// cutParts cuts a text at spans of its bytes, which are in order.
func cutParts(text string, spans [][2]int) []part {
	var parts []part
	at := 0
	for _, s := range spans {
		if s[0] > at {
			parts = append(parts, part{Text: text[at:s[0]]})
		}
		parts = append(parts, part{Text: text[s[0]:s[1]], Marked: true})
		at = s[1]
	}
	if at < len(text) {
		parts = append(parts, part{Text: text[at:]})
	}
	return parts
}

// block is a paragraph, as its lines, or a list, as its items; each is cut at the marks.
type block struct {
	Lines [][]part
	Items [][]part
}

// bullet opens a line of a list in the site's texts.
const bullet = "・"

// blocks cuts a record's text into paragraphs and lists.
func blocks(text string, marks [][2]int) []block {
	spans := byteMarks(text, marks)
	var out []block
	var b block
	end := func() {
		if b.Lines != nil || b.Items != nil {
			out = append(out, b)
			b = block{}
		}
	}
	for at := 0; at < len(text); {
		line := text[at:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		from, to := trimmed(text, at, at+len(line))
		at += len(line)
		item, listed := strings.CutPrefix(text[from:to], bullet)
		switch {
		case from == to: // an empty line ends a paragraph
			end()
			continue
		case listed && b.Lines != nil, !listed && b.Items != nil:
			end()
		}
		if listed {
			from, to = trimmed(text, to-len(item), to)
			b.Items = append(b.Items, cutParts(text[from:to], within(&spans, from, to)))
		} else {
			b.Lines = append(b.Lines, cutParts(text[from:to], within(&spans, from, to)))
		}
	}
	end()
	return out
}

// trimmed is a stretch of a text without the spaces around it.
func trimmed(text string, from, to int) (int, int) {
	from = to - len(strings.TrimLeftFunc(text[from:to], unicode.IsSpace))
	return from, from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
}

// within takes the spans that lie in a stretch of the text, as bytes of the stretch; those before it are dropped, and one
// that goes on beyond it is left for the next.
func within(spans *[][2]int, from, to int) (in [][2]int) {
	for ; len(*spans) > 0; *spans = (*spans)[1:] {
		s := (*spans)[0]
		if s[0] >= to {
			break
		}
		if start, end := max(s[0], from), min(s[1], to); start < end {
			in = append(in, [2]int{start - from, end - from})
		}
		if s[1] > to {
			break
		}
	}
	return in
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
	line := []rune(oneLine(text))
	if len(line) <= n {
		return string(line)
	}
	return string(line[:n-1]) + "…"
}

// oneLine is a text without line breaks and needless spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// questionPath is the address of a question's page.
func questionPath(id string) string { return "/questions/" + url.PathEscape(id) }
