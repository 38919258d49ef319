package httpapi_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/search/httpapi"
	"kotae/search/querylog"
)

// newSiteWithLog serves the sample and its pages, and keeps a query log in a folder.
func newSiteWithLog(t *testing.T, dir string, o httpapi.Options) (*site, *querylog.Log) {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	o.Queries = querylog.Open(dir, querylog.Options{Analyzer: a})
	t.Cleanup(func() { closeQueries(t, o.Queries) })
	return newSiteWithPages(t, o), o.Queries
}

func closeQueries(t *testing.T, l *querylog.Log) {
	t.Helper()
	if err := l.Close(t.Context()); err != nil && t.Context().Err() == nil {
		t.Error(err)
	}
}

// logged returns all queries of a log.
func logged(t *testing.T, dir string) map[string]querylog.Query {
	t.Helper()
	r, err := querylog.OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	all, err := r.Top(t.Context(), time.Time{}, 100)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]querylog.Query{}
	for _, q := range all {
		by[q.Text] = q
	}
	return by
}

// TestQueriesAreLogged: what people type is noted, by the API and the pages, and nothing else that is looked for.
func TestQueriesAreLogged(t *testing.T) {
	dir := t.TempDir()
	s, log := newSiteWithLog(t, dir, httpapi.Options{})
	for client, targets := range map[string][]string{
		"typing": {"/v1/search?q=m", "/v1/search?q=めn", "/v1/search?q=めんせつ", "/v1/search?q=面接", "/v1/search?q=面接t", "/v1/search?q=面接 服装"},
		"pages":  {"/", "/?q=面接　服装", "/?q=面接 服装&page=2", "/questions/1308", "/?q=面接 服装"},
		"narrow": {"/v1/search?q=面接 服装&category=面接&facets=year", "/v1/search?q=面接 服装&sort=date"},
		"lost":   {"/?q=zzzzzzqqqqq"},
		"close":  {"/v1/search?q=圧迫面接 抗議 鹿児島"},
		"none": {"/v1/search?q=内定&page=2", "/v1/search?category=面接", "/v1/search?q=&sort=date", "/v1/search?q=内定&page=0", "/v1/search?q=内定&x=1",
			"/v1/questions/1308/related", "/v1/questions/1308"},
	} {
		for _, target := range targets {
			_, _ = s.ask(t, "GET", strings.ReplaceAll(target, " ", "+"), "", "User-Agent", client)
		}
	}
	_, _ = s.ask(t, "HEAD", "/v1/search?q=内定", "", "User-Agent", "none")
	_, _ = s.ask(t, "GET", "/?q=内定", "", "User-Agent", "none", "Sec-Purpose", "prefetch;prerender")
	_, _ = s.ask(t, "POST", "/v1/related", `{"title":"内定"}`, "Content-Type", "application/json", "User-Agent", "none")
	for _, e := range [][2]string{
		{"typing", `{"type":"result","query":"面接 服装","id":"1308","position":3}`},
		{"pages", `{"type":"suggestion","query":"面接","text":"面接 服装","position":1}`},
		{"lost", `{"type":"result","query":"zzzzzzqqqqq","position":1}`},
	} {
		_, _ = s.ask(t, "POST", "/v1/events", e[1], "Content-Type", "text/plain", "User-Agent", e[0])
	}
	closeQueries(t, log)
	got := logged(t, dir)
	want := map[string]int{"面接 服装": 3, "zzzzzzqqqqq": 1, "圧迫面接 抗議 鹿児島": 1}
	counts := map[string]int{}
	for text, q := range got {
		counts[text] = q.Count
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Fatal(diff)
	}
	if q := got["面接 服装"]; q.Strict != 3 || q.Clicked != 1 || q.Position != 3 || q.Total == 0 {
		t.Errorf("%+v", q)
	}
	if q := got["zzzzzzqqqqq"]; q.Zero != 1 || q.Clicked != 0 {
		t.Errorf("%+v", q)
	}
	if q := got["圧迫面接 抗議 鹿児島"]; q.Relaxed != 1 || q.Total == 0 {
		t.Errorf("%+v", q)
	}
	_, metrics := s.ask(t, "GET", "/metrics", "")
	for _, line := range []string{`{result="written"} 7`, `{result="dropped"} 0`, `{result="failed"} 0`} {
		if !strings.Contains(metrics, "kotae_query_log_lines_total"+line+"\n") {
			t.Errorf("the metrics lack %s", line)
		}
	}
}

// TestABrokenLogCostsNoAnswer: searches and events are answered as ever where the log cannot be written, or was closed.
func TestABrokenLogCostsNoAnswer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s, log := newSiteWithLog(t, dir, httpapi.Options{})
	for range 2 {
		for target, want := range map[string]string{"/v1/search?q=面接": `"hits":[{`, "/?q=面接": "<mark>"} {
			if res, body := s.ask(t, "GET", target, ""); res.StatusCode != http.StatusOK || !strings.Contains(body, want) {
				t.Errorf("%s: %d %s", target, res.StatusCode, body)
			}
		}
		event := `{"type":"result","query":"面接","id":"1308","position":1}`
		if res, body := s.ask(t, "POST", "/v1/events", event, "Content-Type", "application/json"); res.StatusCode != http.StatusNoContent || body != "" {
			t.Errorf("an event: %d %s", res.StatusCode, body)
		}
		closeQueries(t, log)
	}
	if c := log.Counts(); c.Written != 0 || c.Failed == 0 || c.Dropped != 3 {
		t.Errorf("%+v", c)
	}
}

// TestEvents of another site's page need no leave asked first, and no key; they count against the client's quota.
func TestEvents(t *testing.T) {
	s := newSite(t, httpapi.Options{Origins: []string{"https://example.com"}, SearchNeedsKey: true, PerSecond: 0.001, Burst: 11})
	event := `{"type":"suggestion","query":"めん","text":"面接","id":"1308","position":1}`
	res, _ := s.ask(t, "POST", "/v1/events", event, "Content-Type", "text/plain;charset=UTF-8", "Origin", "https://example.com")
	if res.StatusCode != http.StatusNoContent || res.Header.Get("Access-Control-Allow-Origin") != "https://example.com" || res.Header.Get("RateLimit") == "" {
		t.Errorf("%d %v", res.StatusCode, res.Header)
	}
	long := strings.Repeat("面", 5_000)
	for body, want := range map[string]string{
		`{"type":"result","query":"` + long + `","id":"1","position":1}`:                "query: it has 15000 bytes; send at most 4096",
		`{"type":"suggestion","query":"面","text":"` + long + `","position":1}`:          "text: it is too long; send at most 1000 characters",
		`{"type":"result","query":"面","id":"` + long + `","position":1}`:                "id: it is too long; send at most 200 characters",
		`{"type":"result","query":"面","id":"1","position":10001}`:                       "position: 10001 is no position; count from 1, to 10000",
		`{"type":"","query":"面","id":"1","position":1}`:                                 `type: \"\" is no event; send result or suggestion`,
		`{"type":"result","query":"面","id":"1","position":1,"client":"203.0.113.7"}`:    "the fields are type, query, text, id, position",
		`{"type":"result","query":"面","id":"1","position":1}{"type":"result"}`:          "it is not JSON from byte",
		`{"type":"result","query":"` + "\xff" + `","id":"1","position":1}`:              "it is not UTF-8",
		`{"type":"result","query":"面","id":"1","position":1, "position":2}`:             "position is given more than once",
		`{"type":"suggestion","query":"面","text":"面接","position":1,"why":"` + long + ``: "it is not JSON: it breaks off",
	} {
		res, text := s.ask(t, "POST", "/v1/events", body, "Content-Type", "text/plain")
		if res.StatusCode != http.StatusBadRequest || !strings.Contains(text, want) {
			t.Errorf("%.60s: %d %s, want %s", body, res.StatusCode, text, want)
		}
	}
	if res, _ := s.ask(t, "POST", "/v1/events", event, "Content-Type", "text/plain"); res.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the quota is not used up: %d", res.StatusCode)
	}
}
