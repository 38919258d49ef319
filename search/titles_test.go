package search

import (
	"context"
	"testing"
)

// TestTitleKeysOfFoldedText: the keys are made of the folded text that the generation keeps at hand, and must part and
// unite titles as those of the records do.
func TestTitleKeysOfFoldedText(t *testing.T) {
	e := sampleEngine(t)
	for n, id := range e.gen.Columns.IDs {
		q, err := e.question(id)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := e.titleKey(uint32(n)), titleKey(e.analyzer, q.Title); got != want {
			t.Errorf("%s %q: key %q, of the record %q", id, q.Title, got, want)
		}
	}
}

// TestRelatedTitleKeys looks at twenty related questions of some of the sample: no two keys are equal, nor is one that of
// the question.
func TestRelatedTitleKeys(t *testing.T) {
	e := sampleEngine(t)
	for n, id := range e.gen.Columns.IDs {
		if n%10 > 0 {
			continue
		}
		a, err := e.related(context.Background(), id, 20)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{e.titleKey(uint32(n)): id}
		for _, h := range a.Hits {
			key := titleKey(e.analyzer, h.Title)
			if of, ok := seen[key]; ok {
				t.Errorf("related to %s: %q has the title of %s", id, h.Title, of)
			}
			seen[key] = h.ID
		}
	}
}
