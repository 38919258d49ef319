package thesaurus

// Group is what editors wrote down together.
type Group struct {
	File, ID string
	Kind     string   // equivalent, near, oneway, never or typo
	Terms    []string // as they were written; the head of a one-way group and the canon of a typo group come first
}

// groupsOf brings the lines of each group together, wherever they stand in their file.
func groupsOf(entries []Entry) []Group {
	var groups []Group
	place := map[[2]string]int{}
	for _, e := range entries {
		id := [2]string{e.File, e.Group}
		i, had := place[id]
		if !had {
			i = len(groups)
			place[id] = i
			groups = append(groups, Group{File: e.File, ID: e.Group, Kind: groupKinds[e.KindName]})
		}
		terms := append(groups[i].Terms, e.Term)
		if e.KindName == oneWayHead || e.KindName == typoCanon {
			copy(terms[1:], terms)
			terms[0] = e.Term
		}
		groups[i].Terms = terms
	}
	return groups
}
