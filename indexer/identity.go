package indexer

import (
	"maps"
	"slices"
	"time"

	"kotae/indexer/decisions"
)

// names finds out what the sources' questions are called here. A site's dumps are renamed now and then; what was decided
// about a question, its address and its place in the index must not depend on that.
type names struct {
	base    base
	spool   *spool
	decided decided
	ids     map[string]string // what the sources call a question → its id
	found   []decisions.Identity
}

// resolve gives each question of the sources its id: its own name, or the id it had before. whole says that the sources
// name the whole corpus, so that what they lack has vanished.
func (n *names) resolve(whole bool) (renamed []Renamed, err error) {
	sorted := slices.Sorted(maps.Keys(n.spool.rows))
	n.ids = make(map[string]string, len(sorted))
	for _, name := range sorted {
		n.ids[name] = name
	}
	n.follow(sorted)
	if !whole {
		return nil, nil
	}
	return n.inherit(sorted)
}

// follow applies the aliases that are known. One is void where the index has a question of that name or the sources name
// the id itself, unless that is forgotten; of two names of one id the one found out last holds.
func (n *names) follow(sorted []string) {
	holder := map[string]string{}
	for _, name := range sorted {
		alias, ok := n.decided.aliases[name]
		if !ok || n.base.has(name) {
			continue
		}
		if n.decided.forgotten[alias.ID] {
			n.ids[name] = alias.ID
			continue
		}
		if _, named := n.spool.rows[alias.ID]; named {
			continue
		}
		if other, taken := holder[alias.ID]; taken {
			if !alias.At.After(n.decided.aliases[other].At) {
				continue
			}
			n.ids[other] = other
		}
		holder[alias.ID], n.ids[name] = name, alias.ID
	}
}

// inherit gives names that are new the ids of questions of the same content that vanished, both in their order.
func (n *names) inherit(sorted []string) (renamed []Renamed, err error) {
	named := map[string]bool{}
	for _, id := range n.ids {
		named[id] = true
	}
	vanished := map[string][]string{} // by fingerprint
	for _, doc := range n.base.live() {
		if id, print := n.base.Columns.IDs[doc], n.base.Columns.Prints[doc]; !named[id] && print != "" {
			vanished[print] = append(vanished[print], id)
		}
	}
	if len(vanished) == 0 {
		return nil, nil
	}
	for _, ids := range vanished {
		slices.Sort(ids)
	}
	now := time.Now()
	for _, name := range sorted {
		if n.ids[name] != name || n.base.has(name) || n.decided.forgotten[name] {
			continue
		}
		q, err := n.spool.question(n.spool.rows[name])
		if err != nil {
			return nil, err
		}
		print := q.Fingerprint()
		if len(vanished[print]) == 0 {
			continue
		}
		id := vanished[print][0]
		vanished[print] = vanished[print][1:]
		n.ids[name] = id
		n.found = append(n.found, decisions.Identity{Alias: name, ID: id, At: now})
		renamed = append(renamed, Renamed{From: id, To: name})
	}
	return renamed, nil
}

// forgotten reports whether a question of the sources must not be indexed: it, or what it was called, is forgotten, or the
// index does not know it and its content is that of a forgotten one. That is remembered, so that it stays so when the
// content changes.
func (n *names) forgotten(name string) (bool, error) {
	id := n.ids[name]
	if n.decided.forgotten[id] || n.decided.forgotten[name] {
		return true, nil
	}
	if n.base.has(id) || len(n.decided.prints) == 0 {
		return false, nil
	}
	q, err := n.spool.question(n.spool.rows[name])
	if err != nil {
		return false, err
	}
	was, ok := n.decided.prints[q.Fingerprint()]
	if ok {
		n.found = append(n.found, decisions.Identity{Alias: name, ID: was, At: time.Now()})
	}
	return ok, nil
}
