package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search"
)

// TestAddresses asks a service that has no index.
func TestAddresses(t *testing.T) {
	h, err := New(&search.Service{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		method, target string
		status         int
		text           string
	}{
		{"GET", "/", 200, "キャリアの質問と回答を探す"},
		{"GET", "/?q=%E3%80%80", 200, "キャリアの質問と回答を探す"},
		{"GET", "/?utm_source=x", 200, "検索の準備"},
		{"GET", "/?category=", 200, "検索の準備"},
		{"GET", "/?category=%E9%9D%A2%E6%8E%A5", 503, "準備中"},
		{"GET", "/?category=%FF", 400, "読み取れません"},
		{"GET", "/?year=abc", 400, "4桁の数字"},
		{"GET", "/?q=a&sort=abc", 400, "並び順"},
		{"GET", "/?adviser=1" + moreAdvisers(search.MaxFilters), 400, "条件を減らして"},
		{"GET", "/?q=a", 503, "準備中"},
		{"GET", "/?q=%FF", 400, "読み取れません"},
		{"GET", "/?q=a&page=0", 400, "1以上の数字"},
		{"GET", "/?q=a&page=b", 400, "1以上の数字"},
		{"GET", "/?q=a&page=1001", 400, "絞り込んで"},
		{"GET", "/?q=a&page=99999999999999999999", 400, "絞り込んで"},
		{"GET", "/questions/1", 503, "準備中"},
		{"GET", "/questions/a%2Fb", 503, "準備中"},
		{"GET", "/questions/", 404, "見つかりません"},
		{"GET", "/questions/1/", 404, "見つかりません"},
		{"GET", "/nothing", 404, "見つかりません"},
		{"GET", "//", 404, "見つかりません"},
		{"GET", "/questions//1", 404, "見つかりません"},
		{"GET", "/x/../questions/1", 404, "見つかりません"},
		{"GET", "/static/", 404, "見つかりません"},
		{"GET", "/static/nothing", 404, "見つかりません"},
		{"POST", "/", 405, "この操作はできません"},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.target, func(t *testing.T) {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(tt.method, tt.target, nil))
			d := parse(t, w.Body.Bytes())
			if w.Code != tt.status || !d.contains(tt.text) {
				t.Errorf("%d, want %d: %s", w.Code, tt.status, d.text("main", ""))
			}
			if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
				t.Errorf("Content-Type %q", got)
			}
			if retry := w.Header().Get("Retry-After") != ""; retry != (tt.status == 503) {
				t.Errorf("Retry-After: %v", retry)
			}
			if noindex := d.meta("robots") == "noindex"; noindex != (tt.status != 200) {
				t.Errorf("noindex: %v", noindex)
			}
		})
	}
}

func TestErrorsAsPages(t *testing.T) {
	tests := []struct {
		err    error
		status int
		text   string
	}{
		{&search.RequestError{Param: "q", Reason: "too long", Fix: "use less"}, 400, "短い言葉"},
		{&search.RequestError{Param: "page", Reason: "too deep", Fix: "use less"}, 400, "絞り込んで"},
		{fmt.Errorf("x: %w", search.ErrNotFound), 404, "見つかりません"},
		{fmt.Errorf("x: %w", search.ErrNotReady), 503, "準備中"},
		{fmt.Errorf("x: %w", context.DeadlineExceeded), 503, "混み合って"},
		{errors.New("disk /secret is full"), 500, "申し訳ありません"},
	}
	for _, tt := range tests {
		var log strings.Builder
		s := newSite(t)
		s.log = slog.New(slog.NewTextHandler(&log, nil))
		w := httptest.NewRecorder()
		run := func(http.ResponseWriter, *http.Request) error { return tt.err }
		s.page(run).ServeHTTP(w, httptest.NewRequest("GET", "/?q=%3Cb%3E", nil))
		d := parse(t, w.Body.Bytes())
		if w.Code != tt.status || !d.contains(tt.text) || d.contains("secret") {
			t.Errorf("%v: %d %s", tt.err, w.Code, d.text("main", ""))
		}
		if d.attr("input", "value") != "<b>" {
			t.Errorf("%v: the search box has %q", tt.err, d.attr("input", "value"))
		}
		if logged := strings.Contains(log.String(), "secret"); logged != (tt.status == 500) {
			t.Errorf("%v: logged %v", tt.err, logged)
		}
	}
}

// TestFaults: whoever is turned away before a page was asked for keeps what was typed, and is told what to do.
func TestFaults(t *testing.T) {
	h, err := New(&search.Service{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for status, tt := range map[int]struct {
		as   int
		text string
	}{429: {429, "少し待ってから"}, 503: {503, "混み合って"}, 500: {500, "申し訳ありません"}, 418: {500, "申し訳ありません"}} {
		w := httptest.NewRecorder()
		h.Fault(w, httptest.NewRequest("GET", "/?q=%3Cb%3E", nil), status)
		d := parse(t, w.Body.Bytes())
		if w.Code != tt.as || !d.contains(tt.text) || d.attr("input", "value") != "<b>" || d.meta("robots") != "noindex" {
			t.Errorf("%d: %d %s", status, w.Code, d.text("main", ""))
		}
	}
}

func newSite(t *testing.T) *site {
	t.Helper()
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	p, err := parsePages(a)
	if err != nil {
		t.Fatal(err)
	}
	return &site{svc: &search.Service{}, log: slog.New(slog.DiscardHandler), pages: p, assets: a}
}

// TestStatic follows the style sheets, the module and the icon from a page. Other sites may load them, too.
func TestStatic(t *testing.T) {
	h, err := New(&search.Service{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	get := func(target string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		return w
	}
	d := parse(t, get("/").Body.Bytes())
	types := map[string]string{"kotae.css": "text/css; charset=utf-8", "kotae-search.css": "text/css; charset=utf-8",
		"kotae-search.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}
	for _, n := range append(d.find("link", ""), d.find("script", "")...) {
		address := attr(n, "href") + attr(n, "src")
		w := get(address)
		path, _, _ := strings.Cut(address, "?")
		name := strings.TrimPrefix(path, "/static/")
		h := w.Header()
		if w.Code != 200 || h.Get("Content-Type") != types[name] || h.Get("Access-Control-Allow-Origin") != "*" ||
			h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%s: %d %v", address, w.Code, h)
		}
		if !strings.Contains(h.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: Cache-Control %q", address, h.Get("Cache-Control"))
		}
		if got := get(path).Header().Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s without a version: Cache-Control %q", path, got)
		}
		delete(types, name)
	}
	if len(types) != 0 {
		t.Errorf("the page does not use %v", types)
	}
}

// moreAdvisers are n parameters.
func moreAdvisers(n int) (s string) {
	for i := range n {
		s += fmt.Sprintf("&adviser=x%d", i)
	}
	return s
}
