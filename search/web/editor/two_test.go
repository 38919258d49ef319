package editor_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web/browser"
)

// TestTwoEditors: who is late is told what the other has decided, and may still decide otherwise.
func TestTwoEditors(t *testing.T) {
	d := newDesk(t)
	c := d.queue(t, search.QueueFilter{}).Clusters[0]
	late := *d
	late.url = strings.Replace(d.url, "127.0.0.1", "localhost", 1) // a host of its own, and so a cookie
	hana := d.logIn(t, "花", "/editor/clusters/"+c.ID)
	taro := late.logIn(t, "太郎", "/editor/clusters/"+c.ID)
	left, right := shownPair(hana)
	hana.Press("3")
	decided(hana, "別の質問")
	taro.Press("1")
	decided(taro, "花さんが先に「別の質問」と判定しました")
	if l, r := shownPair(taro); l != left || r != right {
		t.Errorf("the late one is shown %s and %s, not %s and %s", l, r, left, right)
	}
	if v := d.about(t, left, right); v.Kind != decisions.Different || v.By != "花" {
		t.Errorf("the first decision does not hold: %+v", v)
	}
	if got := taro.Text(".verdict"); !strings.Contains(got, "花 さん") {
		t.Errorf("the page tells %q of it", got)
	}
	taro.Press("1") // now he knows
	decided(taro, "「重複」と記録")
	if v := d.about(t, left, right); v.Kind != decisions.Duplicate || v.By != "太郎" {
		t.Errorf("%+v", v)
	}
}

// TestMeanwhileAmongMany: what another editor decided is found also among more verdicts than a page has.
func TestMeanwhileAmongMany(t *testing.T) {
	d := newDesk(t)
	v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{})}
	form := url.Values{"csrf": {v.logIn(d.keys["花"])}, "representative": {"1201"}, "member": {"1206"}, "kind": {"duplicate"}, "since": {"2026-01-01T00:00:00Z"}}
	judgements := []search.Judgement{{A: "1201", B: "1206", Kind: decisions.Different}}
	decide := func() {
		t.Helper()
		if _, err := d.svc.Decide(t.Context(), "太郎", judgements); err != nil {
			t.Fatal(err)
		}
	}
	decide()
	judgements = nil
	for _, file := range []int{1100, 1300, 1400, 1500, 1600, 1700} {
		for n := range 18 {
			judgements = append(judgements, search.Judgement{A: "1201", B: strconv.Itoa(file + n + 1), Kind: decisions.Later})
		}
	}
	decide()
	v.send("POST", "/editor/decide", form)
	if x := d.about(t, "1206", "1201"); x.Kind != decisions.Different || x.By != "太郎" {
		t.Errorf("decided otherwise without a word: %+v", x)
	}
}

// TestRevokedKey ends the session that began with it: nothing more is decided, and the login is shown.
func TestRevokedKey(t *testing.T) {
	d := newDesk(t)
	const name = "去る人"
	secret, err := d.addKey(name, decisions.Editor)
	if err != nil {
		t.Fatal(err)
	}
	d.refresh(t)
	gone := *d
	gone.keys = map[string]string{name: secret}
	tab := gone.logIn(t, name, "/editor/clusters/"+d.queue(t, search.QueueFilter{}).Clusters[0].ID)
	left, right := shownPair(tab)
	db, err := decisions.Open(t.Context(), d.dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.RevokeKey(t.Context(), name), db.Close()); err != nil {
		t.Fatal(err)
	}
	d.refresh(t)
	tab.Press("1")
	tab.Wait("location.pathname === '/editor/login' && document.querySelector('#key')")
	if got := tab.Text("main"); !strings.Contains(got, "記録されていません") {
		t.Errorf("the login tells %q", got)
	}
	if next := browser.Eval[string](tab, "document.querySelector('[name=next]').value"); !strings.HasPrefix(next, "/editor/clusters/") {
		t.Errorf("it leads on to %q", next)
	}
	if v := d.about(t, left, right); v.ID != "" {
		t.Errorf("decided by a revoked key: %+v", v)
	}
}

// TestServerAway: while nobody answers, or only with a failure, the page stays with what was typed, and tells so to those who look.
func TestServerAway(t *testing.T) {
	d := newDesk(t)
	h := handlerOf(t, d, httpapi.Options{})
	var failing atomic.Int32 // 0 is not, else a status, or 1 for none
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch status := int(failing.Load()); status {
		case 0:
			h.ServeHTTP(w, r)
		case 1:
			panic(http.ErrAbortHandler)
		default:
			http.Error(w, "<main><h1>away</h1></main>", status)
		}
	}))
	t.Cleanup(server.Close)
	server.Config.ErrorLog = nil
	away := *d
	away.url = server.URL
	tab := away.logIn(t, "花", "/editor/clusters/"+d.queue(t, search.QueueFilter{}).Clusters[0].ID)
	left, right := shownPair(tab)
	tab.Press("n")
	tab.Type("大事なメモ")
	tab.Press("Escape")
	for _, status := range []int32{1, 503} {
		failing.Store(status)
		tab.Press("3")
		tab.Wait("document.querySelector('.flash.problem')?.innerText.includes('処理できませんでした') && !document.querySelector('[aria-busy=true]')")
		browser.Eval[bool](tab, "document.querySelector('.flash.problem').remove() ?? true")
	}
	failing.Store(0)
	tab.Press("3")
	decided(tab, "別の質問")
	if v := d.about(t, left, right); v.Note != "大事なメモ" {
		t.Errorf("after all %+v", v)
	}
	tab.Open(away.url + "/editor/draft")
	failing.Store(1)
	tab.Click("#title")
	tab.Type("面接のお礼メールは必要ですか")
	tab.Wait("document.querySelector('.flash.problem')?.innerText.includes('確かめられませんでした')")
	failing.Store(0)
	tab.Press("Enter")
	tab.Wait("document.querySelector('.likes') && !document.querySelector('.flash.problem')")
}

// refresh has the service look at the decisions, as it does twice a second where it is watched.
func (d *desk) refresh(t *testing.T) {
	t.Helper()
	if _, err := d.svc.Undo(t.Context(), "nobody"); !errors.Is(err, search.ErrNothingToUndo) {
		t.Fatal(err)
	}
}
