package analysis

import (
	"strings"
	"unicode/utf8"
)

// Folded is a text after the folds that are safe before cutting (NFKC, case, unreadable characters to spaces), with the
// way back to the original: NFKC changes lengths (㈱ is one character, (株) three), so no offset may be taken over as is.
type Folded struct {
	Text    string
	changes []change // in order; none where all offsets are the original's
}

// change is bytes from to to of a folded text that came from bytes start to end of the original. What follows it, up to the
// next one, has as many bytes as it came from.
type change struct{ from, to, start, end int32 }

// Original returns the byte span of the original text that became Text[start:end], which must not be empty and must not
// cut a character.
func (f *Folded) Original(start, end int) (int, int) {
	if len(f.changes) == 0 {
		return start, end
	}
	last := end - 1
	if c := f.changeBefore(start); start < int(c.to) {
		start = int(c.start)
	} else {
		start += int(c.end - c.to)
	}
	if c := f.changeBefore(last); last < int(c.to) {
		end = int(c.end)
	} else {
		end += int(c.end - c.to)
	}
	return start, end
}

// changeBefore returns the last change that begins at a place or before it.
func (f *Folded) changeBefore(at int) (c change) {
	from, to := 0, len(f.changes)
	for from < to {
		if mid := (from + to) / 2; int(f.changes[mid].from) <= at {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from > 0 {
		c = f.changes[from-1]
	}
	return c
}

// rewriter builds a folded text out of another one, and carries the offsets over.
type rewriter struct {
	from    Folded
	text    strings.Builder
	changes []change
}

func newRewriter(from Folded) *rewriter {
	w := &rewriter{from: from}
	w.text.Grow(len(from.Text))
	return w
}

// add appends what bytes start to end of the text before have become.
func (w *rewriter) add(s string, start, end int) {
	start, end = w.from.Original(start, end)
	if at := w.text.Len(); len(s) != end-start || start != w.original() || utf8.RuneCountInString(s) > 1 {
		if last := len(w.changes) - 1; last >= 0 && w.changes[last] == (change{w.changes[last].from, int32(at), int32(start), int32(end)}) {
			w.changes[last].to = int32(at + len(s))
		} else {
			w.changes = append(w.changes, change{int32(at), int32(at + len(s)), int32(start), int32(end)})
		}
	}
	w.text.WriteString(s)
}

// addFolded appends what the original from start on has become; all of it up to there was added or left out.
func (w *rewriter) addFolded(f Folded, start int) {
	at := w.text.Len()
	if start != w.original() { // what was before it was left out
		w.changes = append(w.changes, change{int32(at), int32(at), int32(start), int32(start)})
	}
	for _, c := range f.changes {
		w.changes = append(w.changes, change{int32(at) + c.from, int32(at) + c.to, int32(start) + c.start, int32(start) + c.end})
	}
	w.text.WriteString(f.Text)
}

// original is where the next byte comes from, if none is left out.
func (w *rewriter) original() int {
	at := w.text.Len()
	if n := len(w.changes); n > 0 {
		return at + int(w.changes[n-1].end-w.changes[n-1].to)
	}
	return at
}

func (w *rewriter) folded() Folded { return Folded{w.text.String(), w.changes} }
