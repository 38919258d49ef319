package editor_test

import (
	"strings"
	"testing"

	"kotae/search/web/browser"
)

// holdBack makes the page's requests that hold a text wait until they are let go, whatever becomes of them meanwhile.
const holdBack = `(() => {
	const real = fetch;
	window.asked = [];
	window.fetch = async (address, options) => {
		const text = String(options?.body ?? '');
		if (text) window.asked.push(new URLSearchParams(text).get('title'));
		if (text.includes(encodeURIComponent('服装'))) await new Promise((go) => (window.letGo = go));
		return real(address, { ...options, signal: undefined });
	};
})()`

// TestDraft looks for what is like a draft while it is typed, and never shows what was asked for before.
func TestDraft(t *testing.T) {
	d := newDesk(t)
	tab := chromium.Tab(t)
	tab.Before(holdBack)
	d.logInAgain(tab, "花", "/editor/draft")
	tab.Click("#title")
	tab.Compose("めんせつ", "面接について")
	if asked := browser.Eval[[]string](tab, "window.asked"); len(asked) != 0 {
		t.Errorf("asked for %q while it is composed", asked)
	}
	tab.Commit("面接について")
	tab.Wait("document.querySelector('#results').innerText.includes('内容が足りない')")
	browser.Eval[bool](tab, "(document.querySelector('#title').value = '', true)")
	tab.Type("面接の服装はどうすればいいですか")
	tab.Wait("window.letGo") // it is on its way
	browser.Eval[bool](tab, "(document.querySelector('#title').value = '', true)")
	tab.Type("面接のお礼メールは必要ですか")
	tab.Wait("document.querySelector('.likes')?.innerText.includes('お礼メール')")
	browser.Eval[bool](tab, "(window.letGo(), true)")
	browser.Eval[bool](tab, "new Promise((done) => setTimeout(() => done(true), 300))")
	if got := tab.Text("#results"); !strings.Contains(got, "お礼メール") || strings.Contains(got, "服装") {
		t.Errorf("what was asked for before is shown: %s", got)
	}
	tab.Wait("document.querySelector('#announcement').textContent.includes('候補が')")
	if got := browser.Eval[string](tab, "document.activeElement.id"); got != "title" {
		t.Errorf("the focus is on %q", got)
	}
}
