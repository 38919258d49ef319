package search_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search"
)

// TestVariants asks for each typed form of testdata/variants.tsv and wants the question about the written form found, with at
// most two questions before it that are about something else: those that have the typed form itself, or any other form of the
// same word, do not count. A pair passes too where only a part of its words was found, and is counted apart: 志望理由 finds
// 志望動機 without knowing that the two are one.
func TestVariants(t *testing.T) {
	pairs := variants(t)
	texts, kin := map[string]string{}, kinship{}
	var forms []string
	for _, p := range pairs {
		forms = append(forms, p.written)
		if p.kind != "compound" { // a part is not another writing of the whole
			kin.unite(p.typed, p.written)
		}
	}
	questions := about(t, forms)
	for i, q := range sampleQuestions(t) {
		if i%3 == 0 { // enough company of the same field for the pairs to stand out from
			questions = append(questions, q)
		}
	}
	for i := range questions {
		texts[questions[i].ID] = folded(allText(&questions[i]))
	}
	svc := serve(t, questions)

	const ahead = 2
	type tally struct{ passed, inPart, total int }
	tallies, failed := map[string]*tally{}, map[string][]string{}
	for _, p := range pairs {
		a := top(t, svc, p.typed)
		tl := tallies[p.kind]
		if tl == nil {
			tl = &tally{}
			tallies[p.kind] = tl
		}
		tl.total++
		same := kin.of(p.typed)
		before, at := []string{}, -1
		for i, h := range a.Hits {
			if h.Title == title(p.written) {
				at = i
				break
			}
			if !slices.ContainsFunc(same, func(form string) bool { return strings.Contains(texts[h.ID], folded(form)) }) {
				before = append(before, h.Title)
			}
		}
		switch {
		case at < 0:
			failed[p.kind] = append(failed[p.kind], fmt.Sprintf("%s does not find %s among the first %d (%s)", p.typed, p.written, search.MaxPerPage, p.source))
		case len(before) > ahead:
			failed[p.kind] = append(failed[p.kind],
				fmt.Sprintf("%s finds %s after %d others: %s (%s)", p.typed, p.written, len(before), strings.Join(before[:ahead+1], "; "), p.source))
		default:
			tl.passed++
			if a.Hits[at].Coverage < 1 {
				tl.inPart++
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(tallies)) {
		t.Logf("%s: %d/%d, of those %d by a part of the words", kind, tallies[kind].passed, tallies[kind].total, tallies[kind].inPart)
		for _, f := range failed[kind] {
			t.Errorf("%s: %s", kind, f)
		}
	}
}

// TestNever asks for either form of each pair of testdata/never.tsv and wants the question about it before the one about the
// other form, and of pairs that are apart, no word of it taken for said in the other.
func TestNever(t *testing.T) {
	var forms []string
	rows := table(t, "testdata/never.tsv", 3, 4)
	for _, r := range rows {
		forms = append(forms, r[0], r[1])
	}
	svc := serve(t, about(t, forms))
	passed := 0
	for _, r := range rows {
		apart := len(r) == 4
		if apart && r[3] != "apart" {
			t.Fatalf("%q: the fourth column is apart or missing", r)
		}
		for _, p := range [][2]string{{r[0], r[1]}, {r[1], r[0]}} {
			a := top(t, svc, p[0])
			own := slices.IndexFunc(a.Hits, func(h search.Hit) bool { return h.Title == title(p[0]) })
			other := slices.IndexFunc(a.Hits, func(h search.Hit) bool { return h.Title == title(p[1]) })
			merged := apart && other >= 0 && slices.ContainsFunc(a.Hits[other].Why.Words, func(w search.WhyWord) bool {
				return slices.Contains([]string{"variant", "reading", "synonym"}, w.Found)
			})
			switch {
			case own < 0:
				t.Errorf("%s does not find itself", p[0])
			case other >= 0 && (other < own || a.Hits[other].Score >= a.Hits[own].Score):
				t.Errorf("%s finds %s no later than itself (%s)", p[0], p[1], r[2])
			case merged:
				t.Errorf("%s takes %s for the same (%s): %+v", p[0], p[1], r[2], a.Hits[other].Why.Words)
			default:
				passed++
			}
		}
	}
	t.Logf("%d/%d", passed, 2*len(rows))
}

type variant struct{ kind, typed, written, source string }

func variants(t *testing.T) (out []variant) {
	t.Helper()
	for _, r := range table(t, "testdata/variants.tsv", 4, 5) {
		out = append(out, variant{r[0], r[1], r[2], r[3]})
		if len(r) == 5 {
			if r[4] != "both" {
				t.Fatalf("%q: the fifth column is both or missing", r)
			}
			out = append(out, variant{r[0], r[2], r[1], r[3]})
		}
	}
	return out
}

// table reads rows of at least least and at most most fields, no pair twice.
func table(t *testing.T, path string, least, most int) (rows [][]string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimRight(line, "\r\n"); strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) < least || len(row) > most || slices.Contains(row, "") || seen[line] {
			t.Fatalf("%s: %q has an empty field, %d of %d to %d, or stands there twice", path, line, len(row), least, most)
		}
		seen[line] = true
		rows = append(rows, row)
	}
	return rows
}

func title(form string) string { return form + "について" }

// about makes a question about each form, of which the rest says nothing.
func about(t *testing.T, forms []string) (out []corpus.Question) {
	t.Helper()
	const body, headline, section = "朝のうちに花壇へ水をまき、球根を植えました。", "土をふかふかに耕すと根が張ります", "夕方には落ち葉を掃き、垣根を刈り込みます。"
	filler := folded(body + headline + section)
	slices.Sort(forms)
	for i, form := range slices.Compact(forms) {
		if strings.Contains(filler, folded(form)) {
			t.Fatalf("the filler has %s", form)
		}
		out = append(out, corpus.Question{
			ID: fmt.Sprintf("about-%d", i), Title: title(form), Body: body,
			Answers: []corpus.Answer{{ID: "a1", Adviser: "庭野 緑", Headline: headline, Sections: []corpus.Section{{Text: section}}}},
		})
	}
	return out
}

func top(t *testing.T, svc *search.Service, query string) *search.Answer {
	t.Helper()
	a, err := svc.Search(context.Background(), search.Request{Query: query, PerPage: search.MaxPerPage, Why: true})
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return a
}

func folded(text string) string { return analysis.FoldText(text).Text }

// kinship names for each form all forms of the same word.
type kinship map[string][]string

func (k kinship) of(form string) []string {
	if same := k[form]; same != nil {
		return same
	}
	return []string{form}
}

func (k kinship) unite(a, b string) {
	same := slices.Compact(slices.Sorted(slices.Values(slices.Concat(k.of(a), k.of(b)))))
	for _, form := range same {
		k[form] = same
	}
}
