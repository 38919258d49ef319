package generation_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

// TestAdoptErased: one that was another, but for what was erased from it, does not pass for that of a stranger of the name.
func TestAdoptErased(t *testing.T) {
	from, to := newStore(t), newStore(t)
	names := mustPublish(t, from, 2)
	d, err := write(from, "q0")
	if err != nil {
		t.Fatal(err)
	}
	erased, err := d.Publish(generation.Manifest{Analyzer: analyzer, Of: names[0], Questions: 1})
	if err != nil {
		t.Fatal(err)
	}
	mustPublish(t, to, 1)
	var dirs []string
	for _, name := range []string{names[0], erased} {
		dirs = append(dirs, filepath.Join(from.Dir(), "generations", name))
	}
	adopted, err := to.Adopt(dirs, erased, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []generation.Adopted{{From: "g000001", Name: "g000002", New: true}, {From: "g000003", Name: "g000003", New: true}}
	if diff := cmp.Diff(want, adopted); diff != "" {
		t.Fatal(diff)
	}
	m, err := generation.Verify(filepath.Join(to.Dir(), "generations", erased))
	if err != nil || m.Of != "" {
		t.Errorf("%v, it is still of %s", err, m.Of)
	}
}
