package table

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

// brief is a question on one line: id title(body) then its answers.
func brief(q *corpus.Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s(%s)", q.ID, q.Title, q.Body)
	for _, a := range q.Answers {
		fmt.Fprintf(&b, " %s %s:%s", a.ID, a.Adviser, a.Text())
		if a.Best {
			b.WriteString("*")
		}
	}
	return b.String()
}

// told is what became of a table, an item or warning on a line.
func told(items []corpus.Item) []string {
	var out []string
	for _, item := range items {
		if item.Rejected != nil {
			out = append(out, "rejected "+item.Rejected.String())
		} else {
			out = append(out, fmt.Sprintf("%d: %s", item.Question.Source.Line, brief(item.Question)))
		}
		for _, w := range item.Warnings {
			out = append(out, "warning "+w.String())
		}
	}
	return out
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, text string
		o          Options
		want       []string // what each line begins with
	}{
		{"a row an answer", "id,title,body,adviser,answer,best\n1,題,本,山,一,1\n1,題,,川,二,\n2,別,文,,,\n", Options{}, []string{
			"2: 1 題(本) a1 山:一* a2 川:二", "4: 2 別(文)"}},
		{"Japanese names", "質問ID,タイトル,質問内容,回答者,回答,ベストアンサー\n1,題,本,山,一,○\n", Options{}, []string{"2: 1 題(本) a1 山:一*"}},
		{"a question and its title", "質問ＩＤ,質 問,回答\n1,題,一\n", Options{}, []string{"2: 1 題() a1 :一"}},
		{"a question under its title", "質問ID,タイトル,質問,回答\n1,題,本,一\n", Options{}, []string{"2: 1 題(本) a1 :一"}},
		{"cells merged by a spreadsheet", "id,title,answer\n1,題,一\n,,二\n,題,三\n,,\n2,別,四\n", Options{}, []string{"2: 1 題() a1 :一 a2 :二 a3 :三", "6: 2 別() a1 :四"}},
		{"numbered answers", "id,title,回答2,回答者2,回答1,answer1_adviser,Answer 1 Best\n1,題,二,川,一,山,1\n2,別,二,,,,\n", Options{}, []string{
			"2: 1 題() a1 山:一* a2 川:二", "3: 2 別() a1 :二"}},
		{"circled numbers", "id,title,回答①,回答②,回答者②\n1,題,一,二,川\n", Options{}, []string{"2: 1 題() a1 :一 a2 川:二"}},
		{"numbered answers, an id again", "id,title,answer1\n1,題,一\n1,題,二\n", Options{}, []string{"2: 1 題() a1 :一", "3: 1 題() a1 :二"}},
		{"no answers, an id again", "id,title,body\n1,題,一\n1,題,一\n1,題,二\n", Options{}, []string{
			"2: 1 題(一)", "3: 1 題(一)", `rejected x.csv:4: id: question "1" stands on line 3 too, with another title or body`}},
		{"told names", "No,Q,A,title\n1,題,一,x\n", Options{Columns: map[string]string{"no": "id", "Ｑ": "title", "A": "answer", "elsewhere": "body"}}, []string{
			"2: 1 題() a1 :一", `warning x.csv:1: not read, because these columns have names that say nothing to kotae: "title"`}},
		{"told numbers", "id,title,A,B,N\n1,題,一,二,川\n", Options{Columns: map[string]string{"A": "answer1", "B": "answer2", "N": "adviser2"}}, []string{"2: 1 題() a1 :一 a2 川:二"}},
		{"told what there is not", "id,title\n1,題\n", Options{Columns: map[string]string{"x": "titel"}}, []string{`rejected x.csv:1: x: "titel" is not a field (use one of id, url`}},
		{"by address", "url,title,body\nhttps://soudan.example/qa/77,題,本\nhttps://soudan.example/x,題,本\n", Options{}, []string{
			"2: 77 題(本)", "rejected x.csv:3: id: is empty, and the url does not end in /qa/{number}"}},
		{"apart", "id,title,answer\n1,題,一\n2,別,二\n1,題,三\n,,四\n3,他,五\n", Options{}, []string{
			"2: 1 題() a1 :一", "3: 2 別() a1 :二", "rejected x.csv:4: id: question \"1\" begins on line 2, apart from this row (sort the table by id",
			"rejected x.csv:5: id: is empty, and the row before could not be read", "6: 3 他() a1 :五"}},
		{"rows that differ", "id,title,body,status,answer\n1,題,,a,一\n1,題,本,b,二\n", Options{}, []string{
			"2: 1 題(本) a1 :一 a2 :二", `warning x.csv:3: status: "b" is not what the question's other rows say; "a" was taken`}},
		{"two questions of one id", "id,title,body,answer\n1,題,,一\n1,他,本,二\n2,題,本,一\n2,題,文,二\n", Options{}, []string{
			`rejected x.csv:3: title: the rows of question "1" differ: line 2 has "題", this one "他"`, `rejected x.csv:5: body: the rows of question "2" differ: line 4 has "本"`}},
		{"a question without id and title", "id,title,body,asked,answer\n1,題,本,2024-01-01,一\n,,別の本,2024-02-03,二\n2,題,本,,一\n,,,,二\n", Options{}, []string{
			"2: 1 題(本) a1 :一", "rejected x.csv:3: id: is empty", "4: 2 題(本) a1 :一 a2 :二"}},
		{"a title above", "相談一覧（5月）,,,\n,,,\nID,タイトル,質問内容,回答\n1,題,本,一\n", Options{}, []string{"4: 1 題(本) a1 :一", "warning x.csv:3: this row was taken as the header"}},
		{"a title above semicolons", "相談一覧\nID;タイトル;質問内容\n1;題;本,文\n", Options{}, []string{"3: 1 題(本,文)", "warning x.csv:2: this row"}},
		{"cells of HTML", "ID,タイトル,質問内容,回答\n1,題 <b>名</b>,<p>本<br>文</p>,\"<h2>見</h2><p>答え</p><p>次<a href=\"\"https://a.example/qa/7\"\">こちら</a></p>\"\n2,<緊張>,a<b,x > y\n", Options{}, []string{
			"2: 1 題 名(本\n文) a1 :見\n\n答え\n\n次こちら", "3: 2 <緊張>(a<b) a1 :x > y"}},
		{"cells of HTML that kotae wrote", "id,title,body,guessed,answer_id,answer\n1,題,<p>本</p>,,a1,<b>一</b>\n", Options{}, []string{"2: 1 題(<p>本</p>) a1 :<b>一</b>"}},
		{"nobody answered", "id,title,body,回答者1,回答1,回答者2,回答2,回答日2,回答者3\n1,題,本,山,一,川,,,海\n", Options{}, []string{
			"2: 1 題(本) a1 山:一", `warning x.csv:1: not read, because these columns have names that say nothing to kotae: "回答日2"`}},
		{"cells missing at the end", "id,title,body,回答1,回答者1,回答2\n1,題,本,一\n2,題,本\n", Options{}, []string{
			"rejected x.csv:3: the row has 3 cells, the header has 6", "2: 1 題(本) a1 :一"}},
		{"other names", "No.,お悩みタイトル,ご相談内容,先生,アドバイス\n1,題,本,山,一\n", Options{}, []string{"2: 1 題(本) a1 山:一"}},
		{"other names with numbers", "番号,お悩み,先生1,アドバイス1,先生2,アドバイス2\n1,題,山,一,川,二\n", Options{}, []string{"2: 1 題() a1 山:一 a2 川:二"}},
		{"numbers beside addresses", "No,url,title,body\n1,https://soudan.example/qa/77,題,本\n", Options{}, []string{"2: 77 題(本)", "warning x.csv:1: not read"}},
		{"dates that are none", "id,title,body,質問日\n1,題,本,24/05/01\n", Options{}, []string{"2: 1 題(本)", `warning x.csv:2: asked: "24/05/01" is not a date`}},
		{"lines in cells", "id,title,body\r\n1,題,\"一\r\n\r\n二\"\r\n\r\n2,\"あ\"\"い\" ,b\"c\r\n", Options{}, []string{"2: 1 題(一\n\n二)", "6: 2 あ\"い(b\"c)"}},
		{"ragged", "id,title,body\n1,題\n2,題,本,余\n3,題,本,,\n4,題,本\n", Options{}, []string{
			"rejected x.csv:2: the row has 2 cells, the header has 3", "rejected x.csv:3: the row has 4 cells, the header has 3", "4: 3 題(本)", "5: 4 題(本)"}},
		{"ragged answers", "id,title,answer\n1,題,一\n1,二\n,,三\n1,題,四\n,,五\n", Options{}, []string{
			"rejected x.csv:3: the row has 2 cells", "2: 1 題() a1 :一", "rejected x.csv:4: id: is empty, and the row before could not be read", "rejected x.csv:5: id: question \"1\" begins on line 2",
			"rejected x.csv:6: id: is empty, and the row before"}},
		{"a quote not closed", "id,title,body\n1,題,\"本\n2,題,\"本\n行\"\n3,題,本\n", Options{}, []string{
			"rejected x.csv:2: a quoted cell goes on after its closing quote (line 3)", "3: 2 題(本\n行)", "5: 3 題(本)"}},
		{"a quote not closed at all", "id,title,body\n1,題,\"本\n2,題,本\n3,題,本\n", Options{}, []string{
			"rejected x.csv:2: a quote is opened and never closed", "3: 2 題(本)", "4: 3 題(本)"}},
		{"a stray quote", "id,title,body\n1,題,\"本\n「\"引用\"」\nおわり\"\n2,題,本\n", Options{}, []string{
			"rejected x.csv:2: a quoted cell goes on after its closing quote (line 3); lines 2 to 4 were left out", "5: 2 題(本)"}},
		{"NUL", "id,title,body\n1,題,\x00\n2,題,本\n", Options{}, []string{"rejected x.csv:2: body: has the control character U+0000", "3: 2 題(本)"}},
		{"broken UTF-8", "id,title,body\n1,題,\xff本\n2,題,本\n", Options{}, []string{"rejected x.csv:2: body: is not UTF-8", "3: 2 題(本)"}},
		{"broken CP932", "id,title,body\n1,\x91\xe8,\xfd\n2,\x91\xe8,\x96\x7b\n", Options{}, []string{"rejected x.csv:2: the row has bytes that are not cp932", "3: 2 題(本)"}},
		{"binary", "\x00\x01\n", Options{}, []string{"rejected x.csv:1: the file is binary, or UTF-16 without a byte order mark"}},
		{"empty", "\ufeff\r\n\n", Options{}, []string{"rejected x.csv: the file is empty"}},
		{"a header alone", "id,title\n", Options{}, nil},
		{"no title", "番号,本文,a,b\n1,題,,\n", Options{}, []string{`rejected x.csv:1: the column title is missing; the header is "番号", "本文", "a", "b" (give the columns these names, or say what they hold with --columns`}},
		{"no id", "title\n題\n", Options{}, []string{`rejected x.csv:1: the column id (or url) is missing; the header is "title"`}},
		{"title twice", "id,title,件名\n1,題,題\n", Options{}, []string{`rejected x.csv:1: the columns "title" and "件名" both hold title`}},
		{"both shapes", "id,title,回答者,回答1\n1,題,山,一\n", Options{}, []string{"rejected x.csv:1: some columns of answers have a number and some have none"}},
		{"a column without a header", "id,title,,body,\n1,題,,本,\n2,題,x,本,y\n", Options{}, []string{
			"2: 1 題(本)", "warning x.csv:3: not read: column 3 has text, but no header", "3: 2 題(本)"}},
		{"ids as numbers", "id,title,body\n1101.0,題,本\n1.1E+5,題,本\n", Options{}, []string{
			"2: 1101.0 題(本)", `warning x.csv:2: the id "1101.0" looks like a number that a spreadsheet program has formatted`, "3: 1.1E+5 題(本)"}},
		{"ids as texts", "id,title,body\n=\"007\",'=題,本\n", Options{}, []string{"2: 007 =題(本)"}},
		{"best or not", "id,title,answer,best\n1,題,一,たぶん\n", Options{}, []string{"2: 1 題() a1 :一", `warning x.csv:2: best: "たぶん" is neither 1 nor empty`}},
		{"no links", "id,title,body,links\n1,題,本,http://x\n", Options{}, []string{"rejected x.csv:2: links: not a list of links"}},
		{"semicolons", "id;title;body\n1;題、;\"本,\"\n", Options{}, []string{"2: 1 題、(本,)"}},
		{"tabs in .csv", "id\ttitle\tbody\n1\t題,\t本\n", Options{}, []string{"2: 1 題,(本)"}},
		{"sep", "sep=;\nid;title;body\n1;題;本\n", Options{}, []string{"3: 1 題(本)"}},
		{"sep alone", "sep=\n1;題\n", Options{}, []string{`rejected x.csv:1: the columns title and id (or url) are missing; the header is "sep="`}},
		{"given", "id|title|body\n1|題|本\n", Options{Comma: '|'}, []string{"2: 1 題(本)"}},
		{"answer ids", "id,title,answer_id,answer\n1,題,x,一\n1,,x,二\n", Options{}, []string{"rejected x.csv:2: answers[1].id: \"x\" is the id of an answer before it"}},
		{"many answers", "id,title,answer\n" + strings.Repeat("1,題,一\n", 1001) + "2,題,一\n", Options{}, []string{"rejected x.csv:1002: answers: has more than 1000 answers", "1003: 2 題() a1 :一"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(readAll(t, "x.csv", c.text, c.o))
			for i := range min(len(got), len(c.want)) {
				if !strings.HasPrefix(got[i], c.want[i]) {
					t.Errorf("got  %s\nwant %s", got[i], c.want[i])
				}
			}
			if len(got) != len(c.want) {
				t.Errorf("got %d lines, want %d:\n%s", len(got), len(c.want), strings.Join(got, "\n"))
			}
		})
	}
}

// TestFields: what each kind of cell may look like.
func TestFields(t *testing.T) {
	const text = "id\ttitle\tbody\tstatus\t性別\t質問日\t更新日時\tカテゴリー\tリンク\t資格\t見出し\t回答\n" +
		"1\t題\t本\t大学4年生\t女性\t2024年5月1日\t2024/5/1 10:30\t面接、 ES ｜ 内定|\t" + `"[{""kind"":""article"",""text"":""記事""}]"` + "\t\"a\nb\"\t結論\t\"前\n\n## 見出し\n\n本\n#タグ\"\n"
	want := &corpus.Question{ID: "1", Title: "題", Body: "本", Asker: corpus.Asker{Status: "大学4年生", Gender: "女性"}, Asked: "2024-05-01", Updated: "2024-05-01",
		Categories: []string{"面接", "ES", "内定"}, Links: []corpus.Link{{Kind: "article", Text: "記事"}}, Source: corpus.Source{File: "x.tsv", Line: 2},
		Answers: []corpus.Answer{{ID: "a1", Qualifications: []string{"a", "b"}, Headline: "結論", Sections: []corpus.Section{{Text: "前"}, {Heading: "見出し", Text: "\n本\n#タグ"}}}}}
	items := readAll(t, "x.tsv", text, Options{})
	if d := cmp.Diff([]corpus.Item{{Question: want}}, items); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestDates(t *testing.T) {
	for cell, want := range map[string]string{
		"2024/5/1": "2024-05-01", "２０２４／０５／０１": "2024-05-01", "2024.05.01": "2024-05-01", "2024年5月1日": "2024-05-01", "2024年5月1日(水)": "2024-05-01", " 2024-05-01 ": "2024-05-01",
		"2024/5/1 9:05:00": "2024-05-01", "20240501": "2024-05-01", "2024-05-01 10:00:00+09:00": "2024-05-01T10:00:00+09:00", "2024-05-01T10:00:00Z": "2024-05-01T10:00:00Z",
		"2024-05-01 10:00:00 +0900": "2024-05-01T10:00:00+09:00", "": "", "5/1/2024": "", "2024年5月": "", "昨日": "", "24/05/01": "", "2024-02-30": "", "0000-00-00": "",
		"45413": "2024-05-01", "45413.75": "2024-05-01", "12345": "", "1714521600": "", "令和6年5月1日": "2024-05-01", "R6.5.1": "2024-05-01", "Ｒ６／５／１": "2024-05-01",
		"令和元年12月1日": "2019-12-01", "平成31年4月30日(火)": "2019-04-30", "S63/1/2": "1988-01-02", "令和6年2月30日": "",
	} {
		got, ok := readDate(cell)
		if !ok {
			got = ""
		}
		if got != want || ok != (want != "" || cell == "") {
			t.Errorf("%q is %q, %v, want %q", cell, got, ok, want)
		}
	}
}

// endless is a table whose second row never ends its quote.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n+8 <= len(p) && n < e.left {
		n += copy(p[n:], "a,b,c,d\n")
	}
	e.left -= n
	return n, nil
}

// TestBounded: a quote that is not closed, and a line that does not end, are told and not held.
func TestBounded(t *testing.T) {
	in := io.MultiReader(strings.NewReader("id,title,body\n1,題,\"本\n"), &endless{left: 40 << 20})
	var first *corpus.Problem
	n := 0
	for item, err := range Read("x.csv", in, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1 {
			first = item.Rejected
		}
	}
	if n != 1 || first == nil || !strings.Contains(first.Reason, "never closed; lines 2 to") {
		t.Errorf("%d items, first %+v", n, first)
	}
	r := newRows(io.MultiReader(strings.NewReader("1,題,\"本\n"), &endless{left: 40 << 20}))
	if row, err := r.next(); err != nil || row.fault == "" || cap(r.buf) > 3*maxQuestion {
		t.Errorf("%+v, %v, %d bytes held", row.fault, err, cap(r.buf))
	}

	long := io.MultiReader(strings.NewReader("id,title,body\n1,題,"), strings.NewReader(strings.Repeat("x", 17<<20)), strings.NewReader("\n2,題,本\n"))
	var got []string
	for item, err := range Read("x.csv", long, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, told([]corpus.Item{item})...)
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "rejected x.csv:2: a line has more than the 16777216 bytes") || got[1] != "3: 2 題(本)" {
		t.Errorf("%.300q", got)
	}

	many := &strings.Builder{}
	many.WriteString("id,title,answer\n")
	for range 20 {
		many.WriteString("1,題," + strings.Repeat("x", 1<<20) + "\n")
	}
	got = told(readAll(t, "x.csv", many.String(), Options{}))
	if len(got) != 1 || !strings.Contains(got[0], "rows have more than 16777216 bytes") {
		t.Errorf("%.300q", got)
	}
}

// TestBrokenOff: what was whole before an error is handed on; the error comes last and as it is.
func TestBrokenOff(t *testing.T) {
	broken := errors.New("the disk is gone")
	items := 0
	var last error
	for item, err := range Read("x.csv", io.MultiReader(strings.NewReader("id,title,body\n1,題,本\n2,題,本\n3,題,\"本"), iotest.ErrReader(broken)), Options{}) {
		if last != nil {
			t.Errorf("%+v, %v after the error", item, err)
		}
		if last = err; err == nil {
			items++
		}
	}
	if items != 1 || last != broken {
		t.Errorf("%d items, error %v; want the question that was whole, then the error", items, last)
	}
}

func TestBegins(t *testing.T) {
	for head, want := range map[string]bool{
		"id,title,body\n": true, "\ufeff\r\n質問ID\tタイトル\r\n1\tx": true, "id": false, "": false, "{\"id\":1}": false, "<html>": false, "質問\n\n題名": false, "\"id,title\n": false,
		encode(t, "cp932", "質問ID,タイトル\n1"): true, encode(t, "utf-16le-bom", "質問ID,タイトル\n1"): true,
	} {
		if got := Begins([]byte(head), Options{}); got != want {
			t.Errorf("Begins(%q) = %v", head, got)
		}
	}
	if !Begins([]byte("No,Q\n"), Options{Columns: map[string]string{"no": "id", "q": "title"}}) {
		t.Error("told columns are not known")
	}
}
