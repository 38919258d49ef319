package thesaurus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"unicode/utf8"
)

// word is what is known of one term.
type word struct {
	key          string
	known        bool // it stands in a group that is not of typos
	alternatives []alternative
	meant        []alternative // what it is a slip for
}

type alternative struct {
	term  string
	kind  Kind
	group string
}

// revision is raised by every change to this package by which the same files say something else.
const revision = "1"

// New builds a thesaurus. It refuses lines of which nothing can be made; what can be worked with is left to Lint.
func New(entries ...Entry) (*Thesaurus, error) {
	if problems := structure(entries); len(problems) > 0 {
		return nil, problems[0]
	}
	t := &Thesaurus{groups: groupsOf(entries), words: map[string]*word{}, lengths: map[rune][]int{}, never: map[[2]string]bool{}}
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n", revision)
	keys := make([][]string, len(t.groups))
	for i, g := range t.groups {
		for _, term := range g.Terms {
			keys[i] = append(keys[i], key(term))
		}
		fmt.Fprintf(sum, "%q %q %q\n", g.ID, g.Kind, keys[i])
		if g.Kind == "never" {
			eachPair(keys[i], func(a, b string) { t.never[pair(a, b)] = true })
		}
	}
	for i, g := range t.groups {
		t.add(g, keys[i])
	}
	t.inheritNever()
	t.measure()
	t.fingerprint = hex.EncodeToString(sum.Sum(nil)[:8])
	return t, nil
}

// add takes up what a group says of its terms.
func (t *Thesaurus) add(g Group, keys []string) {
	for _, k := range keys {
		if w := t.words[k]; w == nil {
			t.words[k] = &word{key: k}
		}
		t.words[k].known = t.words[k].known || g.Kind != "typo"
	}
	switch g.Kind {
	case "equivalent":
		eachPair(keys, func(a, b string) {
			if !t.never[pair(a, b)] {
				t.words[a].offer(b, Equivalent, g.ID)
				t.words[b].offer(a, Equivalent, g.ID)
			}
		})
	case "near":
		eachPair(keys, func(a, b string) {
			t.words[a].offer(b, Near, g.ID)
			t.words[b].offer(a, Near, g.ID)
		})
	case "oneway":
		for _, member := range keys[1:] {
			t.words[keys[0]].offer(member, OneWay, g.ID)
		}
	case "typo":
		for _, typo := range keys[1:] {
			if w := t.words[typo]; typo != keys[0] && !w.means(keys[0]) {
				w.meant = append(w.meant, alternative{keys[0], Equivalent, g.ID})
			}
		}
	}
}

// closeness orders the kinds: where two groups offer one term, the closer kind counts.
var closeness = [...]int{Equivalent: 0, OneWay: 1, Near: 2}

// offer adds an alternative behind those that are as close; the groups that come first are the first to be heard.
func (w *word) offer(term string, kind Kind, group string) {
	if term == w.key {
		return
	}
	if i := slices.IndexFunc(w.alternatives, func(a alternative) bool { return a.term == term }); i >= 0 {
		if closeness[w.alternatives[i].kind] <= closeness[kind] {
			return
		}
		w.alternatives = slices.Delete(w.alternatives, i, i+1)
	}
	at := len(w.alternatives)
	for at > 0 && closeness[w.alternatives[at-1].kind] > closeness[kind] {
		at--
	}
	w.alternatives = slices.Insert(w.alternatives, at, alternative{term, kind, group})
}

func (w *word) means(term string) bool {
	return slices.ContainsFunc(w.meant, func(a alternative) bool { return a.term == term })
}

// equivalents lists the word and what is equivalent to it.
func (w *word) equivalents() []string {
	out := []string{w.key}
	for _, a := range w.alternatives {
		if a.kind == Equivalent {
			out = append(out, a.term)
		}
	}
	return out
}

// inheritNever lets what is equivalent to a term differ from all that the term differs from, but for what it is equivalent to.
func (t *Thesaurus) inheritNever() {
	inherited := map[[2]string]bool{}
	for p := range t.never {
		for _, a := range t.words[p[0]].equivalents() {
			for _, b := range t.words[p[1]].equivalents() {
				if a != b && !slices.Contains(t.words[a].equivalents(), b) {
					inherited[pair(a, b)] = true
				}
			}
		}
	}
	for p := range inherited {
		t.never[p] = true
	}
}

// measure notes how long the words are that begin with each character.
func (t *Thesaurus) measure() {
	for k := range t.words {
		r, _ := utf8.DecodeRuneInString(k)
		if !slices.Contains(t.lengths[r], len(k)) {
			t.lengths[r] = append(t.lengths[r], len(k))
		}
	}
	for _, n := range t.lengths {
		slices.SortFunc(n, func(a, b int) int { return b - a })
	}
}

// eachPair yields each two different terms of a group once.
func eachPair(keys []string, yield func(a, b string)) {
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			if a != b {
				yield(a, b)
			}
		}
	}
}
