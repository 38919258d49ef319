package duplicates

import (
	"cmp"
	"math"
	"slices"
)

// Sign is something by which a question is found among many: a word, a concept or a matter, by a number that is the same in every
// run, with what it tells of the question.
type Sign struct {
	ID     uint32
	Weight float32
}

// MaxSigns bounds a question's signs; more find no more.
const MaxSigns = 32

// What a sign counts by where it stands, and how many are taken from there. Measured on the sample's judged duplicates among 8,000
// questions that were put together of halves of its titles and sentences of its texts: the share of them that is among a question's first
// 48 rose from 0.34, where all counted alike, to 0.91, and among the first 128 to all. Matters do most of it: those texts have the words
// of many, but ask little of what they ask.
const (
	titleSign = 1.0
	askedSign = 4.0 // matters of title and body
	toldSign  = 3.0 // … and of the answers
	bodySign  = 0.8
	givenSign = 1.5 // words of the answers
	wordSigns = 16  // of the body, and again of the answers

	// wordBeside is what a word counts that means something of which there are other words: who says it otherwise has only that.
	wordBeside = 0.3
	// leastSign is how much alike two words must be that are found by what they share: kanji in common are too common.
	leastSign = 0.5
)

// Signs are what a question is found by, the heaviest first. Two questions that Score calls duplicates share some; the sum of the products
// of the weights says, as a first guess, how much alike two are: the weights make a vector of length 1.
func (p *Prepared) Signs() []Sign {
	var c signCounter
	c.title(&p.title)
	c.bag(p.asked, askedSign, maxMatters)
	c.bag(p.told, toldSign, maxMatters)
	c.bag(p.body, bodySign, wordSigns)
	c.bag(p.answers, givenSign, wordSigns)
	return c.signs()
}

// signCounter keeps of each sign the heaviest.
type signCounter struct{ all []Sign }

func (c *signCounter) add(x id, weight float32) {
	if weight > 0 {
		c.all = append(c.all, Sign{uint32(x), weight})
	}
}

// title counts a title's words. What a word means in several ways counts no more than what it means in one.
func (c *signCounter) title(t *title) {
	var meanings [maxUnits]float64
	isWord := func(k *key) bool { return k.id == t.units[k.unit].term }
	for i := range t.keys {
		if k := &t.keys[i]; k.strength == sameStrength && !isWord(k) {
			meanings[k.unit]++
		}
	}
	for i := range t.keys {
		k := &t.keys[i]
		weight := titleSign * k.strength * t.units[k.unit].weight
		switch n := meanings[k.unit]; {
		case k.strength < leastSign:
			continue
		case n > 0 && isWord(k):
			weight *= wordBeside
		case n > 1:
			weight /= float32(math.Sqrt(n))
		}
		c.add(k.id, weight)
	}
}

func (c *signCounter) bag(b bag, times float32, most int) {
	heaviest := slices.Clone(b)
	slices.SortFunc(heaviest, func(x, y weighted) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.id, y.id)) })
	for _, w := range heaviest[:min(len(heaviest), most)] {
		c.add(w.id, times*w.weight)
	}
}

func (c *signCounter) signs() []Sign {
	slices.SortFunc(c.all, func(x, y Sign) int { return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(y.Weight, x.Weight)) })
	c.all = slices.CompactFunc(c.all, func(x, y Sign) bool { return x.ID == y.ID })
	slices.SortFunc(c.all, func(x, y Sign) int { return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.ID, y.ID)) })
	c.all = c.all[:min(len(c.all), MaxSigns)]
	toLength1(c.all)
	return c.all
}

// toLength1 makes weights those of a vector of length 1.
func toLength1(signs []Sign) {
	sum := 0.0
	for _, s := range signs {
		sum += float64(s.Weight) * float64(s.Weight)
	}
	if length := float32(math.Sqrt(sum)); length > 0 {
		for i := range signs {
			signs[i].Weight /= length
		}
	}
}
