package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	minLine      = 8    // characters; shorter lines are words, not boilerplate
	maxLine      = 300  // characters; longer ones are paragraphs, which do not repeat
	linesPerPage = 1000 // looked at on one page, so that one record cannot fill the memory
	minPages     = 5
	bucket       = 1000 // pages; its inverse is the greatest error as a share of all pages
)

// LineCounter finds lines that stand on many pages, as candidates for boilerplate.txt. Its zero value is ready. It
// keeps about a bucket's lines however many pages it sees: lossy counting (Manku and Motwani, Approximate Frequency
// Counts over Data Streams, VLDB 2002), with pages as the stream's unit. Counts are exact for up to 1,000 pages; after
// that a line may have been counted on up to 0.1 % of all pages fewer than it stands on.
type LineCounter struct {
	pages  int
	counts map[string]lineCount
}

type lineCount struct{ seen, missed int } // missed: at most so many earlier pages are not in seen

// Candidate is a line that stands on more than 1 % of the pages, and on 5 at least.
type Candidate struct {
	Line  string  `json:"line"`
	Pages int     `json:"pages"` // at most 0.1 % of all pages too low
	Share float64 `json:"share"` // of all pages, 0 to 1
}

// Add counts the lines of the question's body, headlines, headings and section texts, each once.
func (c *LineCounter) Add(q *Question) {
	if c.counts == nil {
		c.counts = map[string]lineCount{}
	}
	seen := map[string]bool{}
	add := func(text string) {
		for l := range strings.SplitSeq(text, "\n") {
			l = strings.TrimSpace(l)
			if len(seen) == linesPerPage || seen[l] {
				continue
			}
			if n := utf8.RuneCountInString(l); n < minLine || n > maxLine {
				continue
			}
			seen[l] = true
			k, ok := c.counts[l]
			if !ok {
				l, k.missed = strings.Clone(l), c.pages/bucket // not to hold the whole text
			}
			k.seen++
			c.counts[l] = k
		}
	}
	add(q.Body)
	for _, a := range q.Answers {
		add(a.Headline)
		for _, s := range a.Sections {
			add(s.Heading)
			add(s.Text)
		}
	}
	c.pages++
	if c.pages%bucket == 0 {
		for l, k := range c.counts {
			if k.seen+k.missed <= c.pages/bucket {
				delete(c.counts, l)
			}
		}
	}
}

// Candidates returns the lines on more than 1 % of the pages, the most frequent first. None is missed; after more than
// 1,000 pages one that stands on 0.9 % may be among them.
func (c *LineCounter) Candidates() []Candidate {
	var out []Candidate
	for l, k := range c.counts {
		if most := k.seen + k.missed; most >= minPages && most*100 > c.pages {
			out = append(out, Candidate{Line: l, Pages: k.seen, Share: float64(k.seen) / float64(c.pages)})
		}
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Pages, a.Pages), strings.Compare(a.Line, b.Line))
	})
	return out
}
