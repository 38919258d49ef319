package duplicates

// contrasts yields the sets of things of which a text can mean only one, and of which two titles mean different ones. Words that the
// other title says in its own way do not count: who takes back an acceptance declines.
func contrasts(a, b *title, found *alignment, yield func(x, y *axisValue)) {
	for i, j := 0, 0; i < len(a.axes) && j < len(b.axes); {
		set := a.axes[i].set
		switch {
		case set < b.axes[j].set:
			i++
			continue
		case set > b.axes[j].set:
			j++
			continue
		}
		endA, endB := endOf(a.axes, i), endOf(b.axes, j)
		x := a.alone(a.axes[i:endA], b.axes[j:endB], &found.a)
		y := b.alone(b.axes[j:endB], a.axes[i:endA], &found.b)
		if x != nil && y != nil {
			yield(x, y)
		}
		i, j = endA, endB
	}
}

// endOf is where the values of the set end that begin at i.
func endOf(axes []axisValue, i int) int {
	end := i
	for end < len(axes) && axes[end].set == axes[i].set {
		end++
	}
	return end
}

// alone finds a value that the other title neither has nor says in other words.
func (t *title) alone(own, others []axisValue, found *[maxUnits]float32) *axisValue {
	for i := range own {
		shared := false
		for j := range others {
			shared = shared || own[i].value == others[j].value
		}
		if !shared && !explained(own[i].units, found) {
			return &own[i]
		}
	}
	return nil
}

// isExplained is from where a word counts as said by the other title.
const isExplained = 0.75

func explained(units uint32, found *[maxUnits]float32) bool {
	for i := range found {
		if units&(1<<i) != 0 && found[i] < isExplained {
			return false
		}
	}
	return true
}

// turns reports whether two titles have a word that the one negates or has in the passive, and the other has not.
func turns(a, b *title, found *alignment) (negation, voice bool) {
	for i := range a.units {
		u := &a.units[i]
		if u.weight == 0 || found.a[i] >= isExplained {
			continue
		}
		for j := range b.units {
			if v := &b.units[j]; v.term == u.term && v.weight > 0 && found.b[j] < isExplained {
				negation = negation || (u.turned^v.turned)&isNegated != 0
				voice = voice || (u.turned^v.turned)&isPassive != 0
			}
		}
	}
	return negation, voice
}
