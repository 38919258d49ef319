package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// values finds the values of a facet however they are written: 山田花子 for 山田 花子, ﾌﾘｰﾀｰ for フリーター.
type values struct {
	folded  []string            // by ordinal
	numbers map[string][]uint32 // the ordinals of each folded value
	parts   map[string][]uint32 // the ordinals of each folded part between spaces, minName characters or more
	longest int                 // characters of the longest folded value
}

func newValues(f *generation.Facet) values {
	v := values{folded: make([]string, len(f.Values)), numbers: make(map[string][]uint32, len(f.Values)), parts: map[string][]uint32{}}
	for i, value := range f.Values {
		folded := foldValue(value)
		v.folded[i] = folded
		v.numbers[folded] = append(v.numbers[folded], uint32(i))
		v.longest = max(v.longest, utf8.RuneCountInString(folded))
		parts := strings.Fields(value)
		for _, part := range parts {
			if part = foldValue(part); len(parts) > 1 && utf8.RuneCountInString(part) >= minName {
				v.parts[part] = append(v.parts[part], uint32(i))
			}
		}
	}
	return v
}

// foldValue is a value without what writers of the same name differ in.
func foldValue(s string) string { return analysis.FoldName(analysis.FoldText(s).Text) }

// equal returns the ordinals of what is the same as one of the texts, ascending.
func (v *values) equal(texts ...string) []uint32 {
	var out []uint32
	for _, t := range texts {
		out = append(out, v.numbers[foldValue(t)]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// containing returns the ordinals of the values that hold a text.
func (v *values) containing(text string) []uint32 {
	var out []uint32
	if text = foldValue(text); text == "" {
		return nil
	}
	for i, folded := range v.folded {
		if strings.Contains(folded, text) {
			out = append(out, uint32(i))
		}
	}
	return out
}

// years returns the ordinals of a year, or of a range of years: 2023-2025, 2023年~2025年. A year half typed is all that begin
// so, a range half typed its first.
func (v *values) years(text string) []uint32 {
	first, last, _ := strings.Cut(strings.ReplaceAll(foldValue(text), "~", "-"), "-")
	if last == "" {
		last = first
	}
	from, err := year(first, '0')
	if err != nil {
		return nil
	}
	to, err := year(last, '9')
	if err != nil {
		return nil
	}
	if from > to { // 2025-2023
		from, _ = year(last, '0')
		to, _ = year(first, '9')
	}
	var out []uint32
	for i, folded := range v.folded {
		if y, err := strconv.Atoi(folded); err == nil && y >= from && y <= to {
			out = append(out, uint32(i))
		}
	}
	return out
}

// year reads a year, filling it up to four digits.
func year(text string, missing byte) (int, error) {
	text = strings.TrimSuffix(text, "年")
	if n := 4 - len(text); text != "" && n > 0 {
		text += strings.Repeat(string(missing), n)
	}
	return strconv.Atoi(text)
}
