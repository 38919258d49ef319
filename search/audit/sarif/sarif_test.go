package sarif_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search/audit"
	"kotae/search/audit/sarif"
)

var update = flag.Bool("update", false, "accept the log as it is written now")

func rules() []audit.Rule {
	return []audit.Rule{
		{ID: "stale/ended", Severity: audit.Warning, About: audit.Texts{English: "ended", Japanese: "終了"}, Why: audit.Texts{English: "why", Japanese: "理由"}},
		{ID: "structure/no-date", Severity: audit.Note, About: audit.Texts{English: "no date", Japanese: "日付なし"}, Why: audit.Texts{English: "why", Japanese: "理由"}},
	}
}

func findings() []audit.Finding {
	return []audit.Finding{
		{Rule: "stale/ended", Severity: audit.Warning, Message: "Skype is <gone> & \"over\"", Question: "7", Field: "title", Offset: 2, Length: 5, Excerpt: "使うSkype面接",
			File: "書き出し/a b.jsonl", Line: 12, Fingerprint: strings.Repeat("0a", 16), Baseline: audit.NewFinding},
		{Rule: "structure/no-date", Severity: audit.Note, Message: "no question has a date", Field: "asked", Fingerprint: strings.Repeat("0b", 16)},
		{Rule: "structure/no-date", Severity: audit.Note, Message: "no date", Question: "8", Field: "asked", File: filepath.FromSlash("export/8.txt"), Fingerprint: strings.Repeat("0c", 16)},
	}
}

func write(t *testing.T, language string, fs []audit.Finding) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := sarif.NewWriter(&out, rules(), language, "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	for i := range fs {
		if err := w.Write(&fs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	got := write(t, "ja", findings())
	golden := filepath.Join("testdata", "log.sarif")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("-update accepts it: %s", diff)
	}
}

// log has what SARIF 2.1.0 requires of the objects that are written (OASIS, sections 3.13 to 3.28), and what GitHub's code
// scanning wants besides.
type log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name  string `json:"name"`
				Rules []struct {
					ID      string                 `json:"id"`
					Short   struct{ Text string }  `json:"shortDescription"`
					Full    struct{ Text string }  `json:"fullDescription"`
					Help    struct{ Text string }  `json:"help"`
					Default struct{ Level string } `json:"defaultConfiguration"`
				} `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Results []struct {
			RuleID    string                `json:"ruleId"`
			RuleIndex int                   `json:"ruleIndex"`
			Level     string                `json:"level"`
			Message   struct{ Text string } `json:"message"`
			Baseline  string                `json:"baselineState"`
			Locations []struct {
				Physical struct {
					Artifact struct{ URI string } `json:"artifactLocation"`
					Region   struct {
						StartLine int `json:"startLine"`
					} `json:"region"`
				} `json:"physicalLocation"`
			} `json:"locations"`
			Fingerprints map[string]string `json:"partialFingerprints"`
		} `json:"results"`
	} `json:"runs"`
}

func TestRequiredParts(t *testing.T) {
	for _, fs := range [][]audit.Finding{nil, findings()} {
		var l log
		if err := json.Unmarshal(write(t, "en", fs), &l); err != nil {
			t.Fatal(err)
		}
		if l.Version != "2.1.0" || !strings.Contains(l.Schema, "sarif-2.1.0") || len(l.Runs) != 1 {
			t.Fatalf("got %+v", l)
		}
		run := l.Runs[0]
		if run.Tool.Driver.Name == "" || run.Results == nil || len(run.Results) != len(fs) {
			t.Errorf("got %+v", run)
		}
		for _, r := range run.Tool.Driver.Rules {
			if r.ID == "" || r.Short.Text == "" || r.Full.Text == "" || r.Help.Text == "" || !level(r.Default.Level) {
				t.Errorf("a rule lacks something: %+v", r)
			}
		}
		for i, r := range run.Results {
			if r.RuleID != run.Tool.Driver.Rules[r.RuleIndex].ID || !level(r.Level) || r.Message.Text == "" || len(r.Locations) != 1 {
				t.Errorf("a result lacks something: %+v", r)
				continue
			}
			at := r.Locations[0].Physical
			if at.Artifact.URI == "" || strings.ContainsAny(at.Artifact.URI, " \\") || at.Region.StartLine < 1 {
				t.Errorf("the place cannot be shown: %+v", at)
			}
			if b := r.Baseline; b != "" && b != "new" && b != "unchanged" {
				t.Errorf("there is no state %q", b)
			}
			if r.Fingerprints["primaryLocationLineHash"] != fs[i].Fingerprint || r.Fingerprints[sarif.Fingerprint] != fs[i].Fingerprint {
				t.Errorf("got fingerprints %v", r.Fingerprints)
			}
		}
	}
}

func level(l string) bool { return l == "note" || l == "warning" || l == "error" }

func TestAbsoluteFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("absolute names look otherwise there")
	}
	got := write(t, "en", []audit.Finding{{Rule: "stale/ended", File: "/srv/書.jsonl", Line: 1}})
	if !bytes.Contains(got, []byte(`"uri":"file:///srv/%E6%9B%B8.jsonl"`)) {
		t.Errorf("got %s", got)
	}
}
