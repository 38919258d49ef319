package duplicates

import (
	"math"
	"slices"
	"strings"
)

// words tells which words of two titles are found in each other, and which are not.
func words(a, b *title, found *alignment) (out []Reason) {
	var same, own, others uint32 // the units of a, of a, of b
	var meant []Reason
	for i := range a.units {
		u := &a.units[i]
		there := a.partners(b, i)
		switch {
		case u.weight == 0:
		case b.holds(u, there):
			same |= 1 << i
		case there != 0:
			r := Reason{Kind: SameMeaning, Texts: []string{a.say(a.saying(b, i)), b.say(there)}}
			if !slices.ContainsFunc(meant, func(m Reason) bool { return slices.Equal(m.Texts, r.Texts) }) {
				meant = append(meant, r)
			}
		case u.weight >= tellWeight:
			own |= 1 << i
		}
	}
	for i := range b.units {
		if found.b[i] < isExplained && b.units[i].weight >= tellWeight {
			others |= 1 << i
		}
	}
	if same != 0 {
		out = append(out, Reason{SharedTerms, a.list(same), math.Round((a.coverage(&found.a)+b.coverage(&found.b))*50) / 100})
	}
	out = append(out, meant...)
	if own != 0 {
		out = append(out, Reason{Kind: OnlyFirst, Texts: a.list(own)})
	}
	if others != 0 {
		out = append(out, Reason{Kind: OnlySecond, Texts: b.list(others)})
	}
	return out
}

// strongest is the key by which a unit of a title is found best in another.
func (t *title) strongest(other *title, unit int) (best key) {
	for _, k := range t.keys {
		if int(k.unit) == unit && k.strength > best.strength && k.strength >= isExplained && other.saidBy(k.id) != 0 {
			best = k
		}
	}
	return best
}

// saidBy are the units of a title that have a key, well enough.
func (t *title) saidBy(x id) (units uint32) {
	for _, k := range t.keys {
		if k.id == x && k.strength >= isExplained {
			units |= 1 << k.unit
		}
	}
	return units
}

// partners are the units of another title that say what a unit says, 0 where none do.
func (t *title) partners(other *title, unit int) uint32 {
	if best := t.strongest(other, unit); best.strength > 0 {
		return other.saidBy(best.id)
	}
	return 0
}

// saying are the units of a title that together say what one of them is found by in another.
func (t *title) saying(other *title, unit int) uint32 {
	return t.saidBy(t.strongest(other, unit).id)
}

// holds reports whether one of some units is the same word.
func (t *title) holds(u *unit, units uint32) bool {
	for i := range t.units {
		if v := &t.units[i]; units&(1<<i) != 0 && v.term == u.term && v.turned == u.turned {
			return true
		}
	}
	return false
}

// say is the stretch of a title that some units stand in, if nothing else stands there; else the words.
func (t *title) say(units uint32) string {
	first, last := -1, -1
	for i := range t.units {
		if units&(1<<i) != 0 {
			if last >= 0 && i > last+1 {
				return strings.Join(t.list(units), " ")
			}
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return ""
	}
	to := int(t.units[last].to)
	for _, end := range []string{"た", "だ"} { // なくなった, not なくなっ
		if strings.HasPrefix(t.text[to:], end) {
			to += len(end)
			break
		}
	}
	return t.text[t.units[first].from:to]
}

// list is the words that some units are; those that stand next to each other are one.
func (t *title) list(units uint32) (texts []string) {
	for i := 0; i < len(t.units); i++ {
		if units&(1<<i) == 0 {
			continue
		}
		from, to := t.units[i].from, t.units[i].to
		for i+1 < len(t.units) && units&(1<<(i+1)) != 0 && t.units[i+1].from == to {
			i++
			to = t.units[i].to
		}
		if text := t.text[from:to]; !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}
