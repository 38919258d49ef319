package indexer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

const ownWord = "推し活面談\tオシカツメンダン\t\t面談\n"

func setDictionary(t testing.TB, s *generation.Store, text string) {
	t.Helper()
	write(t, filepath.Join(s.Dir(), analysis.DictionaryName), text)
}

// docsWith counts the documents whose titles have a term.
func docsWith(t testing.TB, g *generation.Generation, term string) int {
	t.Helper()
	r, err := g.Reader.TermFieldReader(context.Background(), []byte(term), "title", false, false, false)
	if err != nil {
		t.Fatal(err)
	}
	return int(r.Count())
}

func TestOwnWordsAreCut(t *testing.T) {
	s := newStore(t)
	o := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"),
		question("1", "推し活面談とは", ""), question("2", "面接とは", ""), question("3", "服装とは", ""))}}
	build(t, s, o)
	if n := docsWith(t, open(t, s), "推し活面談"); n != 0 {
		t.Fatalf("%d questions have the word already", n)
	}

	setDictionary(t, s, ownWord)
	r := build(t, s, o)
	g := open(t, s)
	if !r.Published || r.Unchanged != 3 {
		t.Errorf("other words, and not analysed anew: %+v", r)
	}
	if docsWith(t, g, "推し活面談") != 1 || docsWith(t, g, "面談") != 1 || string(g.Dictionary) != ownWord {
		t.Errorf("the word is not in the index; its dictionary is %q", g.Dictionary)
	}
	if !slices.ContainsFunc(g.Manifest.Files, func(f generation.File) bool {
		return f.Path == "dictionary.tsv" && f.Size == int64(len(ownWord))
	}) {
		t.Errorf("the manifest lists %v", g.Manifest.Files)
	}

	setDictionary(t, s, "# a comment changes nothing\n"+ownWord)
	if r := build(t, s, o); r.Published {
		t.Errorf("published for a comment: %+v", r)
	}

	// What changes little is written into a copy, and takes the words along.
	o.Sources = []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"),
		question("1", "推し活面談とは", ""), question("2", "面接とは", ""), question("3", "推し活面談の服装", ""))}
	build(t, s, o)
	if g := open(t, s); docsWith(t, g, "推し活面談") != 2 || !strings.HasSuffix(string(g.Dictionary), ownWord) {
		t.Errorf("the words are lost: %q", g.Dictionary)
	}

	if err := os.Remove(filepath.Join(s.Dir(), analysis.DictionaryName)); err != nil {
		t.Fatal(err)
	}
	build(t, s, o)
	if g := open(t, s); docsWith(t, g, "推し活面談") != 0 || g.Dictionary != nil || g.Manifest.Words != "" {
		t.Errorf("the words stay: %q", g.Dictionary)
	}
}

func TestEraseKeepsWords(t *testing.T) {
	s := newStore(t)
	setDictionary(t, s, ownWord)
	build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"),
		question("1", "推し活面談とは", ""), question("2", "推し活面談の服装", ""))}})
	db, err := decisions.Open(context.Background(), s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Forget(context.Background(), decisions.Forgotten{ID: "2"}), db.Close()); err != nil {
		t.Fatal(err)
	}
	setDictionary(t, s, "") // those that the index was cut with count
	if r, err := indexer.Erase(context.Background(), s, indexer.Options{}); err != nil || !r.Published {
		t.Fatalf("got %+v, %v", r, err)
	}
	g := open(t, s)
	if a, err := indexer.Analyzer(g); err != nil || string(g.Dictionary) != ownWord || a.Fingerprint() == analysis.Fingerprint() {
		t.Errorf("got %q, %v", g.Dictionary, err)
	}
}

func TestBrokenDictionary(t *testing.T) {
	s := newStore(t)
	o := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("1", "推し活面談とは", ""))}}
	build(t, s, o)
	path := filepath.Join(s.Dir(), analysis.DictionaryName)
	setDictionary(t, s, ownWord+"卒\tソツ\n")
	_, err := indexer.Update(context.Background(), s, analysis.New, o)
	var broken *indexer.DictionaryError
	if !errors.As(err, &broken) || !strings.Contains(err.Error(), path+":2: ") || !strings.Contains(err.Error(), "kotae dict lint") {
		t.Errorf("got %v", err)
	}
	checkClean(t, s)
	if current, err := s.Current(); err != nil || current != "g000001" {
		t.Errorf("current is %s, %v", current, err)
	}
}

// TestWordsOfAnIndexAreChecked finds a dictionary that was changed in a published index.
func TestWordsOfAnIndexAreChecked(t *testing.T) {
	s := newStore(t)
	setDictionary(t, s, ownWord)
	build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), question("1", "推し活面談とは", ""))}})
	write(t, filepath.Join(s.Dir(), "generations", "g000001", "dictionary.tsv"), strings.Replace(ownWord, "オ", "ヲ", 1))
	var damaged *generation.DamagedError
	if _, err := s.OpenCurrent(analysis.Fingerprint()); !errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
}
