package snippet

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// form is characters to look for: a word's own, the stem of a verb, a number in kanji.
type form struct {
	text string
	mark bool // these characters alone may be marked

	first, last rune
	single      bool // one kanji that is a word only where it stands alone: 頭 is not in 口頭
}

func newForm(text string, mark bool) form {
	first, _ := utf8.DecodeRuneInString(text)
	last, size := utf8.DecodeLastRuneInString(text)
	return form{text, mark, first, last, !mark && size == len(text) && analysis.ScriptOf(first) == analysis.Kanji}
}

// find calls yield with each place where the form stands as what it means by itself.
func (f *form) find(folded string, yield func(at int)) {
	for from := 0; ; {
		i := strings.Index(folded[from:], f.text)
		if i < 0 {
			return
		}
		at := from + i
		from = at + len(f.text)
		if f.standsAt(folded, at) {
			yield(at)
		}
	}
}

// standsAt reports whether the form's characters at a place mean there what they mean by themselves.
func (f *form) standsAt(folded string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(folded[:at])
	after, _ := utf8.DecodeRuneInString(folded[at+len(f.text):])
	if f.single && (analysis.ScriptOf(before) == analysis.Kanji || analysis.ScriptOf(after) == analysis.Kanji) {
		return false
	}
	return analysis.StandsAlone(before, f.first, f.last, after)
}

// findIn calls yield with each place in the sentences of a text where the form's characters are: as if each sentence was
// looked through by itself, but in one pass.
func (f *form) findIn(folded string, sentences [][2]int, yield func(sentence, at int)) {
	n := 0
	for from := 0; ; {
		i := strings.Index(folded[from:], f.text)
		if i < 0 {
			return
		}
		at := from + i
		for at >= sentences[n][1] {
			n++
		}
		if from = at + len(f.text); from > sentences[n][1] { // across two of them
			from = sentences[n][1]
			continue
		}
		yield(n, at)
	}
}
