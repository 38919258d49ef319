package stale

import "strings"

// sentence is the sentence of a folded text that holds the bytes from to to.
func sentence(text string, from, to int) string {
	const ends = "。\n!?"
	start := 0
	if i := strings.LastIndexAny(text[:from], ends); i >= 0 {
		start = i + 1
		for start < from && text[start]&0xC0 == 0x80 { // the rest of 。
			start++
		}
	}
	if i := strings.IndexAny(text[to:], ends); i >= 0 {
		return text[start : to+i]
	}
	return text[start:]
}
