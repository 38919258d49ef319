package editor_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
)

// visit is a browser that keeps its cookie, without the rest of one.
type visit struct {
	t       *testing.T
	h       http.Handler
	cookie  *http.Cookie
	headers map[string]string
}

func (v *visit) send(method, target string, form url.Values) *httptest.ResponseRecorder {
	v.t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	for name, value := range v.headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	v.h.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		v.cookie = c
	}
	return w
}

var csrfField = regexp.MustCompile(`name="csrf" value="([^"]+)"`)

// logIn begins a session and returns the token of its forms.
func (v *visit) logIn(key string) (csrf string) {
	v.t.Helper()
	if w := v.send("POST", "/editor/login", url.Values{"key": {key}}); w.Code != 303 {
		v.t.Fatalf("login: %d", w.Code)
	}
	found := csrfField.FindStringSubmatch(v.send("GET", "/editor", nil).Body.String())
	if found == nil {
		v.t.Fatal("the queue has no token")
	}
	return found[1]
}

func handlerOf(t *testing.T, d *desk, o httpapi.Options) http.Handler {
	t.Helper()
	h, err := serve(d.svc, d.log, o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestOffWithoutKeys: there is no console before there is a key for it, and none needs a restart.
func TestOffWithoutKeys(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	svc, err := search.Open(store, a, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = svc.Close() })
	d := &desk{dir: store.Dir(), svc: svc, log: &logged{}}
	v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{})}
	unknown := v.send("GET", "/nothing", nil).Body.String()
	if _, err := d.addKey("a reader", decisions.Search); err != nil {
		t.Fatal(err)
	}
	d.look(t)
	for _, path := range []string{"/editor", "/editor/", "/editor/login", "/editor/draft", "/editor/static/editor.js", "/editor/nothing", "/editor//login"} {
		if w := v.send("GET", path, nil); w.Code != 404 || w.Body.String() != unknown {
			t.Errorf("%s: %d, not as any unknown page", path, w.Code)
		}
	}
	key, err := d.addKey("hana", decisions.Editor)
	if err != nil {
		t.Fatal(err)
	}
	d.look(t)
	if w := v.send("GET", "/editor/draft", nil); w.Code != 303 || w.Header().Get("Location") != "/editor/login?next=%2Feditor%2Fdraft" {
		t.Errorf("with a key: %d %s", w.Code, w.Header().Get("Location"))
	}
	if w := v.send("POST", "/editor/login", url.Values{"key": {key}}); w.Code != 303 {
		t.Errorf("login: %d", w.Code)
	}
	if w := v.send("GET", "/editor", nil); w.Code != 503 || !strings.Contains(w.Body.String(), "準備中") {
		t.Errorf("without an index: %d", w.Code)
	}
	if w := v.send("GET", "/editor/nothing", nil); w.Code != 404 {
		t.Errorf("an unknown page of the console: %d", w.Code)
	}
}

// look has a service without an index look at the decisions.
func (d *desk) look(t *testing.T) {
	t.Helper()
	_, _ = d.svc.Undo(t.Context(), "nobody") // what it says of it is not ready
}

// TestCookie: nobody but the console's own pages gets it, over a safe connection where there is one, and nothing is kept.
func TestCookie(t *testing.T) {
	d := newDesk(t)
	v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}})}
	for proto, secure := range map[string]bool{"": false, "http": false, "https": true} {
		v.cookie, v.headers = nil, map[string]string{"X-Forwarded-Proto": proto}
		w := v.send("POST", "/editor/login", url.Values{"key": {d.keys["花"] + "\n"}, "next": {"//evil.example/editor"}})
		c := v.cookie
		if w.Code != 303 || w.Header().Get("Location") != "/editor" || c == nil || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/editor" ||
			c.Secure != secure || c.MaxAge <= 0 || len(c.Value) < 20 {
			t.Errorf("%q: %d to %s with %+v", proto, w.Code, w.Header().Get("Location"), c)
		}
	}
	w := v.send("GET", "/editor", nil)
	if h := w.Header(); h.Get("Cache-Control") != "no-store" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") || h.Get("ETag") != "" {
		t.Errorf("%v", h)
	}
	v.send("POST", "/editor/logout", url.Values{"csrf": {csrfField.FindStringSubmatch(w.Body.String())[1]}})
	if w := v.send("GET", "/editor", nil); w.Code != 303 {
		t.Errorf("after the logout: %d", w.Code)
	}
	// The connection itself is not the proxy's: whoever comes without one may not say what it is.
	alone := &visit{t: t, h: handlerOf(t, d, httpapi.Options{}), headers: map[string]string{"X-Forwarded-Proto": "https"}}
	alone.logIn(d.keys["花"])
	if alone.cookie.Secure {
		t.Error("somebody who is no proxy was believed")
	}
}

// TestForgery: what is no form of the session is refused, and decides nothing.
func TestForgery(t *testing.T) {
	d := newDesk(t)
	v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{})}
	csrf := v.logIn(d.keys["花"])
	other := &visit{t: t, h: v.h}
	foreign := other.logIn(d.keys["太郎"])
	form := func(token string) url.Values {
		return url.Values{"csrf": {token}, "representative": {"1201"}, "member": {"1206"}, "kind": {"related"}, "since": {"2026-01-01T00:00:00Z"}}
	}
	for name, token := range map[string]string{"none": "", "another session's": foreign, "half": csrf[:8]} {
		for _, path := range []string{"/editor/decide", "/editor/undo", "/editor/logout", "/editor/draft"} {
			if w := v.send("POST", path, form(token)); w.Code != 403 {
				t.Errorf("%s with the token %s: %d", path, name, w.Code)
			}
		}
	}
	v.headers = map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
	for _, path := range []string{"/editor/decide", "/editor/login"} {
		if w := v.send("POST", path, form(csrf)); w.Code != 403 {
			t.Errorf("%s from another site: %d", path, w.Code)
		}
	}
	v.headers = nil
	if x := d.about(t, "1201", "1206"); x.ID != "" {
		t.Fatalf("decided: %+v", x)
	}
	for field, value := range map[string]string{"kind": "same", "since": "yesterday", "representative": "", "filter": "%zz"} {
		bad := form(csrf)
		bad.Set(field, value)
		if w := v.send("POST", "/editor/decide", bad); w.Code != 400 {
			t.Errorf("%s=%s: %d", field, value, w.Code)
		}
	}
	w := v.send("POST", "/editor/decide", form(csrf))
	if x := d.about(t, "1201", "1206"); w.Code != 303 || x.Kind != decisions.Related || x.By != "花" {
		t.Errorf("%d: %+v", w.Code, x)
	}
	if w := v.send("GET", "/editor/decide", nil); w.Code != 404 && w.Code != 405 {
		t.Errorf("GET decides: %d", w.Code)
	}
}

// TestWrongKeys: a wrong key, or one that allows too little, costs quota and is told to nobody.
func TestWrongKeys(t *testing.T) {
	d := newDesk(t)
	v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{PerSecond: 0.001, Burst: 3})}
	const wrong = "kotae_NOSUCHKEYATALL"
	for _, key := range []string{wrong, d.keys["reader"], ""} {
		if w := v.send("POST", "/editor/login", url.Values{"key": {key}}); w.Code != 403 || v.cookie != nil {
			t.Errorf("%q: %d, cookie %v", key, w.Code, v.cookie)
		}
	}
	if w := v.send("POST", "/editor/login", url.Values{"key": {d.keys["花"]}}); w.Code != 429 || !strings.Contains(w.Body.String(), "少し待ってから") {
		t.Errorf("after three wrong ones: %d", w.Code)
	}
	log := d.log.String()
	if strings.Count(log, "a login to the console was refused") < 3 || strings.Contains(log, wrong) || strings.Contains(log, d.keys["reader"]) || strings.Contains(log, d.keys["花"]) {
		t.Error("the log does not tell of the logins, or has a key")
	}
}

// TestQuotaOfEditors: who is logged in has the quota of the key, not that of all who share an address.
func TestQuotaOfEditors(t *testing.T) {
	d := newDesk(t)
	h := handlerOf(t, d, httpapi.Options{PerSecond: 0.001, Burst: 4})
	hana := &visit{t: t, h: h}
	hana.logIn(d.keys["花"])
	nobody := &visit{t: t, h: h}
	for nobody.send("GET", "/editor/login", nil).Code != 429 {
	}
	if w := hana.send("GET", "/editor", nil); w.Code != 200 {
		t.Errorf("an editor beside somebody who asks too often: %d", w.Code)
	}
}
