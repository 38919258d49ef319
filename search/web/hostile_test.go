package web

import (
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/indexer"
	"kotae/indexer/generation"
)

// TestHostileAddresses: whatever stands in an address, the answer is a page, and one of the visitor's words is never markup.
func TestHostileAddresses(t *testing.T) {
	v := newVisitor(t)
	odd := []string{"", " ", "面接", `"><script>alert(1)</script>`, "'onmouseover=alert(1) x='", "{{.}}", "%00", "\x00", "\xff\xfe",
		"\u202e面接", strings.Repeat("面", 2_000), strings.Repeat(`"面接" `, 60), strings.Repeat("(", 100), "-", "OR", "title:", "2025", "２０２５", "-1",
		"99999999999999999999", "relevance", "date", "ﾒﾝｾﾂ", "&category=x", "#", "/../..", "高梨　修平", "😀"}
	names := []string{"q", "category", "adviser", "status", "year", "sort", "page", "x", "category[]"}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		values := url.Values{}
		for range 1 + r.IntN(5) {
			values.Add(names[r.IntN(len(names))], odd[r.IntN(len(odd))])
		}
		for _, path := range []string{"/", "/questions/1308"}[:1+i%6/5] {
			w := v.ask(path + "?" + values.Encode())
			if w.Code != 200 && (w.Code != 400 || path != "/") {
				t.Errorf("%s?%s: %d", path, values.Encode(), w.Code)
			}
			d := parse(t, w.Body.Bytes())
			for _, a := range d.find("a", "") {
				if href := attr(a, "href"); !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "#") || strings.HasPrefix(href, "//") {
					t.Errorf("%s?%s: a link to %q", path, values.Encode(), href)
				}
			}
		}
	}
}

// TestHostileRecords: a site's texts, categories and advisers are shown as they are, and their links lead to them.
func TestHostileRecords(t *testing.T) {
	const record = `{"id":"1<a>?&#","url":"https://soudan.example/x","title":"<b>面接</b> & \"面接\"","body":"</p><script>面接</script>\n・<li>面接",
		"asker":{"status":"<i>学生</i>"},"asked":"2024-04-24","categories":["a&b=c","<u>分類</u>","面 接"],
		"answers":[{"id":"\"><x","adviser":"<s>山田</s>  花子","headline":"<h1>面接</h1>","sections":[{"heading":"</h4>","text":"面接&lt;"}]}]}`
	dir := t.TempDir()
	path := filepath.Join(t.TempDir(), "x.jsonl")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(record, "\n", "")), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	report, err := indexer.Build(t.Context(), store, a, indexer.Options{Sources: []string{path}, Version: "test"})
	if err != nil || report.Rejected > 0 {
		t.Fatal(err, report)
	}
	v := visit(t, dir)
	for _, target := range []string{"/", "/?q=面接", "/?q=zzzz", "/?sort=date"} {
		d := v.open(t, target)
		for _, name := range []string{"b", "u", "i", "s", "x"} {
			if len(d.find(name, "")) > 0 {
				t.Errorf("%s: a record's text became <%s>", target, name)
			}
		}
		for _, n := range append(d.under("ul", "topics", "a"), d.under("ol", "hits", "a")...) {
			there := v.open(t, attr(n, "href"))
			if strings.HasPrefix(attr(n, "href"), "/?") && there.text("strong", "") != "1件" {
				t.Errorf("%s: %s leads to %s", target, attr(n, "href"), there.text("h1", ""))
			}
		}
	}
	d := v.open(t, questionPath("1<a>?&#")+"?q=面接")
	if got := marked(d.find("h1", "")[0]); got != `<b>[面接]</b> & "[面接]"` {
		t.Errorf("heading %q", got)
	}
	if got := d.texts("div", "text"); got[0] != "</p><script>面接</script>\n\n<li>面接" || got[1] != "</h4>\n面接&lt;" {
		t.Errorf("texts %q", got)
	}
	for _, n := range append(d.under("ul", "meta", "a"), d.under("p", "adviser", "a")...) {
		if got := v.open(t, attr(n, "href")).text("strong", ""); got != "1件" {
			t.Errorf("%s leads to %s", attr(n, "href"), got)
		}
	}
}

// TestLargePage marks no more of a huge page than the bound, and shows all of it.
func TestLargePage(t *testing.T) {
	text := strings.Repeat("面接の話です。\\n", 20_000)
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "x.jsonl")
	record := `{"id":"1","title":"面接","body":"面接","answers":[{"id":"a1","sections":[{"text":"` + text + `"},{"text":"面接の後"}]}]}`
	if err := os.WriteFile(path, []byte(record), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := indexer.Build(t.Context(), store, a, indexer.Options{Sources: []string{path}, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	d := visit(t, dir).open(t, "/questions/1?q=面接")
	if got := len(d.find("mark", "")); got != 3 { // title, body, and the one of the notice
		t.Errorf("%d marks", got)
	}
	if got := strings.Count(d.texts("div", "text")[1], "面接の話です。"); got != 20_000 {
		t.Errorf("%d of 20,000 sentences are shown", got)
	}
}
