package indexer

import (
	"errors"
	"fmt"
	"slices"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// base is what an import compares the sources with: the current generation. Where that is damaged it is the newest whole one
// of the site's own questions, so that half an export still does not empty the index.
type base struct {
	*generation.Generation       // nil without one
	damage                 error // why the current one cannot be read
	questions              int   // where none can be read: how many the history says the current one had, of the site's own
}

// openBase opens the current generation, also one that another analyser has cut. One that cannot be read is replaced as a
// whole, but cannot be added to.
func openBase(store *generation.Store, add bool) (base, error) {
	name, err := store.Current()
	if err == nil {
		g, openErr := store.OpenAny(name)
		if openErr == nil {
			return base{Generation: g}, nil
		}
		err = openErr
	}
	history, historyErr := store.History()
	if errors.Is(err, generation.ErrNone) {
		if len(history) == 0 {
			return base{}, historyErr
		}
		err = errors.New("its files are gone")
	}
	if add {
		return base{}, fmt.Errorf("nothing can be added to the current index: %w", err)
	}
	b := base{damage: err}
	if len(history) > 0 {
		last := history[len(history)-1]
		if last.Sample {
			return b, nil
		}
		b.questions = last.Questions
	}
	b.Generation, err = newestOwn(store)
	return b, err
}

// newestOwn opens the newest generation that is whole and not the sample; nil where there is none.
func newestOwn(store *generation.Store) (*generation.Generation, error) {
	names, err := store.Names()
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Backward(names) {
		g, err := store.OpenAny(name)
		if err != nil {
			continue
		}
		if !g.Manifest.Sample {
			return g, nil
		}
		if err := g.Close(); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// has reports whether the base has a question of this id.
func (b base) has(id string) bool {
	if b.Generation == nil {
		return false
	}
	_, ok := b.Number(id)
	return ok
}

// words reports whether the base has a question of this id that is worded so.
func (b base) words(id, wording string) bool {
	if b.Generation == nil {
		return false
	}
	n, ok := b.Number(id)
	return ok && b.Columns.Prints[n] == wording
}

// live lists the numbers of the base's questions.
func (b base) live() (numbers []uint32) {
	if b.Generation == nil {
		return nil
	}
	for n := range b.Columns.IDs {
		if b.Columns.Live(uint32(n)) {
			numbers = append(numbers, uint32(n))
		}
	}
	return numbers
}

// ours reports whether the base holds a site's questions, which an import changes; the sample is replaced.
func (b base) ours(o Options) bool {
	return b.Generation != nil && (!b.Manifest.Sample || o.onlySample())
}

// readable reports whether this kotae's analyser has cut the base's texts, knowing these words of the site.
func (b base) readable(words *analysis.Words) bool {
	return b.Generation != nil && b.Manifest.Analyzer == analysis.Fingerprint() && b.Manifest.Words == words.Fingerprint()
}

func (b base) close() error {
	if b.Generation == nil {
		return nil
	}
	return b.Close()
}
