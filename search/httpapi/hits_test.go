package httpapi_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/search"
	"kotae/search/httpapi"
)

// get decodes an answer and leaves no field of it unknown.
func get(t *testing.T, address string, into any) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "application/json; charset=utf-8" {
		t.Fatalf("%s: %s %s: %s", address, resp.Status, resp.Header.Get("Content-Type"), body)
	}
	if err := json.Unmarshal(body, into); err != nil {
		t.Fatalf("%s: %v: %s", address, err, body)
	}
}

// TestAnswersAreTheServices compares what comes over HTTP with what the service says.
func TestAnswersAreTheServices(t *testing.T) {
	s := newSite(t, httpapi.Options{})
	server, svc := s.server, s.svc
	ctx := context.Background()
	for _, q := range []string{"圧迫面接 抗議", "内定辞退 電話", `"逆質問"`, "<script>", "ガクチカ 100% & +"} {
		var got search.Answer
		get(t, server.URL+"/v1/search?per_page=3&page=2&q="+url.QueryEscape(q), &got)
		want, err := svc.Search(ctx, search.Request{Query: q, Page: 2, PerPage: 3})
		if err != nil {
			t.Fatal(err)
		}
		compare(t, q, want, &got)
	}
	var newest search.Answer
	get(t, server.URL+"/v1/search?sort=date&per_page=100", &newest)
	told := 0
	for _, h := range newest.Hits {
		q, err := svc.Question(ctx, h.ID)
		if err != nil {
			t.Fatal(err)
		}
		if h.Status != q.Asker.Status || h.Updated != q.Updated || h.Asked != q.Asked {
			t.Errorf("hit %+v of %+v", h, q)
		}
		if h.Status != "" && h.Updated != "" {
			told++
		}
	}
	if told == 0 {
		t.Error("no hit tells of the asker and the last change")
	}
	var question corpus.Question
	get(t, server.URL+"/v1/questions/1308", &question)
	if want, err := svc.Question(ctx, "1308"); err != nil || !cmp.Equal(want, &question) {
		t.Errorf("%v %s", err, cmp.Diff(want, &question))
	}
	var related search.Answer
	get(t, server.URL+"/v1/questions/1308/related?n=4", &related)
	if len(related.Hits) != 4 || related.Total != 4 || related.Hits[0].ID == "1308" {
		t.Errorf("related: %+v", related.Hits)
	}
	var status search.Status
	get(t, server.URL+"/readyz", &status)
	if !status.Ready || !status.Sample || status.Questions != 160 {
		t.Errorf("readyz: %+v", status)
	}
}

// compare compares all but how long it took.
func compare(t *testing.T, name string, want, got *search.Answer) {
	t.Helper()
	got.TookMS, want.TookMS = 0, 0
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}
