package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
)

// Surface is a text as completions are written: folded, without spaces.
func Surface(text string) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(analysis.FoldText(text).Text)
}

// Surface is what was typed as completions are written.
func (t *Typed) Surface() string { return strings.ReplaceAll(t.Folded, " ", "") }

// Split returns the words before the last one, and that.
func (t *Typed) Split() (before, last Typed) {
	n := len(t.Words) - 1
	return Typed{Words: t.Words[:n]}, Typed{Words: t.Words[n:]}
}

// Marks are the places of a completion's text that were typed, in code points, in order and apart.
func (c *Completion) Marks(text string) [][2]int {
	folded := analysis.FoldText(text)
	var kept []int // the bytes of the folded text that are not spaces
	for i := range len(folded.Text) {
		if folded.Text[i] != ' ' && folded.Text[i] != '\n' {
			kept = append(kept, i)
		}
	}
	marks := [][2]int{}
	for _, s := range c.Typed {
		if s.from >= s.to || s.to > len(kept) {
			continue
		}
		start, end := folded.Original(kept[s.from], kept[s.to-1]+1)
		marks = append(marks, [2]int{utf8.RuneCountInString(text[:start]), utf8.RuneCountInString(text[:end])})
	}
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && m[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], m[1])
			continue
		}
		out = append(out, m)
	}
	return out
}

// Exactly finds the entry that is written so.
func Exactly(s *completion.Set, surface string) (entry uint32, ok bool) {
	span := s.BySurface.Find(surface)
	for i := span.From; i < span.To; i++ { // the shortest stand first
		entry, bound, _ := s.BySurface.Place(i)
		if rest := s.SurfaceFrom(entry, bound); len(rest) > len(surface) {
			break
		}
		if s.Surface(entry) == surface {
			return entry, true
		}
	}
	return 0, false
}
