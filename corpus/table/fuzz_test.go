package table

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/jsonl"
)

// FuzzTable: no bytes make the reader panic, and what it takes is valid.
func FuzzTable(f *testing.F) {
	text, _ := written(f, nasty(), WriteOptions{Comma: ',', Encoding: "utf-8-bom"})
	f.Add([]byte(text))
	for _, encoding := range []string{"cp932", "utf-16le-bom", "euc-jp"} {
		f.Add([]byte(encode(f, encoding, "質問ID\tタイトル\t回答1\t回答者2\n1\t題\t\"一\n二\"\t山\n")))
	}
	f.Add([]byte("sep=;\nid;title;links;asked\n1;t;[[[;2024/1/1\n,\"\n\"\"\"x\",\r\r\n1,2,\"3\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Begins(data, Options{})
		for item, err := range Read("x.csv", bytes.NewReader(data), Options{Columns: map[string]string{"x": "best2"}}) {
			if err != nil {
				t.Fatal(err)
			}
			if item.Question == nil {
				if p := item.Rejected; p == nil || p.Reason == "" || p.Fix == "" || p.File == "" {
					t.Fatalf("neither a question nor a reason: %+v", item)
				}
				continue
			}
			if ps := item.Question.Validate(); len(ps) > 0 {
				t.Fatalf("a question that is not valid: %v", ps)
			}
		}
	})
}

// FuzzRecord: a record that is written as a table and read again is the same, whatever it holds.
func FuzzRecord(f *testing.F) {
	for _, q := range append(nasty(), sampleQuestions(f)[:3]...) {
		line, err := json.Marshal(q)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var qs []*corpus.Question
		seen := map[string]bool{}
		for item := range jsonl.Read("x.jsonl", bytes.NewReader(line)) {
			if q := item.Question; q != nil && !seen[q.ID] {
				seen[q.ID] = true
				qs = append(qs, q)
			}
		}
		if len(qs) == 0 {
			return
		}
		text, _ := written(t, qs, WriteOptions{Comma: ',', Encoding: "utf-8-bom"})
		same(t, qs, "x.csv", text)
		text, _ = written(t, qs, WriteOptions{Comma: '\t', Encoding: "utf-8"})
		same(t, qs, "x.tsv", text)
	})
}

// FuzzCells: each kind of cell is read as it was written, and any cell is read.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"a|b", `\`, `""`, " x ", "## a\n\n##\n#b", "'=x", "、\\n"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		if got := Unguard(Guard(a)); got != a {
			t.Errorf("guarded %q is %q", a, got)
		}
		items := []string{a, b, "", a}
		if got := readList(writeList(items)); strings.Join(got, "\x00") != strings.Join(items, "\x00") {
			t.Errorf("%q is %q by %q", items, got, writeList(items))
		}
		sections := []corpus.Section{{Heading: a, Text: b}, {Text: a}, {Heading: b}, {}}
		got := readSections(writeSections(sections))
		if len(got) != len(sections) {
			t.Fatalf("%q is %q", sections, got)
		}
		for i := range sections {
			if got[i] != sections[i] {
				t.Errorf("%q is %q by %q", sections, got, writeSections(sections))
			}
		}
		readList(a)
		readSections(a)
		readDate(a)
	})
}
