package main

import (
	"context"
	"errors"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// locate finds questions by their ids, or by what an export calls them, in any generation, the current one first. What is
// forgotten already is found too.
func locate(ctx context.Context, store *generation.Store, db *decisions.DB, ids []string) (found []decisions.Forgotten, unknown []string, err error) {
	aliases, err := aliases(ctx, db)
	if err != nil {
		return nil, nil, err
	}
	already, err := db.Forgotten(ctx)
	if err != nil {
		return nil, nil, err
	}
	prints := map[string]string{}
	for _, f := range already {
		prints[f.ID] = f.Print
	}
	names, err := newestFirst(store)
	if err != nil {
		return nil, nil, err
	}
	for i := len(names) - 1; i >= 0; i-- { // the current one has the last word
		_, columns, err := store.ReadColumns(names[i])
		if err != nil {
			continue // what it holds is looked for once more, below
		}
		for n, id := range columns.IDs {
			if id != "" {
				prints[id] = columns.Prints[n]
			}
		}
	}
	for _, given := range ids {
		id, ok := follow(aliases, given, func(id string) bool { _, ok := prints[id]; return ok })
		if !ok {
			id, ok = follow(aliases, given, func(id string) bool { return stored(store, names, id) })
		}
		if ok {
			found = append(found, decisions.Forgotten{ID: id, Print: prints[id]})
		} else {
			unknown = append(unknown, given)
		}
	}
	return found, unknown, nil
}

// copiesOf lists questions of the current index that are worded as forgotten ones, but are not forgotten themselves: the
// same question may be there under another id.
func copiesOf(ctx context.Context, store *generation.Store, db *decisions.DB, found []decisions.Forgotten) (ids []string, err error) {
	all, err := db.Forgotten(ctx)
	if err != nil {
		return nil, err
	}
	forgotten, prints := map[string]bool{}, map[string]bool{}
	for _, f := range all {
		forgotten[f.ID] = true
	}
	for _, f := range found {
		prints[f.Print] = f.Print != ""
	}
	current, err := store.Current()
	if err != nil {
		return nil, nil // the question was found in another index
	}
	_, columns, err := store.ReadColumns(current)
	if err != nil {
		return nil, nil
	}
	for n, id := range columns.IDs {
		if columns.Live(uint32(n)) && prints[columns.Prints[n]] && !forgotten[id] {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// stored reports whether the files of any generation still have a question that none of them finds.
func stored(store *generation.Store, names []string, id string) bool {
	for _, name := range names {
		g, err := store.OpenAny(name)
		if err != nil {
			continue
		}
		held, err := g.Holds(id)
		if errors.Join(err, g.Close()) == nil && held {
			return true
		}
	}
	return false
}

// newestFirst lists the generations, the current one before all others.
func newestFirst(store *generation.Store) ([]string, error) {
	names, err := store.Names()
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, generation.ErrNone
	}
	current, _ := store.Current() // where it is torn there is none
	var out []string
	for i := len(names) - 1; i >= 0; i-- {
		if names[i] == current {
			out = append([]string{current}, out...)
		} else {
			out = append(out, names[i])
		}
	}
	return out, nil
}

// aliases are the ids of questions by what an export calls them.
func aliases(ctx context.Context, db *decisions.DB) (map[string]string, error) {
	all, err := db.Identities(ctx)
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for _, i := range all {
		if i.Alias != i.ID {
			ids[i.Alias] = i.ID
		}
	}
	return ids, nil
}

// maxRenames is how often a question's dump may have been renamed. Decisions that were merged may even hold circles.
const maxRenames = 100

// follow goes from an id to what it is an alias of, and on, to the first that is wanted.
func follow(aliases map[string]string, id string, wanted func(string) bool) (string, bool) {
	for range maxRenames {
		if wanted(id) {
			return id, true
		}
		next, ok := aliases[id]
		if !ok {
			break
		}
		id = next
	}
	return "", false
}
