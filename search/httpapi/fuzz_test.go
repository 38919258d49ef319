package httpapi

import (
	"log/slog"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"kotae/search"
)

// FuzzDraft posts bodies to a service without an index: whatever they are, they are refused or not ready, never a fault.
func FuzzDraft(f *testing.F) {
	for _, body := range []string{
		`{"title":"面接"}`, `{"title":"","n":1e400}`, `{"title":5}`, `{"n":"x"}`, `{"n":1.5}`, `{`, `null`, `[]`, `{"title":"a"}{}`, "\xff",
		`{"title":"a","title":"b"}`, `{"Title":"a"}`, `{"draft":{}}`, strings.Repeat(`{"title":`, 99), "", " ",
	} {
		f.Add(body, "application/json")
	}
	f.Add("{}", "text/json; charset")
	h := New(&search.Service{}, Options{})
	f.Fuzz(func(t *testing.T, body, kind string) {
		r := httptest.NewRequest("POST", "/v1/related", strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 400 && w.Code != 413 && w.Code != 415 && w.Code != 503 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
		}
	})
}

// FuzzDuplicatesDraft reads the bodies of editors: whatever they are, they are refused or not ready, never a fault.
func FuzzDuplicatesDraft(f *testing.F) {
	for _, body := range []string{
		`{"title":"面接","limit":5,"min":0.5}`, `{"title":"","limit":1e400}`, `{"title":"a","min":1e400}`, `{"min":"x"}`, `{"limit":1.5}`, `{"limit":0,"title":"a"}`,
		`{"title":"a","min":-0.1}`, `{"title":null,"limit":null,"min":null}`, `{`, `null`, `[]`, "\xff", `{"title":"a","title":"b"}`, `{"n":1}`, "",
	} {
		f.Add(body)
	}
	a := &api{svc: &search.Service{}, log: slog.New(slog.DiscardHandler)}
	h := a.duplicatesOfDraft
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequest("POST", "/v1/duplicates", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		_, err := h(r)
		if p := a.problemOf(w, r, err); p == nil || p.Status != 400 && p.Status != 413 && p.Status != 503 {
			t.Errorf("%q: %v", body, err)
		}
	})
}

// FuzzForwarded: whatever a proxy passes on, the client is one known network.
func FuzzForwarded(f *testing.F) {
	for _, s := range []string{"", "198.51.100.1", "a, b", "[::1]:5, 10.0.0.1", "fe80::1%eth0", ",,,", "1.2.3.4:99999", "::ffff:10.0.0.1"} {
		f.Add(s)
	}
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	f.Fuzz(func(t *testing.T, forwarded string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = "10.0.0.1:1"
		r.Header.Set("X-Forwarded-For", forwarded)
		got := clientOf(r, trusted)
		if _, err := netip.ParsePrefix(got); err == nil {
			return
		}
		if _, err := netip.ParseAddr(got); err != nil {
			t.Errorf("%q: %q", forwarded, got)
		}
	})
}
