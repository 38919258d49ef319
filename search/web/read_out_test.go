package web_test

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/indexer"
	"kotae/search/web/browser"
)

// TestReadOut: a screen reader gets a search box with a list, of which questions are told from words.
func TestReadOut(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	closed := find(t, tab, "combobox")
	if closed.Name != "質問を検索" || closed.Properties["expanded"] != "false" || closed.Properties["autocomplete"] != "list" {
		t.Errorf("the box is read out as %+v", closed)
	}
	tab.Compose("めんせつ")
	tab.Commit("めんせつ")
	b := offered(t, tab)
	down(tab, 0)
	open := find(t, tab, "combobox")
	if open.Properties["expanded"] != "true" || open.Value != "めんせつ" || open.Properties["focused"] != "true" {
		t.Errorf("the open box is read out as %+v", open)
	}
	if list := find(t, tab, "listbox"); list.Name != "検索の候補" {
		t.Errorf("the list is read out as %+v", list)
	}
	var want, got []string
	for _, o := range b.Options {
		want = append(want, strings.TrimSpace(o.Kind+" "+o.Text))
	}
	for _, n := range tab.Tree() {
		if n.Role != "option" {
			continue
		}
		if selected := n.Properties["selected"] == "true"; selected != (len(got) == 0) {
			t.Errorf("%s is selected: %v", n.Name, selected)
		}
		got = append(got, n.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the options are read out as %q, want %q", got, want)
	}
}

// find returns the first node of a role.
func find(t *testing.T, tab *browser.Tab, role string) browser.Node {
	t.Helper()
	nodes := tab.Tree()
	i := slices.IndexFunc(nodes, func(n browser.Node) bool { return n.Role == role })
	if i < 0 {
		t.Fatalf("nothing is read out as a %s", role)
	}
	return nodes[i]
}

// TestOddTitles: marks count code points, a title is no markup, and an id is no path.
func TestOddTitles(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "odd.jsonl")
	const title = `𠮷野家と𩸽の<b>面接</b>で😀 & "失敗"`
	record := `{"id":"第1問?c&d","url":"https://soudan.example/qa/1","title":"𠮷野家と𩸽の<b>面接</b>で😀 & \"失敗\"","body":"面接で失敗しました。","answers":[]}` + "\n"
	if err := os.WriteFile(source, []byte(record), 0o644); err != nil {
		t.Fatal(err)
	}
	svc, err := openService(filepath.Join(dir, "data"), indexer.Options{Sources: []string{source}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = svc.Close() })
	s := serve(t, svc)
	tab := s.open(t, "/")
	tab.Compose("めんせつ")
	b := offered(t, tab)
	question := b.first(t, "質問")
	if got := b.Options[question].Text; got != title {
		t.Errorf("the title is shown as %q", got)
	}
	if got := tab.Text(nth(question) + " mark"); got != "面接" {
		t.Errorf("marked is %q", got)
	}
	tab.Commit("めんせつ")
	tab.Click(nth(question))
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Address(); got != s.url+"/questions/"+url.PathEscape("第1問?c&d") && got != s.url+"/questions/"+url.QueryEscape("第1問?c&d") {
		t.Errorf("the question is at %s", got)
	}
}
