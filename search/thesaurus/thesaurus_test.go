package thesaurus

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/analysis"
)

var update = flag.Bool("update", false, "accept what the thesaurus says: review the golden files' diff like code")

var analyzer = sync.OnceValues(analysis.New)

// boundaries tells where the tokens of a folded text begin and end.
func boundaries(t testing.TB, folded string) func(int) bool {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	at := map[int]bool{0: true, len(folded): true}
	for _, k := range a.Analyze(folded).Tokens {
		if k.Kind != analysis.Part {
			at[k.From], at[k.To] = true, true
		}
	}
	return func(i int) bool { return at[i] }
}

func anywhere(int) bool { return true }

func embeddedThesaurus(t testing.TB) *Thesaurus {
	t.Helper()
	th, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// write builds a thesaurus of lines "group kind term"; the term may hold spaces.
func write(t testing.TB, lines ...string) *Thesaurus {
	t.Helper()
	th, err := New(parse(t, lines...)...)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func parse(t testing.TB, lines ...string) []Entry {
	t.Helper()
	for i, l := range lines {
		lines[i] = strings.Replace(strings.Replace(l, " ", "\t", 1), " ", "\t", 1)
	}
	entries, err := Parse("f", strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// say prints expansions as from-to:text>term(kind).
func say(folded string, found []Expansion) string {
	var out []string
	for _, x := range found {
		out = append(out, fmt.Sprintf("%s>%s(%s)", folded[x.From:x.To], x.Term, x.Kind))
	}
	return strings.Join(out, " ")
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run go test ./search/thesaurus -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("what the thesaurus says changed (go test ./search/thesaurus -update accepts it):\n%s", diff)
	}
}

// TestExpansions holds what is said of queries, cut as the index cuts them, to a reviewed file.
func TestExpansions(t *testing.T) {
	th := embeddedThesaurus(t)
	queries, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for q := range strings.Lines(string(queries)) {
		q = strings.TrimSpace(q)
		folded := analysis.FoldText(q).Text
		fmt.Fprintln(&out, q)
		at := boundaries(t, folded)
		for _, x := range th.Expand(folded, at) {
			if strings.HasPrefix(x.Group, "S") { // chosen from a dictionary, by others; this file is about the project's own
				continue
			}
			fmt.Fprintf(&out, "\t%s\t%s\t%s\t%s\n", folded[x.From:x.To], x.Kind, x.Term, x.Group)
		}
		for _, x := range th.Meant(folded, at) {
			fmt.Fprintf(&out, "\t%s\tmeant\t%s\t%s\n", folded[x.From:x.To], x.Term, x.Group)
		}
	}
	golden(t, "testdata/expansions.golden", out.String())
}

// TestNeverIsNeverEquivalent holds every pair that must be kept apart to it, and the pairs themselves to a reviewed file.
func TestNeverIsNeverEquivalent(t *testing.T) {
	th := embeddedThesaurus(t)
	var out strings.Builder
	for _, g := range th.Groups() {
		if g.Kind != "never" {
			continue
		}
		eachPair(g.Terms, func(a, b string) {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", g.ID, a, b)
			if !th.Never(key(a), key(b)) || !th.Never(key(b), key(a)) {
				t.Errorf("%s and %s are not kept apart", a, b)
			}
		})
	}
	golden(t, "testdata/never.golden", out.String())
	for k := range th.words {
		for _, x := range th.Expand(k, func(at int) bool { return at == 0 || at == len(k) }) {
			if x.Kind == Equivalent && th.Never(k, x.Term) {
				t.Errorf("%s is said to be the same as %s, which must never be (%s)", k, x.Term, x.Group)
			}
		}
	}
}

// TestOneWayMembersAddSomething: a member that holds all words of its head is found without the rule, which would only make
// texts about one kind of 面接 better than those about 面接.
func TestOneWayMembersAddSomething(t *testing.T) {
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	terms := func(text string) map[string]bool {
		out := map[string]bool{}
		for _, k := range a.Analyze(text).Tokens {
			if k.Kind != analysis.Function {
				out[k.Term] = true
			}
		}
		return out
	}
	for _, g := range embeddedThesaurus(t).Groups() {
		if g.Kind != "oneway" {
			continue
		}
		head := terms(g.Terms[0])
	members:
		for _, m := range g.Terms[1:] {
			has := terms(m)
			for term := range head {
				if !has[term] {
					continue members
				}
			}
			t.Errorf("%s of %s: %s holds the words of %s; leave it out", g.ID, g.File, m, g.Terms[0])
		}
	}
}

func TestEmbeddedFilesAreLinted(t *testing.T) {
	entries, err := embeddedEntries()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Lint(entries) {
		if !p.Warning {
			t.Error(p)
		}
	}
}
