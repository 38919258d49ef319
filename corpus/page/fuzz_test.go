package page

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kotae/corpus"
)

// FuzzPage: no text makes the reader panic, what it takes is valid, and each line of the page's own text is in a field
// or a warning.
func FuzzPage(f *testing.F) {
	for _, layout := range []string{"a", "b"} {
		files, err := filepath.Glob(filepath.Join("testdata", "pages", layout, "1[17]*.txt"))
		if err != nil || len(files) == 0 {
			f.Fatalf("no pages in layout %s: %v", layout, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add([]byte(strings.Replace(twoAnswers, "DATE", "２０２４年１３月１日", 1)))
	f.Add([]byte("Q\n3件\n- Q\n- 題\n"))
	f.Add([]byte("Q\nプロフィールを見る\nプロフィールを見る\n"))
	f.Add([]byte("Q\nベストアンサー\n題\nその他関連Q&A\n名\nプロフィールを見る"))
	r := newReader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		item := r.Read("p.txt", data)
		if (item.Question == nil) == (item.Refused == nil && item.Rejected == nil) {
			t.Fatalf("not exactly one of question, refused, rejected: %+v", item)
		}
		q := item.Question
		if q == nil {
			return
		}
		if ps := q.Validate(); len(ps) > 0 {
			t.Fatalf("a question that is not valid: %v", ps)
		}
		var all strings.Builder
		for field, text := range q.Texts() {
			if strings.Contains(field, "qualifications[") {
				text += "/"
			}
			all.WriteString(text + "\n")
		}
		for _, w := range item.Warnings {
			all.WriteString(w.Reason + "\n")
		}
		found := letters(all.String())
		lines, _ := r.list.mark(corpus.Normalize(string(data)))
		for _, l := range (&draft{}).body(lines) {
			if l.own() && !strings.Contains(found, letters(l.text)) && !strings.Contains(found, letters(strconv.Quote(l.text))) {
				t.Fatalf("line %d, %q, is nowhere in %+v, warnings %v", l.n, l.text, q, item.Warnings)
			}
		}
	})
}

// letters leaves out what a field may write another way: spaces, the slashes between titles, quoting in warnings.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '/', '\\', '"':
			return -1
		}
		if r <= ' ' || r == 0xa0 || r > 0x2000 && r <= 0x200a || strings.ContainsRune("\u1680\u2000\u202f\u205f", r) {
			return -1
		}
		return r
	}, s)
}
