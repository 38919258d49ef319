package httpapi

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search"
)

// TestDraftBodies posts drafts to a service without an index: a good one is not ready, each other fails for its own reason.
func TestDraftBodies(t *testing.T) {
	h := New(&search.Service{}, Options{})
	const kind = "application/json"
	for _, tt := range []struct {
		body, kind string
		status     int
		typ, param string
		detail     string // a part of it
	}{
		{`{"title":"面接","body":"","n":100}`, kind, 503, "not-ready", "", ""},
		{` {"body":"面接"} `, `application/json; charset="UTF-8"`, 503, "not-ready", "", ""},
		{``, kind, 400, "invalid-body", "", "there is none; send one JSON object with title, body, n"},
		{"\ufeff{\"title\":\"面接\"}", kind, 503, "not-ready", "", ""},
		{`{"title":"面接","body":null,"n":null}`, kind, 503, "not-ready", "", ""},
		{` `, kind, 400, "invalid-body", "", "it is not JSON: it breaks off; send one JSON object with title, body, n"},
		{`{"title":"面接"`, kind, 400, "invalid-body", "", "it is not JSON: it breaks off;"},
		{`{"title":"面接"} {}`, kind, 400, "invalid-body", "", "it is not JSON from byte 20 on;"},
		{`{"title":x`, kind, 400, "invalid-body", "", "it is not JSON from byte 10 on;"},
		{`title=x`, kind, 400, "invalid-body", "", "it is not JSON from byte 2 on;"},
		{`["面接"]`, kind, 400, "invalid-body", "", "no JSON object"},
		{`null`, kind, 400, "invalid-body", "", "no JSON object"},
		{`{"title":"面接","n":3,"title":"内定"}`, kind, 400, "repeated-field", "title", "give it once"},
		{`{"n":1,"\u006e":2}`, kind, 400, "repeated-field", "n", "give it once"},
		{"{\"title\":\"\xff\"}", kind, 400, "invalid-body", "", "UTF-8"},
		{`{"title":"面接","Body":"x"}`, kind, 400, "unknown-field", "Body", "title, body, n"},
		{`{"title":5}`, kind, 400, "invalid-parameter", "title", "title: a number is not what belongs here; send a string"},
		{`{"title":["面接"]}`, kind, 400, "invalid-parameter", "title", "an array is not"},
		{`{"body":{}}`, kind, 400, "invalid-parameter", "body", "an object is not"},
		{`{"body":true}`, kind, 400, "invalid-parameter", "body", "true or false is not"},
		{`{"title":"面接","n":"3"}`, kind, 400, "invalid-parameter", "n", "a string is not what belongs here; send a whole number"},
		{`{"title":"面接","n":1.5}`, kind, 400, "invalid-parameter", "n", "1.5 is not what belongs here; send a whole number"},
		{`{"title":"面接","n":101}`, kind, 400, "invalid-parameter", "n", "1 to 100"},
		{`{"title":"面接","n":0}`, kind, 400, "invalid-parameter", "n", "1 to 100"},
		{`{"title":" ","body":"　"}`, kind, 400, "invalid-parameter", "title", ""},
		{`{"title":"` + strings.Repeat("面", 22_000) + `"}`, kind, 400, "invalid-parameter", "body", "65536"},
		{`{"title":"` + strings.Repeat("面", 100_000) + `"}`, kind, 413, "body-too-large", "", "262144"},
		{`{"title":"面接"}`, "", 415, "unsupported-media-type", "", "application/json"},
		{`{"title":"面接"}`, "text/plain", 415, "unsupported-media-type", "", ""},
		{`{"title":"面接"}`, "application/json; charset=shift_jis", 415, "unsupported-media-type", "", ""},
	} {
		r := httptest.NewRequest("POST", "/v1/related", strings.NewReader(tt.body))
		r.Header.Set("Content-Type", tt.kind)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Errorf("%.60s: %v", tt.body, err)
		}
		if w.Code != tt.status || p.Type != "/problems/"+tt.typ || p.Parameter != tt.param || !strings.Contains(p.Detail, tt.detail) {
			t.Errorf("%.60s: %d %+v, want %+v", tt.body, w.Code, p, tt)
		}
	}
}

// TestEncodedBodies: a body that is packed is refused for that, and not for what it looks like.
func TestEncodedBodies(t *testing.T) {
	h := New(&search.Service{}, Options{})
	for encoding, status := range map[string]int{"": 503, "identity": 503, "Identity": 503, "gzip": 415, "identity, gzip": 415, "\xff": 415} {
		r := httptest.NewRequest("POST", "/v1/related", strings.NewReader(`{"title":"面接"}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Content-Encoding", encoding)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != status {
			t.Errorf("%q: %d %s", encoding, w.Code, w.Body)
		}
		if status != 415 {
			continue
		}
		if !strings.Contains(w.Body.String(), "/problems/unsupported-encoding") || w.Header().Get("Accept-Encoding") != "identity" ||
			encoding == "gzip" && !strings.Contains(w.Body.String(), `Content-Encoding \"gzip\"`) {
			t.Errorf("%q: %v %s", encoding, w.Header(), w.Body)
		}
	}
}
