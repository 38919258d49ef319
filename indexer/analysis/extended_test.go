package analysis

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func parse(t testing.TB, lines ...string) *Words {
	t.Helper()
	w, problems := ParseWords("words.tsv", strings.Join(lines, "\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

func extend(t testing.TB, lines ...string) *Analyzer {
	t.Helper()
	a, err := NewWith(parse(t, lines...))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestNewWith(t *testing.T) {
	plain := newAnalyzer(t)
	const text = "推し活面談のあとの内定"
	if got := wordsOf(plain, text); slices.Contains(got, "推し活面談") {
		t.Fatalf("the word is known already: %v", got)
	}
	own := extend(t, "推し活面談\tオシカツメンダン\t\t面談")
	if got := wordsOf(own, text); !slices.Contains(got, "推し活面談") {
		t.Errorf("got %v", got)
	}
	if got := wordsOf(plain, text); slices.Contains(got, "推し活面談") {
		t.Errorf("the word came into the analyser without it: %v", got)
	}
	if got := wordsOf(own, "ガクチカがない"); !slices.Contains(got, "ガクチカ") {
		t.Errorf("the words of the program are gone: %v", got)
	}
	if got := own.Reading("推し活面談"); got != "オシカツメンダン" {
		t.Errorf("it reads %q", got)
	}
}

func TestNewWithReplaces(t *testing.T) {
	if got := wordsOf(newAnalyzer(t), "シューカツ"); !slices.Contains(got, "シュウカツ") {
		t.Fatalf("got %v", got)
	}
	if got := wordsOf(extend(t, "シューカツ\tシューカツ\t就活"), "シューカツ"); !slices.Contains(got, "就活") {
		t.Errorf("got %v", got)
	}
}

func TestNewWithIsShared(t *testing.T) {
	a := extend(t, "推し活面談\tオシカツメンダン", "内々定先\tナイナイテイサキ")
	if b := extend(t, "# the same", "内々定先\tナイナイテイサキ\t\t\t", "推し活面談\tオシカツメンダン"); a != b {
		t.Error("the same words made another analyser")
	}
	c := extend(t, "推し活面談\tオシカツメンダン")
	if a == c || a.Fingerprint() == c.Fingerprint() {
		t.Error("other words made the same analyser")
	}
	n, err := NewWith(parse(t, "# nothing"))
	if err != nil || n.Fingerprint() != Fingerprint() {
		t.Errorf("got %v, %v", n, err)
	}
	print := parse(t, "推し活面談\tオシカツメンダン").Fingerprint()
	runtime.KeepAlive(c)
	runtime.GC()
	extended.Lock()
	defer extended.Unlock()
	if extended.by[print].Value() != nil {
		t.Error("an analyser that nobody uses is kept")
	}
}

func TestLoadWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), DictionaryName)
	if w, err := LoadWords(path); w != nil || err != nil {
		t.Errorf("got %v, %v", w, err)
	}
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("する\tスル\n")
	if w, err := LoadWords(path); err != nil || len(w.Own()) != 1 || w.Text() != "する\tスル\n" {
		t.Errorf("a warning is no error: got %v, %v", w, err)
	}
	write("推し活面談\tオシカツメンダン\n卒\tソツ\n")
	if _, err := LoadWords(path); err == nil || !strings.HasPrefix(err.Error(), path+":2: ") {
		t.Errorf("got %v", err)
	}
}
