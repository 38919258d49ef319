package search_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search"
	"kotae/search/thesaurus"
)

// put writes a file of the data directory as an editor's program does: beside, and then in its place.
func (s *site) put(t *testing.T, name string, lines ...string) {
	t.Helper()
	path := filepath.Join(s.store.Dir(), name)
	if err := os.WriteFile(path+"~", []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
}

// finds lists the ids of the hits, sorted, that have half of the query or more.
func finds(t *testing.T, svc *search.Service, query string) []string {
	t.Helper()
	a, err := svc.Search(context.Background(), search.Request{Query: query})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range a.Hits {
		if !a.Relaxed {
			ids = append(ids, h.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

var meetings = []corpus.Question{
	{ID: "1", Title: "推し活面談とは何ですか", Body: "招待されました。"},
	{ID: "2", Title: "ゆるふわ懇談会とは何ですか", Body: "招待されました。"},
	{ID: "3", Title: "服装について", Body: "迷います。"},
}

func TestOwnSynonyms(t *testing.T) {
	s := newSite(t)
	s.index(t, meetings...)
	s.await(func(st search.Status) bool { return st.Ready })
	if got := finds(t, s.svc, "ゆるふわ懇談会"); !slices.Equal(got, []string{"2"}) {
		t.Fatalf("without synonyms it finds %v", got)
	}
	before := s.svc.Status().Thesaurus

	s.put(t, thesaurus.FileName, "a\tequivalent\t推し活面談", "a\tequivalent\tゆるふわ懇談会")
	s.await(func(st search.Status) bool { return st.Thesaurus != before })
	if got := finds(t, s.svc, "ゆるふわ懇談会"); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("with synonyms it finds %v", got)
	}

	// A broken file changes nothing but the status, and one service that begins with it has those of the program.
	s.put(t, thesaurus.FileName, "a\tequivalent\t推し活面談", "a\tsame\tゆるふわ懇談会")
	s.await(func(st search.Status) bool { return st.Reason != "" })
	st := s.svc.Status()
	if !st.Ready || !strings.Contains(st.Reason, thesaurus.FileName+":2: ") || st.Synonyms != st.Reason {
		t.Errorf("the status is %+v", st)
	}
	if got := finds(t, s.svc, "ゆるふわ懇談会"); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("with a broken file it finds %v", got)
	}
	fresh, err := search.Open(s.store, s.analyzer, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if st := fresh.Status(); !st.Ready || st.Reason == "" || st.Thesaurus != before {
		t.Errorf("opened with a broken file the status is %+v", st)
	}
	if got := finds(t, fresh, "ゆるふわ懇談会"); !slices.Equal(got, []string{"2"}) {
		t.Errorf("opened with a broken file it finds %v", got)
	}

	// The next index has them too.
	s.put(t, thesaurus.FileName, "a\tequivalent\t推し活面談", "a\tequivalent\tゆるふわ懇談会", "b\tequivalent\t服装", "b\tequivalent\t推し活コーデ")
	s.await(func(st search.Status) bool { return st.Reason == "" })
	s.index(t, meetings[:2]...)
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	if got := finds(t, s.svc, "ゆるふわ懇談会"); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("in the next index it finds %v", got)
	}

	if err := os.Remove(filepath.Join(s.store.Dir(), thesaurus.FileName)); err != nil {
		t.Fatal(err)
	}
	s.await(func(st search.Status) bool { return st.Thesaurus == before })
	if got := finds(t, s.svc, "ゆるふわ懇談会"); !slices.Equal(got, []string{"2"}) {
		t.Errorf("without the file it finds %v", got)
	}
}

// TestWordsOfTheGeneration goes back to an index that was cut with other words of the site: each is asked as it was cut.
func TestWordsOfTheGeneration(t *testing.T) {
	s := newSite(t)
	s.put(t, analysis.DictionaryName, "推し活面談\tオシカツメンダン\t推し面")
	s.index(t, meetings...)
	s.await(func(st search.Status) bool { return st.Generation == "g000001" })
	s.put(t, analysis.DictionaryName, "推し活面談\tオシカツメンダン\tファン面談")
	s.index(t, meetings...)
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	terms := func() (terms []string) {
		ctx := search.Observed(context.Background(), func(o search.Observation) { terms = o.Terms() })
		a, err := s.svc.Search(ctx, search.Request{Query: "推し活面談"})
		if err != nil || len(a.Hits) == 0 || a.Hits[0].ID != "1" || a.Relaxed {
			t.Errorf("got %+v, %v", a, err)
		}
		return terms
	}
	if got := terms(); !slices.Equal(got, []string{"ファン面談"}) {
		t.Errorf("g000002 is asked for %v", got)
	}
	if _, to, err := s.store.Rollback(analysis.Fingerprint()); err != nil || to != "g000001" {
		t.Fatalf("rolled back to %s, %v", to, err)
	}
	s.await(func(st search.Status) bool { return st.Generation == "g000001" })
	if got := terms(); !slices.Equal(got, []string{"推し面"}) {
		t.Errorf("g000001 is asked for %v", got)
	}
	// What is in the data directory now is the next index's concern.
	s.put(t, analysis.DictionaryName, "卒\tソツ")
	fresh, err := search.Open(s.store, s.analyzer, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if st := fresh.Status(); !st.Ready || st.Reason != "" {
		t.Errorf("with a broken dictionary for the next index the status is %+v", st)
	}
}
