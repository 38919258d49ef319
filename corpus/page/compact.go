package page

import (
	"fmt"

	"kotae/corpus"
)

// compact reads layout B: no blank lines, no advisers, and between answers nothing but now and then ベストアンサー. The
// other boundaries are guessed, and the record says so. A page of layout A that has lost every プロフィールを見る is read so too.
func (d *draft) compact(lines []line) {
	lines = d.body(lines)
	d.q.Guessed = true
	head, first := d.asked(lines)
	if head == len(lines) {
		d.warn(0, "answers", "no line marks the end of the question; the whole text was taken as its body", "check the page's layout")
	}
	d.stray(lines[head:first])
	d.question(lines[:head], paragraphsByLine)
	best := false
	for first < len(lines) { // one round for each part between certain boundaries
		for ; first < len(lines) && !lines[first].own(); first++ {
			best = best || lines[first].role == roleBest
		}
		to := first
		for to < len(lines) && lines[to].role != roleBest {
			to++
		}
		paras := paragraphsByLine(lines[first:to])
		if len(paras) == 0 {
			break
		}
		from := 0
		for _, at := range append(boundaries(paras), len(paras)) {
			a := corpus.Answer{Best: best}
			d.answer(&a, paras[from:at])
			d.q.Answers = append(d.q.Answers, a)
			best, from = false, at
		}
		first = to
	}
	d.announced(lines)
	if best {
		d.warn(0, "answers", fmt.Sprintf("%q stands before no answer", "ベストアンサー"), "check the page's layout")
	}
}

// paragraphsByLine makes each line a paragraph, but keeps the items of a list together.
func paragraphsByLine(lines []line) [][]line {
	var paras [][]line
	open := false
	for _, l := range lines {
		if !l.own() {
			open = false
			continue
		}
		item := isListItem(l.text)
		if open && item {
			paras[len(paras)-1] = append(paras[len(paras)-1], l)
		} else {
			paras = append(paras, []line{l})
		}
		open = item
	}
	return paras
}
