package web_test

import (
	"fmt"
	"net/url"
	"testing"
)

// nth selects the option of an index.
func nth(index int) string { return fmt.Sprintf("[role=option]:nth-child(%d)", index+1) }

// TestClick takes suggestions with the mouse, one of them while the input method still composes.
func TestClick(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Compose("めんせつ")
	b := offered(t, tab)
	word := b.first(t, "")
	tab.Click(nth(word))
	tab.Wait("document.querySelector('h1.found')")
	if got := tab.Address(); got != s.url+"/?q="+url.QueryEscape(b.Options[word].Text) {
		t.Errorf("a word leads to %s", got)
	}

	tab.Click("[role=combobox]") // opens for what stands there
	b = offered(t, tab)
	question := b.first(t, "質問")
	tab.Hover(nth(question))
	if b := look(t, tab); b.Active != -1 {
		t.Errorf("the pointer made %d the one that Enter takes", b.Active)
	}
	tab.DragAway(nth(question), "h1")
	if b := look(t, tab); !b.Expanded || !b.Focused {
		t.Errorf("pressed and let go elsewhere: %+v", b)
	}
	tab.Click(nth(question))
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Text("h1"); got != b.Options[question].Text {
		t.Errorf("%q leads to %q", b.Options[question].Text, got)
	}
}

// TestClickElsewhere closes the list.
func TestClickElsewhere(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Type("mensetsu")
	offered(t, tab)
	tab.Click(".brand ~ *, h1")
	if b := look(t, tab); b.Expanded || b.Value != "mensetsu" {
		t.Errorf("%+v", b)
	}
}

// TestTouch taps on a phone.
func TestTouch(t *testing.T) {
	s := newSite(t)
	tab := chromium.Tab(t)
	tab.Phone(360, 740)
	tab.Open(s.url + "/")
	tab.Tap("[role=combobox]")
	tab.Compose("めんせ")
	b := offered(t, tab)
	question := b.first(t, "質問")
	tab.Tap(nth(question))
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Text("h1"); got != b.Options[question].Text {
		t.Errorf("%q leads to %q", b.Options[question].Text, got)
	}
}
