package httpapi_test

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"kotae/search/httpapi"
)

func TestMetrics(t *testing.T) {
	s := newSite(t, httpapi.Options{PerSecond: 0.001, Burst: 7})
	for _, target := range []string{"/v1/search?q=面接", "/v1/search?q=zzzzzzqqqqq", "/v1/search?q=面接&page=0", "/v1/questions/1308", "/v1/nothing/1", "/nothing/2"} {
		_, _ = s.ask(t, "GET", target, "")
	}
	_, _ = s.ask(t, "DELETE", "/v1/questions/1308", "")
	_, _ = s.ask(t, "BREW", "/v1/search", "")
	_, _ = s.ask(t, "GET", "/v1/search?q=面接", "", "Authorization", "Bearer kotae_WRONG")
	_, _ = s.ask(t, "GET", "/v1/search?q=面接", "")
	_, _ = s.ask(t, "GET", "/v1/search?q=面接", "")
	_, text := s.ask(t, "GET", "/metrics", "")
	for _, want := range []string{
		`kotae_http_request_duration_seconds_count{method="GET",route="/v1/search",status="2xx"} 2`,
		`kotae_http_request_duration_seconds_count{method="GET",route="/v1/search",status="4xx"} 4`,
		`kotae_http_request_duration_seconds_count{method="GET",route="/v1/questions/{id}",status="2xx"} 1`,
		`kotae_http_request_duration_seconds_count{method="DELETE",route="/v1/questions/{id}",status="4xx"} 1`,
		`kotae_http_request_duration_seconds_count{method="GET",route="none",status="4xx"} 2`,
		`kotae_http_request_duration_seconds_count{method="other",route="/v1/search",status="4xx"} 1`,
		`kotae_http_requests_rejected_total{reason="auth"} 2`,
		`kotae_http_requests_rejected_total{reason="busy"} 0`,
		`kotae_http_requests_rejected_total{reason="rate"} 2`,
		`kotae_searches_total{kind="search",outcome="strict"} 1`,
		`kotae_searches_total{kind="search",outcome="zero"} 1`,
		`kotae_searches_total{kind="related",outcome="strict"} 0`,
		`kotae_ready 1`,
		`kotae_generation_info{generation="g000001",sample="true"} 1`,
		`kotae_generation_questions 160`,
		`kotae_decisions_revision 3`,
		`kotae_build_info{version="test"} 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no line %s in\n%s", want, regexp.MustCompile(`(?m)^(kotae_.*(_count|_total|_info).*)$`).FindAllString(text, -1))
		}
	}
	if !regexp.MustCompile(`(?m)^kotae_generation_age_seconds \d`).MatchString(text) {
		t.Error("no age of the generation")
	}
	for _, private := range []string{"面接", "1308", "nothing", "kotae_WRONG"} {
		if strings.Contains(text, private) {
			t.Errorf("the metrics tell %s", private)
		}
	}
}

// TestPagesSearchesAreCounted: whoever looks at what visitors do not find must see what they typed into the page.
func TestPagesSearchesAreCounted(t *testing.T) {
	s := newSiteWithPages(t, httpapi.Options{})
	for _, target := range []string{"/", "/?q=面接", "/?q=面接&page=2", "/?q=面接&page=0", "/?q=zzzzzzqqqqq", "/questions/1308", "/v1/search?q=面接", "/v1/questions/1308/related"} {
		_, _ = s.ask(t, "GET", target, "")
	}
	_, _ = s.ask(t, "POST", "/v1/related", `{"title":"面接の服装"}`, "Content-Type", "application/json")
	_, text := s.ask(t, "GET", "/metrics", "")
	for _, want := range []string{
		`kotae_searches_total{kind="search",outcome="strict"} 3`, `kotae_searches_total{kind="search",outcome="relaxed"} 0`,
		`kotae_searches_total{kind="search",outcome="zero"} 1`, `kotae_searches_total{kind="related",outcome="strict"} 2`,
		`kotae_searches_total{kind="draft",outcome="strict"} 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no line %s in\n%s", want, regexp.MustCompile(`(?m)^kotae_searches.*$`).FindAllString(text, -1))
		}
	}
	for _, name := range []string{"hits_total", "misses_total", "entries", "bytes"} {
		if !regexp.MustCompile(`(?m)^kotae_postings_cache_` + name + ` [1-9]`).MatchString(text) {
			t.Errorf("nothing is told of the cache's %s", name)
		}
	}
}

func TestMetricsElsewhere(t *testing.T) {
	s := openSite(t, httpapi.Options{OwnMetrics: true}, t.TempDir())
	if res, _ := s.ask(t, "GET", "/metrics", ""); res.StatusCode != 404 {
		t.Errorf("/metrics beside the API: %d", res.StatusCode)
	}
	w := httptest.NewRecorder()
	s.handler.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if text := w.Body.String(); w.Code != 200 || !strings.Contains(text, "\nkotae_ready 0\n") || strings.Contains(text, "kotae_generation_info{") {
		t.Errorf("without an index: %d\n%s", w.Code, text)
	}
}

func TestSlowSearches(t *testing.T) {
	slow := newSiteWithPages(t, httpapi.Options{Slow: time.Nanosecond})
	_, _ = slow.ask(t, "GET", "/v1/search?q=面接に落ちました+-himitsu", "", "X-Request-Id", "r1")
	_, _ = slow.ask(t, "GET", "/v1/questions/1308/related", "", "X-Request-Id", "r2")
	_, _ = slow.ask(t, "POST", "/v1/related", `{"title":"`+strings.Repeat("服装", 200)+`","body":"himitsu"}`, "Content-Type", "application/json", "X-Request-Id", "r3")
	_, _ = slow.ask(t, "GET", "/?q=内定", "", "X-Request-Id", "r4")
	_, _ = slow.ask(t, "GET", "/questions/1308", "", "X-Request-Id", "r5")
	_, _ = slow.ask(t, "GET", "/v1/questions/0/related", "", "X-Request-Id", "r6")
	_, _ = slow.ask(t, "GET", "/v1/search?q="+strings.Repeat("z", 99), "", "X-Request-Id", "r7")
	_, _ = slow.ask(t, "GET", "/v1/search?q=面接&page=2&per_page=5&sort=date&adviser=himitsu&category=面接&facets=year&why=1", "", "X-Request-Id", "r8")
	for _, nothingSought := range []string{"/", "/questions/0", "/v1/search?q=面接&page=0", "/v1/questions/1308", "/static/style.css"} {
		_, _ = slow.ask(t, "GET", nothingSought, "")
	}
	log := slow.log.String()
	if n := strings.Count(log, "slow search"); n != 8 {
		t.Errorf("%d slow searches, want 8", n)
	}
	for _, want := range []string{
		`"level":"WARN","msg":"slow search","kind":"search","terms":\["面接","落ちる","-himitsu"\],"outcome":"strict",` +
			`"page":1,"per_page":10,"sort":"relevance","filters":\[\],"facets":\[\],"why":false,"total":[1-9][0-9]*,"route":"/v1/search","path":"/v1/search","ms":[0-9.]+,"request_id":"r1"`,
		`"kind":"related","question":"1308","outcome":"strict","n":10,"total":10,"route":"/v1/questions/{id}/related","path":"[^"]+","ms":[0-9.]+,"request_id":"r2"`,
		`"kind":"draft","outcome":"(strict|zero)","n":10,"total":[0-9]+,"route":"/v1/related","path":"/v1/related","ms":[0-9.]+,"request_id":"r3"`,
		`"kind":"search","terms":\["内定"\],"outcome":"strict","total":[1-9][0-9]*,"route":"pages","path":"/","ms":[0-9.]+,"request_id":"r4"`,
		`"kind":"related","question":"1308","outcome":"strict","total":5,"route":"pages","path":"/questions/1308","ms":[0-9.]+,"request_id":"r5"`,
		`"kind":"related","question":"0","error":"no such question: [^,]+","n":10,"route":"/v1/questions/{id}/related",`,
		`"kind":"search","terms":\["z{40}…",.*"outcome":"zero",.*"total":0,`,
		`"outcome":"zero","page":2,"per_page":5,"sort":"date","filters":\["adviser","category"\],"facets":\["year"\],"why":true,"total":0,.*"request_id":"r8"`,
	} {
		if !regexp.MustCompile(want).MatchString(log) {
			t.Errorf("no %s in %s", want, log)
		}
	}
	if strings.Contains(log, "服装") || strings.Contains(log, "ました") || strings.Contains(log, `"himitsu"`) {
		t.Errorf("the log tells a draft, or what was typed: %s", log)
	}
	for _, o := range []httpapi.Options{{}, {Slow: time.Hour}} {
		quick := newSite(t, o)
		_, _ = quick.ask(t, "GET", "/v1/search?q=面接", "")
		if log := quick.log.String(); strings.Contains(log, "slow") || strings.Contains(log, "面接") {
			t.Errorf("with %v: %s", o.Slow, log)
		}
	}
}
