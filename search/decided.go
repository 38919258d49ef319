package search

import (
	"context"
	"maps"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// decided is what people decided, as one look at the decisions found it. It never changes.
type decided struct {
	revision  int64
	forgotten map[string]bool
	aliases   map[string]string // what an export calls a question now → its id here
	renamed   map[string]string // those of the aliases that are of forgotten questions → the id that was forgotten
	keys      []decisions.Key   // the good ones
	verdicts  map[decisions.Pair]decisions.Verdict
}

// readDecided reads the revision first: what is decided meanwhile is read again at the next look. Of the verdicts, which may be
// many, it reads what changed since last, an earlier look at the same database; nil is none.
func readDecided(ctx context.Context, db *decisions.DB, last *decided) (*decided, error) {
	revision, err := db.Revision(ctx)
	if err != nil {
		return nil, err
	}
	forgotten, err := db.Forgotten(ctx)
	if err != nil {
		return nil, err
	}
	identities, err := db.Identities(ctx)
	if err != nil {
		return nil, err
	}
	keys, err := db.Keys(ctx)
	if err != nil {
		return nil, err
	}
	verdicts, err := readVerdicts(ctx, db, last)
	if err != nil {
		return nil, err
	}
	d := &decided{
		verdicts: verdicts,
		revision: revision, forgotten: map[string]bool{}, aliases: make(map[string]string, len(identities)), renamed: map[string]string{},
	}
	for _, f := range forgotten {
		d.forgotten[f.ID] = true
	}
	for _, i := range identities {
		if i.Alias != i.ID {
			d.aliases[i.Alias] = i.ID
		}
	}
	for alias := range d.aliases {
		if id, ok := d.follow(alias, func(id string) bool { return d.forgotten[id] }); ok {
			d.renamed[alias] = id
		}
	}
	for _, k := range keys {
		if k.Revoked.IsZero() {
			d.keys = append(d.keys, k)
		}
	}
	return d, nil
}

func readVerdicts(ctx context.Context, db *decisions.DB, last *decided) (map[decisions.Pair]decisions.Verdict, error) {
	if last == nil {
		last = &decided{}
	}
	changed, err := db.Verdicts(ctx, last.revision)
	if err != nil || len(changed) == 0 {
		return last.verdicts, err
	}
	verdicts := maps.Clone(last.verdicts)
	if verdicts == nil {
		verdicts = make(map[decisions.Pair]decisions.Verdict, len(changed))
	}
	for _, v := range changed {
		if v.Kind == "" {
			delete(verdicts, v.Pair())
		} else {
			verdicts[v.Pair()] = v
		}
	}
	return verdicts, nil
}

// maxRenames is how often a question's dump may have been renamed. Databases that were merged may even hold circles.
const maxRenames = 100

// follow goes from an id to what it is an alias of, and on, to the first that wanted accepts.
func (d *decided) follow(id string, wanted func(string) bool) (string, bool) {
	for range maxRenames {
		if wanted(id) {
			return id, true
		}
		next, ok := d.aliases[id]
		if !ok {
			break
		}
		id = next
	}
	return "", false
}

// number finds a question's document by its id, or by what an export calls it. A forgotten one is not found.
func (d *decided) number(gen *generation.Generation, id string) (uint32, bool) {
	if gen == nil {
		return 0, false
	}
	id, ok := d.follow(id, func(id string) bool {
		_, ok := gen.Number(id)
		return ok
	})
	if !ok || d.hides(gen, id) {
		return 0, false
	}
	return gen.Number(id)
}

// forgot reports whether an id that number does not find is that of a forgotten question, or an alias of one.
func (d *decided) forgot(id string) bool {
	_, ok := d.follow(id, func(id string) bool { return d.forgotten[id] })
	return ok
}

// hides reports whether a question of the generation is forgotten: by its id, or as an alias of one that is. Where a
// generation has both the alias and the id, they are two questions.
func (d *decided) hides(gen *generation.Generation, id string) bool {
	if d.forgotten[id] {
		return true
	}
	of, ok := d.renamed[id]
	if !ok {
		return false
	}
	_, both := gen.Number(of)
	return !both
}

// hidden lists the documents of a generation that are forgotten.
func (d *decided) hidden(gen *generation.Generation) []uint32 {
	var docs []uint32
	for id := range d.forgotten {
		if n, ok := gen.Number(id); ok {
			docs = append(docs, n)
		}
	}
	for alias := range d.renamed {
		if n, ok := gen.Number(alias); ok && !d.forgotten[alias] && d.hides(gen, alias) {
			docs = append(docs, n)
		}
	}
	return docs
}
