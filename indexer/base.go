package indexer

import (
	"errors"
	"fmt"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// base is the current generation, as an import finds it. Without one, or where it is damaged, it is empty.
type base struct{ *generation.Generation }

// openBase opens the current generation, also one that another analyser has cut. One that cannot be read is replaced as a
// whole, but cannot be added to.
func openBase(store *generation.Store, add bool) (base, error) {
	name, err := store.Current()
	if errors.Is(err, generation.ErrNone) {
		return base{}, nil
	}
	var g *generation.Generation
	if err == nil {
		g, err = store.OpenAny(name)
	}
	if err != nil && add {
		return base{}, fmt.Errorf("nothing can be added to the current index: %w", err)
	}
	return base{g}, nil
}

// has reports whether the base has a question of this id.
func (b base) has(id string) bool {
	if b.Generation == nil {
		return false
	}
	_, ok := b.Number(id)
	return ok
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

// readable reports whether this kotae's analyser has cut the base's texts.
func (b base) readable() bool {
	return b.Generation != nil && b.Manifest.Analyzer == analysis.Fingerprint()
}

func (b base) close() error {
	if b.Generation == nil {
		return nil
	}
	return b.Close()
}
