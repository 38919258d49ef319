package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/page"
)

func readAll(t testing.TB, sources ...string) []corpus.Item {
	t.Helper()
	var items []corpus.Item
	for item, err := range Read(context.Background(), sources, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// outcome is an item in one word or sentence.
func outcome(item corpus.Item) string {
	switch {
	case item.Question != nil:
		return item.Question.Source.File + " " + item.Question.ID
	case item.Refused != nil:
		return item.Refused.File + " refused: " + item.Refused.Reason
	}
	return item.Rejected.File + " rejected: " + item.Rejected.Reason
}

const (
	goodRecord = `{"id":"r1","title":"題名","body":"本文"}`
	goodPage   = "Q\n題名です\n本文です。\n"
)

func TestReadTree(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"b/2.txt": goodPage, "b/1.TXT": goodPage, "b/.hidden.txt": "x", ".git/x.txt": goodPage, "a.jsonl": goodRecord + "\n\n" + `{"id":"r2","title":"題","body":"b"}`,
		"h": "\n \n" + goodRecord, "i (1)": "\r\n\uff31\r\n題名です\r\n本文です。", "j": "Questions", "k": "", "l": "\x00\x01",
		"m/日本 \u3000名\t.txt": goodPage, "m/1809 (1).txt": goodPage,
		"c.txt": "\n " + goodRecord, "d.pdf": "%PDF", "Thumbs.db": "x", "b/desktop.ini": "x", "~$d.xlsx": "x", "style.CSS": "p{}", "b/photo.jpg": "\xff\xd8", "e.json": goodRecord, "f.ndjson": "", "g.txt": "記事です",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"loop": dir, "page.txt": filepath.Join(dir, "b", "2.txt"), "torn.txt": filepath.Join(dir, "none")} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, item := range readAll(t, dir, filepath.Join(dir, "d.pdf"), filepath.Join(dir, "i (1)")) {
		got = append(got, strings.TrimPrefix(outcome(item), dir+string(filepath.Separator)))
	}
	want := []string{
		"a.jsonl r1", "a.jsonl r2", "b/1.TXT 1", "b/2.txt 2", "c.txt r1", "e.json r1",
		"f.ndjson rejected: the file is empty", "g.txt refused: not a question page: its first line is not Q",
		"h r1", "i (1) i_(1)",
		"loop rejected: a link to a folder is not followed",
		"m/1809 (1).txt 1809_(1)", "m/日本 \u3000名\t.txt 日本_名_", "page.txt page", "torn.txt rejected: cannot be read: no such file or directory",
		dir + " refused: files without an ending that are not of a known format: 3 (the first is " + filepath.Join(dir, "j") + ")",
		dir + " refused: files with the ending .pdf that are not of a known format: 1 (the first is " + filepath.Join(dir, "d.pdf") + ")",
		"d.pdf refused: not a question page: its first line is not Q",
		"i (1) i_(1)",
	}
	for i := range want {
		want[i] = filepath.FromSlash(want[i])
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if items := readAll(t, t.TempDir()); len(items) != 1 || items[0].Rejected == nil {
		t.Errorf("an empty folder: %v", items)
	}
}

func TestReadFS(t *testing.T) {
	var got []string
	for item, err := range ReadFS(context.Background(), fstest.MapFS{"x/b.jsonl": {Data: []byte(goodRecord)}, "a.jsonl": {Data: []byte(goodRecord + "\n")}}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, outcome(item))
	}
	if d := cmp.Diff([]string{"a.jsonl r1", "x/b.jsonl r1"}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestReadStandardInput(t *testing.T) {
	n := 0
	for item, err := range readSources(context.Background(), []string{"-"}, Options{}, strings.NewReader("\n"+goodRecord)) {
		if err != nil || item.Question == nil || item.Question.Source != (corpus.Source{File: "-", Line: 2}) {
			t.Errorf("%+v, %v", item, err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d items, want 1", n)
	}
}

func TestMissingSource(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.txt")
	good := filepath.Join(t.TempDir(), "1.txt")
	if err := os.WriteFile(good, []byte(goodPage), 0o644); err != nil {
		t.Fatal(err)
	}
	var errs []error
	items := 0
	for _, err := range Read(context.Background(), []string{good, missing, good}, Options{}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		items++
	}
	if items != 1 || len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Fatalf("%d items, errors %v; want one item, then the end", items, errs)
	}
	if msg := errs[0].Error(); strings.Count(msg, missing) != 1 || !strings.Contains(msg, "check the path") {
		t.Errorf("the message is %q", msg)
	}
}

func TestCancelledRead(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	long := strings.NewReader(strings.Repeat(goodRecord+"\n", 10_000)) // several times the buffer
	items := 0
	var last error
	for _, err := range readSources(ctx, []string{"-"}, Options{}, long) {
		if err != nil {
			last = err
			continue
		}
		items++
		cancel()
	}
	if items == 0 || items == 10_000 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d items, error %v", items, last)
	}
}

// TestCancelledWait: a read that waits for standard input ends with the context.
func TestCancelledWait(t *testing.T) {
	in, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		_, _ = io.WriteString(w, goodRecord+"\n") // returns when it is read
		cancel()
	}()
	var last error
	for _, err := range readSources(ctx, []string{"-"}, Options{}, in) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("error %v, want that the context ended", last)
	}
}

func TestEarlyStop(t *testing.T) {
	n := 0
	for range readSources(context.Background(), []string{"-", "-"}, Options{}, strings.NewReader(goodRecord+"\n"+goodRecord)) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d items after a break", n)
	}
}

// TestLargePage: a file that is too large for a page is not cut to one.
func TestLargePage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.txt")
	for size, want := range map[int]string{page.MaxBytes: "bytes of text", page.MaxBytes + 1: "too many for a page"} {
		row := strings.Repeat("あ", 300) + "\n"
		text := goodPage + strings.Repeat(row, (size-len(goodPage))/len(row))
		text += strings.Repeat("x", size-len(text))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		items := readAll(t, file)
		if len(items) != 1 || items[0].Rejected == nil || !strings.Contains(items[0].Rejected.Reason, want) {
			t.Errorf("%d bytes: %v, want rejected: %s", size, items, want)
		}
	}
}
