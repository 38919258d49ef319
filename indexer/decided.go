package indexer

import (
	"context"
	"errors"
	"time"

	"kotae/indexer/decisions"
)

// decided is what people, and imports before, decided about the questions.
type decided struct {
	forgotten map[string]time.Time          // since when, by id
	prints    map[string]string             // of forgotten questions, by wording: the id, the first of several
	aliases   map[string]decisions.Identity // by what an export calls it, where that is not its id
}

func readDecided(ctx context.Context, dir string) (d decided, err error) {
	db, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	forgotten, err := db.Forgotten(ctx)
	if err != nil {
		return d, err
	}
	d = decided{map[string]time.Time{}, map[string]string{}, map[string]decisions.Identity{}}
	for _, f := range forgotten {
		d.forgotten[f.ID] = f.At
		if _, ok := d.prints[f.Print]; !ok && f.Print != "" {
			d.prints[f.Print] = f.ID
		}
	}
	identities, err := db.Identities(ctx)
	for _, i := range identities {
		if i.Alias != i.ID {
			d.aliases[i.Alias] = i
		}
	}
	return d, err
}

func (d *decided) forgot(id string) bool {
	_, ok := d.forgotten[id]
	return ok
}

// identify keeps what an import found out about names, even where it is interrupted now: the index is published.
func identify(ctx context.Context, dir string, identities []decisions.Identity) error {
	if len(identities) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	db, err := decisions.Open(ctx, dir)
	if err != nil {
		return err
	}
	return errors.Join(db.Identify(ctx, identities...), db.Close())
}
