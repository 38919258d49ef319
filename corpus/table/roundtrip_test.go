package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/corpus/jsonl"
)

func readAll(t testing.TB, name, text string, o Options) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range Read(name, strings.NewReader(text), o) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

func sampleQuestions(t testing.TB) []*corpus.Question {
	t.Helper()
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// nasty is what cells can get wrong.
func nasty() []*corpus.Question {
	hard := []string{
		"=1+1", "+81", "-1", "@x", "\tx", "＝1", "＋1", "－1", "＠x", "'=1", "''=1", "'", "''", "'x", `="x"`, `="`, "=", "\n=1",
		`"`, `""`, `"a","b"`, "a,b;c\td|e｜f、g", `\`, `\\`, `\n`, `a\`, "#", "##", "## x", "### x", `\## x`, "x\n## y\n\n## z\n", "\n\n", "\nx", "x\n",
		" x ", "　x　", "1", "1.0", "1e5", "TRUE", "null", "[]", "2024/5/1", "〜−—", "\ufeffx", "x\u2028y", "😀", "\u200b", "行\n\n行", "sep=;",
	}
	var qs []*corpus.Question
	for i, h := range hard {
		id := "n" + string(rune('A'+i%26)) + strings.Repeat("x", i/26)
		q := &corpus.Question{ID: id, Title: "題" + h, Body: h + "文", Asker: corpus.Asker{Status: h, Gender: h}, Asked: "2024-02-29", Updated: "2024-03-01T09:00:00+09:00",
			Categories: []string{h, "", h + h}, Guessed: i%2 == 0,
			Links: []corpus.Link{{Kind: "article", Text: h}, {Kind: h, Text: "<a>&", URL: h}},
			Answers: []corpus.Answer{
				{ID: h, Adviser: h, Qualifications: []string{"", h}, Headline: h, Best: i%3 == 0, Sections: []corpus.Section{{Heading: "", Text: h}, {Heading: h, Text: h}, {}, {Text: h}}},
				{ID: "b", Sections: []corpus.Section{{}}},
				{ID: "c", Sections: []corpus.Section{{Heading: h}, {Heading: h}}},
				{ID: "d"},
			}}
		if i%5 == 0 {
			q.Answers, q.URL = nil, "https://soudan.example/qa/1?a=b,c"
		}
		qs = append(qs, q)
	}
	for _, id := range []string{"=1", "'=1", `"`, "a,b", "1101.0", "−1", `="5"`} {
		qs = append(qs, &corpus.Question{ID: id, Title: id, Body: "b"})
	}
	return qs
}

func written(t testing.TB, qs []*corpus.Question, o WriteOptions) (string, *Writer) {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range qs {
		if err := w.Write(q); err != nil {
			t.Fatal(err)
		}
	}
	return b.String(), w
}

// same holds what was written against what is read from it.
func same(t testing.TB, qs []*corpus.Question, name, text string) {
	t.Helper()
	items := readAll(t, name, text, Options{})
	if len(items) != len(qs) {
		for _, item := range items {
			if item.Rejected != nil {
				t.Error(item.Rejected)
			}
		}
		t.Fatalf("%s: %d items of %d questions", name, len(items), len(qs))
	}
	for i, q := range qs {
		back := items[i].Question
		if back == nil {
			t.Fatalf("%s: %v", name, items[i].Rejected)
		}
		want := *q
		want.Source = back.Source
		want.Fill()
		if d := cmp.Diff(&want, back); d != "" {
			t.Fatalf("%s: question %s (-written +read):\n%s", name, q.ID, d)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	all := append(sampleQuestions(t), nasty()...)
	for name, o := range map[string]WriteOptions{
		"utf-8.csv": {Comma: ',', Encoding: "utf-8"}, "utf-8.tsv": {Comma: '\t', Encoding: "utf-8"},
		"bom.csv": {Comma: ',', Encoding: "utf-8-bom"}, "without extension": {Comma: '\t', Encoding: "utf-8-bom"},
	} {
		text, _ := written(t, all, o)
		same(t, all, name, text)
		same(t, all, name, strings.ReplaceAll(text, "\r\n", "\n"))
		same(t, all, name, strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r"))
	}
	text, w := written(t, sampleQuestions(t), WriteOptions{Comma: ',', Encoding: "cp932"})
	waves := 0
	var fitted []*corpus.Question // CP932 has only the other wave
	for _, q := range sampleQuestions(t) {
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		waves += strings.Count(string(line), "〜")
		for item := range jsonl.Read("", strings.NewReader(strings.ReplaceAll(string(line), "〜", "～"))) {
			fitted = append(fitted, item.Question)
		}
	}
	if w.Replaced != waves {
		t.Errorf("%d characters replaced, want the %d waves", w.Replaced, waves)
	}
	same(t, fitted, "cp932.csv", text)
}

// TestNothingRuns: no cell is one that a spreadsheet program runs.
func TestNothingRuns(t *testing.T) {
	text, _ := written(t, nasty(), WriteOptions{Comma: ',', Encoding: "utf-8"})
	rows := newRows(strings.NewReader(text))
	for {
		r, err := rows.next()
		if err != nil {
			break
		}
		for _, c := range r.cells {
			if c != "" && strings.ContainsRune(formulaBegins, []rune(c)[0]) {
				t.Errorf("line %d: %q", r.line, c)
			}
		}
	}
}

func TestCP932(t *testing.T) {
	q := &corpus.Question{ID: "7", Title: "3〜5社", Body: "−1—‖¢£¬¥\u00a0①髙～", Links: []corpus.Link{{Kind: "article", Text: "〜😀", URL: "https://soudan.example/〜"}}}
	text, w := written(t, []*corpus.Question{q}, WriteOptions{Comma: ',', Encoding: "cp932"})
	if w.Replaced != 9 {
		t.Errorf("%d replaced", w.Replaced)
	}
	want := *q
	want.Title, want.Body = "3～5社", "－1―∥￠￡￢￥ ①髙～"
	same(t, []*corpus.Question{&want}, "x.csv", text)

	for _, c := range []struct {
		q    corpus.Question
		want CharacterError
	}{
		{corpus.Question{ID: "8", Title: "題〜", Body: "😀"}, CharacterError{"8", "body", '😀'}},
		{corpus.Question{ID: "8〜", Title: "題", Body: "b"}, CharacterError{"8〜", "id", '〜'}},
		{corpus.Question{ID: "9", Title: "題", Answers: []corpus.Answer{{ID: "a1", Sections: []corpus.Section{{Text: "x\n한"}}}}}, CharacterError{"9", "answer", '한'}},
	} {
		var b bytes.Buffer
		w, err := NewWriter(&b, WriteOptions{Comma: ',', Encoding: "cp932"})
		if err != nil {
			t.Fatal(err)
		}
		before := b.Len()
		var lacking *CharacterError
		if err := w.Write(&c.q); !errors.As(err, &lacking) || *lacking != c.want {
			t.Errorf("%v, want %v", err, &c.want)
		}
		if b.Len() != before || w.Replaced != 0 {
			t.Errorf("%d bytes of a question that cannot be written, %d replaced", b.Len()-before, w.Replaced)
		}
	}
	if _, err := NewWriter(&bytes.Buffer{}, WriteOptions{Comma: ',', Encoding: "euc-jp"}); err == nil {
		t.Error("an unknown encoding is taken")
	}
}

// TestEncodings: what is recognised, and what is given.
func TestEncodings(t *testing.T) {
	const text = "id,title,body\n1,題名,本文です\n2,～,ソ表\n"
	ascii := "id,title,body\n" + strings.Repeat("0,,\n", 30_000) // more than a window before the first Japanese character
	for _, c := range []struct{ name, text, encoding, given string }{
		{"UTF-8", text, "utf-8", ""}, {"UTF-8", text, "utf-8", "auto"}, {"UTF-8", text, "utf-8", "utf-8"}, {"mark", text, "utf-8-bom", ""}, {"mark", text, "utf-8-bom", "utf-8"},
		{"CP932", text, "cp932", ""}, {"CP932", text, "cp932", "CP932"}, {"EUC-JP", text, "euc-jp", "euc-jp"}, {"EUC-JP", text, "euc-jp", ""},
		{"UTF-16", text, "utf-16le-bom", ""}, {"UTF-16", text, "utf-16be-bom", "auto"}, {"UTF-16", text, "utf-16le", "utf-16"},
		{"late", ascii + text[len("id,title,body\n"):], "cp932", ""}, {"late", ascii + text[len("id,title,body\n"):], "utf-8", ""},
	} {
		var good []*corpus.Question
		for _, item := range readAll(t, "x.csv", encode(t, c.encoding, c.text), Options{Encoding: c.given}) {
			if item.Question != nil {
				good = append(good, item.Question)
			}
		}
		if len(good) != 2 || good[0].Title != "題名" || good[0].Body != "本文です" || good[1].Title != "～" || good[1].Body != "ソ表" {
			t.Errorf("%s as %q: %+v", c.encoding, c.given, good)
		}
	}
	for item, err := range Read("x.csv", strings.NewReader(text), Options{Encoding: "latin1"}) {
		if err == nil || !strings.Contains(err.Error(), "auto, utf-8") {
			t.Errorf("an unknown encoding: %+v, %v", item, err)
		}
	}
}
