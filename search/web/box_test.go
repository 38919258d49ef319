package web_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search/web/browser"
)

// box is the search box as it stands, in the words of the page.
type box struct {
	Value    string
	Expanded bool
	Options  []option
	Active   int  // the option that aria-activedescendant names; -1 is none
	Focused  bool // the caret is in the box
}

type option struct {
	Text string // what it offers
	Kind string // "質問", or ""
}

// look reads the box, and holds that what is said of it in one place is so in the others.
func look(t *testing.T, tab *browser.Tab) box {
	t.Helper()
	b := browser.Eval[box](tab, `(() => {
		const input = document.querySelector('[role=combobox]');
		const list = document.getElementById(input.getAttribute('aria-controls'));
		const options = [...list.querySelectorAll('[role=option]')];
		return {
			Value: input.value,
			Expanded: input.getAttribute('aria-expanded') === 'true' && list.checkVisibility(),
			Options: options.map((o) => ({ Text: o.querySelector('.kotae-text').textContent, Kind: o.querySelector('.kotae-kind')?.textContent ?? '' })),
			Active: options.findIndex((o) => o.id === input.getAttribute('aria-activedescendant')),
			Focused: document.activeElement === input,
		};
	})()`)
	selected := browser.Eval[[]int](tab, `[...document.querySelectorAll('[role=option]')].flatMap((o, i) => o.getAttribute('aria-selected') === 'true' ? [i] : [])`)
	if want := []int{b.Active}; b.Active >= 0 && !cmp.Equal(selected, want) || b.Active < 0 && len(selected) > 0 {
		t.Errorf("selected are %v, active is %d", selected, b.Active)
	}
	if b.Expanded != (len(b.Options) > 0) {
		t.Errorf("expanded %v with %d options", b.Expanded, len(b.Options))
	}
	return b
}

// offered waits until there are suggestions for what was typed last.
func offered(t *testing.T, tab *browser.Tab) box {
	t.Helper()
	tab.Wait("document.querySelector('[role=combobox][aria-expanded=true]') && document.querySelector('[role=listbox]').ariaBusy === 'false'")
	return look(t, tab)
}

// first is the place of the first option of a kind.
func (b box) first(t *testing.T, kind string) int {
	t.Helper()
	for i, o := range b.Options {
		if o.Kind == kind {
			return i
		}
	}
	t.Fatalf("none of %v is of the kind %q", b.Options, kind)
	return 0
}

// down presses ArrowDown until the option of an index is the active one.
func down(tab *browser.Tab, index int) {
	for range index + 1 {
		tab.Press("ArrowDown")
	}
}

// inPage sets what the box holds and tells the page so, for each text in turn, faster than anybody types.
func inPage(tab *browser.Tab, texts ...string) {
	browser.Eval[bool](tab, `(() => {
		const input = document.querySelector('[role=combobox]');
		for (const text of %s) {
			input.value = text;
			input.dispatchEvent(new InputEvent('input', { bubbles: true }));
		}
		return true;
	})()`, texts)
}
