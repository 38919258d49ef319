package jsonl

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/sample"
)

const goodRecord = `{"id":"r1","title":"題名","body":"本文"}`

func readAll(t testing.TB, name string, in io.Reader) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range Read(name, in) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

func sampleQuestions(t testing.TB) []*corpus.Question {
	t.Helper()
	files, err := fs.Glob(sample.Questions(), "*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample: %v", err)
	}
	var qs []*corpus.Question
	for _, name := range files {
		f, err := sample.Questions().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range readAll(t, name, f) {
			if item.Question == nil {
				t.Fatalf("the sample has a record that is not taken: %v", item.Rejected)
			}
			qs = append(qs, item.Question)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return qs
}

func TestBadRecords(t *testing.T) {
	for _, c := range []struct{ name, line, field, reason string }{
		{"not JSON", `{"id" "1"}`, "", "not valid JSON at byte"},
		{"cut off", `{"id":"1","title":"題"`, "", "does not end"},
		{"garbage after", goodRecord + ` x`, "", "text after the record, from byte"},
		{"two records", goodRecord + goodRecord, "", "text after the record"},
		{"array in an array", `[[` + goodRecord + `]]`, "", "is a JSON array, not an object"},
		{"wrong type", `{"id":1}`, "id", "is a JSON number, but must be a string"},
		{"wrong type inside", `{"id":"1","answers":[{"sections":"x"}]}`, "answers.sections", "but must be an array"},
		{"unknown field", `{"id":"1","titel":"題"}`, "titel", "is not a field of the record"},
		{"unknown field inside", `{"id":"1","answers":[{},{"sections":[{"head":"x"}]}]}`, "answers[1].sections[0].head", "is not a field"},
		{"field twice", `{"id":"1","title":"題","title":"別"}`, "title", "stands twice"},
		{"field twice, other case", `{"id":"1","body":"題","Body":"別"}`, "Body", "stands twice"},
		{"field in another case", `{"ID":"1","title":"題","body":"b"}`, "ID", "is not a field of the record"},
		{"field inside in another case", `{"id":"1","title":"題","answers":[{"Headline":"h"}]}`, "answers[0].Headline", "is not a field of the record"},
		{"field in a letter that folds", `{"id":"1","title":"題","body":"b","linKs":[]}`, "linKs", "is not a field of the record"},
		{"field at the wrong place", `{"id":"1","title":"題","body":"b","headline":"h"}`, "headline", "is not a field of the record"},
		{"script as address", `{"id":"1","title":"題","body":"b","url":"javascript:alert(1)"}`, "url", "is not the address of a page"},
		{"address without a host", `{"id":"1","title":"題","body":"b","url":"https:///qa/1"}`, "url", "is not the address of a page"},
		{"address without a scheme", `{"id":"1","title":"題","body":"b","url":"soudan.example/qa/1"}`, "url", "is not the address of a page"},
		{"broken address", `{"id":"1","title":"題","body":"b","url":"https://[x/qa/1"}`, "url", "is not the address of a page"},
		{"many fields", `{` + manyKeys(70) + `}`, "", "more than 64 fields"},
		{"nested 10,000 deep", `{"id":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`, "", "nested deeper than 100 levels"},
		{"invalid UTF-8", `{"id":"1","title":"` + "\xff" + `"}`, "", "not UTF-8"},
		{"NUL", `{"id":"1","title":"題","answers":[{"sections":[{"text":"x"},{"text":"a\u0000b"}]}]}`, "answers[0].sections[1].text", "control character U+0000"},
		{"no id", `{"title":"題","url":"https://soudan.example/q/5","body":"b"}`, "id", "does not end in /qa/{number}"},
		{"answer id twice", `{"id":"1","title":"題","body":"b","answers":[{"id":"x"},{"id":"x"}]}`, "answers[1].id", "id of an answer before it"},
		{"id with a space", `{"id":"1 2","title":"題","body":"b"}`, "id", "has a space"},
		{"id with a slash", `{"id":"1/2","title":"題","body":"b"}`, "id", "has a slash"},
		{"long id", `{"id":"` + strings.Repeat("1", 201) + `","title":"題","body":"b"}`, "id", "has 201 bytes"},
		{"no title", `{"id":"1","title":" ","body":"b"}`, "title", "is empty"},
		{"long title", `{"id":"1","title":"` + strings.Repeat("題", 10_000) + `","body":"b"}`, "title", "has 10000 characters"},
		{"no text", `{"id":"1","title":"題","answers":[{"adviser":"山本"}]}`, "body", "no answer has text"},
		{"no day", `{"id":"1","title":"題","body":"b","asked":"2024-02-30"}`, "asked", "is not a date"},
		{"no date", `{"id":"1","title":"題","body":"b","updated":"昨日"}`, "updated", "is not a date"},
		{"many answers", `{"id":"1","title":"題","body":"b","answers":[` + strings.Repeat("{},", 1000) + `{}]}`, "answers", "1001 answers"},
		{"much text", `{"id":"1","title":"題","body":"` + strings.Repeat("b", 4<<20) + `"}`, "", "4194308 bytes of text"},
	} {
		const file = "x.jsonl"
		items := readAll(t, file, strings.NewReader("\n"+c.line+"\r\n"+goodRecord))
		if len(items) != 2 || items[0].Rejected == nil || items[1].Question == nil {
			t.Errorf("%s: %v, want one rejected and one good", c.name, items)
			continue
		}
		p := items[0].Rejected
		if p.File != file || p.Line != 2 || p.Field != c.field || !strings.Contains(p.Reason, c.reason) || p.Fix == "" {
			t.Errorf("%s: %+v, want field %q: %s", c.name, p, c.field, c.reason)
		}
		if items[1].Question.Source.Line != 3 {
			t.Errorf("%s: the good record is at line %d", c.name, items[1].Question.Source.Line)
		}
	}
}

// TestEscapedField: a name written with escapes is the name that it means.
func TestEscapedField(t *testing.T) {
	q, p := decode([]byte(`{"\u0069d":"1","url":"http://soudan.example/","title":"題","body":"b"}`))
	if p != nil || q.ID != "1" {
		t.Errorf("%+v, %v", q, p)
	}
}

func manyKeys(n int) string {
	var keys []string
	for i := range n {
		keys = append(keys, `"k`+strings.Repeat("x", i)+`":0`)
	}
	return strings.Join(keys, ",")
}

func TestRecordIsTakenVerbatim(t *testing.T) {
	line := "\xef\xbb\xbf" + `{"url":"https://soudan.example/qa/77/","title":"ＥＳ　の書き方 ","body":"一\n\n\t二 ","asked":"2024-02-29","updated":"2024-03-01T09:00:00+09:00","answers":[{"sections":[{"text":"x"}]},{"id":"b","best":true}],"source":{"file":"old","line":9}}` + "\r\n"
	const file = "dir/x.jsonl"
	items := readAll(t, file, strings.NewReader(line))
	want := []corpus.Item{{Question: &corpus.Question{
		ID: "77", URL: "https://soudan.example/qa/77/", Title: "ＥＳ　の書き方 ", Body: "一\n\n\t二 ", Asked: "2024-02-29", Updated: "2024-03-01T09:00:00+09:00",
		Categories: []string{}, Links: []corpus.Link{}, Source: corpus.Source{File: file, Line: 1},
		Answers: []corpus.Answer{
			{ID: "a1", Qualifications: []string{}, Sections: []corpus.Section{{Text: "x"}}},
			{ID: "b", Qualifications: []string{}, Sections: []corpus.Section{}, Best: true},
		},
	}}}
	if d := cmp.Diff(want, items); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestLongLine: a line of 50 MB is reported with its size and is not held; what follows it is read.
func TestLongLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.jsonl")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	chunk := strings.Repeat("a", 1<<20)
	f.WriteString(`{"id":"1","body":"`)
	for range 50 {
		f.WriteString(chunk)
	}
	f.WriteString("\"}\n" + goodRecord + "\n")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	items := readAll(t, file, in)
	if len(items) != 2 || items[0].Rejected == nil || items[1].Question == nil {
		t.Fatalf("%v", items)
	}
	if p := items[0].Rejected; p.Line != 1 || !strings.Contains(p.Reason, "52428820 bytes") {
		t.Errorf("%+v", p)
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	l := lineReader{in: bufio.NewReaderSize(in, 64<<10)}
	if p, err := l.next(); p.text != nil || p.size != 52428820 || err != nil {
		t.Errorf("a line of %d bytes, size %d, %v", len(p.text), p.size, err)
	}
	if cap(l.buf) > 2*maxRecord {
		t.Errorf("%d bytes are held for a line that is too long", cap(l.buf))
	}
}

func TestSampleRoundTrip(t *testing.T) {
	for _, q := range sampleQuestions(t) {
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		back, problem := decode(line)
		if problem != nil {
			t.Fatalf("%s: %v", q.ID, problem)
		}
		if d := cmp.Diff(q, back); d != "" {
			t.Errorf("%s (-want +got):\n%s", q.ID, d)
		}
	}
}

func TestEmptyFile(t *testing.T) {
	for _, text := range []string{"", "\xef\xbb\xbf", " \n\r\n\n"} {
		items := readAll(t, "x.jsonl", strings.NewReader(text))
		want := []corpus.Item{{Rejected: &corpus.Problem{File: "x.jsonl", Reason: "the file is empty", Fix: "export it again, or leave it out"}}}
		if d := cmp.Diff(want, items); d != "" {
			t.Errorf("%q (-want +got):\n%s", text, d)
		}
	}
}

// TestBrokenOff: what was read before an error is handed on; the error comes last and as it is.
func TestBrokenOff(t *testing.T) {
	broken := errors.New("the disk is gone")
	items := 0
	var last error
	for item, err := range Read("x.jsonl", io.MultiReader(strings.NewReader(goodRecord+"\n"+goodRecord), iotest.ErrReader(broken))) {
		if last != nil {
			t.Errorf("%+v, %v after the error", item, err)
		}
		if last = err; err == nil {
			items++
		}
	}
	if items != 1 || last != broken {
		t.Errorf("%d items, error %v; want the line that was whole, then the error", items, last)
	}
}

func TestBegins(t *testing.T) {
	for head, want := range map[string]bool{
		goodRecord: true, "\xef\xbb\xbf\r\n\t " + goodRecord: true, "": false, "Q\n題名": false, "[{}]": true, "[\n {": true, "[x]": false,
	} {
		if got := Begins([]byte(head)); got != want {
			t.Errorf("Begins(%q) = %v", head, got)
		}
	}
}

// TestSpread: records that are written over several lines, or as an array, are read as those on one line.
func TestSpread(t *testing.T) {
	const pretty = "{\n  \"id\": \"1\",\n  \"title\": \"題 } \\\" ]\",\n  \"body\": \"b\",\n  \"categories\": [\n    \"面接\"\n  ]\n}"
	two := strings.Replace(pretty, `"1"`, `"2"`, 1)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"an array on one line": {"[" + goodRecord + "," + goodRecord + "]", []string{"1: r1", "1: r1"}},
		"an array by lines":    {"\ufeff[\n" + goodRecord + ",\n" + goodRecord + "\n]\n", []string{"2: r1", "3: r1"}},
		"a pretty array":       {"[\r\n" + pretty + ",\n\n" + two + "\n]", []string{"2: 1", "11: 2"}},
		"pretty objects":       {pretty + "\n" + two + "\n", []string{"1: 1", "9: 2"}},
		"one is wrong":         {"[" + pretty + ",\n{\n\"id\": 7}\n," + two + "]", []string{"1: 1", "9: id: is a JSON number", "11: 2"}},
		"text between":         {"[" + goodRecord + ",\nx,y\n" + goodRecord + "]", []string{"1: r1", "2: not valid JSON", "3: r1"}},
		"text after":           {"[" + goodRecord + "]\nx", []string{"1: r1", "2: not valid JSON"}},
		"cut off":              {"[" + goodRecord + ",\n", []string{"1: r1", "2: the JSON object does not end"}},
		"cut off in an object": {pretty[:40], []string{"1: the JSON object does not end"}},
		"nothing":              {"[]", []string{"0: the file is empty"}},
	} {
		items := readAll(t, "x.json", iotest.OneByteReader(strings.NewReader(c.text)))
		var got []string
		for _, item := range items {
			if q := item.Question; q != nil {
				got = append(got, fmt.Sprintf("%d: %s", q.Source.Line, q.ID))
				continue
			}
			p := item.Rejected
			got = append(got, fmt.Sprintf("%d: %s", p.Line, strings.TrimPrefix(p.Field+": "+p.Reason, ": ")))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) {
				t.Errorf("%s: %s, want %s", name, got[i], c.want[i])
			}
		}
	}
	long := "[{\"id\":\"1\",\"title\":\"" + strings.Repeat("x", maxRecord) + "\"}," + goodRecord + "]"
	if items := readAll(t, "x.json", strings.NewReader(long)); len(items) != 2 || items[0].Rejected == nil || items[1].Question == nil {
		t.Errorf("an object that is too long: %d items", len(items))
	}
}

// TestLineEnds: a text's lines end alike, so that a record is the same as one from a table.
func TestLineEnds(t *testing.T) {
	item := readAll(t, "x.jsonl", strings.NewReader(`{"id":"1","title":"題","body":"a\r\nb\rc\n","answers":[{"sections":[{"heading":"h","text":"a\r\nb"}]}]}`))[0]
	if item.Question == nil || item.Question.Body != "a\nb\nc\n" || item.Question.Answers[0].Sections[0].Text != "a\nb" {
		t.Errorf("%+v", item)
	}
}
