package editor_test

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
)

// TestOutdated: a verdict about texts that are worded otherwise now is listed for review, and the page of the two tells which changed.
func TestOutdated(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	questions := []corpus.Question{
		{ID: "1", Title: "面接のお礼メールは送るべきですか", Body: "面接の後にお礼のメールを送るべきか迷っています。"},
		{ID: "2", Title: "面接のあとのお礼は必要ですか", Body: "お礼のメールは必要でしょうか。"},
	}
	index := func() {
		t.Helper()
		path := filepath.Join(t.TempDir(), "questions.jsonl")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(f)
		for _, q := range questions {
			if err := enc.Encode(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := indexer.Build(t.Context(), store, a, indexer.Options{Sources: []string{path}, Version: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	index()
	d := &desk{dir: store.Dir(), log: &logged{}}
	key, err := d.addKey("花", decisions.Editor)
	if err != nil {
		t.Fatal(err)
	}
	open := func() *visit {
		t.Helper()
		if d.svc, err = search.Open(store, a, search.Options{}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.svc.Close() })
		v := &visit{t: t, h: handlerOf(t, d, httpapi.Options{})}
		v.send("POST", "/editor/login", map[string][]string{"key": {key}})
		return v
	}
	before := open().send("GET", "/editor/pairs?left=1&right=2", nil).Body.String()
	if _, err := d.svc.Decide(t.Context(), "花", []search.Judgement{{A: "1", B: "2", Kind: decisions.Different, Note: "手紙の話"}}); err != nil {
		t.Fatal(err)
	}
	questions[1].Body = "メールでなく電話でお礼を言うのは失礼ですか。"
	index()
	v := open()
	list := v.send("GET", "/editor/verdicts?state=outdated", nil).Body.String()
	page := v.send("GET", "/editor/pairs?left=1&right=2", nil).Body.String()
	for _, want := range []string{"別の質問", "判定のあとで文章が変わりました", "手紙の話"} {
		if !strings.Contains(list, want) || !strings.Contains(page, want) {
			t.Errorf("%q is not told", want)
		}
	}
	if !strings.Contains(page, "変わったのは「面接のあとのお礼は必要ですか」の題名または本文です") {
		t.Errorf("what changed is not told: %s", page)
	}
	form := url.Values{"csrf": {csrfField.FindStringSubmatch(page)[1]}, "representative": {"1"}, "member": {"2"}, "kind": {"duplicate"}, "since": {"2026-01-01T00:00:00Z"}}
	for _, read := range regexp.MustCompile(`name="read" value="([^"]+)"`).FindAllStringSubmatch(before, -1) {
		form.Add("read", read[1])
	}
	v.send("POST", "/editor/decide", form)
	page = v.send("GET", "/editor/pairs?left=1&right=2", nil).Body.String()
	if len(form["read"]) != 2 || !strings.Contains(page, "質問の文章が変わりました") || !strings.Contains(page, "別の質問") {
		t.Errorf("from a page with texts that have changed since it is decided: %s", page)
	}
	if w := v.send("GET", "/editor/pairs?left=1&right=1", nil); w.Code != 400 {
		t.Errorf("a question and itself: %d", w.Code)
	}
	if w := v.send("GET", "/editor/verdicts?kind=same", nil); w.Code != 400 {
		t.Errorf("no kind: %d", w.Code)
	}
}
