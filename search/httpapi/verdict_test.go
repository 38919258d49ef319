package httpapi_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"kotae/search"
	"kotae/search/httpapi"
)

// TestVerdicts: who decides is the key; what is decided is in force when the answer is there, and is told where a question is.
func TestVerdicts(t *testing.T) {
	s := newSite(t, httpapi.Options{})
	post := func(target, body, scope string) (*http.Response, string) {
		t.Helper()
		headers := []string{"Authorization", "Bearer " + s.keys[scope]}
		if body != "" {
			headers = append(headers, "Content-Type", "application/json")
		}
		return s.ask(t, "POST", target, body, headers...)
	}
	res, record := s.ask(t, "GET", "/v1/questions/1206", "")
	tag := res.Header.Get("ETag")
	if res.StatusCode != 200 || strings.Contains(record, `"canonical"`) {
		t.Fatalf("%d %s", res.StatusCode, record)
	}
	res, body := post("/v1/verdicts", `{"verdicts":[{"a":"1206","b":"1201","kind":"duplicate","representative":"1201","note":"同じ誤字"},{"a":"1217","b":"1206","kind":"related"}]}`, "editor")
	var got struct {
		Batch    string
		Verdicts []search.Verdict
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil || res.StatusCode != 200 || got.Batch == "" || len(got.Verdicts) != 2 {
		t.Fatalf("%d %s", res.StatusCode, body)
	}
	for _, v := range got.Verdicts {
		if v.By != "the editor" || v.Batch != got.Batch || v.State != search.InForce {
			t.Errorf("%+v", v)
		}
	}
	// The record is as it was, with one field more, and whoever has the old one is not told that nothing changed.
	res, body = s.ask(t, "GET", "/v1/questions/1206", "", "If-None-Match", tag)
	if want := strings.TrimSuffix(record, "}\n") + `,"canonical":"1201"}` + "\n"; res.StatusCode != 200 || body != want {
		t.Errorf("%d %s\nwant %s", res.StatusCode, body, want)
	}
	if _, body = s.ask(t, "GET", "/v1/questions/1206/related?n=1", ""); !strings.Contains(body, `"id":"1217"`) || !strings.Contains(body, `"decided":true`) {
		t.Errorf("related: %s", body)
	}
	if _, body = s.ask(t, "GET", "/v1/search?q=ES+誤字&per_page=100", ""); !strings.Contains(body, `"id":"1206"`) || !strings.Contains(body, `"canonical":"1201"`) {
		t.Errorf("hits: %s", body)
	}
	// Nobody undoes what another has decided.
	if res, body = post("/v1/verdicts/undo", "", "admin"); res.StatusCode != 404 || !strings.Contains(body, "/problems/nothing-to-undo") {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	res, body = post("/v1/verdicts", `{"verdicts":[{"a":"1206","b":"1217","kind":"duplicate","representative":"1217"}]}`, "admin")
	if res.StatusCode != 400 || !strings.Contains(body, `"parameter":"verdicts"`) || !strings.Contains(body, "1206 is a duplicate of 1201, as the editor decided on") {
		t.Errorf("a contradiction: %d %s", res.StatusCode, body)
	}
	res, body = post("/v1/verdicts/undo", "", "editor")
	if res.StatusCode != 200 || strings.Count(body, `"note"`) != 2 || !strings.Contains(body, `"standing":[]`) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	if _, body = s.ask(t, "GET", "/v1/questions/1206", ""); body != record {
		t.Errorf("what was taken back is told: %s", body)
	}
	for body, want := range map[string]string{
		`{"verdicts":[{"a":5,"b":"1201","kind":"later"}]}`: `verdicts[0]: a: a number is not what belongs here; send a string`,
		`{"verdicts":{}}`: `an object is not what belongs here; send a list`,
		`{"verdicts":[{"a":"1206","b":"1201","kind":"later"},{"a":"1","c":1}]}`: `"parameter":"verdicts[1].c"`,
		`{"verdicts":[null]}`: `verdicts[0]: it is no JSON object`,
		`{"verdicts":null}`:   `verdicts: there is none; send at least one`,
		`{"verdicts":[` + strings.Repeat(`{},`, 600) + `{}]}`: `there are 501`,
	} {
		if res, got := post("/v1/verdicts", body, "editor"); res.StatusCode != 400 || !strings.Contains(strings.ReplaceAll(got, `\"`, `"`), want) {
			t.Errorf("%.60s: %d %s, want %s", body, res.StatusCode, got, want)
		}
	}
	if log := s.log.String(); !strings.Contains(log, `"msg":"verdicts were decided","key":"the editor"`) || !strings.Contains(log, `"msg":"verdicts were taken back"`) {
		t.Errorf("the log: %s", log)
	}
}
