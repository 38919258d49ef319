package audit_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/search/audit"
)

func TestBaseline(t *testing.T) {
	rules := word("es")[:1]
	report := func(qs ...corpus.Question) *audit.Report {
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		got, _ := run(t, items(qs...), audit.Options{Rules: rules})
		for _, f := range got {
			if err := enc.Encode(f); err != nil {
				t.Fatal(err)
			}
		}
		r, err := audit.ReadReport("last.jsonl", &out)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	before := []corpus.Question{answered("7", "ES", "ESとES"), answered("8", "ES", "")}
	after := []corpus.Question{answered("7", "題", "とにかくESとESとES"), answered("9", "ES", "")}
	got, s := run(t, items(after...), audit.Options{Rules: rules, Known: report(before...)})
	var states []string
	for _, f := range got {
		states = append(states, string(f.Baseline))
	}
	if want := "unchanged unchanged new new"; strings.Join(states, " ") != want {
		t.Errorf("got %v, want %s", states, want)
	}
	if all := s.Total(); all.New != 2 || all.Known != 2 || s.Gone != 2 {
		t.Errorf("counted %+v, gone %d", all, s.Gone)
	}
	if !s.Fails(audit.Warning) || s.Fails(audit.Error) {
		t.Error("two new warnings fail at warning, and not at error")
	}
	same, s := run(t, items(before...), audit.Options{Rules: rules, Known: report(before...)})
	if s.Fails(audit.Note) || len(same) != 4 || s.Gone != 0 {
		t.Errorf("the same again: %d findings, %+v", len(same), s)
	}
	if _, s = run(t, items(before...), audit.Options{Rules: audit.OwnRules(), Known: report(before...)}); s.Gone != 0 {
		t.Errorf("%d findings of a rule that was not asked are gone", s.Gone)
	}
}

func TestReadReportWithByteOrderMark(t *testing.T) {
	line := "{\"rule\":\"a/b\",\"fingerprint\":\"" + strings.Repeat("0a", 16) + "\"}\n"
	if _, err := audit.ReadReport("f", strings.NewReader("\ufeff"+line+line)); err != nil {
		t.Error(err)
	}
}

func TestReadReportRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{}\n":                 "f:1 is no finding",
		"{\"rule\":\"a/b\"}\n": "it has no fingerprint",
		"\n{\"fingerprint\":\"zz\",\"rule\":\"a\"}":                             "f:2 is no finding",
		"{\"fingerprint\":\"" + strings.Repeat("zz", 16) + "\",\"rule\":\"a\"}": "f:1 is no finding",
		"{\"fingerprint\":\"" + strings.Repeat("0a", 16) + "\"}":                "it names no rule",
		"id,title\n":               "kotae audit --format jsonl",
		strings.Repeat("x", 2<<20): "f:1:",
	} {
		if _, err := audit.ReadReport("f", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %q", text, err, want)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	f.Add([]byte(`{"rule":"a/b","fingerprint":"000102030405060708090a0b0c0d0e0f"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := audit.ReadReport("f", bytes.NewReader(data)); err == nil && r == nil {
			t.Error("neither a report nor an error")
		}
	})
}
