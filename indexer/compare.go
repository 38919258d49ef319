package indexer

import (
	"maps"
	"slices"

	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
)

// entry is a question of the sources that counts.
type entry struct {
	row  row
	id   string // what it is called in the index; the spooled record has the sources' name
	hash string // of the record with this id
}

// changes are what an import makes of its base.
type changes struct {
	base       base
	words      *analysis.Words // the site's own, to cut with
	spool      *spool
	all, fresh []entry  // the sources' questions in the order of reading; of these the new and changed ones
	same       []uint32 // documents of the base that the sources have just so
	kept       []uint32 // documents of the base that stay though the sources do not name them
	gone       []string // ids of the base that go
	erased     int      // how many of these are forgotten
	removed    []string // the others, sorted
	identities []decisions.Identity
}

// compare finds what changes, and completes the report's counts.
func compare(b base, spool *spool, d decided, failed unread, opts Options, report *Report) (*changes, error) {
	c := &changes{base: b, spool: spool}
	known := b
	if !b.ours(opts) {
		known.Generation = nil // nothing is inherited from the sample
	}
	if err := spool.flush(); err != nil {
		return nil, err
	}
	n := &names{base: known, spool: spool, decided: d, unread: failed}
	renamed, err := n.resolve(!opts.Add)
	if err != nil {
		return nil, err
	}
	report.RenamedCount = len(renamed)
	list(&report.Renamed, renamed...)
	hidden, err := c.enter(n, report)
	if err != nil {
		return nil, err
	}
	c.identities = n.found
	c.divide(hidden, d, failed, opts, report)
	report.Written -= report.Unchanged + report.Forgotten
	return c, nil
}

// enter lists the sources' questions that are to be indexed, in the order of reading, and returns the ids of those that are
// forgotten.
func (c *changes) enter(n *names, report *Report) (hidden map[string]bool, err error) {
	hidden = map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.spool.rows)) {
		r := c.spool.rows[name]
		out, byText := n.leftOut(name)
		e := entry{row: r, id: n.ids[name], hash: r.hash}
		if out {
			if !byText {
				hidden[e.id] = true
			}
			report.Forgotten++
			list(&report.ForgottenIDs, name)
			continue
		}
		if e.id != name {
			q, err := c.spool.question(r)
			if err != nil {
				return nil, err
			}
			q.ID = e.id
			e.hash = q.Hash()
		}
		c.all = append(c.all, e)
	}
	slices.SortFunc(c.all, func(a, b entry) int { return int(min(max(a.row.offset-b.row.offset, -1), 1)) })
	return hidden, nil
}

// divide tells what is new or changed from what is as it was, and what goes from what stays.
func (c *changes) divide(hidden map[string]bool, d decided, failed unread, opts Options, report *Report) {
	named := make(map[string]bool, len(c.all))
	for _, e := range c.all {
		named[e.id] = true
		if c.base.Generation != nil {
			if doc, ok := c.base.Number(e.id); ok && c.base.Columns.Hashes[doc] == e.hash {
				c.same = append(c.same, doc)
				continue
			}
		}
		c.fresh = append(c.fresh, e)
	}
	slices.Sort(c.same)
	lost := failed.ids(d)
	for _, doc := range c.base.live() {
		switch id := c.base.Columns.IDs[doc]; {
		case hidden[id] || d.forgot(id):
			c.gone = append(c.gone, id)
			c.erased++
		case named[id]:
		case opts.Add && c.base.ours(opts):
			c.kept = append(c.kept, doc)
		case (failed.any || lost[id]) && !opts.AllowDelete && c.base.ours(opts):
			c.kept = append(c.kept, doc)
			report.Kept++
			list(&report.KeptIDs, id)
		default:
			c.gone = append(c.gone, id)
			c.removed = append(c.removed, id)
		}
	}
	slices.Sort(c.removed)
	slices.Sort(report.KeptIDs)
	report.Unchanged, report.Removed, report.Erased = len(c.same), len(c.removed), c.erased
	list(&report.RemovedIDs, c.removed...)
}

// ids are what the names of unread records are called in the index.
func (f unread) ids(d decided) map[string]bool {
	ids := make(map[string]bool, len(f.names))
	for name := range f.names {
		ids[name] = true
		if i, ok := d.aliases[name]; ok {
			ids[i.ID] = true
		}
	}
	return ids
}

// none reports whether the current generation is already what this import would make.
func (c *changes) none(opts Options) bool {
	return c.base.damage == nil && c.base.readable(c.words) && c.base.Manifest.Sample == c.sample(opts) && len(c.fresh)+len(c.gone) == 0
}

// sample reports whether what this import makes is the sample and nothing else.
func (c *changes) sample(opts Options) bool {
	return opts.onlySample() && (len(c.kept) == 0 || c.base.Manifest.Sample)
}

// sources names what the index was made of.
func (c *changes) sources(opts Options) []string {
	if len(c.kept) == 0 {
		return opts.Sources
	}
	all := slices.Clone(c.base.Manifest.Sources)
	for _, s := range opts.Sources {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
