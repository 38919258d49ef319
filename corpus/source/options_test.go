package source

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"kotae/corpus"
)

func TestValidate(t *testing.T) {
	for want, o := range map[string]Options{
		`there is no format "xml"; there are auto, jsonl, csv, tsv, page, html, wxr`:                {Format: "xml"},
		`there is no encoding "latin1"; there are auto, utf-8, utf-16, cp932, sjis`:                 {Encoding: "latin1"},
		`column "a=id,b=title": this is more than one; give --columns HEADER=FIELD once`:            {Columns: map[string]string{"a=id,b": "title"}},
		`column "質問": a record has no field "bodi"; there are id, url, title, body, status, gender`: {Columns: map[string]string{"質問": "bodi", "題": "title"}},
	} {
		if err := o.Validate(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", o, err, want)
		}
		n := 0
		for _, err := range Read(context.Background(), []string{"-"}, o) {
			if err == nil {
				t.Errorf("%+v: read all the same", o)
			}
			n++
		}
		if n != 1 {
			t.Errorf("%+v: %d errors", o, n)
		}
	}
	for _, format := range Formats() {
		for _, encoding := range append(Encodings(), "") {
			o := Options{Format: format, Encoding: encoding, Columns: map[string]string{"a": "answer2", "b": "best_answer", "c": "status"}}
			if err := o.Validate(); err != nil {
				t.Errorf("%+v: %v", o, err)
			}
		}
	}
}

// readWith reads one file.
func readWith(t *testing.T, o Options, name, text string) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range Read(context.Background(), []string{filepath.Join(save(t, map[string]string{name: text}), name)}, o) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// TestFormat: a format that is given holds whatever a file is called and begins with.
func TestFormat(t *testing.T) {
	const csv, page = "id,title,body\nr1,題名,本文\n", "Q\n題名です\n本文です。\n"
	for _, c := range []struct {
		format, name, text, want string
	}{
		{"", "x.dat", csv, "x.dat r1"},
		{"", "x.dat", "id,body\n1,2\n", "x.dat refused: not a question page: its first line is not Q"},
		{"csv", "x.dat", "品番,質問\n", "x.dat rejected: the column id (or url) is missing; the header is \"品番\", \"質問\""},
		{"tsv", "x.csv", csv, "x.csv rejected: the columns title and id (or url) are missing; the header is \"id,title,body\""},
		{"page", "x.csv", page, "x.csv x"},
		{"jsonl", "x.txt", page, "x.txt rejected: not valid JSON at byte 1 of the line: invalid character 'Q' looking for beginning of value"},
		{"html", "seven", "<h1>題名</h1><p>本文", "seven seven"},
		{"wxr", "x.txt", page, "x.txt rejected: the file is XML but no WordPress export"},
		{"jsonl", "x.png", "\x89PNG\x00\x00", "x.png rejected: not a known format"},
		{"", "x.png", "\x89PNG\x00\x00", "x.png rejected: not a known format"},
		{"csv", "x.zip", zipFile(t, map[string]string{"y.txt": csv}), "x.zip/y.txt r1"},
	} {
		items := readWith(t, Options{Format: c.format}, c.name, c.text)
		if len(items) == 0 {
			t.Errorf("%s as %q: nothing", c.name, c.format)
			continue
		}
		got := outcome(items[0])
		if _, below, _ := strings.Cut(got, string(filepath.Separator)+c.name); c.name+below != c.want {
			t.Errorf("%s as %q: %s, want %s", c.name, c.format, got, c.want)
		}
	}
}

// TestEncoding: a file is read as what it is said to be in; what is not is told.
func TestEncoding(t *testing.T) {
	encoded := func(s string) string {
		out, err := japanese.ShiftJIS.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	texts := map[string]string{
		"1.txt": goodPage, "1.jsonl": `{"id":"1","title":"題名です","body":"本文です。"}`, "1.csv": "id,title,body\n1,題名です,本文です。\n",
		"1.html": "<!doctype html><h1>題名です</h1><p>本文です。", "utf-16.txt": "",
	}
	for name, text := range texts {
		o := Options{Encoding: "cp932"}
		text = encoded(text)
		if name == "utf-16.txt" {
			o.Encoding, text = "", "\xff\xfeQ\x00\n\x00L\x98\n\x00,g\x87e"
		}
		items := readWith(t, o, name, text)
		if len(items) != 1 || items[0].Question == nil || !strings.HasPrefix(items[0].Question.Title, "題") || !strings.HasPrefix(items[0].Question.Body, "本文") {
			t.Errorf("%s: %+v", name, items)
		}
	}
	items := readWith(t, Options{Encoding: "cp932"}, "1.txt", encoded(goodPage)+"\x81\xff\x81\xff")
	told := 0
	for _, w := range items[0].Warnings {
		if w.Reason == "2 characters are not cp932 and were replaced by U+FFFD" && w.File != "" {
			told++
		}
	}
	if told != 1 {
		t.Errorf("warnings %v", items[0].Warnings)
	}
}
