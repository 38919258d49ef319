package search

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"kotae/corpus"
	"kotae/indexer/generation"
)

// Record reads one canonical record from the current generation, without the dictionary that a Service loads. A forgotten
// one is ErrNotFound.
func Record(store *generation.Store, id string) (q *corpus.Question, err error) {
	gen, d, err := openDecided(context.Background(), store)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, gen.Close()) }()
	n, ok := d.number(gen, id)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return readRecord(gen, gen.Columns.IDs[n])
}

// Records reads all canonical records of the current generation but the forgotten ones, one at a time, by id: numbers
// first, in their order. An error ends it.
func Records(ctx context.Context, store *generation.Store) iter.Seq2[*corpus.Question, error] {
	return func(yield func(*corpus.Question, error) bool) {
		gen, d, err := openDecided(ctx, store)
		if err != nil {
			yield(nil, err)
			return
		}
		defer gen.Close() // read-only: nothing can be lost
		for _, id := range slices.SortedFunc(slices.Values(gen.Columns.IDs), compareIDs) {
			if id == "" || d.hides(gen, id) {
				continue
			}
			err := ctx.Err()
			var q *corpus.Question
			if err == nil {
				q, err = readRecord(gen, id)
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
	}
}

// openDecided opens the current generation, whatever analyser cut its texts, with what is decided about it. Where that
// cannot be read, an older one is no answer: who exports must know what is exported.
func openDecided(ctx context.Context, store *generation.Store) (*generation.Generation, *decided, error) {
	l := ledger{dir: store.Dir()}
	d, err := l.look(ctx, nil)
	l.close()
	if err != nil {
		return nil, nil, err
	}
	current, err := store.Current()
	if err != nil {
		return nil, nil, err
	}
	gen, err := store.OpenAny(current)
	if err != nil {
		return nil, nil, err
	}
	return gen, d, nil
}

// compareIDs orders numbers by their value, before all other ids.
func compareIDs(a, b string) int {
	x, y := number(a), number(b)
	switch {
	case x != "" && y != "":
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y), cmp.Compare(a, b))
	case x != "":
		return -1
	case y != "":
		return 1
	}
	return cmp.Compare(a, b)
}

// number is a number's digits without leading zeros, or "" for what is none.
func number(id string) string {
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return ""
	}
	return cmp.Or(strings.TrimLeft(id, "0"), "0")
}

func readRecord(gen *generation.Generation, id string) (*corpus.Question, error) {
	b, err := gen.Record(id)
	if err != nil {
		return nil, err
	}
	var q corpus.Question
	if err := json.Unmarshal(b, &q); err != nil {
		return nil, fmt.Errorf("question %s cannot be read: %w", id, err)
	}
	return &q, nil
}
