package decisions

// Groups are questions that ask the same, as duplicates tell by way of each other: where A is a duplicate of B, and B of C, C
// represents all three.
//
// Databases that were merged may hold verdicts that contradict each other. Then the newer ones hold: a question goes with
// the newest verdict that says of what it is a duplicate, and a verdict that would join what a newer one calls different, or
// that would go in a circle, does not hold.
type Groups struct {
	Broken []Broken // those that do not hold

	up    map[string]string             // towards the representative, which is not in it
	apart map[string]map[string]Verdict // by representative: questions of the groups that are different from its, and what says so
}

// Broken is a verdict that does not hold.
type Broken struct {
	Verdict
	Apart *Verdict // of a duplicate that would join what this newer one calls different; else nil
}

// NewGroups makes the groups of verdicts, which are sorted NewestFirst and of different pairs.
func NewGroups(verdicts []Verdict) *Groups {
	g := &Groups{up: map[string]string{}, apart: map[string]map[string]Verdict{}}
	var beside []Verdict // whose question is a duplicate of another one already
	for _, v := range verdicts {
		a, b := g.Representative(v.A), g.Representative(v.B)
		switch {
		case v.Kind == Different && a == b:
			g.Broken = append(g.Broken, Broken{Verdict: v})
		case v.Kind == Different:
			g.part(a, b, v)
			g.part(b, a, v)
		case v.Kind != Duplicate:
		case g.Representative(v.Member()) != v.Member():
			beside = append(beside, v)
		case a == b:
			g.Broken = append(g.Broken, Broken{Verdict: v})
		default:
			if d := g.Apart(a, b); d != nil {
				g.Broken = append(g.Broken, Broken{v, d})
			} else {
				g.join(v.Member(), g.Representative(v.Representative))
			}
		}
	}
	for _, v := range beside {
		if g.Representative(v.A) != g.Representative(v.B) { // else it only says again what others say
			g.Broken = append(g.Broken, Broken{Verdict: v})
		}
	}
	return g
}

// Representative is the question that stands for one; the question itself where no other does.
func (g *Groups) Representative(id string) string {
	root := id
	for next, ok := g.up[root]; ok; next, ok = g.up[root] {
		root = next
	}
	for id != root { // the way is shorter the next time
		g.up[id], id = root, g.up[id]
	}
	return root
}

// Apart is the verdict by which two questions, or two of their groups, are different; nil where there is none.
func (g *Groups) Apart(a, b string) *Verdict {
	a, b = g.Representative(a), g.Representative(b)
	if len(g.apart[b]) < len(g.apart[a]) {
		a, b = b, a
	}
	for id, v := range g.apart[a] {
		if g.Representative(id) == b {
			return &v
		}
	}
	return nil
}

func (g *Groups) part(from, other string, by Verdict) {
	if g.apart[from] == nil {
		g.apart[from] = map[string]Verdict{}
	}
	g.apart[from][other] = by
}

// join puts a group under another one's representative.
func (g *Groups) join(root, under string) {
	g.up[root] = under
	few, many := g.apart[root], g.apart[under]
	if len(few) > len(many) {
		few, many = many, few
	}
	for id, by := range few {
		many[id] = by
	}
	if many != nil {
		g.apart[under] = many
	}
	delete(g.apart, root)
}
