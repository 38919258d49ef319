package editor_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/web/browser"
)

// shownPair are the ids of the two questions that the page compares.
func shownPair(tab *browser.Tab) (representative, member string) {
	ids := browser.Eval[[2]string](tab, "['representative', 'member'].map((name) => document.querySelector(`.decide [name=${name}]`).value)")
	return ids[0], ids[1]
}

// decided waits for what the page tells after a decision.
func decided(tab *browser.Tab, text string) {
	tab.Wait("document.querySelector('.flash')?.innerText.includes(%s) && !document.querySelector('[aria-busy=true]')", text)
}

// about is the verdict about two questions.
func (d *desk) about(t *testing.T, a, b string) search.Verdict {
	t.Helper()
	p, err := d.svc.Verdicts(t.Context(), search.VerdictFilter{Question: a})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Verdicts, func(v search.Verdict) bool { return v.A == b || v.B == b })
	if i < 0 {
		return search.Verdict{}
	}
	return p.Verdicts[i]
}

// TestDecideByKeys decides with nothing but keys; each time the next pair is there at once, and read out.
func TestDecideByKeys(t *testing.T) {
	d := newDesk(t)
	tab := d.logIn(t, "花", "/editor")
	tab.Press("j") // to the first cluster of the queue, to the second, and back
	tab.Press("j", "k")
	if got, want := tab.Text(":focus"), d.queue(t, search.QueueFilter{}).Clusters[0].Members[0].Title; got != want {
		t.Fatalf("the focus is on %q, want %q", got, want)
	}
	tab.Press("Enter")
	tab.Wait("document.querySelector('.decide')")
	loads := "performance.getEntriesByType('navigation')[0].name"
	page := browser.Eval[string](tab, loads)
	for key, want := range map[string]struct {
		kind decisions.Kind
		text string
	}{"1": {decisions.Duplicate, "「重複」"}, "2": {decisions.Related, "「関連」"}, "3": {decisions.Different, "「別の質問」"}, "4": {decisions.Later, "「あとで」"}} {
		left, right := shownPair(tab)
		tab.Press(key)
		tab.Wait("document.querySelector('.decide [name=member]') && (document.querySelector('.decide [name=representative]').value !== %s || document.querySelector('.decide [name=member]').value !== %s)", left, right)
		decided(tab, want.text)
		v := d.about(t, left, right)
		if v.Kind != want.kind || v.By != "花" || want.kind == decisions.Duplicate && v.Representative != left {
			t.Errorf("%s makes %+v", key, v)
		}
		tab.Wait("document.querySelector('#announcement').textContent.includes(%s)", want.text)
		if at := browser.Eval[string](tab, "document.activeElement.localName"); at != "h1" {
			t.Errorf("after %s the focus is on <%s>", key, at)
		}
	}
	if got := browser.Eval[string](tab, loads); got != page {
		t.Errorf("the page was loaded anew: %s", got)
	}
	tab.Press("q")
	tab.Wait("document.querySelector('.tally')")
}

// TestStep goes through members and on to the next cluster, and makes another question the representative.
func TestStep(t *testing.T) {
	d := newDesk(t)
	c := d.cluster(t, 3)
	tab := d.logIn(t, "花", "/editor/clusters/"+c.ID)
	_, first := shownPair(tab)
	tab.Press("j")
	tab.Wait("document.querySelector('.decide [name=member]').value !== %s", first)
	_, second := shownPair(tab)
	tab.Press("r")
	tab.Wait("document.querySelector('.decide [name=representative]').value === %s", second)
	tab.Press("1")
	decided(tab, "重複")
	if v := d.about(t, second, c.Representative); v.Representative != second {
		t.Errorf("the chosen one does not stand for the other: %+v", v)
	}
	tab.Open(d.url + "/editor/clusters/" + d.queue(t, search.QueueFilter{}).Clusters[0].ID)
	for range 10 { // more than any cluster has
		before := browser.Eval[string](tab, "document.querySelector('.decide [name=cluster]').value")
		tab.Press("j")
		tab.Wait("!document.querySelector('[aria-busy=true]')")
		if browser.Eval[string](tab, "document.querySelector('.decide [name=cluster]').value") != before {
			return
		}
	}
	t.Error("j never leads to the next cluster")
}

// TestWholeCluster decides all of a cluster with one key, takes it back with one, and comes back to it.
func TestWholeCluster(t *testing.T) {
	d := newDesk(t)
	c := d.cluster(t, 3)
	place := func() int {
		t.Helper()
		p, err := d.svc.QueuePlace(t.Context(), search.QueueFilter{}, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		return p.Number
	}
	tab := d.logIn(t, "花", "/editor/clusters/"+c.ID)
	tab.Press("a")
	decided(tab, fmt.Sprintf("%d件を「重複」", len(c.Members)-1))
	for _, m := range c.Members[1:] {
		if of, err := d.svc.Canonical(t.Context(), m.ID); err != nil || of != c.Representative {
			t.Errorf("%s stands for %s, want %s", of, m.ID, c.Representative)
		}
	}
	if place() != 0 {
		t.Error("the cluster is still to be decided")
	}
	tab.Press("u")
	decided(tab, fmt.Sprintf("取り消しました（%d件）", len(c.Members)-1))
	if left, _ := shownPair(tab); left != c.Representative {
		t.Errorf("after taking it back the page is about %s, not %s", left, c.Representative)
	}
	if place() == 0 {
		t.Error("the cluster did not come back")
	}
	tab.Press("u")
	decided(tab, "取り消せる判定はありません")
	if left, _ := shownPair(tab); left != c.Representative {
		t.Errorf("where there is nothing to take back the page is left, for that of %s", left)
	}
	tab.Press("d")
	decided(tab, fmt.Sprintf("%d件を「別の質問」", len(c.Members)-1))
	for _, m := range c.Members[1:] {
		if v := d.about(t, m.ID, c.Representative); v.Kind != decisions.Different {
			t.Errorf("%s: %+v", m.ID, v)
		}
	}
}

// TestKeysThatDecideNothing: neither what an input method composes, nor what is typed in a field, nor a key that is held down or goes
// with another.
func TestKeysThatDecideNothing(t *testing.T) {
	d := newDesk(t)
	tab := d.logIn(t, "花", "/editor/clusters/"+d.queue(t, search.QueueFilter{}).Clusters[0].ID)
	left, right := shownPair(tab)
	tab.InputMethodKey("1")
	tab.Press("n")
	tab.Wait("document.activeElement.id === 'note'")
	tab.Type("1234au")
	tab.Compose("めも", "メモ1")
	tab.Commit("メモ1")
	tab.Press("Enter") // of a form whose first button decides
	if got := browser.Eval[string](tab, "document.querySelector('#note').value"); got != "1234auメモ1" {
		t.Errorf("the note is %q", got)
	}
	tab.Press("Escape")
	tab.Wait("document.activeElement.localName === 'h1'")
	browser.Eval[bool](tab, `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, repeat: true }))`)
	browser.Eval[bool](tab, `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, ctrlKey: true }))`)
	browser.Eval[bool](tab, `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, isComposing: true }))`)
	if v := d.about(t, left, right); v.ID != "" {
		t.Fatalf("decided: %+v", v)
	}
	tab.Press("?")
	tab.Wait("document.querySelector('.keys').open")
	tab.Press("?")
	tab.Wait("!document.querySelector('.keys').open")
	tab.Press("2") // and now it is
	decided(tab, "関連")
	if v := d.about(t, left, right); v.Kind != decisions.Related || v.Note != "1234auメモ1" {
		t.Errorf("%+v", v)
	}
}

// TestWithoutScripts decides, takes back and filters with plain forms.
func TestWithoutScripts(t *testing.T) {
	d := newDesk(t)
	tab := chromium.Tab(t)
	tab.WithoutScripts()
	d.logInAgain(tab, "花", "/editor")
	tab.Click(".clusters a")
	tab.Wait("document.querySelector('.decide')")
	left, right := shownPair(tab)
	tab.Click("#note")
	tab.Type("別")
	tab.Press("Enter")
	tab.Click(".decide [value=different]")
	decided(tab, "別の質問")
	if v := d.about(t, left, right); v.Kind != decisions.Different || v.Note != "別" {
		t.Errorf("%+v", v)
	}
	for _, finding := range tab.Audit() {
		t.Error(finding)
	}
	tab.Click(".undo button")
	decided(tab, "取り消しました")
	tab.Open(d.url + "/editor/draft")
	tab.Click("#title")
	tab.Type("面接のお礼メールは必要ですか")
	tab.Press("Enter")
	tab.Wait("document.querySelector('.likes')")
	tab.Open(d.url + "/editor?kind=competing")
	tab.Wait("document.querySelector('.filter').open")
}

// TestWholeFlow decides in the console: the API tells by whom, related questions obey, the queue shrinks, and all is as before once
// it is taken back.
func TestWholeFlow(t *testing.T) {
	d := newDesk(t)
	before := d.queue(t, search.QueueFilter{PerPage: search.MaxPerPage})
	alone := func(id string) bool { // alike to one other question only: nothing new comes up once the two are one
		a, err := d.svc.AlikeQuestion(t.Context(), id, search.AlikeOptions{Min: duplicates.DefaultThreshold})
		return err == nil && len(a.Questions) == 1
	}
	at := slices.IndexFunc(before.Clusters, func(c search.Cluster) bool {
		return len(c.Members) == 2 && alone(c.Members[0].ID) && alone(c.Members[1].ID)
	})
	if at < 0 {
		t.Fatal("no two questions are alike to each other only")
	}
	c := before.Clusters[at]
	a, b := c.Members[0].ID, c.Members[1].ID
	related := func() string {
		t.Helper()
		r, err := d.svc.Related(t.Context(), a, 10)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, h := range r.Hits {
			ids = append(ids, h.ID)
		}
		return strings.Join(ids, " ")
	}
	was := related()
	tab := d.logIn(t, "太郎", "/editor/clusters/"+c.ID)
	tab.Press("1")
	decided(tab, "重複")
	verdicts := d.api(t, "/v1/verdicts?by=%E5%A4%AA%E9%83%8E")
	if !strings.Contains(verdicts, `"by":"太郎"`) || !strings.Contains(verdicts, `"representative":"`+a+`"`) {
		t.Errorf("the API tells %s", verdicts)
	}
	if strings.Contains(" "+related()+" ", " "+b+" ") || !strings.Contains(d.api(t, "/v1/questions/"+b), `"canonical":"`+a+`"`) {
		t.Errorf("related to %s is its duplicate %s: %s", a, b, related())
	}
	if now := d.queue(t, search.QueueFilter{}); now.Open != before.Open-1 || now.Decided != before.Decided+1 {
		t.Errorf("%d open and %d decided, before %d and %d", now.Open, now.Decided, before.Open, before.Decided)
	}
	tab.Press("u")
	decided(tab, "取り消しました")
	if left, right := shownPair(tab); left != a || right != b {
		t.Errorf("what comes up again is %s and %s, want %s and %s", left, right, a, b)
	}
	if now := d.queue(t, search.QueueFilter{}); now.Open != before.Open || now.Decided != before.Decided || related() != was {
		t.Errorf("after taking it back %d open and %d decided, related are %s", now.Open, now.Decided, related())
	}
	if log := d.log.String(); !strings.Contains(log, `msg="verdicts were decided" key=太郎`) || !strings.Contains(log, "path=/editor/decide status=303") || !strings.Contains(log, "key=太郎") {
		t.Errorf("the log does not tell of it: %s", log)
	}
}

// api asks the API as an editor.
func (d *desk) api(t *testing.T, path string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", d.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+d.keys["花"])
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != 200 || !json.Valid(body) {
		t.Fatalf("%s: %d %v %s", path, res.StatusCode, err, body)
	}
	return string(body)
}
