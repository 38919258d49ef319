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
// is said by another phrase (学生時代に力を入れたこと + 空欄). A phrase stands in one sentence.
func (v *vocabulary) find(words []word) (out []found) {
	var m matcher
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && words[j].sentence == words[i].sentence {
			j++
		}
		before := len(out)
		for _, f := range m.find(v, words[i:j]) {
			for n := range f.words {
				f.words[n] += i
			}
			out = append(out, f)
		}
		out = append(out[:before], unique(out[before:])...)
		i = j
	}
	return out
}

// matcher finds the concepts of one sentence after the other, in the same memory.
type matcher struct {
	out  []found
	ids  [][]id // of each word, by which it may stand in a phrase
	flat []id   // where they are
	all  idFilter
	said map[nestedAt][]int
	new  []int // words that got an id in the last round
}

func (m *matcher) find(v *vocabulary, words []word) []found {
	m.out, m.ids, m.flat, m.all = m.out[:0], m.ids[:0], m.flat[:0], idFilter{}
	clear(m.said)
	for i := range words {
		w := &words[i]
		for _, n := range v.atomsOf(w) {
			m.out = append(m.out, found{n, []int{i}})
		}
		from := len(m.flat)
		m.flat = v.appendIDs(m.flat, w, -1)
		own := slices.Clip(m.flat[from:])
		m.ids = append(m.ids, own)
		m.all.add(own)
	}
	for i := range words {
		m.phrasesAt(v, i)
	}
	for first, round := 0, 1; round < nested; round++ {
		if first = m.grow(v, first); len(m.new) == 0 {
			break
		}
		for i := range words {
			if slices.ContainsFunc(m.new, func(n int) bool { return max(i-n, n-i) < maxElements+window }) {
				m.phrasesAt(v, i)
			}
		}
	}
	return m.out
}

// phrasesAt finds the phrases whose rarest word is the one at i.
func (m *matcher) phrasesAt(v *vocabulary, i int) {
	for k, x := range m.ids[i] {
		all := v.phrases[x]
		for n := range all {
			p := &all[n]
			if !m.all.mayHold(p) || seenBefore(m.ids[i][:k], p.elements[0].ids) {
				continue // or it was tried by another id of the same word
			}
			if places := p.stands(m.ids, i); places != nil {
				m.out = append(m.out, found{p.means, m.widen(p, places)})
			}
		}
	}
}

// grow gives the words of the phrases found from first on what they mean together, and returns from where the next are.
func (m *matcher) grow(v *vocabulary, first int) int {
	m.new = m.new[:0]
	for _, f := range m.out[first:] {
		means := &v.meanings[f.means]
		if len(f.words) == 1 || means.strength < sameStrength || means.id == 0 || means.matter {
			continue
		}
		for _, i := range f.words {
			if !slices.Contains(m.ids[i], means.id) {
				m.ids[i] = append(m.ids[i], means.id)
				m.all.add(m.ids[i][len(m.ids[i])-1:])
				if m.said == nil {
					m.said = map[nestedAt][]int{}
				}
				m.said[nestedAt{i, means.id}] = f.words
				m.new = append(m.new, i)
			}
		}
	}
	return len(m.out)
}

// nestedAt is a concept that a word says only together with others.
type nestedAt struct {
	word int
	id   id
}

// widen adds to the places of a phrase's words those that say one of them together.
func (m *matcher) widen(p *phrase, places []int) []int {
	if len(m.said) == 0 {
		return places
	}
	all := slices.Clone(places)
	for n, i := range places {
		for _, x := range m.ids[i] {
			if slices.Contains(p.elements[n].ids, x) {
				all = append(all, m.said[nestedAt{i, x}]...)
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
func (p *phrase) stands(ids [][]id, first int) []int {
	var room [maxElements]int
	places := append(room[:0], first)
	reach := len(p.elements) - 1 + window
	if p.tight {
		reach = len(p.elements)
	}
	least, most := first, first
	for _, e := range p.elements[1:] {
		at := -1
		for d := 1; d <= reach && at < 0; d++ {
			if j := first + d; j < len(ids) && e.is(ids[j]) && !slices.Contains(places, j) {
				at = j
			} else if j := first - d; j >= 0 && e.is(ids[j]) && !slices.Contains(places, j) {
				at = j
			}
		}
		if at < 0 {
			return nil
		}
		places = append(places, at)
		if least, most = min(least, at), max(most, at); most-least > reach {
			return nil
		}
	}
	return slices.Clone(places)
}

func (e *element) is(ids []id) bool {
	for _, x := range ids {
		if slices.Contains(e.ids, x) {
			return true
		}
	}
	return false
}
