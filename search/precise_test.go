package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer/generation"
	"kotae/search/occurrence"
	"kotae/search/query"
)

// sampleService serves a sample's engine as a service does.
func sampleService(t *testing.T, e *engine) *Service {
	t.Helper()
	e.users.Add(1)
	return &Service{engine: e, decided: &decided{}}
}

func recordsOf(t *testing.T, e *engine) (all []*corpus.Question) {
	t.Helper()
	for _, id := range e.gen.Columns.IDs {
		q, err := readRecord(e.gen, id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	return all
}

// TestPrecise asks one index; it takes seconds to build.
func TestPrecise(t *testing.T) {
	e := sampleEngine(t)
	svc := sampleService(t, e)
	for name, test := range map[string]func(*testing.T, *engine, *Service){
		"finds what reading finds": preciselyFindsWhatReadingFinds, "with the rest": preciseClausesAndTheRest, "bounds": looksAreBounded,
		"count by": countsBy, "all": allIsTheSearch, "synonyms": synonymsInAConcordance,
	} {
		t.Run(name, func(t *testing.T) { test(t, e, svc) })
	}
}

// preciselyFindsWhatReadingFinds: for each clause in a Mode, in each field, the search finds just the questions that somebody
// finds who reads all texts, and shows and tells of no place where it does not stand. The concordance has each place, and no other.
func preciselyFindsWhatReadingFinds(t *testing.T, e *engine, svc *Service) {
	questions := recordsOf(t, e)
	clauses := map[query.Mode][]string{
		query.Lemma:  {"断る", "断り", "内定を断る", "ない", "1次面接", "ガクチカ", "こと", "ので"},
		query.Exact:  {"お問い合わせ", "お問合せ", "ES", "ＥＳ", "採用", "。", "私は", "　", "第一志望", "ウェブ", "会社", "々", "です。\n", "SPI"},
		query.Regexp: {`お問い?合わ?せ`, `[0-9]{4}年`, `絶対|必ず`, `(?i)spi`, `^[^。]{1,10}$`, `「[^」]{1,4}」`, `内[定々]を?(断|辞)`, `ー{2,}`, `\p{Latin}{5,}`, `(面接|選考)(官|会)`, `x*`},
	}
	for mode, texts := range clauses {
		for n, text := range texts {
			find, err := e.finder(mode, text)
			if err != nil {
				t.Fatal(err)
			}
			for _, field := range []query.Field{"", query.Texts[n%len(query.Texts)]} {
				c := query.Clause{Text: text, Mode: mode, Field: field}
				if strings.TrimSpace(text) == "" || strings.Contains(text, "\n") { // cannot be typed
					continue
				}
				q := query.Query{Clauses: []query.Clause{c}}
				var want []string
				for _, q := range questions {
					if occurrence.Has(q, field, find) {
						want = append(want, q.ID)
					}
				}
				var got []string
				for m, err := range svc.All(t.Context(), Request{Query: q.String(), Looks: AnyLooks, Patterns: true}) {
					if err != nil {
						t.Fatalf("%s: %v", q, err)
					}
					got = append(got, m.Question.ID)
				}
				slices.Sort(want)
				slices.Sort(got)
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%s (-read +found):\n%s", q, d)
				}
				e.checkShown(t, q, c, find)
			}
			checkConcordance(t, svc, questions, mode, text, find)
		}
	}
}

// checkShown: each hit marks a place at least, and tells how many there are.
func (e *engine) checkShown(t *testing.T, q query.Query, c query.Clause, find occurrence.Finder) {
	t.Helper()
	a, err := e.search(t.Context(), Request{Query: q.String(), Page: 1, PerPage: 20, Why: true, Looks: AnyLooks, Patterns: true})
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	for _, h := range a.Hits {
		record, err := e.shown(h.ID)
		if err != nil {
			t.Fatal(err)
		}
		times := 0
		for _, text := range occurrence.Texts(record) {
			if text.In(c.Field) {
				times += len(find.Find(text.Text, -1))
			}
		}
		marks := len(h.TitleMarks)
		for _, s := range h.Snippets {
			marks += len(s.Marks)
			for _, m := range s.Marks {
				if m[0] < 0 || m[0] >= m[1] || m[1] > len([]rune(s.Text)) {
					t.Errorf("%s: marks %v of %q", q, s.Marks, s.Text)
				}
			}
		}
		if len(h.Why.Precise) != 1 || h.Why.Precise[0].Times != times || marks == 0 || !strings.Contains(h.Why.Text, "か所あります") {
			t.Errorf("%s, question %s: %d places, %d marks, why %+v %s", q, h.ID, times, marks, h.Why.Precise, h.Why.Text)
		}
	}
}

func checkConcordance(t *testing.T, svc *Service, questions []*corpus.Question, mode query.Mode, term string, find occurrence.Finder) {
	t.Helper()
	if strings.TrimSpace(term) == "" {
		return
	}
	want := map[string]string{}
	for _, q := range questions {
		for _, text := range occurrence.Texts(q) {
			spans := find.Find(text.Text, -1)
			for i, p := range occurrence.CodePoints(text.Text, spans) {
				want[fmt.Sprintf("%s:%s:%d", q.ID, text.Field, p[0])] = text.Text[spans[i][0]:spans[i][1]]
			}
		}
	}
	got := map[string]string{}
	for l, err := range svc.Concordance(t.Context(), ConcordanceRequest{Term: term, By: mode, Context: 7}) {
		if err != nil {
			t.Fatal(err)
		}
		got[fmt.Sprintf("%s:%s:%d", l.ID, l.Field, l.Offset)] = l.Key
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("concordance of %s:%q (-read +found):\n%s", mode, term, d)
	}
}

func preciseClausesAndTheRest(t *testing.T, _ *engine, svc *Service) {
	ids := func(r Request) (ids []string) {
		r.Looks, r.Patterns = AnyLooks, true
		for m, err := range svc.All(t.Context(), r) {
			if err != nil {
				t.Fatalf("%+v: %v", r, err)
			}
			ids = append(ids, m.Question.ID)
		}
		slices.Sort(ids)
		return ids
	}
	both := func(a, b []string, in bool) (out []string) {
		for _, id := range a {
			if slices.Contains(b, id) == in {
				out = append(out, id)
			}
		}
		return out
	}
	lemma, exact := ids(Request{Query: "lemma:断る"}), ids(Request{Query: "exact:電話"})
	for q, want := range map[string][]string{
		"lemma:断る exact:電話":                 both(lemma, exact, true),
		"lemma:断る -exact:電話":                both(lemma, exact, false),
		"-(exact:電話 -lemma:断る)":             both(ids(Request{Sort: ByDate}), both(exact, lemma, false), false),
		"re:/断[らりるれろっ]/ lemma:断る year:2024": both(lemma, ids(Request{Query: "re:/断[らりるれろっ]/ year:2024"}), true),
	} {
		if d := cmp.Diff(want, ids(Request{Query: q})); d != "" || len(want) == 0 {
			t.Errorf("%s (-want +got):\n%s", q, d)
		}
	}
	filtered := ids(Request{Query: "exact:電話", Filters: map[string][]string{"year": {"2024"}}})
	if d := cmp.Diff(both(exact, ids(Request{Query: "year:2024"}), true), filtered); d != "" {
		t.Errorf("filtered (-want +got):\n%s", d)
	}
	ranked := ids(Request{Query: "面接 re:/電話/"})
	if d := cmp.Diff(exact, ids(Request{Query: "天体観測 exact:電話"})); d != "" { // nothing has the word
		t.Errorf("with a word that none has (-want +got):\n%s", d)
	}
	if got := ids(Request{Query: "ガクチカ re:/内定辞退の電話/"}); len(got) == 0 {
		t.Error("where none that matches has the word, nothing is found")
	}
	if d := cmp.Diff(both(ids(Request{Query: "面接"}), ids(Request{Query: "re:/電話/"}), true), ranked); d != "" {
		t.Errorf("with a word (-want +got):\n%s", d)
	}
}

func looksAreBounded(t *testing.T, _ *engine, svc *Service) {
	for _, c := range []struct {
		r    Request
		want string
	}{
		{Request{Query: "re:/電話/"}, "for editors"},
		{Request{Query: "面接 -(title:re:/電話/ x)"}, "for editors"},
		{Request{Query: "re:/(/", Patterns: true}, "cannot be read"},
		{Request{Query: `exact:"。"`, Looks: 20}, "the texts of 160 questions would have to be looked at, and 20 may be"},
		{Request{Query: `exact:"。" exact:"、"`, Looks: 200}, "and 200 may be"},
		{Request{Query: `exact:"。" lemma:断る`, Looks: 30}, ""},
		{Request{Query: "lemma:する"}, ""},
	} {
		_, err := svc.Search(t.Context(), c.r)
		var bad *RequestError
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &bad) || !strings.Contains(bad.Error(), c.want)) {
			t.Errorf("%+v: %v, want %q", c.r, err, c.want)
		}
	}
}

func countsBy(t *testing.T, e *engine, svc *Service) {
	questions := recordsOf(t, e)
	want := map[string]int{}
	for _, q := range questions {
		categories := q.Categories
		if len(categories) == 0 {
			categories = []string{""}
		}
		for _, c := range slices.Compact(slices.Sorted(slices.Values(categories))) {
			want[c+"/"+Year(q.Asked)]++
		}
	}
	groups, total, err := svc.CountBy(t.Context(), Request{Sort: ByDate}, "category", "year")
	if err != nil || total != len(questions) {
		t.Fatal(total, err)
	}
	got, last := map[string]int{}, groups[0].Questions
	for _, g := range groups {
		got[strings.Join(g.Values, "/")] = g.Questions
		if g.Questions > last {
			t.Errorf("%v after fewer", g)
		}
		last = g.Questions
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if _, _, err := svc.CountBy(t.Context(), Request{Sort: ByDate}, "price"); err == nil {
		t.Error("price is no facet")
	}
	twice := append(slices.Clone(generation.FacetNames[:]), "year")
	if _, _, err := svc.CountBy(t.Context(), Request{Sort: ByDate}, twice...); err == nil || !strings.Contains(err.Error(), "year is there twice") {
		t.Errorf("by %v: %v", twice, err)
	}
}

// allIsTheSearch: without pages, the same questions in the same order.
func allIsTheSearch(t *testing.T, _ *engine, svc *Service) {
	for _, r := range []Request{{Query: "面接 緊張"}, {Query: "内定", Sort: ByDate}, {Filters: map[string][]string{"year": {"2024"}}}} {
		var all []string
		for m, err := range svc.All(t.Context(), r) {
			if err != nil {
				t.Fatal(err)
			}
			h, err := m.Hit()
			if err != nil || h.ID != m.Question.ID {
				t.Fatal(h.ID, err)
			}
			all = append(all, m.Question.ID)
		}
		r.PerPage = 100
		a, err := svc.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		var paged []string
		for _, h := range a.Hits {
			paged = append(paged, h.ID)
		}
		if d := cmp.Diff(paged, all[:len(paged)]); d != "" || len(all) != a.Total {
			t.Errorf("%+v: %d of %d (-paged +all):\n%s", r, len(all), a.Total, d)
		}
	}
}

func synonymsInAConcordance(t *testing.T, _ *engine, svc *Service) {
	terms := map[string]int{}
	for l, err := range svc.Concordance(t.Context(), ConcordanceRequest{Term: "ES", By: query.Lemma, Context: 20, Synonyms: true, Near: true}) {
		if err != nil {
			t.Fatal(err)
		}
		terms[l.Term]++
	}
	if terms["ES"] == 0 || len(terms) < 2 || len(svc.Synonyms("ES", true)) == 0 {
		b, _ := json.Marshal(terms)
		t.Errorf("found by %s", b)
	}
}
