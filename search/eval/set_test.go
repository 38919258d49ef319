package eval

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a text below dir; where packed is set, as gzip.
func file(t *testing.T, dir, name, text string, packed bool) string {
	t.Helper()
	data := []byte(text)
	if packed {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write(data)
		if err := errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	files := Files{
		Docs: []string{
			file(t, dir, "packed whatever its name", "\ufeff"+`{"id":"文書 2/b","question":"問い","answer":"答え\r\n\u0007二行目","more":[1]}`+"\r\n\n"+
				`{"id":"文書 1","title":"面接","question":"何を聞く","text":"本文"}`, true),
			file(t, dir, "more.jsonl", `{"id":"9","text":"文だけ"}`+"\n"+`{"id":"8","title":"題だけ"}`+"\n"+`{"id":"7","question":"`+strings.Repeat("長", 1001)+`"}`, false),
		},
		Queries: file(t, dir, "queries.jsonl", `{"id":"q 1","text":"逆質問"}`+"\n"+`{"id":"q2","text":"服装"}`, false),
		Qrels:   file(t, dir, "qrels.tsv", "q 1\t文書 2/b\t2\nq 1\t9\nq 1\t8\t0\nq 1\tgone\t1\nq 1\t9\t1\n", true),
	}
	set, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	type text struct{ title, body, answer string }
	want := map[string]text{
		"文書 2/b": {"問い", "", "答え\n 二行目"}, "文書 1": {"面接", "何を聞く", "本文"}, "9": {nothing, "", "文だけ"}, "8": {"題だけ", nothing, ""},
		"7": {strings.Repeat("長", 1000), "長", ""},
	}
	for i := range set.Questions {
		q := &set.Questions[i]
		got := text{q.Title, q.Body, ""}
		for _, a := range q.Answers {
			got.answer += a.Text()
		}
		if name := set.Name(q.ID); got != want[name] || set.ID(name) != q.ID {
			t.Errorf("%q: got %+v, want %+v", name, got, want[name])
		}
		if problems := q.Validate(); len(problems) > 0 {
			t.Errorf("%q would be rejected: %v", set.Name(q.ID), problems)
		}
		if i > 0 && (set.Questions[i-1].ID >= q.ID || set.Name(set.Questions[i-1].ID) >= set.Name(q.ID)) {
			t.Errorf("the ids do not order as the set's do: %q", set.Name(q.ID))
		}
	}
	q := set.Queries[0]
	if len(set.Questions) != 5 || len(set.Queries) != 2 || q.ID != "q 1" || q.Text != "逆質問" || set.Queries[1].isJudged() || set.Unknown != 1 {
		t.Errorf("got %+v", set)
	}
	for doc, gain := range map[string]float64{"文書 2/b": 2, "9": 1, "8": 0, "gone": 1} {
		if got, ok := q.Gains[set.ID(doc)]; got != gain || !ok {
			t.Errorf("gain of %q: got %v, %v, want %v", doc, got, ok, gain)
		}
	}
	if got := set.Name(set.ID("gone")); got != "gone" {
		t.Errorf("a document that is not there is called %q", got)
	}
}

func TestLoadRelated(t *testing.T) {
	dir := t.TempDir()
	f := Files{
		Docs:    []string{file(t, dir, "d", `{"id":"a","title":"甲"}`+"\n"+`{"id":"b","title":"乙"}`, false)},
		Queries: file(t, dir, "q", `{"id":"1","doc":"b"}`, false), Qrels: file(t, dir, "r", "1\tb\n1\ta\n", false), Related: true,
	}
	set, err := Load(f)
	if err != nil {
		t.Fatal(err)
	}
	if q := set.Queries[0]; q.Doc != set.ID("b") || q.Text != "乙" || len(q.Gains) != 1 || q.Gains[set.ID("a")] != 1 {
		t.Errorf("got %+v", q)
	}
}

func TestLoadTellsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, want string
		related          bool
	}{
		"unknown query":       {file: "qrels", text: "q1\td1\nq9\td1\t1\n", want: `qrels:2: there is no query "q9"`},
		"no document":         {file: "qrels", text: "q1\td1\nq1\n", want: "qrels:2: want query, document and gain"},
		"spaces":              {file: "qrels", text: "q1 d1 1", want: "separated by tabs"},
		"bad gain":            {file: "qrels", text: "q1\td1\tmuch\n", want: `qrels:1: the gain "much"`},
		"endless gain":        {file: "qrels", text: "q1\td1\tInf\n", want: `qrels:1: the gain "Inf"`},
		"two gains":           {file: "qrels", text: "q1\td1\t1\nq1\td1\t2\n", want: `qrels:2: query "q1" has document "d1" with the gain 1`},
		"nothing judged":      {file: "qrels", text: "q1\td1\t0\n", want: "nothing to measure"},
		"bad JSON":            {file: "queries", text: "\n{", want: "queries:2: this is no JSON object"},
		"two queries":         {file: "queries", text: `{"id":"q1","text":"a"}` + "\n" + `{"id":"q1","text":"b"}`, want: "queries:2: the id \"q1\" is that of the query at "},
		"no text":             {file: "queries", text: `{"id":"q1","text":" "}`, want: "queries:1: the query has no text"},
		"no query id":         {file: "queries", text: `{"text":"a"}`, want: "queries:1: there is no id"},
		"no such doc":         {file: "queries", text: `{"id":"q1","doc":"d9"}`, want: `queries:1: there is no document "d9"`, related: true},
		"no doc":              {file: "queries", text: `{"id":"q1","text":"a"}`, want: "queries:1: the query names no doc", related: true},
		"id is a number":      {file: "docs", text: `{"id":1,"title":"a"}`, want: "docs:1: id is a JSON number"},
		"id has a tab":        {file: "docs", text: `{"id":"a\tb","title":"a"}`, want: "docs:1: the id \"a\\tb\" has a tab"},
		"empty document":      {file: "docs", text: `{"id":"d1","title":" ","text":"\n"}`, want: `docs:1: document "d1" has neither`},
		"two documents":       {file: "docs", text: `{"id":"d1","title":"a"}` + "\n\n" + `{"id":"d1","title":"b"}`, want: "docs:3: the id \"d1\" is that of the document at "},
		"no documents":        {file: "docs", text: "\n", want: "there are no documents"},
		"not UTF-8":           {file: "docs", text: "{\"id\":\"d1\",\"title\":\"\x96\xca\"}", want: "docs:1: the text is not UTF-8"},
		"gzip that is broken": {file: "docs", text: "\x1f\x8b123456789", want: "docs"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			paths := map[string]string{}
			for f, text := range map[string]string{"docs": `{"id":"d1","title":"a"}`, "queries": `{"id":"q1","text":"a"}`, "qrels": "q1\td1\n", c.file: c.text} {
				paths[f] = file(t, dir, f, text, false)
			}
			_, err := Load(Files{Docs: []string{paths["docs"]}, Queries: paths["queries"], Qrels: paths["qrels"], Related: c.related})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want …%s…", err, c.want)
			}
		})
	}
	if _, err := LoadDocuments([]string{filepath.Join(t.TempDir(), "none")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: got %v", err)
	}
}
