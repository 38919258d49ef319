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
	unread  unread
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
	n.own(sorted)
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
		if n.decided.forgot(alias.ID) {
			n.ids[name] = alias.ID
			continue
		}
		r, named := n.spool.rows[alias.ID]
		if (named || n.unread.names[alias.ID]) && !n.barred(alias.ID, r.wording) {
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

// own keeps that a name is a question of its own where its alias was void: once the id it stood for leaves the index, nothing
// else would tell that they are two, and forgetting the one would hide the other. Where the id is forgotten, only an index
// that has both tells.
func (n *names) own(sorted []string) {
	now := time.Now()
	for _, name := range sorted {
		alias, ok := n.decided.aliases[name]
		if !ok || n.ids[name] != name || n.decided.forgot(name) || n.decided.forgot(alias.ID) && !n.base.has(alias.ID) {
			continue
		}
		n.identify(name, name, now)
	}
}

// inherit gives names that are new the ids of questions of the same content that vanished, both in their order. A name that
// is forgotten inherits too, by the wording alone: the export calls another question so now, which must not be lost.
func (n *names) inherit(sorted []string) (renamed []Renamed, err error) {
	left := n.vanished()
	if len(left.contents) == 0 {
		return nil, nil
	}
	now := time.Now()
	for _, name := range sorted {
		r, forgot := n.spool.rows[name], n.decided.forgot(name)
		if n.ids[name] != name || n.base.has(name) && !forgot || n.barred(name, r.wording) {
			continue
		}
		by, print := left.wordings, r.wording
		if !forgot {
			q, err := n.spool.question(r)
			if err != nil {
				return nil, err
			}
			by, print = left.contents, q.Fingerprint()
		}
		id, ok := left.take(by, print)
		if !ok {
			continue
		}
		n.ids[name] = id
		n.identify(name, id, now)
		renamed = append(renamed, Renamed{From: id, To: name})
	}
	return renamed, nil
}

// identify keeps what a name stands for. Where the name is forgotten, the alias is dated a full second later, which is as
// exactly as the two are stored: leftOut goes by which came last.
func (n *names) identify(name, id string, at time.Time) {
	if since, ok := n.decided.forgotten[name]; ok && at.Before(since.Add(time.Second)) {
		at = since.Add(time.Second)
	}
	i := decisions.Identity{Alias: name, ID: id, At: at}
	n.decided.aliases[name] = i
	n.found = append(n.found, i)
}

// barred reports whether a text must not come into the index under an id: it is that of a forgotten question. Where the
// index has it under this very id, and that is not forgotten, it is a copy that was left on purpose.
func (n *names) barred(id, wording string) bool {
	if _, ok := n.decided.prints[wording]; !ok || wording == "" {
		return false
	}
	return n.decided.forgot(id) || !n.base.words(id, wording)
}

// leftOut reports whether a question of the sources must not be indexed: it, or what it is called, is forgotten, or its
// text is. byText is true where only the text is, and its id may well be that of another question.
func (n *names) leftOut(name string) (out, byText bool) {
	id, wording := n.ids[name], n.spool.rows[name].wording
	since, forgot := n.decided.forgotten[name]
	switch {
	case n.decided.forgot(id), forgot && !n.decided.aliases[name].At.After(since):
		return true, false
	case !n.barred(id, wording):
		return false, false
	}
	if !n.base.has(name) { // so that it stays left out when its text changes
		n.identify(name, n.decided.prints[wording], time.Now())
	}
	return true, true
}
