package duplicates

import "slices"

// found is a concept that stands in a text: which words say it.
type found struct {
	means int32
	words []int // by their places
}

// window is how many other words may stand between those of a phrase.
const window = 2

// find lists the concepts of a text's words: those of single words, then those of phrases, then those of phrases of which a word
// is said by another phrase (学生時代に力を入れたこと + 空欄).
func (v *vocabulary) find(words []word) []found {
	var out []found
	ids := make([][]id, len(words))
	for i := range words {
		w := &words[i]
		for _, n := range v.atomsOf(w) {
			out = append(out, found{n, []int{i}})
		}
		ids[i] = v.idsOf(w, -1)
	}
	said := map[nestedAt][]int{}
	for range nested {
		before := len(out)
		for i := range words {
			for k, x := range ids[i] {
				for _, p := range v.phrases[x] {
					if seenBefore(ids[i][:k], p.elements[0].ids) {
						continue // it was tried by another id of the same word
					}
					if places := p.stands(words, ids, i); places != nil {
						out = append(out, found{p.means, widen(&p, places, ids, said)})
					}
				}
			}
		}
		grown := false
		for _, f := range out[before:] {
			m := &v.meanings[f.means]
			if m.strength < sameStrength || m.id == 0 || m.matter {
				continue
			}
			for _, i := range f.words {
				if !slices.Contains(ids[i], m.id) {
					ids[i] = append(ids[i], m.id)
					said[nestedAt{i, m.id}] = f.words
					grown = true
				}
			}
		}
		if !grown {
			break
		}
	}
	return unique(out)
}

// nestedAt is a concept that a word says only together with others.
type nestedAt struct {
	word int
	id   id
}

// widen adds to the places of a phrase's words those that say one of them together.
func widen(p *phrase, places []int, ids [][]id, said map[nestedAt][]int) []int {
	if len(said) == 0 {
		return places
	}
	all := slices.Clone(places)
	for n, i := range places {
		for _, x := range ids[i] {
			if slices.Contains(p.elements[n].ids, x) {
				all = append(all, said[nestedAt{i, x}]...)
				break
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// nested is how deep phrases stand in each other.
const nested = 2

func unique(all []found) (out []found) {
	for _, f := range all {
		slices.Sort(f.words)
		if !slices.ContainsFunc(out, func(o found) bool { return o.means == f.means && slices.Equal(o.words, f.words) }) {
			out = append(out, f)
		}
	}
	return out
}

func seenBefore(before, ids []id) bool {
	return slices.ContainsFunc(before, func(x id) bool { return slices.Contains(ids, x) })
}

// stands returns the places of a phrase's words around its first, in any order, or nil.
func (p *phrase) stands(words []word, ids [][]id, first int) []int {
	places := append(make([]int, 0, len(p.elements)), first)
	reach := len(p.elements) - 1 + window
	if p.tight {
		reach = len(p.elements)
	}
	for _, e := range p.elements[1:] {
		at := -1
		for d := 1; d <= reach && at < 0; d++ {
			for _, j := range [2]int{first + d, first - d} {
				if j >= 0 && j < len(words) && words[j].sentence == words[first].sentence && !slices.Contains(places, j) && e.is(ids[j]) {
					at = j
					break
				}
			}
		}
		if at < 0 {
			return nil
		}
		places = append(places, at)
	}
	if slices.Max(places)-slices.Min(places) > reach {
		return nil
	}
	return places
}

func (e *element) is(ids []id) bool {
	for _, x := range ids {
		if slices.Contains(e.ids, x) {
			return true
		}
	}
	return false
}
