package httpapi_test

import (
	"net/netip"
	"strings"
	"testing"

	"kotae/search/httpapi"
)

// TestQuota asks as several clients behind a trusted proxy.
func TestQuota(t *testing.T) {
	s := newSite(t, httpapi.Options{PerSecond: 0.01, Burst: 2, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	const target = "/v1/questions/1308"
	for i, want := range []struct {
		status int
		rest   string
	}{{200, "r=1;"}, {200, "r=0;"}, {429, "r=0;"}} {
		res, body := s.ask(t, "GET", target, "", "X-Forwarded-For", "198.51.100.1")
		if res.StatusCode != want.status || !strings.HasPrefix(res.Header.Get("RateLimit"), `"default";`+want.rest) ||
			res.Header.Get("RateLimit-Policy") != `"default";q=2;w=200` {
			t.Errorf("request %d: %d %v", i, res.StatusCode, res.Header)
		}
		if limited := want.status == 429; limited != strings.Contains(body, "/problems/too-many-requests") || limited != (res.Header.Get("Retry-After") != "") {
			t.Errorf("request %d: %v %s", i, res.Header, body)
		}
	}
	for name, header := range map[string][]string{
		"another address": {"X-Forwarded-For", "198.51.100.2"},
		"a good key":      {"X-Forwarded-For", "198.51.100.1", "Authorization", "Bearer " + s.keys["search"]},
	} {
		if res, _ := s.ask(t, "GET", target, "", header...); res.StatusCode != 200 {
			t.Errorf("%s: %d", name, res.StatusCode)
		}
	}
	for _, want := range []int{401, 401, 429} { // guessing keys
		res, _ := s.ask(t, "GET", target, "", "X-Forwarded-For", "198.51.100.3", "Authorization", "Bearer kotae_GUESS")
		if res.StatusCode != want {
			t.Errorf("a wrong key: %d, want %d", res.StatusCode, want)
		}
	}
	for range 5 {
		if res, _ := s.ask(t, "GET", "/readyz", "", "X-Forwarded-For", "198.51.100.1"); res.StatusCode != 200 || res.Header.Get("RateLimit") != "" {
			t.Errorf("/readyz: %d %v", res.StatusCode, res.Header)
		}
	}
}
