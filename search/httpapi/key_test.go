package httpapi_test

import (
	"net/http"
	"strings"
	"testing"

	"kotae/search/httpapi"
)

func TestKeys(t *testing.T) {
	s := newSite(t, httpapi.Options{SearchNeedsKey: true, Pages: http.NotFoundHandler()})
	open := newSite(t, httpapi.Options{})
	key := func(s *site, scope string) string { return "Bearer " + s.keys[scope] }
	for _, tt := range []struct {
		site          *site
		method        string
		target        string
		authorization string
		status        int
		challenge     string
	}{
		{s, "GET", "/v1/search?q=面接", "", 401, `Bearer realm="kotae"`},
		{s, "GET", "/v1/questions/1308", "", 401, `Bearer realm="kotae"`},
		{s, "GET", "/v1/questions/1308/related", "", 401, `Bearer realm="kotae"`},
		{s, "POST", "/v1/related", "", 401, `Bearer realm="kotae"`},
		{s, "GET", "/v1/search?q=面接", key(s, "search"), 200, ""},
		{s, "HEAD", "/v1/search?q=面接", "bearer  " + s.keys["admin"], 200, ""},
		{s, "GET", "/v1/search?q=面接", key(open, "search"), 401, `Bearer realm="kotae", error="invalid_token"`},
		{s, "GET", "/v1/search?q=面接", "Basic " + s.keys["search"], 401, `Bearer realm="kotae"`},
		{s, "DELETE", "/v1/questions/1308", key(s, "search"), 403, `Bearer realm="kotae", error="insufficient_scope", scope="admin"`},
		{s, "OPTIONS", "/v1/search", "", 204, ""},
		{s, "PUT", "/v1/search", "", 405, ""},
		{s, "GET", "/v1/openapi.yaml", "", 200, ""},
		{s, "GET", "/readyz", "", 200, ""},
		{s, "GET", "/", "", 404, ""}, // the pages ask for none
		{open, "GET", "/v1/search?q=面接", "", 200, ""},
		{open, "GET", "/v1/search?q=面接", "Basic dXNlcjpwYXNz", 200, ""}, // a proxy's
		{open, "GET", "/v1/search?q=面接", open.keys["search"], 401, `Bearer realm="kotae"`},
		{open, "GET", "/v1/search?q=面接", "Token " + open.keys["search"], 401, `Bearer realm="kotae"`},
		{open, "GET", "/v1/search?q=面接", "WRONG", 401, `Bearer realm="kotae"`},
		{open, "GET", "/v1/openapi.yaml", "Bearer kotae_WRONG", 200, ""}, // as described: no key is looked at
		{open, "GET", "/healthz", "Bearer kotae_WRONG", 200, ""},
		{open, "GET", "/readyz", "Bearer kotae_WRONG", 200, ""},
		{open, "GET", "/metrics", "Bearer kotae_WRONG", 200, ""},
		{open, "GET", "/v1/search?q=面接", "Bearer", 401, `Bearer realm="kotae", error="invalid_token"`},
		{open, "GET", "/v1/search?q=re:/面接/", "", 400, ""}, // the time of a regular expression grows with all texts
		{open, "GET", "/v1/search?q=re:/面接/", key(open, "search"), 400, ""},
		{open, "GET", "/v1/search?q=re:/面接/", key(open, "editor"), 200, ""},
		{open, "GET", "/v1/search?q=re:/面(/", key(open, "editor"), 400, ""},
		{open, "GET", "/v1/search?q=exact:面接", "", 200, ""},
		{open, "DELETE", "/v1/questions/1308", "", 401, `Bearer realm="kotae"`},
		{open, "DELETE", "/v1/questions/1308", key(open, "editor"), 403, `Bearer realm="kotae", error="insufficient_scope", scope="admin"`},
	} {
		res, body := tt.site.ask(t, tt.method, tt.target, "", "Authorization", tt.authorization)
		if res.StatusCode != tt.status || res.Header.Get("WWW-Authenticate") != tt.challenge {
			t.Errorf("%s %s with %q: %d %q %s", tt.method, tt.target, tt.authorization, res.StatusCode, res.Header.Get("WWW-Authenticate"), body)
		}
	}
	if _, body := open.ask(t, "GET", "/v1/search?q=面接", "", "Authorization", open.keys["search"]); !strings.Contains(body, "Authorization: Bearer kotae_…") ||
		!strings.Contains(body, "/problems/malformed-authorization") || strings.Contains(body, open.keys["search"]) {
		t.Errorf("a bare key: %s", body)
	}
	if res, _ := s.ask(t, "GET", "/v1/search?q=面接", "", "Authorization", key(s, "search")); res.Header.Get("Cache-Control") != "private, no-cache" {
		t.Errorf("an answer for a key may be kept by others: %v", res.Header)
	}
	log := s.log.String()
	if !strings.Contains(log, `"key":"the search"`) || strings.Contains(log, "kotae_") {
		t.Errorf("the log must have the name of the key, and no secret: %s", log)
	}
}

// TestForget: a question is gone as soon as the answer is there.
func TestForget(t *testing.T) {
	s := newSite(t, httpapi.Options{})
	res, tagged := s.ask(t, "GET", "/v1/search?q=圧迫面接", "")
	tag := res.Header.Get("ETag")
	if tag == "" || !strings.Contains(tagged, `"id":"1308"`) {
		t.Fatalf("%v %s", res.Header, tagged)
	}
	for range 2 {
		res, body := s.ask(t, "DELETE", "/v1/questions/1308", `{"note":"希望"}`, "Content-Type", "application/json", "Authorization", "Bearer "+s.keys["admin"])
		if res.StatusCode != 204 || body != "" {
			t.Fatalf("forgetting: %d %s", res.StatusCode, body)
		}
	}
	for _, target := range []string{"/v1/questions/1308", "/v1/questions/1308/related"} {
		if res, body := s.ask(t, "GET", target, ""); res.StatusCode != 404 {
			t.Errorf("%s: %d %s", target, res.StatusCode, body)
		}
	}
	res, body := s.ask(t, "GET", "/v1/search?q=圧迫面接", "", "If-None-Match", tag)
	if res.StatusCode != 200 || strings.Contains(body, `"id":"1308"`) || res.Header.Get("ETag") == tag {
		t.Errorf("%d %v %s", res.StatusCode, res.Header, body)
	}
	if log := s.log.String(); !strings.Contains(log, `"msg":"a question was forgotten","id":"1308","key":"the admin"`) || strings.Contains(log, "希望") {
		t.Errorf("the log: %s", log)
	}
	long := `{"note":"` + strings.Repeat("希", 700) + `"}`
	if res, body := s.ask(t, "DELETE", "/v1/questions/1309", long, "Content-Type", "application/json", "Authorization", "Bearer "+s.keys["admin"]); res.StatusCode != 400 {
		t.Errorf("a long note: %d %s", res.StatusCode, body)
	}
}
