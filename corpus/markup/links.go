package markup

import (
	"net/url"
	"sort"
	"strings"

	"golang.org/x/net/html"

	"kotae/corpus"
)

// anchor is a link and the part of a block that it stands on.
type anchor struct {
	href     string
	begun    bool // it has text
	block    int
	from, to int // bytes of the block's text; to is 0 where the link goes on in the next block
}

func (w *writer) anchor(n *html.Node) {
	href, ok := attr(n, "href")
	if !ok {
		w.children(n)
		return
	}
	at := len(w.anchors)
	w.anchors = append(w.anchors, anchor{href: href})
	w.open = append(w.open, at)
	w.children(n)
	w.open = w.open[:len(w.open)-1]
	if a := &w.anchors[at]; a.begun && a.block == len(w.done) {
		a.to = len(w.line)
	}
}

// sentenceBytes is the length to which a sentence stands for its link; a longer one is not shown beside others.
const sentenceBytes = 1000

// Links are the pages that the text points to, each with the sentence that does. An address that is not whole is
// completed by base; without a base (nil) the link has none.
func (c Content) Links(base *url.URL) []corpus.Link {
	var links []corpus.Link
	var in sentences
	seen := map[corpus.Link]bool{}
	for _, a := range c.anchors {
		if !a.begun || a.block >= len(c.blocks) {
			continue
		}
		href := strings.TrimSpace(a.href)
		address, err := url.Parse(href)
		if err != nil || strings.HasPrefix(href, "#") {
			continue
		}
		if base != nil {
			address = base.ResolveReference(address)
		}
		if address.Scheme != "" && address.Scheme != "http" && address.Scheme != "https" {
			continue
		}
		l := corpus.Link{Kind: "article", Text: in.around(a, c.blocks[a.block].text)}
		if _, ok := corpus.AddressID(address.String()); ok {
			l.Kind = "question"
		}
		if address.Scheme != "" && address.Hostname() != "" {
			l.URL = address.String()
		}
		if l.Text != "" && !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

// sentences are those of one line of a block; the links of a line come one after the other, so it is cut once.
type sentences struct {
	block      int
	start, end int // the line, in bytes of the block's text; end is 0 before the first
	said       []string
	ends       []int // bytes of the block's text
}

// around is the sentence with the link, or the link's own text.
func (s *sentences) around(a anchor, text string) string {
	if a.to == 0 || a.to > len(text) {
		a.to = len(text)
	}
	if s.end == 0 || s.block != a.block || a.from < s.start || a.from >= s.end {
		s.cut(a.block, a.from, text)
	}
	if i := sort.SearchInts(s.ends, a.from+1); i < len(s.said) && len(s.said[i]) <= sentenceBytes {
		return strings.TrimSpace(s.said[i])
	}
	own, _, _ := strings.Cut(text[a.from:a.to], "\n")
	return strings.TrimSpace(own)
}

func (s *sentences) cut(block, at int, text string) {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	*s = sentences{block: block, start: start, end: start + len(line)}
	for _, said := range corpus.Sentences(line) {
		start += strings.Index(text[start:], said) + len(said)
		s.said, s.ends = append(s.said, said), append(s.ends, start)
	}
}
