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

// MaxSigns bounds a question's signs. Of the sample's a question has 36 in the middle.
const MaxSigns = 48

// What a sign counts by where it stands. The title says what is asked; of the body and the answers only the heaviest count.
const (
	titleSign   = 1.0
	matterSign  = 0.8
	bodySign    = 0.6
	answerSign  = 0.4
	bodySigns   = 16
	answerSigns = 8
	// leastSign is how much alike two words must be that are found by what they share: kanji in common are too common.
	leastSign = 0.5
)

// Signs are what a question is found by, the heaviest first. Two questions that Score calls duplicates share some; the sum of the products of the
// weights says, as a first guess, how much alike two are: their weights make a vector of length 1.
func (p *Prepared) Signs() []Sign {
	var c signCounter
	for _, k := range p.title.keys {
		if k.strength >= leastSign {
			c.add(k.id, titleSign*k.strength*p.title.units[k.unit].weight)
		}
	}
	c.bag(p.asked, matterSign, maxMatters)
	c.bag(p.body, bodySign, bodySigns)
	c.bag(p.answers, answerSign, answerSigns)
	return c.signs()
}

// signCounter keeps of each sign the heaviest.
type signCounter struct{ all []Sign }

func (c *signCounter) add(x id, weight float32) {
	if weight > 0 {
		c.all = append(c.all, Sign{uint32(x), weight})
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
