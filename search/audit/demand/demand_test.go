package demand

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// TestMine: what nobody wrote about, and what questions call by another word, in a log of several ways to type it.
func TestMine(t *testing.T) {
	dir := t.TempDir()
	s := site(t, dir)
	l := newLogging(t, dir, s.Analyzer)
	l.search(60, "面接 服装", "strict")
	l.search(4, "キャリブレ", "zero") // short for キャリアブレイク
	l.search(2, "きゃりぶれ 面接", "relaxed")
	l.search(1, "kyaribure", "zero")
	l.search(3, "量子コンピュータ", "zero") // nobody wrote about it, however it is typed
	l.search(2, "量子コンピューター　就職", "relaxed")
	l.search(1, "りょうしこんぴゅーた", "zero")
	for _, id := range []string{"9004", "9005", "9004"} { // opened from what came closest
		l.search(1, "壁打ち 相手", "relaxed")
		l.opened("壁打ち 相手", id)
	}
	for range 4 { // and searched for otherwise
		l.search(1, "ぬるま湯会社", "relaxed")
		l.next("ゆるい職場")
	}
	l.search(4, "ジョブポスティング", "zero") // a narrower thing, of which no question is
	l.search(3, "リバメン", "zero")
	l.chose("リバメン", "リバースメンタリング")
	l.chose("リバメン", "リバースメンタリング")
	for range 4 { // what everybody searches for comes after anything
		l.search(1, "おべっか", "zero")
		l.next("面接 服装")
	}
	l.search(5, "面接 緊張", "zero") // it is found by now
	l.search(2, "けんぴ", "zero")   // hardly anybody
	l.close()
	r, err := querylog.OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	report, err := Mine(t.Context(), r, func() (Site, error) { return s, nil }, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range report.Clusters {
		line := fmt.Sprintf("%s %d/%d of %d queries:", c.Term, c.Zero, c.Searches, len(c.Queries))
		if p := c.Proposal; p != nil {
			line += fmt.Sprintf(" %s (%s, %s) gains %d queries, %d searches", p.Term, p.Kind, strings.Join(p.Evidence, "+"), p.Queries, p.Searches)
		}
		got = append(got, line)
	}
	want := []string{
		"キャリブレ 5/7 of 3 queries: キャリアブレイク (equivalent, abbreviation+letters) gains 3 queries, 7 searches",
		"量子コンピュータ 4/6 of 3 queries:",
		"おべっか 4/4 of 1 queries:",
		"ジョブポスティング 4/4 of 1 queries: 社内公募制度 (near, thesaurus) gains 1 queries, 4 searches",
		"ぬるま湯会社 0/4 of 1 queries: ゆるい職場 (near, next) gains 1 queries, 4 searches",
		"リバメン 3/3 of 1 queries: リバースメンタリング (equivalent, abbreviation+suggestion) gains 1 queries, 3 searches",
		"壁打ち 0/3 of 1 queries: 模擬面談 (near, opened+other words) gains 1 queries, 3 searches",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if report.Searches != 108 || report.Failed != 38 || report.Solved != 5 || report.Rare != 2 {
		t.Errorf("%d searches, %d failed, %d solved, %d rare", report.Searches, report.Failed, report.Solved, report.Rare)
	}
	if diff := cmp.Diff([]string{"equivalent\tキャリアブレイク", "equivalent\tキャリブレ", "equivalent\tきゃりぶれ", "equivalent\tkyaribure"}, withoutGroup(t, report.Clusters[0].Proposal.Lines)); diff != "" {
		t.Error(diff)
	}
	// The lines are a file that can be used.
	var lines []string
	for _, c := range report.Clusters {
		if c.Proposal != nil {
			lines = append(lines, c.Proposal.Lines...)
		}
	}
	entries, err := thesaurus.Parse("synonyms.tsv", strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	problems, err := thesaurus.LintOwn(slices.Concat(s.Own, entries)...)
	if err != nil || len(problems) > 0 {
		t.Errorf("%v %v", problems, err)
	}
}

// withoutGroup takes the name of the group off lines that are all of one.
func withoutGroup(t *testing.T, lines []string) (out []string) {
	t.Helper()
	first, _, _ := strings.Cut(lines[0], "\t")
	for _, l := range lines {
		group, rest, _ := strings.Cut(l, "\t")
		if group != first || !strings.HasPrefix(group, "demand-") {
			t.Errorf("the group of %q", l)
		}
		out = append(out, rest)
	}
	return out
}
