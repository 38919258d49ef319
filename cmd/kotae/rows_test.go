package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// builtSite is the data directory of a small site.
func builtSite(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	store, err := generation.OpenStore(data)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := indexer.Build(context.Background(), store, a, indexer.Options{Sources: []string{"testdata/kwic/site.jsonl"}, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	return data
}

// TestRows runs the commands that print rows in this process, which loads the dictionary once. ! is what must not be there.
func TestRows(t *testing.T) {
	data := builtSite(t)
	const kwic, search = "kwic ", "search "
	for _, c := range []struct {
		command string
		code    int
		stdout  []string
		stderr  string
	}{
		{kwic + "断った --width 14 --sort left", 0, []string{golden(t, "left")}, `^lines: 6, questions: 1\n$`},
		{kwic + "--synonyms=near 断る --width 12 --sort id", 0, []string{golden(t, "synonyms")}, ""},
		{kwic + "--synonyms 声", 0, nil, "^The thesaurus has no synonyms of “声”\\.\n"},
		{kwic + "--by surface 断 --sort date --width 10 --field headline,title", 0, []string{`(?m)^4      内定を 断 りたい      title        2024             内定辞退, マナー$`}, "^lines: 3, "},
		{kwic + "--by regexp お問い?合わ?せ --width 10 --format jsonl --sort date", 0, []string{
			`(?m)^\{"ref":"5:body:20","id":"5","field":"body","offset":20,"left":"たが、戻りたいです。","key":"お問い合わせ","right":"は済みました。","term":"お問い\?合わ\?せ","category":\["内定辞退"\],"adviser":"","year":"2023","date":"2023-05-01","url":""\}$`,
		}, "^lines: 2, "},
		{kwic + "電話 --year 2023", 0, nil, "^lines: 2, questions: 1\n$"},
		{kwic + "電話 --query title:断りたい", 0, nil, "^lines: 1, questions: 1\n$"},
		{kwic + "電話 --width 8 --format csv --encoding utf-8 --sort id", 0, []string{ // offsets count 𠮷 once
			`^ref,id,field,offset,left,key,right,term,category,adviser,year,date,url\r\n`,
			`\n4:body:0,4,body,0,,電話,で断るのが怖いで,電話,内定辞退\|マナー,,2024,2024-06-24,https://soudan\.example/qa/4\r\n`,
			`\n5:answers\[0\]\.sections\[0\]\.text:17,5,.*,17,ょう。𠮷野さんに,電話,です。,電話,内定辞退,藤枝 直人,2023,2023-05-01,\r\n`,
		}, ""},
		{kwic + "断る --format csv --sort id --width 9", 0, []string{`^\x{feff}ref,`, `,断れ,ば終わりです。 断,断る,`}, ""},
		{kwic + "--by surface 内定を --width 3 --format tsv --encoding utf-8 --sort id", 0, []string{`\n5:title:1\t5\ttitle\t1\t'=\t内定を\t辞退し\t`}, ""},
		{kwic + "野 --by surface --format csv --encoding cp932", 0, nil, "CP932 lacks and that were written as those it has in their place, or as 〓: 1\n"},
		{kwic + "天体観測", 1, []string{`^$`}, "^lines: 0, questions: 0\n$"},
		{kwic + "", 2, nil, "^kotae: name one word"},
		{kwic + "--by word 断る", 2, nil, "^kotae: --by is lemma, surface or regexp, not “word”\n$"},
		{kwic + "--by regexp (断", 2, nil, `^kotae: term: the regular expression /\(断/ cannot be read \(missing closing \): `},
		{kwic + "--sort up 断る", 2, nil, "--sort is left"},
		{kwic + "--field adviser 断る", 2, nil, "--field is title"},
		{kwic + "--width -1 断る", 2, nil, "width: -1 is out of range; use 1 to 1000"},
		{kwic + "--synonyms=all 断る", 2, nil, "--synonyms is same or near"},
		{kwic + "--format xml 断る", 2, nil, "--format is table"},
		{kwic + "--encoding cp932 断る", 2, nil, "UTF-8"},
		{kwic + "--query re:/(/ 断る", 2, nil, "^kotae: q: the regular expression"},

		{search + "電話 --all --format csv --encoding utf-8 --columns id,title,category,answers,field,snippet", 0, []string{
			`^id,title,category,answers,field,snippet\r\n5,'=内定を辞退したあとに後悔,内定辞退,1,body\|answer,電話で辞退を伝えましたが、戻りたいです。お問い合わせは済みました。\r\n4,内定を断りたい,内定辞退\|マナー,2,body,`,
		}, "^$"},
		{search + "--all --sort date --format csv", 0, []string{`^\x{feff}id,title,date,category,adviser,year,answers,score,url\r\n4,(?s:.*)\n20,面接で緊張します,,,,,0,0,\r\n$`}, "^$"},
		{search + "--format jsonl --columns id,adviser,score,year lemma:断る", 0, []string{`^\{"id":"4","adviser":\["高梨 修平","藤枝 直人"\],"score":0,"year":"2024"\}\n$`}, ""},
		{search + "--sort date --format jsonl --columns ID,category --per-page 1 --page 3", 0, []string{`^\{"id":"20","category":\[\]\}\n$`}, ""},
		{search + "--all --format csv --encoding cp932 --columns id,answer", 0, nil, "CP932 lacks"},
		{search + "--all --format tsv --encoding utf-8 --columns id,body,headline", 0, []string{`\n5\t電話で辞退を伝えましたが、戻りたいです。お問い合わせは済みました。\t戻れません\r\n`}, ""},
		{search + "--count-by adviser --format tsv --encoding utf-8", 0, []string{`^adviser\tquestions\r\n藤枝 直人\t2\r\n\t1\r\n高梨 修平\t1\r\n$`}, "^questions found: 3\n$"},
		{search + "--count-by year 天体観測", 1, nil, "^$"},
		{search + "--count-by price", 2, nil, "^kotae: count-by: there is no facet price; use category, adviser, status or year\n$"},

		{search + "lemma:断る --why", 0, []string{`電話で断るのが怖いです。`, `lemma:断る 6 times \(title, body, headline, answer\)\n$`}, ""},
		{search + "exact:お問合せ", 0, []string{`^hits: 1 `, `\n  1\. 4  `}, ""},
		{search + "re:/お問い?合わ?せ/", 0, []string{`^hits: 2 `}, ""},
		{search + "-- title:re:/^=/ -lemma:断る", 0, []string{`\n  1\. 5  `}, ""},
		{search + "headline:後悔", 0, []string{`^hits: 1 `}, ""},
		{search + "headline:lemma:断る", 0, []string{`\n     断ってから後悔しないために\n$`}, ""},
		{search + "--json --why exact:ＥＳ", 0, []string{`"precise":\[\{"mode":"exact","text":"ＥＳ","fields":\["answer"\],"times":1\}\]`, `<mark>ＥＳ</mark>の控え`}, ""},
		{search + "exact:断片です", 1, nil, "^$"},
		{search + "re:/(/", 2, nil, `^kotae: q: the regular expression /\(/ cannot be read`},

		{search + "--all 天体観測", 1, []string{`^$`}, "^$"},
		{search + "--columns foo 面接", 2, nil, "^kotae: there is no column foo; --columns takes id, title, date, "},
		{search + "--all --json 面接", 2, nil, "^kotae: --json does not go with rows"},
		{search + "--all --page 2 面接", 2, nil, "--page does not go"},
		{search + "--all --facets year 面接", 2, nil, "--facets does not go"},
		{search + "--columns id,title,ID 面接", 2, nil, "^kotae: --columns has id twice"},
		{search + "--count-by year,category,adviser,status,year 面接", 2, nil, "^kotae: count-by: year is there twice"},
		{search + "--count-by year --columns id 面接", 2, nil, "--columns does not go"},
		{search + "--format xml 面接", 2, nil, "--format is table"},
		{search + "--format csv --encoding latin1 面接", 2, nil, "latin1"},
	} {
		stdout, stderr, code := here(t, nil, append([]string{"--data", data}, strings.Fields(c.command)...)...)
		if code != c.code {
			t.Errorf("%s ends with %d, not %d: %s", c.command, code, c.code, stderr)
		}
		for _, want := range c.stdout {
			if !regexp.MustCompile(want).MatchString(stdout) {
				t.Errorf("%s prints\n%s\nwithout %s", c.command, stdout, want)
			}
		}
		if !regexp.MustCompile(c.stderr).MatchString(stderr) {
			t.Errorf("%s says %q, not %s", c.command, stderr, c.stderr)
		}
	}
}

// TestRowsAreOfTheIndexHere: a service is not asked, and that is said.
func TestRowsAreOfTheIndexHere(t *testing.T) {
	data := builtSite(t)
	env := map[string]string{"KOTAE_DATA": data, "KOTAE_CLIENT_SERVER": "http://127.0.0.1:1", "LANG": "ja_JP.UTF-8"}
	if _, stderr, code := here(t, env, "search", "--all", "面接"); code != exitUsage || !strings.Contains(stderr, "http://127.0.0.1:1 が返すのはページ単位の結果だけです") {
		t.Errorf("%d: %s", code, stderr)
	}
	if stdout, stderr, code := here(t, env, "search", "--server", "", "--format", "csv", "--encoding", "utf-8", "面接"); code != 0 || !strings.Contains(stdout, "\n20,") {
		t.Errorf("%d: %s%s", code, stdout, stderr)
	}
	if _, stderr, code := here(t, env, "kwic", "断る"); code != 0 || !strings.HasPrefix(stderr, "kotae: サービス http://127.0.0.1:1 ではなく") {
		t.Errorf("%d: %s", code, stderr)
	}
	if stdout, _, _ := here(t, env, "search", "--server", "", "--why", "lemma:断る"); !strings.Contains(stdout, "「断る」が活用形を含めて題名・本文・回答の見出し・回答に6か所あります。") {
		t.Error(stdout)
	}
}

// here runs the command in this process.
func here(t *testing.T, env map[string]string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, log bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &log, func(name string) string { return env[name] })
	return out.String(), log.String(), code
}

// golden is a file of testdata/kwic as a pattern that matches just it.
func golden(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/kwic/" + name + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	return "^" + regexp.QuoteMeta(string(b)) + "$"
}

func TestKwicColumns(t *testing.T) {
	if got := endOf("あいうえお", 5); got != "えお" {
		t.Errorf("the end of a text in 5 columns is %q", got)
	}
	if got := startOf("ｱｲあいう", 5); got != "ｱｲあ" {
		t.Errorf("the beginning of a text in 5 columns is %q", got)
	}
	if got := shortField("answers[2].sections[0].heading"); got != "a3.heading1" {
		t.Errorf("a heading is %q", got)
	}
}

// What a page's text holds must steer no terminal.
func TestPlain(t *testing.T) {
	if got, want := oneLine("a\x1b[31mb\u202e c\n\u2066d\u200f"), "a [31mb c d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
