package markup

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// writer lays out text: it collapses white space and puts the gaps between lines and paragraphs.
type writer struct {
	done    []block
	line    []byte // the block being written
	level   int    // its headline's level
	bold    int    // bytes at its start that are bold
	plain   bool   // not all of it is bold
	gap     gap    // owed before the next letter
	space   space  // owed before the next letter
	marker  string // of a list item, owed before its first letter
	lists   []list
	strong  int  // bold elements around
	flat    int  // headlines and cells of data around: gaps are spaces there
	lines   bool // line ends of the source end lines
	pre     int  // <pre> around
	anchors []anchor
	open    []int // of anchors, those not closed yet
}

type space int

const (
	noSpace space = iota
	aSpace
	lineEnd // white space with a line end
)

// part owes a gap before the next letter.
func (w *writer) part(g gap) {
	if g == noGap {
		return
	}
	if w.flat > 0 {
		w.space = max(w.space, aSpace)
		return
	}
	if len(w.lists) > 0 && !w.lists[len(w.lists)-1].loose {
		g = min(g, lineGap)
	}
	w.gap, w.space = max(w.gap, g), noSpace
}

// newline is <br>: the second in a row makes a paragraph.
func (w *writer) newline() {
	if w.gap == noGap {
		w.part(lineGap)
	} else {
		w.part(paragraphGap)
	}
}

func (w *writer) text(s string) {
	for _, r := range s {
		switch {
		case r == '\n' && (w.lines || w.pre > 0):
			w.newline()
		case r == ' ' && w.pre > 0:
			w.letter(r)
		case r == '\n' || r == '\r' || r == '\f':
			w.space = lineEnd
		case r == ' ' || r == '\t':
			w.space = max(w.space, aSpace)
		case r == '\u00a0':
			w.letter(' ')
		case unicode.IsControl(r), r == '\u00ad', r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u2028', r == '\u2029':
			// shown by no browser, allowed in no record
		default:
			w.letter(r)
		}
	}
}

func (w *writer) letter(r rune) {
	switch {
	case len(w.line) == 0:
	case w.gap == paragraphGap:
		w.finish()
	case w.gap == lineGap:
		w.trim()
		if len(w.line) > 0 {
			w.line = append(w.line, '\n')
		}
	case w.space != noSpace:
		last, _ := utf8.DecodeLastRune(w.line)
		if last != '\n' && last != ' ' && !(w.space == lineEnd && wide(last) && wide(r)) {
			w.line = append(w.line, ' ')
		}
	}
	w.gap, w.space = noGap, noSpace
	if w.marker != "" {
		w.line = append(w.line, w.marker...)
		w.marker, w.plain = "", true
	}
	if n := len(w.open); n > 0 && !unicode.IsSpace(r) {
		if a := &w.anchors[w.open[n-1]]; !a.begun {
			a.begun, a.block, a.from = true, len(w.done), len(w.line)
		}
	}
	w.line = utf8.AppendRune(w.line, r)
	w.plain = w.plain || w.strong == 0 && !unicode.IsSpace(r)
	if !w.plain {
		w.bold = len(w.line)
	}
}

// wide reports that a line end beside the letter is no space, since its script parts no words (CSS Text Level 3, 4.1.2).
func wide(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianHalfwidth:
		return !unicode.Is(unicode.Hangul, r)
	}
	return false
}

// trim removes the spaces at the line's end.
func (w *writer) trim() {
	n := len(w.line)
	for n > 0 {
		r, size := utf8.DecodeLastRune(w.line[:n])
		if !unicode.IsSpace(r) {
			break
		}
		n -= size
	}
	w.line = w.line[:n]
	w.bold = min(w.bold, n)
}

// finish ends the block.
func (w *writer) finish() {
	w.trim()
	if len(w.line) > 0 {
		w.done = append(w.done, block{text: string(w.line), level: w.level, bold: w.bold})
	}
	w.line, w.bold, w.plain, w.gap, w.space = w.line[:0], 0, false, noGap, noSpace
}

func (w *writer) content() Content {
	w.finish()
	return Content{blocks: w.done, anchors: w.anchors}
}
