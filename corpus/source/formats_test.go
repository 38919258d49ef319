package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/corpus/table"
)

// export is the sample as one format has it.
type export struct {
	files map[string]string
	// said is what of a record the format can say: nil is everything but where it was read. What it cannot is listed at the
	// functions of package fixture.
	said func(*corpus.Question) *corpus.Question
	// unlike are questions that the format shows ambiguously.
	unlike []string
}

// furniture is that of the page dumps here: with a date and an asker, so that they say all that a dump can.
var furniture = fixture.Furniture{Promotion: true, Date: "%d年%d月%d日"}

// exports are the sample in every format that there is.
func exports(t testing.TB, questions []*corpus.Question) map[string]export {
	t.Helper()
	written := func(comma rune, encoding string) string {
		var b strings.Builder
		w, err := table.NewWriter(&b, table.WriteOptions{Comma: comma, Encoding: encoding})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range questions {
			if err := w.Write(q); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(written('\t', "utf-8"))
	if err != nil {
		t.Fatal(err)
	}
	var records bytes.Buffer
	pages, dumps := map[string]string{}, map[string]string{}
	for _, q := range questions {
		if err := json.NewEncoder(&records).Encode(q); err != nil {
			t.Fatal(err)
		}
		pages["qa/"+q.ID+".html"] = fixture.WebPage(q)
		dumps["qa/"+q.ID+".txt"] = fixture.SpacedDump(q, furniture)
	}
	return map[string]export{
		"jsonl":            {files: map[string]string{"export.jsonl": records.String()}},
		"csv":              {files: map[string]string{"export.csv": written(',', "utf-8")}},
		"csv for Excel":    {files: map[string]string{"export.csv": written(',', "utf-8-bom")}},
		"csv in CP932":     {files: map[string]string{"export.csv": written(',', "cp932")}, said: inCP932},
		"tsv":              {files: map[string]string{"export.tsv": written('\t', "utf-8")}},
		"text of Excel":    {files: map[string]string{"export.txt": utf16}},
		"numbered columns": {files: map[string]string{"export.csv": fixture.NumberedTable(questions)}, said: fixture.InNumberedTable},
		"wxr":              {files: map[string]string{"export.xml": fixture.WordPress(questions)}},
		"html":             {files: pages, said: fixture.OnWebPage},
		"page": {files: dumps, said: func(q *corpus.Question) *corpus.Question {
			return fixture.Dumped(q, furniture, "")
		}, unlike: []string{"1501", "1512", "1604"}}, // a dump does not mark headings, and these look like text or the other way round
	}
}

// inCP932 has the character that CP932 has in the place of the one in the sample that it lacks.
func inCP932(q *corpus.Question) *corpus.Question {
	b, err := json.Marshal(q)
	if err != nil {
		panic(err)
	}
	c := &corpus.Question{}
	if err := json.Unmarshal(bytes.ReplaceAll(b, []byte("〜"), []byte("～")), c); err != nil {
		panic(err)
	}
	return c
}

func zipFile(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		e, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(e, files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarFile(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipFile(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// save writes files below a new folder.
func save(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sameRecords holds what was read from an export against the sample. below is where the sources must stand.
func sameRecords(t *testing.T, e export, items []corpus.Item, questions []*corpus.Question, below string) {
	t.Helper()
	got := map[string]*corpus.Question{}
	for _, item := range items {
		switch {
		case item.Rejected != nil:
			t.Fatalf("rejected: %v", item.Rejected)
		case item.Refused != nil && strings.Contains(item.Refused.Reason, "attachment"): // the picture in WordPress's export
			continue
		case item.Refused != nil:
			t.Fatalf("refused: %v", item.Refused)
		case len(item.Warnings) > 0:
			t.Errorf("%s: %v", item.Question.ID, item.Warnings)
		}
		q := item.Question
		if _, ok := e.files[strings.TrimPrefix(filepath.ToSlash(q.Source.File), below)]; !ok || q.Source.Line < 1 {
			t.Errorf("%s was read at %v, want below %s", q.ID, q.Source, below)
		}
		got[q.ID] = q
	}
	if len(got) != len(questions) {
		t.Fatalf("%d questions, want %d", len(got), len(questions))
	}
	for _, q := range questions {
		said := e.said
		if said == nil {
			said = func(q *corpus.Question) *corpus.Question { c := *q; return &c }
		}
		if got[q.ID] == nil {
			t.Fatalf("%s is missing", q.ID)
		}
		want, have := said(q), *got[q.ID]
		want.Source, have.Source = corpus.Source{}, corpus.Source{}
		want.Fill()
		if want.Hash() == have.Hash() || slices.Contains(e.unlike, q.ID) {
			continue
		}
		if diff := cmp.Diff(want, &have); diff != "" {
			t.Errorf("%s (-want +got):\n%s", q.ID, diff)
		}
	}
}

// TestFormats: the sample is read equal from every format, in a folder, in archives and through standard input.
func TestFormats(t *testing.T) {
	questions, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range exports(t, questions) {
		t.Run(name, func(t *testing.T) {
			dir := save(t, e.files)
			sameRecords(t, e, readAll(t, dir), questions, filepath.ToSlash(dir)+"/")

			zipped, tarred := zipFile(t, e.files), tarFile(t, e.files)
			for file, text := range map[string]string{"export.zip": zipped, "no ending": zipped, "export.tar": tarred, "export.tgz": gzipFile(t, tarred)} {
				path := filepath.Join(save(t, map[string]string{file: text}), file)
				sameRecords(t, e, readAll(t, path), questions, filepath.ToSlash(path)+"/")
			}
			for _, text := range []string{zipped, tarred, gzipFile(t, tarred)} {
				sameRecords(t, e, readPiped(t, text), questions, "-/")
			}
			for file, text := range e.files {
				if len(e.files) > 1 {
					break
				}
				path := filepath.Join(save(t, map[string]string{file + ".gz": gzipFile(t, text)}), file+".gz")
				sameRecords(t, e, readAll(t, path), questions, filepath.ToSlash(path)+"/")
				alone := export{files: map[string]string{"-": text}, said: e.said}
				sameRecords(t, alone, readPiped(t, text), questions, "")
				sameRecords(t, alone, readPiped(t, gzipFile(t, text)), questions, "")
			}
		})
	}
}

// readPiped reads text as standard input.
func readPiped(t testing.TB, text string) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range readSources(context.Background(), []string{"-"}, Options{}, strings.NewReader(text)) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}
