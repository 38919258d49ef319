package duplicates

// chief is what a question tells of most: the two heaviest of its matters, the heaviest first; 0 where there is none. Questions
// that an editor would merge touch different things besides, but are about one.
type chief [2]id

// chiefOf finds them; of equal weights the one with the lower id comes first, as in the bag.
func chiefOf(matters bag) (c chief) {
	var most, next float32
	for _, m := range matters {
		switch {
		case m.weight > most:
			c[1], next = c[0], most
			c[0], most = m.id, m.weight
		case m.weight > next:
			c[1], next = m.id, m.weight
		}
	}
	return c
}

// agree is 1 where the first of each is among those of the other, 0.5 where that holds of one of them.
func (c *chief) agree(other *chief) float64 {
	return (indicator(other.has(c[0])) + indicator(c.has(other[0]))) / 2
}

func (c *chief) has(x id) bool { return x != 0 && (x == c[0] || x == c[1]) }

func (c *chief) code(to *coder) {
	for i := range c {
		codeNumber(to, &c[i])
	}
}
