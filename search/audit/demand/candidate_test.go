package demand

import (
	"maps"
	"slices"
	"testing"

	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// TestVetoes: what speaks for a word is not heard where an editor has said that it is another thing, where it is typed anyhow,
// where half of the site is about it, and where no title has it.
func TestVetoes(t *testing.T) {
	never, err := thesaurus.With(
		thesaurus.Entry{File: "synonyms.tsv", Line: 1, Group: "g", KindName: "never", Term: "クロアポ", Columns: 3},
		thesaurus.Entry{File: "synonyms.tsv", Line: 2, Group: "g", KindName: "never", Term: "クロスアポイントメント", Columns: 3},
	)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]*titleWord{}
	for text, n := range map[string]int{"クロスアポイントメント": 1, "兼業": 5, "働く": 2, "就活": 50} {
		words[text] = &titleWord{text: text, questions: n}
	}
	m := &miner{titles: &titles{questions: 100, words: words}, thesaurus: never}
	c := &Cluster{Term: "クロアポ", Queries: []Query{{Text: "クロアポ 働く", gap: gap{"クロアポ", "働く", true}}}}
	g := &gathering{m: m, cluster: c, found: map[string]*candidate{}}
	for _, text := range []string{"クロスアポイントメント", "兼業", "働く", "就活", "クロアポ", "副業"} {
		g.add(text, byOpened, worthOpened)
	}
	if found := slices.Sorted(maps.Keys(g.found)); !slices.Equal(found, []string{"兼業"}) {
		t.Errorf("%q", found)
	}
}

// TestNext: what comes after a query more often than by chance, beside what is everywhere.
func TestNext(t *testing.T) {
	for name, c := range map[string]struct {
		next   querylog.Next
		looked int
		want   bool
	}{
		"nowhere else":         {querylog.Next{After: 3, All: 3}, 30, true},
		"twice only":           {querylog.Next{After: 2, All: 2}, 30, false},
		"popular anyhow":       {querylog.Next{After: 8, All: 108}, 30, false},
		"seldom elsewhere":     {querylog.Next{After: 8, All: 38}, 30, true},
		"too seldom after all": {querylog.Next{After: 2, All: 2}, 3, false},
	} {
		if got := isWayOut(10, c.next, c.looked, 1_000); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if isWayOut(20, querylog.Next{After: 5, All: 5}, 5, 1_000) {
		t.Error("after one in four of them")
	}
}
