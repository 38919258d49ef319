package webpage

import (
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"kotae/corpus"
	"kotae/corpus/jsonl"
	"kotae/corpus/page"
	"kotae/corpus/sample"
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
	var out []*corpus.Question
	names, err := fs.Glob(sample.Questions(), "*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := sample.Questions().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for item, err := range jsonl.Read(name, f) {
			if err != nil || item.Question == nil {
				t.Fatalf("the sample: %v, %+v", err, item)
			}
			out = append(out, item.Question)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// writeHTML writes a record's text as HTML.
func writeHTML(sections ...corpus.Section) string {
	var b strings.Builder
	for _, s := range sections {
		if s.Heading != "" {
			fmt.Fprintf(&b, "<h3>%s</h3>\n", html.EscapeString(s.Heading))
		}
		for p := range strings.SplitSeq(s.Text, "\n\n") {
			if p != "" {
				fmt.Fprintf(&b, "<p>%s</p>\n", strings.ReplaceAll(html.EscapeString(p), "\n", "<br>\n"))
			}
		}
	}
	return b.String()
}

// writePage writes a question as a site would: its data, and the same again for visitors.
func writePage(t testing.TB, q *corpus.Question) string {
	t.Helper()
	answer := func(a corpus.Answer) map[string]any {
		return map[string]any{
			"@type": "Answer", "headline": a.Headline, "text": writeHTML(a.Sections...), "upvoteCount": 3,
			"author": map[string]any{"@type": "Person", "name": a.Adviser, "jobTitle": strings.Join(a.Qualifications, "/")},
		}
	}
	question := map[string]any{
		"@type": "Question", "name": q.Title, "text": writeHTML(corpus.Section{Text: q.Body}), "answerCount": len(q.Answers),
		"dateCreated": q.Asked, "dateModified": q.Updated, "keywords": q.Categories,
		"author": map[string]any{"@type": "Person", "name": "匿名", "description": q.Asker.Status, "gender": q.Asker.Gender},
	}
	var suggested []any
	for _, a := range q.Answers {
		if a.Best {
			question["acceptedAnswer"] = answer(a)
		} else {
			suggested = append(suggested, answer(a))
		}
	}
	question["suggestedAnswer"] = suggested
	data, err := json.MarshalIndent(map[string]any{"@context": "https://schema.org", "@type": "QAPage", "mainEntity": question}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<!DOCTYPE html>\n<html lang=ja><head><meta charset=utf-8><title>%[1]s | 相談室</title>\n<link rel=canonical href=%[2]q>\n<script type=\"application/ld+json\">\n%[3]s\n</script></head><body><nav>案内</nav><h1>%[1]s</h1>%[4]s</body></html>\n",
		html.EscapeString(q.Title), q.URL, data, writeHTML(corpus.Section{Text: q.Body}))
}

// sayable is the question without what QAPage data cannot tell: where the best answer stood among the others, and with
// it the numbers of the answers.
func sayable(q *corpus.Question) *corpus.Question {
	c := *q
	c.Source = corpus.Source{}
	c.Answers = slices.Clone(q.Answers)
	slices.SortStableFunc(c.Answers, func(a, b corpus.Answer) int {
		switch {
		case a.Best == b.Best:
			return 0
		case a.Best:
			return -1
		}
		return 1
	})
	for i := range c.Answers {
		c.Answers[i].ID = fmt.Sprintf("a%d", i+1)
	}
	c.Fill()
	return &c
}

// TestSample: the sample's questions, written as pages of a site, are read back as they are.
func TestSample(t *testing.T) {
	pages := newPages(t)
	n := 0
	for _, q := range sampleQuestions(t) {
		text := writePage(t, q)
		items := Read("saved/"+q.ID+" page.html", []byte(text), pages)
		if len(items) != 1 || items[0].Question == nil || len(items[0].Warnings) > 0 {
			t.Fatalf("%s: %+v", q.ID, items)
		}
		if d := cmp.Diff(sayable(q), sayable(items[0].Question)); d != "" {
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
		"none, but Shift_JIS": {encode(sjis.NewEncoder(), "<html>\n<h1>面接の服装</h1>"), "p.html:2: the text is not UTF-8, and the page declares no encoding that it is in"},
		"another declared":    {encode(sjis.NewEncoder(), fmt.Sprintf(text, "utf-8")), "p.html:1: the text is not UTF-8, and the page declares no encoding that it is in"},
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
	broken := encode(sjis.NewEncoder(), fmt.Sprintf(text, "Shift_JIS")) + "\x81"
	items := Read("p.html", []byte(broken), pages)
	if len(items) != 1 || items[0].Question == nil || len(items[0].Warnings) != 2 || !strings.Contains(items[0].Warnings[0].Reason, "not shift_jis") {
		t.Errorf("a broken character: %+v", items)
	}
}
