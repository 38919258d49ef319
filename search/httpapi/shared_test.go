package httpapi_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"kotae/search/httpapi"
)

func vary(res *http.Response) []string {
	var fields []string
	for _, f := range strings.Split(strings.Join(res.Header.Values("Vary"), ","), ",") {
		fields = append(fields, strings.TrimSpace(f))
	}
	return fields
}

// TestShared calls the API as the script of another site.
func TestShared(t *testing.T) {
	s := newSite(t, httpapi.Options{Origins: []string{"https://example.com"}, SearchNeedsKey: true})
	off := newSite(t, httpapi.Options{})
	for _, tt := range []struct {
		site    *site
		origin  string
		allowed string
	}{
		{s, "https://example.com", "https://example.com"},
		{s, "https://example.com.evil.test", ""},
		{s, "http://example.com", ""},
		{off, "https://example.com", ""},
	} {
		res, _ := tt.site.ask(t, "OPTIONS", "/v1/questions/1308", "", "Origin", tt.origin, "Access-Control-Request-Method", "DELETE",
			"Access-Control-Request-Headers", "authorization,content-type")
		if got := res.Header.Get("Access-Control-Allow-Origin"); got != tt.allowed || res.StatusCode != 204 {
			t.Errorf("asking first from %s: %d %v", tt.origin, res.StatusCode, res.Header)
		}
		if got := res.Header.Get("Access-Control-Allow-Methods"); (got == "DELETE") != (tt.allowed != "") {
			t.Errorf("asking first from %s: methods %q", tt.origin, got)
		}
		for _, target := range []string{"/v1/search?q=面接", "/v1/openapi.yaml"} { // a 401 must be readable too
			res, _ = tt.site.ask(t, "GET", target, "", "Origin", tt.origin)
			if got := res.Header.Get("Access-Control-Allow-Origin"); got != tt.allowed {
				t.Errorf("%s from %s: %v", target, tt.origin, res.Header)
			}
			if got := slices.Contains(vary(res), "Origin"); got != (tt.site == s) {
				t.Errorf("%s from %s: Vary %q", target, tt.origin, vary(res))
			}
		}
	}
	res, _ := s.ask(t, "GET", "/v1/search?q=面接", "", "Origin", "https://example.com")
	exposed := strings.ToLower(res.Header.Get("Access-Control-Expose-Headers"))
	for _, name := range []string{"etag", "retry-after", "ratelimit", "x-request-id"} {
		if !strings.Contains(exposed, name) {
			t.Errorf("a script cannot read %s: %q", name, exposed)
		}
	}
	if res, _ := s.ask(t, "GET", "/readyz", "", "Origin", "https://example.com"); res.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("/readyz is open to other sites: %v", res.Header)
	}
}
