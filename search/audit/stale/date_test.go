package stale

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/analysis"
)

func TestDatesSpan(t *testing.T) {
	for text, want := range map[string]string{
		"2025年":          "2025-01-01 2025-12-31",
		"2025年度":         "2025-04-01 2026-03-31",
		"2025年度3月":       "2026-03-01 2026-03-31",
		"2024年2月":        "2024-02-01 2024-02-29",
		"2025 年 6 月 1 日": "2025-06-01 2025-06-01",
		"令和元年5月1日":       "2019-05-01 2019-05-01",
		"令和8年":           "2026-01-01 2026-12-31",
		"平成31年4月":        "2019-04-01 2019-04-30",
		"2025年冬":         "2025-12-01 2026-02-28",
		"2025/6":         "2025-06-01 2025-06-30",
		"2025/6/1から":     "2025-06-01 2025-06-01",
		"r7年6月":          "2025-06-01 2025-06-30",
		"her7年":          "",
		"12025年":         "",
		"2025年2月29日":     "",
		"令和0年":           "",
		"2025年3月卒":       "",
		"平成の年":           "",
		"r2025-06-01":    "",
		"1/2025/6/1":     "",
	} {
		var got []string
		for _, d := range dates(text) {
			got = append(got, d.first.Format(time.DateOnly)+" "+d.last.Format(time.DateOnly))
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// FuzzDates holds what the rules rely on: spans within the text, of whole characters, whose last day is not before the first.
func FuzzDates(f *testing.F) {
	f.Add("令和８年3月31日までに、2025/6/1〜2025.6.30、26卒のマイナビ2026、平成32年度")
	f.Fuzz(func(t *testing.T, text string) {
		folded := analysis.Fold(text)
		for _, d := range dates(folded.Text) {
			if d.from >= d.to || d.last.Before(d.first) || !strings.ContainsAny(folded.Text[d.from:d.to], "0123456789元") {
				t.Errorf("%q: %+v", text, d)
			}
			_ = sentence(folded.Text, d.from, d.to)
			_ = isDeadline(folded.Text, d)
		}
		for _, c := range classes(folded.Text) {
			if c.from >= c.to || c.year < 2000 || c.year > 2118 {
				t.Errorf("%q: %+v", text, c)
			}
		}
	})
}

func TestAfterEra(t *testing.T) {
	for in, want := range map[[2]int]string{{31, 5}: "令和元年 (2019年)", {32, 0}: "令和2年 (2020年)", {31, 4}: "", {31, 0}: "", {30, 12}: ""} {
		if got := afterEra("平成", in[0], in[1]); got != want {
			t.Errorf("平成%d年%d月: got %q, want %q", in[0], in[1], got, want)
		}
	}
	if got := afterEra("昭和", 65, 0); got != "1990年" {
		t.Errorf("got %q", got)
	}
}

func TestOvertakenIsWellFormed(t *testing.T) {
	things, err := parseOvertaken(overtakenText)
	if err != nil {
		t.Fatal(err)
	}
	if len(things) < 20 {
		t.Errorf("only %d things", len(things))
	}
	for _, thing := range things {
		if k := thing.kind; k != "ended" && k != "changed" && k != "renamed" {
			t.Errorf("no rule tells of %q", k)
		}
		for _, cue := range thing.cues {
			if cue == "" || cue != analysis.Fold(cue).Text {
				t.Errorf("the cue %q stands in no folded text", cue)
			}
		}
	}
	for line, want := range map[string]string{
		"ended\t2025-05-05\ta\ta\t\ten\tja":        "overtaken.tsv:2",
		"ended\t2025-05-32\ta\ta\t\ten\tja\tsrc":   "out of range",
		"ended\t2025-05-05\ta\t(\t\ten\tja\tsrc":   "missing closing",
		"ended\t2025-05-05\ta\ta\t(\ten\tja\tsrc":  "missing closing",
		"ended\t2025-05-05\t\ta\t\ten\tja\tsource": "want kind",
	} {
		if _, err := parseOvertaken("# head\n" + line); err == nil || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%q: got %v, want %q", line, err, want)
		}
	}
}
