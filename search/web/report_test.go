package web_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"kotae/search/web/browser"
)

// event is what the page reports.
type event struct {
	Type     string `json:"type"`
	Query    string `json:"query"`
	Text     string `json:"text"`
	ID       string `json:"id"`
	Position int    `json:"position"`
}

// reported waits for a report that the service has taken.
func (s *site) reported(t *testing.T, wanted event) {
	t.Helper()
	_, ok := s.await("/v1/events", func(a asked) bool {
		var e event
		return a.status == http.StatusNoContent && json.Unmarshal([]byte(a.body), &e) == nil && e == wanted
	})
	if !ok {
		t.Errorf("never reported: %+v; reported: %+v", wanted, s.requests("/v1/events"))
	}
}

// TestReports tells which suggestion and which result was taken, and leaves nothing in the browser.
func TestReports(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/")
	tab.Compose("めんせつ")
	b := offered(t, tab)
	word := b.first(t, "")
	tab.Commit("めんせつ")
	down(tab, word)
	tab.Press("Enter")
	tab.Wait("document.querySelector('h1.found')")
	s.reported(t, event{Type: "suggestion", Query: "めんせつ", Text: b.Options[word].Text, Position: word + 1})

	focus(tab)
	tab.Press("ArrowDown")
	b = offered(t, tab)
	question := b.first(t, "質問")
	typed := b.Value
	down(tab, question-b.Active-1)
	tab.Press("Enter")
	tab.Wait("document.querySelector('.question')")
	id := browser.Eval[string](tab, "location.pathname.split('/').at(-1)")
	s.reported(t, event{Type: "suggestion", Query: typed, Text: b.Options[question].Text, ID: id, Position: question + 1})
	if left := browser.Eval[int](tab, "document.cookie.length + localStorage.length + sessionStorage.length"); left != 0 {
		t.Errorf("%d characters or items are left in the browser", left)
	}
}

// TestResultReports: a result is reported with what it was searched for, whatever is being typed; the pages name it.
func TestResultReports(t *testing.T) {
	s := newSite(t)
	tab := s.open(t, "/?q=内定辞退 電話")
	tab.Type("x")
	links := browser.Eval[[]event](tab, `[...document.querySelectorAll('.hits h2 a')].map((link, i) => (
		{ type: 'result', query: '内定辞退 電話', text: link.textContent.trim(), id: link.pathname.split('/').at(-1), position: i + 1 }))`)
	tab.MiddleClick(".hits li:nth-child(2) h2 a")
	s.reported(t, links[1])
	tab.Click(".hits li:nth-child(1) h2 a")
	tab.Wait("document.querySelector('.question')")
	s.reported(t, links[0])
	tab.Back()
	tab.Wait("document.querySelector('h1.found')")
	browser.Eval[bool](tab, "(document.querySelector('.hits li:nth-child(3) h2 a').focus(), true)")
	tab.Press("Enter")
	tab.Wait("document.querySelector('.question')")
	s.reported(t, links[2])
}
