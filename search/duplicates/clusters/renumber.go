package clusters

// Renumbered is what was found, by other numbers of the questions; what is about a question that has none is left out. Prepared cannot be
// asked of it.
func (f *Found) Renumbered(to func(doc uint32) (uint32, bool)) *Found {
	out := &Found{Pairs: f.Pairs, Passes: f.Passes}
	for _, l := range f.Links {
		a, okA := to(l.A)
		b, okB := to(l.B)
		if okA && okB {
			l.A, l.B = min(a, b), max(a, b)
			out.Links = append(out.Links, l)
		}
	}
	for _, p := range f.Apart {
		a, okA := to(p[0])
		b, okB := to(p[1])
		if okA && okB {
			out.Apart = append(out.Apart, pair(a, b))
		}
	}
	out.keepApart()
	sortLinks(out.Links)
	for _, s := range f.Sets {
		var own Set
		for i, doc := range s.Docs {
			if n, ok := to(doc); ok {
				own.Docs, own.Scores = append(own.Docs, n), append(own.Scores, s.Scores[i])
			}
		}
		if len(own.Docs) > 1 {
			out.Sets = append(out.Sets, own)
		}
	}
	return out
}
