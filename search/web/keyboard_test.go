package web_test

import (
	"net/url"
	"strings"
	"testing"
)

// TestKeyboard goes through the list and out of it again with nothing but keys.
func TestKeyboard(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Type("mensetsu")
	b := offered(t, tab)
	last := len(b.Options) - 1
	if b.Active != -1 || b.Value != "mensetsu" || last < 2 {
		t.Fatalf("after typing: %+v", b)
	}
	for _, step := range []struct {
		key    string
		active int
	}{
		{"ArrowDown", 0}, {"ArrowDown", 1}, {"ArrowUp", 0}, {"ArrowUp", -1}, // what was typed is a place of its own
		{"ArrowUp", last}, {"ArrowUp", last - 1}, {"ArrowDown", last}, {"ArrowDown", -1}, {"ArrowDown", 0},
		{"Home", -1}, {"ArrowDown", 0}, {"ArrowRight", -1}, {"ArrowUp", last}, {"End", -1},
	} {
		tab.Press(step.key)
		if b := look(t, tab); b.Active != step.active || !b.Expanded || !b.Focused || b.Value != "mensetsu" {
			t.Errorf("after %s: %+v, want %d active", step.key, b, step.active)
		}
	}
	tab.Press("Escape")
	if b := look(t, tab); b.Expanded || b.Value != "mensetsu" {
		t.Errorf("the first Escape: %+v", b)
	}
	for _, step := range []struct {
		key      string
		expanded bool
		active   int
	}{
		{"Alt+ArrowUp", false, -1}, {"Alt+ArrowDown", true, -1}, {"Alt+ArrowDown", true, -1}, {"Alt+ArrowUp", false, -1},
		{"ArrowDown", true, 0}, {"Escape", false, -1}, {"ArrowUp", true, last}, {"Escape", false, -1},
	} {
		tab.Press(step.key) // what was asked for once is known
		if b := look(t, tab); b.Expanded != step.expanded || b.Active != step.active {
			t.Errorf("after %s: %+v", step.key, b)
		}
	}
	tab.Press("Escape")
	if b := look(t, tab); b.Value != "" || !b.Focused {
		t.Errorf("the second Escape: %+v", b)
	}
	tab.Press("Escape", "ArrowDown", "Enter") // nothing to do, and nothing to look for but the page itself
	tab.Wait("location.search === '?q='")
}

// TestTab leaves the list behind.
func TestTab(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Type("mensetsu")
	offered(t, tab)
	tab.Press("ArrowDown", "Tab")
	if b := look(t, tab); b.Expanded || b.Focused || b.Value != "mensetsu" {
		t.Errorf("after Tab: %+v", b)
	}
	if got := tab.Text(":focus"); got != "検索" {
		t.Errorf("the focus is on %q", got)
	}
}

// TestEnter takes a word, a question, or what was typed.
func TestEnter(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Type("mensetsu")
	b := offered(t, tab)
	word := b.first(t, "")
	down(tab, word)
	tab.Press("Enter")
	tab.Wait("document.querySelector('h1.found')")
	if got := tab.Address(); got != s.url+"/?q="+url.QueryEscape(b.Options[word].Text) {
		t.Errorf("a word leads to %s", got)
	}

	focus(tab)
	tab.Press("ArrowDown") // opens for what stands there
	b = offered(t, tab)
	question := b.first(t, "質問")
	down(tab, question-b.Active-1)
	tab.Press("Enter")
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Text("h1"); got != b.Options[question].Text || !strings.Contains(tab.Address(), "/questions/") {
		t.Errorf("%q leads to %q at %s", b.Options[question].Text, got, tab.Address())
	}
	tab.Back()
	tab.Wait("document.querySelector('h1.found')")
	if b := look(t, tab); b.Expanded {
		t.Errorf("back again: %+v", b)
	}

	tab.Open(s.url + "/")
	focus(tab)
	tab.Type("mensetsu")
	offered(t, tab)
	tab.Press("Enter")
	tab.Wait("location.search === '?q=mensetsu' && document.querySelector('h1.found')")
}
