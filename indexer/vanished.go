package indexer

import "slices"

// vanished are the questions of the index that the sources do not name any more.
type vanished struct {
	contents map[string][]string // ids by fingerprint, sorted
	wordings map[string][]string // ids by wording, sorted
	taken    map[string]bool     // ids that a name of the sources has inherited
}

// vanished finds them. A record that is left out for its text names no question; one that could not be read does.
func (n *names) vanished() *vanished {
	named := n.unread.ids(n.decided)
	for name, id := range n.ids {
		if !n.barred(id, n.spool.rows[name].wording) {
			named[id] = true
		}
	}
	v := &vanished{map[string][]string{}, map[string][]string{}, map[string]bool{}}
	for _, doc := range n.base.live() {
		c := n.base.Columns
		if id := c.IDs[doc]; !named[id] {
			v.contents[c.Contents[doc]] = append(v.contents[c.Contents[doc]], id)
			if !n.decided.forgot(id) {
				v.wordings[c.Prints[doc]] = append(v.wordings[c.Prints[doc]], id)
			}
		}
	}
	for _, by := range []map[string][]string{v.contents, v.wordings} {
		delete(by, "")
		for _, ids := range by {
			slices.Sort(ids)
		}
	}
	return v
}

// take gives away the first question of a print that is still there.
func (v *vanished) take(by map[string][]string, print string) (id string, ok bool) {
	for len(by[print]) > 0 {
		id, by[print] = by[print][0], by[print][1:]
		if !v.taken[id] {
			v.taken[id] = true
			return id, true
		}
	}
	return "", false
}
