package duplicates

// alignment says how far the words of two titles are found in each other.
type alignment struct {
	a, b   [maxUnits]float32 // of each unit, from 0 to 1
	oa, ob [maxUnits]float32 // … in other words that mean just the same
}

// align finds the words of two titles in each other: both lists of keys are gone through once.
func align(a, b *title) (out alignment) {
	for i, j := 0, 0; i < len(a.keys) && j < len(b.keys); {
		x := a.keys[i].id
		switch y := b.keys[j].id; {
		case x < y:
			i++
			continue
		case x > y:
			j++
			continue
		}
		end := j
		for ; i < len(a.keys) && a.keys[i].id == x; i++ {
			for end = j; end < len(b.keys) && b.keys[end].id == x; end++ {
				k, l := &a.keys[i], &b.keys[end]
				s := min(k.strength, l.strength)
				out.a[k.unit], out.b[l.unit] = max(out.a[k.unit], s), max(out.b[l.unit], s)
				if s == sameStrength {
					out.oa[k.unit], out.ob[l.unit] = 1, 1
				}
			}
		}
		j = end
	}
	for i := range a.units { // what both have as the same word is not said in others
		for j := range b.units {
			if a.units[i].term == b.units[j].term {
				out.oa[i], out.ob[j] = 0, 0
			}
		}
	}
	return out
}

// coverage is the share of a title's information that is found in the other.
func (t *title) coverage(found *[maxUnits]float32) float64 {
	if t.total == 0 {
		return 0
	}
	sum := float32(0)
	for i := range t.units {
		sum += t.units[i].weight * found[i]
	}
	return float64(sum / t.total)
}

const (
	// tailWords is how many of a title's last words are what is done: 写真 + はがれる.
	tailWords = 2
	// minTail is the information of a word that may be what is done.
	minTail = 0.1
)

// tail is how much of what a title ends with is found in the other; that is mostly what is asked.
func (t *title) tail(found *[maxUnits]float32) float64 {
	sum, of := float32(0), float32(0)
	for i, n := len(t.units)-1, 0; i >= 0 && n < tailWords; i-- {
		if w := t.units[i].weight; w > minTail {
			sum += w * found[i]
			of += w
			n++
		}
	}
	if of == 0 {
		return 0
	}
	return float64(sum / of)
}

// common counts what two sorted lists have in common.
func common(a, b []id) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i, j = i+1, j+1
		}
	}
	return n
}
