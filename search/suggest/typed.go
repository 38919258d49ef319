// Package suggest completes what is being typed, in whatever state the input method is: m, めn, めんs, めんせつ, 面接t.
package suggest

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/kana"
)

// Typed is what stands in a search box, understood. Each word may be the start of one.
type Typed struct {
	Folded string // without spaces around it
	Words  []Word // the last one is being typed
}

// Word is a stretch without spaces, with all that it may be the start of.
type Word struct {
	Text     string // folded
	Open     bool   // letters or kana at its end are not converted yet
	patterns []pattern
}

// pattern is one way to take a word: characters that stand there, and then kana that are read there.
type pattern struct {
	surface string
	keys    []string // kana.Key of what may follow; nil where nothing is to follow
	firsts  firsts   // of the keys
	kanji   string   // those that were typed, and must stand in what is read so
	costs   float64  // nats
}

// firsts has the bytes that keys begin with: most places are turned away by a look at one byte.
type firsts [256 / 64]uint64

func (f *firsts) has(b byte) bool { return f[b/64]&(1<<(b%64)) != 0 }

func firstsOf(keys []string) (f firsts) {
	for _, k := range keys {
		if k != "" {
			f[k[0]/64] |= 1 << (k[0] % 64)
		}
	}
	return f
}

// maxWords is how many words a text is taken for; all beyond them are taken for one with the last of them.
const maxWords = 8

const (
	otherWriting = 2.0 // nats that a completion costs that is read as it was typed, but not written so
	asRomaji     = 0.3 // that letters cost that are taken for romaji: they may be letters
	asHiragana   = 1.0 // that katakana cost that are taken for what else is read so: somebody has converted them
)

// Read understands what was typed. reading is how a text is read, "" where that is not known (analysis.Analyzer.Reading).
func Read(text string, reading func(string) string) Typed {
	t := Typed{Folded: strings.Join(strings.Fields(strings.Map(plain, analysis.FoldText(text).Text)), " ")}
	if t.Folded == "" {
		return t
	}
	for _, w := range strings.SplitN(t.Folded, " ", maxWords) {
		t.Words = append(t.Words, newWord(strings.ReplaceAll(w, " ", ""), reading))
	}
	return t
}

// plain leaves out what the query language has, and what is no part of a word.
func plain(r rune) rune {
	switch r {
	case '"', '(', ')', '|', '「', '」', '、', '。', '\n':
		return ' '
	}
	return r
}

// Apart takes what is not converted yet at the end of the last word for a word of its own: 面接t as 面接 t. false says that there is no such end.
func (t *Typed) Apart(reading func(string) string) (Typed, bool) {
	if len(t.Words) == 0 {
		return Typed{}, false
	}
	last := t.Words[len(t.Words)-1].Text
	head, kanaTail, letters := split(last)
	if head == "" || kanaTail+letters == "" {
		return Typed{}, false
	}
	return Read(strings.TrimSuffix(t.Folded, last)+head+" "+kanaTail+letters, reading), true
}

func newWord(text string, reading func(string) string) Word {
	head, kanaTail, letters := split(text)
	w := Word{Text: text, Open: kanaTail+letters != "", patterns: []pattern{{surface: text}}}
	keys := typedKeys(kanaTail, letters)
	switch {
	case len(keys) == 0 && w.Open: // letters that are no romaji
	case head == "":
		p := pattern{keys: keys}
		switch {
		case letters != "":
			p.costs = asRomaji
		case analysis.OneScript(text) == analysis.Katakana:
			p.costs = asHiragana
		}
		w.patterns = append(w.patterns, p)
	default:
		if w.Open {
			w.patterns = append(w.patterns, pattern{surface: head, keys: keys})
		}
		if read := kana.Key(completion.Spoken(reading(head))); read != "" {
			w.patterns = append(w.patterns, pattern{keys: following(read, keys), kanji: kanjiOf(head), costs: otherWriting})
		}
	}
	for i := range w.patterns {
		w.patterns[i].firsts = firstsOf(w.patterns[i].keys)
	}
	return w
}

// split cuts a word before the kana at its end, and before the letters after them, which the input method has not converted:
// 面接たいs is 面接, たい and s.
func split(text string) (head, kanaTail, letters string) {
	end := len(text)
	for end > 0 && (isLetter(text[end-1]) || end < len(text) && (text[end-1] == '\'' || text[end-1] == '-')) {
		end--
	}
	start := end
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !kana.IsKana(string(r)) {
			break
		}
		start -= size
	}
	return text[:start], text[start:end], text[end:]
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// typedKeys are the keys of what kana and letters may be the start of.
func typedKeys(kanaTail, letters string) []string {
	if letters == "" {
		if kanaTail == "" {
			return nil
		}
		return []string{kana.Key(kanaTail)}
	}
	var keys []string
	for _, s := range kana.Starts(letters) {
		keys = append(keys, kana.Key(kanaTail+s))
	}
	return keys
}

// following puts a key before others.
func following(key string, keys []string) []string {
	if len(keys) == 0 {
		return []string{key}
	}
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = key + k
	}
	return out
}

func kanjiOf(s string) string {
	return strings.Map(func(r rune) rune {
		if analysis.ScriptOf(r) == analysis.Kanji {
			return r
		}
		return -1
	}, s)
}
