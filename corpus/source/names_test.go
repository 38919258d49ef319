package source

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"kotae/corpus/table"
)

func webPageOf(title, head string) string {
	return "<!doctype html><html><head>" + head + "</head><body><h1>" + title + "</h1><p>本文です。</p></body></html>"
}

// outcomes are what became of a folder's files, with names below it.
func outcomes(t *testing.T, files map[string]string) []string {
	t.Helper()
	dir := save(t, files)
	var got []string
	for _, item := range readAll(t, dir) {
		said := strings.ReplaceAll(outcome(item), dir+string(filepath.Separator), "")
		got = append(got, filepath.ToSlash(strings.Replace(said, dir, "DIR", 1)))
	}
	return got
}

// TestNames: pages without an address are told apart by their folders, and none takes the place of another.
func TestNames(t *testing.T) {
	got := outcomes(t, map[string]string{
		"2023/7.html": webPageOf("面接の服装", ""), "2024/7.html": webPageOf("内定の断り方", ""), "2025/7.html": webPageOf("面接の服装", ""),
		"a/8.html": webPageOf("前", `<link rel="canonical" href="https://soudan.example/qa/8">`), "b/8.html": webPageOf("後", `<link rel="canonical" href="https://soudan.example/qa/8">`),
		"dump/7.txt": goodPage, "qa/1/index.html": webPageOf("一", ""), "qa/2/index.html": webPageOf("二", ""),
		"qa/3/index.html?page=2": webPageOf("三", ""), "w/5.html?ref=top": webPageOf("五", ""), "w/4.html.1": webPageOf("四", ""), "w/qa.php?id=6": webPageOf("六", ""), "w/list.php": "<?php echo 1;",
	})
	want := []string{
		"2023/7.html 7", `2024/7.html rejected: "7" is by its file's name the id of another question too, in 2023/7.html`, "2025/7.html 7", "a/8.html 8", "b/8.html 8",
		`dump/7.txt rejected: "7" is by its file's name the id of another question too, in 2023/7.html`, "qa/1/index.html 1", "qa/2/index.html 2", "qa/3/index.html?page=2 3",
		"w/4.html.1 4", "w/5.html?ref=top 5", "w/qa.php?id=6 qa_id_6", "DIR refused: files with the ending .php that are not of a known format: 1 (the first is w/list.php)",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestUnnamed: what comes through a pipe has an id that may stand on a command line.
func TestUnnamed(t *testing.T) {
	items := readPiped(t, webPageOf("題", ""))
	if len(items) != 1 || items[0].Question == nil || items[0].Question.ID != "stdin" {
		t.Errorf("%+v", items)
	}
	items = readPiped(t, "番号;件名;相談内容;回答者;回答\n1;件名です;\"本文;です\";堂島 健;答え、です\n")
	if len(items) != 1 || items[0].Question == nil || items[0].Question.Body != "本文;です" {
		t.Errorf("semicolons: %+v", items)
	}
	items = readPiped(t, webPageOf("一", "")+"\n"+webPageOf("二", ""))
	if len(items) != 1 || items[0].Rejected == nil || !strings.Contains(items[0].Rejected.Reason, "more than one page") {
		t.Errorf("two pages: %+v", items)
	}
}

// TestColumns: a column that no table has is told once, at the end.
func TestColumns(t *testing.T) {
	o := Options{Columns: map[string]string{"題": "title", "本": "body", "先達": "adviser"}}
	files := map[string]string{"a.csv": "id,題,body\n1,題,本\n", "b.csv": "id,title,本\n2,題,本\n3,題,本\n"}
	dir := save(t, files)
	n := 0
	var warned []string
	for item, err := range Read(t.Context(), []string{dir}, o) {
		if err != nil || item.Question == nil {
			t.Fatalf("%+v, %v", item, err)
		}
		n++
		for _, w := range item.Warnings {
			warned = append(warned, w.Reason)
		}
	}
	if d := cmp.Diff([]string{`no table has a column "先達"`}, warned); d != "" || n != 3 {
		t.Errorf("%d items (-want +got):\n%s", n, d)
	}
	exported := &strings.Builder{}
	if _, err := table.NewWriter(exported, table.WriteOptions{Comma: ',', Encoding: "utf-8"}); err != nil {
		t.Fatal(err)
	}
	for item, err := range Read(t.Context(), []string{filepath.Join(save(t, map[string]string{"x.csv": exported.String()}), "x.csv")}, o) {
		t.Errorf("a table without rows: %+v, %v", item, err)
	}
}

// TestWrongEncoding: a file that is not in the encoding that was given is rejected, and the others are read.
func TestWrongEncoding(t *testing.T) {
	const body = "面接で緊張して話せません。どうすればよいですか。"
	for name, text := range map[string]string{
		"1.html": webPageOf("題名です", ""), "1.txt": goodPage, "1.jsonl": `{"id":"1","title":"題名です","body":"` + body + `"}`, "1.csv": "id,title,body\n1,題名です," + body + "\n",
	} {
		items := readWith(t, Options{Encoding: "cp932"}, name, text)
		if len(items) != 1 || items[0].Rejected == nil || items[0].Rejected.Reason != "the text is UTF-8, not cp932" {
			t.Errorf("%s: %+v", name, items)
		}
	}
	for _, name := range []string{"sjis", "shift_jis", "shift-jis", "cp932", ""} {
		text, err := japanese.ShiftJIS.NewEncoder().String("id,title,body\n1,題名です," + body + "\n")
		if err != nil {
			t.Fatal(err)
		}
		items := readWith(t, Options{Encoding: name}, "1.csv", text)
		if len(items) != 1 || items[0].Question == nil || items[0].Question.Body != body {
			t.Errorf("as %s: %+v", name, items)
		}
	}
}
