package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kotae/indexer/analysis"
	"kotae/search/audit"
	"kotae/search/querylog"
)

// TestDemand goes the way of an editor: what is not found, the synonym that is proposed, the file it goes into, and the search
// that then finds. The page of the audit has the numbers of its text.
func TestDemand(t *testing.T) {
	data, dir := t.TempDir(), t.TempDir()
	kotae := func(want int, args ...string) string {
		t.Helper()
		var out, log bytes.Buffer
		if code := run(t.Context(), append([]string{"--data", data}, args...), strings.NewReader(""), &out, &log, func(string) string { return "" }); code != want {
			t.Fatalf("kotae %q: exit code %d, want %d\n%s%s", args, code, want, &out, &log)
		}
		return out.String()
	}
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var site strings.Builder
	for i, title := range []string{"キャリアブレイクの期間は面接でどう説明すればいい？", "内定辞退の電話のかけ方", "履歴書の写真の服装", "面接で緊張してしまいます"} {
		fmt.Fprintf(&site, `{"id":"%d","title":%q,"body":"教えてください。","asked":"2026-05-01","categories":["就活"],"answers":[]}`+"\n", i+1, title)
	}
	kotae(0, "index", write("site.jsonl", site.String()))
	kotae(exitMissing, "audit", "demand")
	logSearches(t, data, []string{"キャリブレ", "きゃりぶれ 面接", "キャリブレ", "量子力学", "量子力学", "りょうしりきがく", "おべっか"})

	if out := kotae(0, "audit", "demand"); !regexp.MustCompile(`(?m)^キャリブレ +3 +\d +キャリアブレイク +3 of 3 .*きゃりぶれ 面接`).MatchString(out) ||
		!regexp.MustCompile(`(?m)^量子力学 +3 +\d +\(no question\)`).MatchString(out) || strings.Contains(out, "おべっか") {
		t.Errorf("the table:\n%s", out)
	}
	proposed := kotae(0, "audit", "demand", "--format", "synonyms")
	kotae(0, "dict", "lint", write("proposed.tsv", proposed))
	if err := os.WriteFile(filepath.Join(data, "synonyms.tsv"), []byte(proposed), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := kotae(0, "search", "キャリブレ", "--json"); !strings.Contains(out, `"total":1,"relaxed":false`) {
		t.Errorf("with the synonym: %s", out)
	}
	if out := kotae(0, "audit", "demand", "--format", "json"); !strings.Contains(out, `"solved":3,`) || strings.Contains(out, "キャリブレ") {
		t.Errorf("what is mended is still there: %s", out)
	}

	// Days are counted back from the day of the audit.
	for asOf, found := range map[string]bool{"2020-01-01": true, "2100-01-01": false} {
		out := kotae(0, "audit", "--rule", "demand", "--severity", "never", "--since", "7d", "--as-of", asOf)
		if strings.Contains(out, "量子力学") != found {
			t.Errorf("as of %s:\n%s", asOf, out)
		}
	}

	// The page has the numbers of the findings.
	page := filepath.Join(dir, "out.html")
	kotae(0, "audit", "report", "--html", page, "--as-of", "2026-11-01")
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for line := range strings.Lines(kotae(exitFindings, "audit", "--format", "jsonl", "--as-of", "2026-11-01")) {
		var f audit.Finding
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		counts[f.Rule]++
	}
	rows := regexp.MustCompile(`<tr><th scope="row"><code>([^<]+)</code><span class="what">[^<]*</span></th><td>.*?</td><td class="n">(\d+)</td>`).FindAllStringSubmatch(string(html), -1)
	for _, row := range rows {
		if row[2] != fmt.Sprint(counts[row[1]]) {
			t.Errorf("%s: %s on the page, %d findings", row[1], row[2], counts[row[1]])
		}
	}
	if len(rows) != len(counts) || counts["demand/no-content"] != 1 || counts["structure/no-answer"] != 4 {
		t.Errorf("%d rules on the page; findings: %v", len(rows), counts)
	}
}

// logSearches writes a query log as kotae serve does, each search of a visitor of its own, and all of them failed.
func logSearches(t *testing.T, data string, texts []string) {
	t.Helper()
	an, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	l := querylog.Open(data, querylog.Options{Analyzer: an})
	for i, text := range texts {
		l.Searched(querylog.Search{Client: querylog.Client(i), At: time.Now().Add(time.Duration(i-100) * time.Hour), Text: text, Outcome: "zero", Generation: "g000001"})
	}
	if err := l.Close(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
}
