package web_test

import (
	"slices"
	"testing"

	"kotae/search/web/browser"
)

// countSubmits counts the times the form is sent, and keeps the page: what would have been sent is told by inMind.
func countSubmits(tab *browser.Tab) {
	browser.Eval[bool](tab, `(() => {
		window.sent = [];
		document.querySelector('form').addEventListener('submit', (e) => {
			window.sent.push(document.querySelector('[role=combobox]').value);
			e.preventDefault();
		});
		return true;
	})()`)
}

func sent(tab *browser.Tab) []string { return browser.Eval[[]string](tab, "window.sent") }

// TestComposition types as an input method does, from romaji to kana to kanji: each state is asked for while it is composed,
// and the keys of the input method are nobody else's.
func TestComposition(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	countSubmits(tab)
	for _, state := range []string{"m", "め", "めn", "めん", "めんs", "めんせ", "めんせt", "めんせつ", "面接"} {
		tab.Compose(state)
		if _, ok := s.await("/v1/suggest", func(a asked) bool { return a.q == state }); !ok {
			t.Fatalf("%q was never asked for: %q", state, s.typed())
		}
		if b := offered(t, tab); b.Value != state {
			t.Errorf("composing %q: %+v", state, b)
		}
	}
	for _, key := range []string{"ArrowDown", "ArrowUp", "Home", "Escape", "Tab"} {
		tab.InputMethodKey(key)
		if b := look(t, tab); b.Active != -1 || !b.Expanded || b.Value != "面接" || !b.Focused {
			t.Errorf("%s of the input method: %+v", key, b)
		}
	}
	tab.Commit("面接")
	if b := look(t, tab); b.Active != -1 || !b.Expanded || b.Value != "面接" || len(sent(tab)) != 0 {
		t.Errorf("the Enter that commits: %+v, sent %q", b, sent(tab))
	}
	if typed := s.typed(); !slices.Equal(slices.Compact(slices.Clone(typed)), typed) {
		t.Errorf("asked twice for one text: %q", typed)
	}
	tab.Press("ArrowDown") // now the keys are the list's
	b := look(t, tab)
	tab.Press("Enter")
	if got := sent(tab); b.Active != 0 || !slices.Equal(got, []string{b.Options[0].Text}) {
		t.Errorf("the next Enter sends %q of %+v", got, b)
	}
}

// TestCompositionGoesOn composes a second word after a first one.
func TestCompositionGoesOn(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Compose("面接")
	tab.Commit("面接")
	tab.Compose("t")
	if _, ok := s.await("/v1/suggest", func(a asked) bool { return a.q == "面接t" }); !ok {
		t.Errorf("asked for %q", s.typed())
	}
	tab.Compose("") // taken back by Escape
	if b := offered(t, tab); b.Value != "面接" {
		t.Errorf("%+v", b)
	}
}

// TestSafari replays Safari's order: compositionend, and only then the keydown of the Enter that ended it.
func TestSafari(t *testing.T) {
	s := newSite(t)
	tab := chromium.Tab(t)
	tab.Before("Object.defineProperty(Navigator.prototype, 'vendor', { get: () => 'Apple Computer, Inc.' })")
	for name, commit := range map[string]func(){
		"marked by its keyCode":         func() { tab.CommitAsSafari("面接") },
		"an old one, marked by nothing": func() { tab.CommitAndPress("面接", "Enter", 10) },
		"Escape takes nothing with it":  func() { tab.CommitAndPress("面接", "Escape", 10) },
	} {
		tab.Open(s.url + "/")
		focus(tab)
		countSubmits(tab)
		tab.Compose("めんせつ", "面接")
		offered(t, tab)
		commit()
		if b := look(t, tab); !b.Expanded || b.Active != -1 || b.Value != "面接" || len(sent(tab)) != 0 {
			t.Errorf("%s: %+v, sent %q", name, b, sent(tab))
		}
		tab.Press("Enter")
		if got := sent(tab); !slices.Equal(got, []string{"面接"}) {
			t.Errorf("%s: the next Enter sends %q", name, got)
		}
	}
}

// TestEnterRightAfter: an Enter that comes a while after the composition is meant for the form, in Safari too; and in
// other browsers at once: the search key of an Android keyboard ends the composition first.
func TestEnterRightAfter(t *testing.T) {
	s := newSite(t)
	for vendor, after := range map[string]float64{"Apple Computer, Inc.": 200, "Google Inc.": 2} {
		tab := chromium.Tab(t)
		tab.Before("Object.defineProperty(Navigator.prototype, 'vendor', { get: () => '" + vendor + "' })")
		tab.Open(s.url + "/")
		focus(tab)
		countSubmits(tab)
		tab.Compose("面接")
		tab.CommitAndPress("面接", "Enter", after)
		if got := sent(tab); !slices.Equal(got, []string{"面接"}) {
			t.Errorf("%s: Enter %v ms after sends %q", vendor, after, got)
		}
	}
}
