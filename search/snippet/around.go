package snippet

import (
	"unicode"
	"unicode/utf8"
)

// Around is the stretch of a text of about max characters that shows the first of some spans, which are in order and in bytes,
// on one line, and where in it they are, in code points. What is cut off is told by ….
func Around(text string, spans [][2]int, max int) (string, [][2]int) {
	runes := []rune(text)
	at, points := 0, 0
	toPoint := func(b int) int {
		points += utf8.RuneCountInString(text[at:b])
		at = b
		return points
	}
	first, size := toPoint(spans[0][0]), len(runes)
	end := toPoint(spans[0][1])
	from := 0
	if size > max {
		if from = min(first-max/4, size-max); from < 0 {
			from = 0
		}
		for n := from; n > 0 && n > from-max/8 && end <= n+max; n-- { // where a sentence begins, if that is near
			if r := runes[n-1]; r == '\n' || r == '。' {
				from = n
				break
			}
		}
	}
	for from < first && unicode.IsSpace(runes[from]) {
		from++
	}
	to := min(from+max, size)
	at, points = 0, 0
	var marks [][2]int
	lead := 0
	if from > 0 {
		lead = 1
	}
	for _, s := range spans {
		a := toPoint(s[0])
		b := min(toPoint(s[1]), to)
		if a >= to {
			break
		}
		marks = append(marks, [2]int{a - from + lead, b - from + lead})
	}
	out := make([]rune, 0, max+2)
	if from > 0 {
		out = append(out, '…')
	}
	for _, r := range runes[from:to] {
		if unicode.IsSpace(r) {
			r = ' '
		}
		out = append(out, r)
	}
	if to < size {
		out = append(out, '…')
	}
	return string(out), marks
}
