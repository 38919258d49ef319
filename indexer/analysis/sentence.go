package analysis

import "unicode/utf8"

// maxSentence is the longest piece, in characters, that is cut as one. kagome's time grows with the square of a run
// that it does not know: 100 KB of katakana at once take it 31 seconds.
const maxSentence = 256

// sentences calls yield with the byte span of each sentence of a folded text. A sentence's analysis never depends on
// its neighbours, so a sentence taken out of a document is cut as it was in the document.
func sentences(text string, yield func(start, end int)) {
	start, n, pause := 0, 0, -1
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		n++
		switch {
		case isTerminator(r):
			for i < len(text) { // a closing bracket belongs to its sentence
				r, size := utf8.DecodeRuneInString(text[i:])
				if !isTerminator(r) && !isCloser(r) {
					break
				}
				i += size
			}
			yield(start, i)
			start, n, pause = i, 0, -1
		case n >= maxSentence:
			cut := i
			if pause > start {
				cut = pause
			}
			yield(start, cut)
			n = utf8.RuneCountInString(text[cut:i])
			start, pause = cut, -1
		case r == '、' || r == ' ' || r == ',' || r == '・':
			pause = i
		}
	}
	if start < len(text) {
		yield(start, len(text))
	}
}

// Sentences returns the byte spans of a text's sentences, as they are cut for the index.
func Sentences(folded string) [][2]int {
	var spans [][2]int
	sentences(folded, func(start, end int) { spans = append(spans, [2]int{start, end}) })
	return spans
}

func isTerminator(r rune) bool {
	switch r {
	case '。', '!', '?', '\n', '…':
		return true
	}
	return false
}

func isCloser(r rune) bool {
	switch r {
	case '」', '』', ')', '】', '"':
		return true
	}
	return false
}
