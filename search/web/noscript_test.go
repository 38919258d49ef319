package web_test

import (
	"testing"
)

// TestWithoutScripts searches, reads and turns a page with plain forms and links.
func TestWithoutScripts(t *testing.T) {
	s := newSite(t)
	tab := chromium.Tab(t)
	tab.WithoutScripts()
	tab.Open(s.url + "/")
	tab.Click("input[name=q]")
	tab.Compose("めんせつ", "面接")
	tab.Commit("面接")
	tab.Press("Enter")
	tab.Wait("document.querySelector('h1.found')?.innerText.includes('面接')")
	if got := tab.Text("[role=combobox], [role=listbox]"); got != "" || len(s.typed()) != 0 {
		t.Errorf("%q; asked for %q", got, s.typed())
	}
	tab.Screenshot("results-noscript")
	for _, finding := range tab.Audit() {
		t.Error(finding)
	}
	tab.Click("nav [rel=next]")
	tab.Wait("location.search.includes('page=2') && document.querySelector('.hits')")
	title := tab.Text(".hits h2 a")
	tab.Click(".hits h2 a")
	tab.Wait("document.querySelector('.question h1')")
	if got := tab.Text("h1"); got != title {
		t.Errorf("%q leads to %q", title, got)
	}
}
