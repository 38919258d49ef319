package webpage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/corpus/page"
)

func newPages(t testing.TB) *page.Reader {
	t.Helper()
	pages, err := page.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func sampleQuestions(t testing.TB) []*corpus.Question {
	t.Helper()
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// TestSample: the sample's questions, written as pages of a site, are read back as they are.
func TestSample(t *testing.T) {
	pages := newPages(t)
	n := 0
	for _, q := range sampleQuestions(t) {
		text := fixture.WebPage(q)
		items := Read("saved/"+q.ID+" page.html", []byte(text), pages)
		if len(items) != 1 || items[0].Question == nil || len(items[0].Warnings) > 0 {
			t.Fatalf("%s: %+v", q.ID, items)
		}
		if d := cmp.Diff(fixture.OnWebPage(q), fixture.OnWebPage(items[0].Question)); d != "" {
			t.Fatalf("%s (-written +read):\n%s", q.ID, d)
		}
		if want := 1 + strings.Count(text[:strings.Index(text, "{\n")-1], "\n"); items[0].Question.Source.Line != want {
			t.Fatalf("line %d, want %d", items[0].Question.Source.Line, want)
		}
		n++
	}
	if n != 160 {
		t.Errorf("%d questions", n)
	}
}

// TestEncodings: what a page declares, and what it is, where it was converted after.
func TestEncodings(t *testing.T) {
	const text = "<html><head><meta charset=%s><title>x</title></head><body><h1>面接の服装</h1><p>何を着ますか。</p></body></html>"
	sjis, euc, jis := japanese.ShiftJIS, japanese.EUCJP, japanese.ISO2022JP
	encode := func(e interface{ String(string) (string, error) }, s string) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	pages := newPages(t)
	for name, c := range map[string]struct{ data, want string }{
		"Shift_JIS":           {encode(sjis.NewEncoder(), fmt.Sprintf(text, "Shift_JIS")), ""},
		"EUC-JP":              {encode(euc.NewEncoder(), fmt.Sprintf(text, "euc-jp")), ""},
		"ISO-2022-JP":         {encode(jis.NewEncoder(), fmt.Sprintf(text, "iso-2022-jp")), ""},
		"UTF-8":               {fmt.Sprintf(text, "utf-8"), ""},
		"UTF-8 with a mark":   {"\ufeff" + fmt.Sprintf(text, "shift_jis"), ""},
		"none declared":       {strings.Replace(fmt.Sprintf(text, ""), "<meta charset=>", "", 1), ""},
		"converted":           {fmt.Sprintf(text, "Shift_JIS"), ""},
		"none, but Shift_JIS": {strings.Replace(encode(sjis.NewEncoder(), fmt.Sprintf(text, "")), "<meta charset=>", "", 1), ""},
		"none, but EUC-JP":    {strings.Replace(encode(euc.NewEncoder(), fmt.Sprintf(text, "")), "<meta charset=>", "", 1), ""},
		"another declared":    {encode(sjis.NewEncoder(), fmt.Sprintf(text, "utf-8")), ""},
		"EUC-JP declared":     {encode(sjis.NewEncoder(), fmt.Sprintf(text, "euc-jp")), ""},
		"Shift_JIS declared":  {encode(euc.NewEncoder(), fmt.Sprintf(text, "shift_jis")), ""},
		"broken UTF-8":        {"<html>\n<h1>面接の服装</h1>\xff<p>何を着ますか。</p>", "p.html:2: the text is not UTF-8, and the page declares no encoding that it is in (give --encoding"},
		"binary":              {"<html>\n\x00<h1>x</h1>", "p.html:2: the file is binary (it has a NUL byte)"},
		"empty":               {"\ufeff \n", "p.html: the file is empty"},
		"long":                {strings.Repeat(" ", page.MaxBytes) + "<p>", "p.html: the file has more than 16777216 bytes, too many for a page"},
	} {
		items := Read("p.html", []byte(c.data), pages)
		if c.want != "" {
			if len(items) != 1 || items[0].Rejected == nil || !strings.HasPrefix(items[0].Rejected.String(), c.want) {
				t.Errorf("%s: %+v, want %s", name, items, c.want)
			}
			continue
		}
		if len(items) != 1 || items[0].Question == nil || items[0].Question.Title != "面接の服装" || items[0].Question.Body != "何を着ますか。" {
			t.Errorf("%s: %+v", name, items)
		}
	}
	items := Read("p.html", []byte(encode(sjis.NewEncoder(), fmt.Sprintf(text, "euc-jp"))), pages)
	if len(items) != 1 || len(items[0].Warnings) != 2 || items[0].Warnings[0].Reason != "the page declares that it is euc-jp, but was read as cp932" {
		t.Errorf("another declared: %+v", items)
	}
	broken := encode(sjis.NewEncoder(), fmt.Sprintf(text, "Shift_JIS")) + "\x81"
	items = Read("p.html", []byte(broken), pages)
	if len(items) != 1 || items[0].Question == nil || len(items[0].Warnings) != 2 || !strings.Contains(items[0].Warnings[0].Reason, "not shift_jis") {
		t.Errorf("a broken character: %+v", items)
	}
}
