package browser_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search/web/browser"
)

var chromium = browser.New(browser.Options{Path: os.Getenv("KOTAE_BROWSER")})

func TestMain(m *testing.M) {
	code := m.Run()
	chromium.Close()
	os.Exit(code)
}

// opener returns a tab, and what opens pages in it.
func opener(t *testing.T) (*browser.Tab, func(page string)) {
	t.Helper()
	var shown atomic.Value // the server reads it while the test goes on
	shown.Store("")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<!DOCTYPE html>" + shown.Load().(string)))
	}))
	t.Cleanup(server.Close)
	tab := chromium.Tab(t)
	return tab, func(page string) {
		shown.Store(page)
		tab.Open(server.URL)
	}
}

// frame is a page without fault around a main part.
func frame(main string) string {
	return `<html lang="ja"><meta name="viewport" content="width=device-width"><title>題</title>
		<style>:focus-visible { outline: 3px solid #1d5c63; }</style>
		<header><form role="search"><label>検索 <input name="q"></label></form></header><main><h1>見出し</h1>` + main + `</main><footer>末尾</footer>`
}

// TestAudit: each fault is found, and next to nothing beside it.
func TestAudit(t *testing.T) {
	tab, open := opener(t)
	open(frame(`<p>本文と<a href="/">リンク</a></p>`))
	if found := tab.Audit(); len(found) > 0 {
		t.Fatalf("a page without fault: %q", found)
	}
	for fault, part := range map[string]string{
		`<div style="color: #777; background: #eee">薄い</div>`:                                                                         `"薄い": its text has a contrast of 3.86:1`,
		`<div style="background: #333"><p style="color: rgb(255 255 255 / .5)">透ける</p></div>`:                                         "its text has a contrast of 4.",
		`<label>名前 <input placeholder="例" style="background: #fff; height: 2em"></label><style>::placeholder { color: #aaa }</style>`: "its placeholder has a contrast of 2.32:1",
		`<button style="width: 3em; height: 2em"></button>`:                                                                           "a button has no name",
		`<a href="/" style="display: block; height: 2em"></a>`:                                                                        "a link has no name",
		`<p id="a">一</p><p id="a">二</p>`:                                                                                              `the id "a" is there 2 times`,
		`<div role="group" aria-labelledby="b">組</div>`:                                                                               `aria-labelledby points to "b", which is not there`,
		`<div role="combo">組</div>`:                                                                                                   `there is no role "combo"`,
		`<div role="switch" tabindex="0">切</div>`:                                                                                     "its role needs aria-checked",
		`<h3>飛ばした</h3>`:                                                                                                               "a heading of level 3 after one of level 1",
		`<h1>二つ目</h1>`:                                                                                                                "there is not just one h1",
		`<main>二つ目</main>`:                                                                                                            "there are 2 of the landmark main part, not one",
		`<nav aria-label="頁">一</nav><nav aria-label="頁">二</nav>`:                                                                      "two navigations have the same name",
		`<ul><p>項目</p></ul>`:                                                                                                          "it stands in a list and is no item",
		`<img src="data:," style="width: 9px">`:                                                                                       "an image without alt",
		`<div aria-hidden="true"><button style="padding: 1em">隠</button></div>`:                                                       "it is hidden and can have the focus",
		`<button style="outline: none; padding: 1em">縁</button>`:                                                                      "its focus is not seen",
		`<button style="outline: 3px solid #ddd !important; padding: 1em">縁</button>`:                                                 "its focus is hardly seen",
		`<button style="padding: 0; width: 16px; height: 16px; font-size: 8px">小</button><button style="padding: 0; width: 16px; height: 16px; font-size: 8px">小</button>`: "it is 16 × 16 px, and others are near",
		`<p style="width: 3000px">広い</p>`: "px wider than the window",
	} {
		open(frame(fault))
		if found := tab.Audit(); !strings.Contains(strings.Join(found, "\n"), part) || len(found) > 2 {
			t.Errorf("%s: found %q, not %q", fault, found, part)
		}
	}
	open(`<html><meta name="viewport" content="user-scalable=no"><h1>見出し</h1>`)
	found := tab.Audit()
	want := []string{"the page does not say its language", "the page has no title", "the page cannot be zoomed", "there are 0 of the landmark main part, not one",
		"there are 0 of the landmark banner, not one", "there are 0 of the landmark footer, not one", "there are 0 of the landmark search, not one"}
	if d := cmp.Diff(want, found); d != "" {
		t.Errorf("a bare page: %s", d)
	}
}

// TestComplaints: what a page's scripts and its policy complain of is kept until it is asked for.
func TestComplaints(t *testing.T) {
	tab, open := opener(t)
	open(`<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-1'">
		<script nonce="1">setTimeout(() => { window.failed = true; throw new Error('kaputt'); })</script><script>window.never = 1</script>`)
	tab.Wait("window.failed")
	found := strings.Join(tab.Complaints(), "\n")
	if !strings.Contains(found, "kaputt") || !strings.Contains(found, "Content Security Policy") {
		t.Errorf("complaints: %q", found)
	}
	if again := tab.Complaints(); len(again) != 0 {
		t.Errorf("told twice: %q", again)
	}
}

// TestTree reads a page as a screen reader does.
func TestTree(t *testing.T) {
	tab, open := opener(t)
	open(frame(`<button aria-expanded="false">開く</button><p hidden>見えない</p>`))
	nodes := tab.Tree()
	at := slices.IndexFunc(nodes, func(n browser.Node) bool { return n.Role == "button" && n.Name == "開く" })
	if at < 0 || nodes[at].Properties["expanded"] != "false" {
		t.Errorf("%+v", nodes)
	}
	if slices.ContainsFunc(nodes, func(n browser.Node) bool { return strings.Contains(n.Name, "見えない") }) {
		t.Error("what is hidden is read out")
	}
}
