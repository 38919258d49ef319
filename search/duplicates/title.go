package duplicates

import (
	"cmp"
	"slices"
	"strings"

	"kotae/indexer/analysis"
)

// title is a prepared title.
type title struct {
	text    string // folded
	asked   Intents
	units   []unit
	keys    []key // of all units, by id
	total   float32
	axes    []axisValue
	counts  []count
	matters []id
	telling []id
}

// unit is a word of a title.
type unit struct {
	weight   float32 // what it tells: 0 where it only asks
	term     id      // without negation and voice
	from, to uint16  // bytes of the title's text
	turned   uint8
}

// maxUnits bounds a title; the places of units fit in the bits of a number.
const maxUnits = 24

// The ways in which a word is turned around.
const (
	isNegated = 1 << iota
	isPassive
)

// key is something that two words may share: the term, a concept, a kanji.
type key struct {
	id       id
	strength float32 // how much alike two words are that share it
	unit     uint8   // whose it is
}

// axisValue is what a title says of things of which it can mean only one.
type axisValue struct {
	axis
	units uint32 // which say it
}

// title prepares a title, and counts the matters that it names.
func (p *Preparer) title(text string, matters *counter) (t title) {
	an := p.analyzer.Analyze(text)
	ask := readIntents(an.Folded.Text)
	t.text, t.asked = strings.Clone(an.Folded.Text), ask.intents
	words := wordsOf(&an)
	words = words[:min(len(words), maxUnits)]
	for i := range words {
		words[i].sentence = 0 // 書類は出した。断りたい: a title's sentences are about one thing
	}
	t.units = make([]unit, len(words))
	for i := range words {
		t.units[i] = p.unit(&words[i], &ask)
		t.total += t.units[i].weight
		for _, k := range keysOf(&words[i]) {
			k.unit = uint8(i)
			t.keys = append(t.keys, k)
		}
		if c, ok := countOf(words[i].term); ok {
			t.counts = append(t.counts, c)
		}
	}
	for _, f := range p.vocabulary.find(words) {
		t.add(&p.vocabulary.meanings[f.means], f.words)
		if m := &p.vocabulary.meanings[f.means]; m.matter {
			matters.add(m.id, titleTimes*p.toldBy(words, f))
		}
	}
	slices.SortFunc(t.keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.unit, b.unit), cmp.Compare(b.strength, a.strength))
	})
	t.keys = slices.Clip(slices.CompactFunc(t.keys, func(a, b key) bool { return a.id == b.id && a.unit == b.unit }))
	slices.SortFunc(t.axes, func(a, b axisValue) int {
		return cmp.Or(cmp.Compare(a.set, b.set), cmp.Compare(a.value, b.value), cmp.Compare(a.units, b.units))
	})
	t.matters, t.telling = sorted(t.matters), sorted(t.telling)
	return t
}

// unit is a word with what it tells.
func (p *Preparer) unit(w *word, ask *asked) unit {
	u := unit{from: uint16(w.from), to: uint16(w.to), term: idOf(aTerm, w.term)}
	if !ask.covers(w.from, w.to) {
		u.weight = float32(p.vocabulary.information(p.statistics, w) * share(w.term))
	}
	if w.negated {
		u.turned |= isNegated
	}
	if w.passive {
		u.turned |= isPassive
	}
	return u
}

// add takes up a concept that some of the title's words say.
func (t *title) add(m *meaning, words []int) {
	var mask uint32
	for _, i := range words {
		mask |= 1 << i
		if m.id != 0 {
			t.keys = append(t.keys, key{id: m.id, strength: m.strength, unit: uint8(i)})
		}
	}
	if m.matter {
		t.matters = append(t.matters, m.id)
	}
	if m.telling {
		t.telling = append(t.telling, m.id)
	}
	for _, a := range m.axes {
		t.axes = append(t.axes, axisValue{a, mask})
	}
}

// How much alike two words are that are not the same.
const (
	baseStrength    = 0.9 // 断れる, 断る
	partStrength    = 0.7 // 履歴書, 履歴
	passiveStrength = 0.5 // 聞く, 聞かれる
	kanjiStrength   = 0.3 // 遅刻, 遅れる
)

// keysOf are what a word is known by without looking at its neighbours.
func keysOf(w *word) []key {
	keys := []key{{id: idOf(aTerm, w.key()), strength: 1}}
	if b := base(w.term); b != "" {
		other := *w
		other.term = b
		keys = append(keys, key{id: idOf(aTerm, other.key()), strength: baseStrength})
	}
	if w.negated {
		return keys
	}
	if w.passive {
		keys = append(keys, key{id: idOf(aTerm, w.term), strength: passiveStrength})
	}
	for _, part := range w.parts {
		keys = append(keys, key{id: idOf(aTerm, part), strength: partStrength})
	}
	for _, r := range w.term {
		if analysis.ScriptOf(r) == analysis.Kanji {
			keys = append(keys, key{id: idOf(aKanji, string(r)), strength: kanjiStrength})
		}
	}
	return keys
}
