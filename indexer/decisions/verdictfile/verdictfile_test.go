package verdictfile_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"kotae/indexer/decisions"
	"kotae/indexer/decisions/verdictfile"
)

// written is what a file of verdicts holds.
func written(t testing.TB, format string, verdicts []decisions.Verdict) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := verdictfile.Write(&b, format, verdicts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a file without faults.
func read(t testing.TB, text []byte) (verdicts []decisions.Verdict) {
	t.Helper()
	rows, faults, err := verdictfile.Read(bytes.NewReader(text))
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v, %v in %q", faults, err, text)
	}
	for _, r := range rows {
		verdicts = append(verdicts, r.Verdict)
	}
	return verdicts
}

// random are verdicts as a history has them, with texts that are hard to write.
func random(r *rand.Rand, n int) []decisions.Verdict {
	pieces := []string{"a", "=1+1", "'", "\"", ",", ";", "\t", "\n", " ", "面接", "－", "@", "\\", "é", "😀", "\ufeff", "<", "&", "1e5", "-3"}
	text := func(most int, without string) string {
		var b strings.Builder
		for range r.IntN(most) {
			if p := pieces[r.IntN(len(pieces))]; !strings.Contains(without, p) {
				b.WriteString(p)
			}
		}
		return b.String()
	}
	at := func() time.Time {
		return time.Unix(1.7e9+r.Int64N(1e8), []int64{0, 1, 120_000_000, 999_999_999}[r.IntN(4)]).UTC()
	}
	var all []decisions.Verdict
	for i := range n {
		name := func() string { return strings.TrimSpace(fmt.Sprint(text(4, "\n\t\ufeff"), r.IntN(1000))) }
		v := decisions.Verdict{
			ID: fmt.Sprint("ID", i), Batch: name(), A: name() + "x", B: name() + "y", Kind: decisions.Kinds[r.IntN(4)], By: name(), At: at(), Note: text(9, ""),
		}
		if r.IntN(2) == 0 {
			v.WordingA, v.WordingB = strings.Repeat("0123456789abcdef", 2), strings.Repeat("00e1", 8)
		}
		v.Turn()
		if v.Kind == decisions.Duplicate {
			v.Representative = []string{v.A, v.B}[r.IntN(2)]
		}
		if r.IntN(4) == 0 {
			v.Undone = at()
		}
		all = append(all, v)
	}
	return all
}

// TestRoundTrip: what is written is read as it was, in both formats, and written again as the same file.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		all := random(r, 1+r.IntN(12))
		for _, format := range verdictfile.Formats {
			text := written(t, format, all)
			got := read(t, text)
			if diff := cmp.Diff(all, got); diff != "" {
				t.Fatalf("%s: %s", format, diff)
			}
			if !bytes.Equal(text, written(t, format, got)) {
				t.Fatalf("%s is written otherwise the second time", format)
			}
		}
	}
	if err := verdictfile.Write(&bytes.Buffer{}, "xml", nil); err == nil {
		t.Error("wrote xml")
	}
	if got := written(t, "json", nil); string(got) != "[]\n" || len(read(t, got)) > 0 {
		t.Errorf("no verdicts are %q", got)
	}
	if got := read(t, written(t, "csv", nil)); len(got) > 0 {
		t.Errorf("no verdicts are %v", got)
	}
}

// TestTables: tables that people save, in their program's way.
func TestTables(t *testing.T) {
	want := []decisions.Verdict{{A: "1", B: "2", Kind: "duplicate", Representative: "2", Note: "電話"}, {A: "3", B: "1", Kind: "later"}}
	text := "kind,A,b,representative,note\nDuplicate, 1 ,2,2,電話\n,,,,\nlater,3,1,,\n"
	cp932, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"UTF-8": text, "with a mark": "\ufeff" + text, "semicolons": strings.ReplaceAll(text, ",", ";"), "tabs": strings.ReplaceAll(text, ",", "\t"),
		"CP932": cp932, "Windows": strings.ReplaceAll(text, "\n", "\r\n"), "empty columns": strings.ReplaceAll(text, "\n", ",,\n"),
		"JSON": `[{"kind":"duplicate","a":"1","b":"2","representative":"2","note":"電話"},{"kind":"later","a":"3","b":"1","by":null}]`,
		"lines": `{"kind":"duplicate","a":"1","b":"2","representative":"2","note":"電話"}
{"kind":"later","a":"3","b":"1"}`,
	} {
		if diff := cmp.Diff(want, read(t, []byte(text))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestFaults: what is wrong is told with its line.
func TestFaults(t *testing.T) {
	full := func(cells string) string {
		return "id,batch,a,b,kind,by,at,wording_a,undone\n" + cells + "\n"
	}
	for text, want := range map[string]string{
		"":                                    "0: it is empty",
		"\n\n":                                "0: it is empty",
		"a,b\n1,2\n":                          `1: there is no column "kind"`,
		"a,b,kind,memo\n":                     `1: there is no column "memo"`,
		"a,b,kind,a\n":                        `1: there are two columns "a"`,
		"a,b,kind\n1,2,later\n3,\"4,later\n":  "3: it is no row",
		"a,b,kind\n1,2,\"la\nter\"\n,2,later": `2: a character|4: lacks one`,
		"a,b,kind\n1,1,later\n1,2,twin\n":     `2: both "1"|3: no verdict "twin"`,
		"a,b,kind,representative\n1,2,duplicate,3\n1,2,later,1\n1,2,duplicate,\n":             "2: neither|3: only duplicates|4: neither",
		"a,b,kind,note\n1,2,later," + strings.Repeat("x", 2001) + "\n":                        "2: note has 2001 bytes",
		"a,b,kind\n" + strings.Repeat("x", 201) + ",2,later\n":                                "2: a has 201 bytes",
		"a,b,kind,at\n1,2,later,2025/4/7 9:00\n1,2,later,99999-01-01T00:00:00Z\n":             "2: at is|3: at is",
		full("X,,1,2,later,hana,2025-04-07T09:00:00Z,,"):                                      "2: lacks batch, by or at",
		full("X,Y,1,2,later,,2025-04-07T09:00:00Z,,"):                                         "2: lacks batch, by or at",
		full("X,Y,1,2,later,hana,2025-04-07T09:00:00Z,1.2E+31,"):                              "2: wording_a is",
		full(",Y,1,2,later,hana,2025-04-07T09:00:00Z,,"):                                      "2: batch or undone",
		"[\n{\"a\":\"1\",\"b\":\"2\",\"kind\":\"later\"},\n{\"a\":1},\n5,\n{\"c\":\"\"}\n]\n": `3: a is no string|4: no object|5: no field "c"`,
		"[\n{\"a\":\"1\",\"b\":\"2\",\"kind\":\"later\"}\n{\"a\":\"1\"}]":                     "3: it is not JSON",
		"[{\"a\":\"1\",\"b\":\"2\",\"kind\":\"later\"}":                                       "1: it is not JSON",
		"{\"a\":\"1\",\"b\":\"2\",\"kind\":\"later\"} x":                                      "1: it is not JSON",
		"[]\n]":                 "2: it is not JSON",
		"a,b,kind\n1,2,l\x00\n": "2: kind has a character",
	} {
		_, faults, err := verdictfile.Read(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		wanted := strings.Split(want, "|")
		if len(faults) != len(wanted) {
			t.Errorf("%q: %+v, want %s", text, faults, want)
			continue
		}
		for i, f := range faults {
			line, told, _ := strings.Cut(wanted[i], ": ")
			if fmt.Sprint(f.Line) != line || !strings.Contains(f.Reason, told) || f.Fix == "" {
				t.Errorf("%q: %+v, want %s", text, f, wanted[i])
			}
		}
	}
}

// FuzzRead: no bytes make the reader panic; what it takes can be written and is read as the same, and all else is told.
func FuzzRead(f *testing.F) {
	all := random(rand.New(rand.NewPCG(3, 4)), 5)
	for _, format := range verdictfile.Formats {
		f.Add(written(f, format, all))
	}
	f.Add([]byte("a;b;kind;at\n1;2;later;2025-04-07T09:00:00+09:00\n=1;-2;duplicate;\n"))
	f.Add([]byte("{\"a\":\"1\",\"b\":\"2\",\"kind\":\"later\"}\n{\"a\":1}[]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, faults, err := verdictfile.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			if fault.Reason == "" || fault.Fix == "" || fault.Line < 0 || fault.Line > 1+bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r")) {
				t.Fatalf("%+v", fault)
			}
		}
		var taken []decisions.Verdict
		for _, r := range rows {
			if !slices.Contains(decisions.Kinds, r.Kind) || r.A == "" || r.A == r.B || r.ID != "" && r.A > r.B {
				t.Fatalf("took %+v", r)
			}
			taken = append(taken, r.Verdict)
		}
		for _, format := range verdictfile.Formats {
			if diff := cmp.Diff(taken, read(t, written(t, format, taken))); diff != "" {
				t.Fatalf("%s: %s", format, diff)
			}
		}
	})
}
