package duplicates

import (
	"cmp"
	"math"
	"slices"
)

// bag is what a text is about: its most telling words and concepts with their weights, by id. The weights make it a vector of
// length 1.
type bag []weighted

type weighted struct {
	id     id
	weight float32
}

// How much of a text is kept.
const (
	maxBag     = 64
	maxMatters = 16
)

// counter makes a bag.
type counter struct{ weights map[id]float64 }

func (c *counter) add(x id, weight float64) {
	if c.weights == nil {
		c.weights = map[id]float64{}
	}
	c.weights[x] += weight
}

// bag keeps the heaviest. What is said again counts ever less.
func (c *counter) bag(most int) bag {
	b := make(bag, 0, len(c.weights))
	for x, w := range c.weights {
		if w > 0 {
			b = append(b, weighted{x, float32(w / math.Sqrt(1+w))})
		}
	}
	slices.SortFunc(b, func(a, b weighted) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	b = b[:min(len(b), most)]
	slices.SortFunc(b, func(a, b weighted) int { return cmp.Compare(a.id, b.id) })
	sum := 0.0
	for _, w := range b {
		sum += float64(w.weight) * float64(w.weight)
	}
	length := float32(math.Sqrt(sum))
	for i := range b {
		b[i].weight /= length
	}
	return append(bag(nil), b...)
}

// has reports whether an id is among what the text is about.
func (b bag) has(x id) bool {
	_, found := slices.BinarySearchFunc(b, x, func(w weighted, x id) int { return cmp.Compare(w.id, x) })
	return found
}

// cosine is 1 for texts about the same, 0 for those that share nothing.
func cosine(a, b bag) float64 {
	sum := float32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += a[i].weight * b[j].weight
			i, j = i+1, j+1
		}
	}
	return float64(sum)
}

// collect counts the words of a text, each under the concept that it means or its own name, and the matters that they name.
func (p *Preparer) collect(c *counter, words []word, all []found, matters *counter, times float64) {
	names := make([]id, len(words))
	best := make([]float32, len(words))
	for i := range words {
		names[i] = idOf(aTerm, words[i].key())
	}
	for _, f := range all {
		m := &p.vocabulary.meanings[f.means]
		if m.matter {
			matters.add(m.id, times*p.toldBy(words, f))
		}
		if m.id == 0 || m.strength < sudachiStrength {
			continue
		}
		// A phrase says more than its words do; of concepts of as many words the first counts.
		for _, i := range f.words {
			if s := m.strength + float32(len(f.words)); s > best[i] {
				best[i], names[i] = s, m.id
			}
		}
	}
	for i := range words {
		c.add(names[i], p.vocabulary.information(p.statistics, &words[i])*share(words[i].term))
	}
}

// toldBy is the information of the words that say a concept.
func (p *Preparer) toldBy(words []word, f found) (sum float64) {
	for _, i := range f.words {
		sum += p.vocabulary.information(p.statistics, &words[i])
	}
	return sum
}
