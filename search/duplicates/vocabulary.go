package duplicates

import (
	"slices"
	"strings"

	"kotae/indexer/analysis"
	"kotae/search/thesaurus"
)

// vocabulary knows the phrases that say a concept, be it of the concept file or of the thesaurus.
type vocabulary struct {
	analyzer *analysis.Analyzer
	meanings []meaning
	atoms    map[string][]int32 // by a word's key, what the word alone means
	phrases  map[id][]phrase    // of several words, by the word that the fewest phrases hold
}

// meaning is one concept.
type meaning struct {
	name     string
	id       id
	strength float32 // how much alike two things are that both mean it
	axes     []axis
	matter   bool
	telling  bool
	common   string // of the words that say it alone, the one that most questions hold
	phrases  []string
}

// axis says that a concept is one of several of which a text can mean only one.
type axis struct {
	set   id
	value id
	name  string
}

// phrase is several words that mean something where they stand near each other.
type phrase struct {
	elements []element
	means    int32
	tight    bool // it says that there is none: of what, must stand next to it
}

// element is a word of a phrase: it stands where one of its ids does.
type element struct{ ids []id }

// How much alike two things are that say one concept.
const (
	sameStrength    = 1.0
	sudachiStrength = 0.9
	looseStrength   = 0.5
)

// newVocabulary cuts all phrases; it takes about as long as loading the dictionary does.
func newVocabulary(a *analysis.Analyzer, list *conceptList, th *thesaurus.Thesaurus, s *Statistics) *vocabulary {
	b := builder{statistics: s, v: &vocabulary{analyzer: a, atoms: map[string][]int32{}, phrases: map[id][]phrase{}}, equivalents: map[string][]string{}}
	own := groupsByTerm(th)
	for i := range list.concepts {
		c := &list.concepts[i]
		strength := float32(sameStrength)
		if c.loose {
			strength = looseStrength
		}
		b.add(meaning{name: c.name, id: idOf(aConcept, c.name), strength: strength, matter: c.matter, telling: list.telling[c.name], axes: axesOf(list.never, c.name)}, widened(c, own))
	}
	b.thesaurus(th)
	b.finish()
	return b.v
}

// groupsByTerm are the thesaurus' groups of what is the same, but for those of the general dictionary, by each of their terms.
func groupsByTerm(th *thesaurus.Thesaurus) map[string][]thesaurus.Group {
	by := map[string][]thesaurus.Group{}
	for _, g := range th.Groups() {
		if g.Kind == "equivalent" && !isGeneral(&g) {
			for _, t := range g.Terms {
				by[t] = append(by[t], g)
			}
		}
	}
	return by
}

func isGeneral(g *thesaurus.Group) bool { return strings.Contains(g.File, "sudachi") }

// widened are a concept's phrases with all that the thesaurus says is the same as one of them.
func widened(c *concept, groups map[string][]thesaurus.Group) []string {
	out := slices.Clone(c.phrases)
	for _, p := range c.phrases {
		for _, g := range groups[p] {
			for _, t := range g.Terms {
				if !slices.Contains(out, t) {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

func axesOf(never [][]string, name string) (out []axis) {
	for _, set := range never {
		if slices.Contains(set, name) {
			out = append(out, axis{idOf(aSet, strings.Join(set, " ")), idOf(aConcept, name), name})
		}
	}
	return out
}

// builder makes a vocabulary in two steps: what single words mean must be known before the words of phrases are looked up.
type builder struct {
	v           *vocabulary
	statistics  *Statistics
	pending     []pending
	equivalents map[string][]string
}

type pending struct {
	words []word
	means int32
}

func (b *builder) add(m meaning, phrases []string) {
	n := int32(len(b.v.meanings))
	m.phrases = phrases
	b.v.meanings = append(b.v.meanings, m)
	for _, p := range phrases {
		an := b.v.analyzer.Analyze(p)
		words := wordsOf(&an)
		switch len(words) {
		case 0:
		case 1:
			if float64(words[0].to-words[0].from) < mostOf*float64(len(an.Folded.Text)) {
				continue // what else the phrase has cannot be told from a text: また受ける is not every 受ける
			}
			k := words[0].key()
			b.v.atoms[k] = append(b.v.atoms[k], n)
			if m := &b.v.meanings[n]; m.common == "" || b.statistics.Holding(words[0].term) > b.statistics.Holding(m.common) {
				m.common = words[0].term
			}
		default:
			if len(words) <= maxElements {
				b.pending = append(b.pending, pending{words, n})
			}
		}
	}
}

// mostOf is how much of a phrase its only word must be.
const mostOf = 0.65

// maxElements bounds a phrase: the longer ones are sentences.
const maxElements = 8

func (b *builder) thesaurus(th *thesaurus.Thesaurus) {
	groups := th.Groups()
	for _, g := range groups {
		name := g.File + " " + g.ID
		switch g.Kind {
		case "equivalent":
			strength := float32(sameStrength)
			if isGeneral(&g) {
				strength = sudachiStrength
			}
			b.add(meaning{name: name, id: idOf(aConcept, name), strength: strength}, g.Terms)
			for _, t := range g.Terms {
				if strength == sameStrength {
					b.equivalents[t] = append(b.equivalents[t], g.Terms...)
				}
			}
		case "near", "oneway":
			b.add(meaning{name: name, id: idOf(aConcept, name), strength: looseStrength}, g.Terms)
		}
	}
	for _, g := range groups {
		if g.Kind != "never" {
			continue
		}
		set := idOf(aSet, g.File+" "+g.ID)
		for _, t := range g.Terms {
			terms := append([]string{t}, b.equivalents[t]...)
			b.add(meaning{name: t, axes: []axis{{set, idOf(aSet, t), t}}}, terms)
		}
	}
}

// finish looks up the words of all phrases, and files each phrase under its rarest word.
func (b *builder) finish() {
	common := map[id]int{}
	all := make([]phrase, 0, len(b.pending))
	for _, p := range b.pending {
		ph := phrase{means: p.means}
		for i := range p.words {
			ph.tight = ph.tight || p.words[i].term == "ない"
			ids := b.v.appendIDs(nil, &p.words[i], p.means)
			for _, x := range ids {
				common[x]++
			}
			ph.elements = append(ph.elements, element{ids})
		}
		all = append(all, ph)
	}
	for _, p := range all {
		rarest, least := 0, -1
		for i, e := range p.elements {
			n := 0
			for _, x := range e.ids {
				n += common[x]
			}
			if least < 0 || n < least {
				rarest, least = i, n
			}
		}
		p.elements[0], p.elements[rarest] = p.elements[rarest], p.elements[0]
		for _, x := range p.elements[0].ids {
			b.v.phrases[x] = append(b.v.phrases[x], p)
		}
	}
}

// atomsOf lists what a word alone means; a potential form means what its verb does, unless it stands for itself.
func (v *vocabulary) atomsOf(w *word) []int32 {
	if atoms := v.atoms[w.key()]; len(atoms) > 0 {
		return atoms
	}
	if b := base(w.term); b != "" {
		other := *w
		other.term = b
		return v.atoms[other.key()]
	}
	return nil
}

// appendIDs lists by what a word may stand in a phrase: itself, and what means just the same.
func (v *vocabulary) appendIDs(ids []id, w *word, except int32) []id {
	ids = append(ids, idOf(aTerm, w.key()))
	for _, n := range v.atomsOf(w) {
		if m := &v.meanings[n]; n != except && m.strength >= sudachiStrength && m.id != 0 && !m.matter {
			ids = append(ids, m.id)
		}
	}
	return ids
}

// information is what a word tells: no more than the commonest word for the same thing does.
func (v *vocabulary) information(s *Statistics, w *word) float64 {
	least := s.information(w.term)
	for _, n := range v.atomsOf(w) {
		if m := &v.meanings[n]; m.strength == sameStrength && m.id != 0 {
			least = min(least, s.information(m.common))
		}
	}
	return least
}
