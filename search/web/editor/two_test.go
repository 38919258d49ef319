package editor_test

import (
	"errors"
	"strings"
	"testing"

	"kotae/indexer/decisions"
	"kotae/search"
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
	if v := d.about(t, left, right); v.ID != "" {
		t.Errorf("decided by a revoked key: %+v", v)
	}
}

// refresh has the service look at the decisions, as it does twice a second where it is watched.
func (d *desk) refresh(t *testing.T) {
	t.Helper()
	if _, err := d.svc.Undo(t.Context(), "nobody"); !errors.Is(err, search.ErrNothingToUndo) {
		t.Fatal(err)
	}
}
