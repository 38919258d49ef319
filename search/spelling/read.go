package spelling

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/kana"
)

// Sequence is one way to write a reading with terms of the vocabulary.
type Sequence struct {
	Terms []string // in the order of the reading, without the particles between them
	Cost  float64  // the smaller, the likelier
	Docs  int      // those of the term that the fewest documents hold
}

const (
	maxReading   = 200 // runes
	maxTerm      = 24  // runes of the longest term's reading
	maxHomophone = 4   // terms of one reading that are tried, the most frequent
	maxSequences = 16

	// The cost of a term is its unigram cost, the logarithm of how many words of the corpus there are for one of it, with
	// these added.
	termCost   = 3.0 // so that few long terms go before many short ones
	shortCost  = 4.0 // for two morae, by which almost everything can be cut
	joinerCost = 4.0

	maxBehind = 12.0 // what costs so much more than the likeliest is a chance of the spelling (面 せつ for 面接)
)

// joiners are the particles that may stand between terms, or after the last.
const joiners = "ノニヲガハトデモ"

// Read cuts a reading in kana (ナイテイジタイ) into terms of two morae or more and lists the likeliest sequences, at most as
// many as asked for and 16. What cannot be cut from end to end has none, nor has a reading of over 200 characters. That the terms stand next to
// each other anywhere is for the caller to see.
func (l *Lexicon) Read(reading string, most int) []Sequence {
	if most = min(most, maxSequences); most <= 0 || !kana.IsKana(reading) || utf8.RuneCountInString(reading) > maxReading {
		return nil
	}
	p := paths{width: most, runes: []rune(kana.Katakana(reading))}
	p.at = make([][]path, len(p.runes)+1)
	p.at[0] = []path{{}}
	for i := range p.runes {
		if len(p.at[i]) > 0 {
			l.extend(&p, i)
		}
	}
	var out []Sequence
	ways := p.at[len(p.runes)]
	for rank, way := range ways {
		if way.cost > ways[0].cost+maxBehind {
			break
		}
		s := p.sequence(rank)
		if !slices.ContainsFunc(out, func(o Sequence) bool { return slices.Equal(o.Terms, s.Terms) }) {
			out = append(out, s)
		}
	}
	return out
}

// paths are the cheapest ways to each place of a reading, the cheapest first.
type paths struct {
	width int
	runes []rune
	at    [][]path
}

// path is a way to one place: the last step, and which way led to its start.
type path struct {
	cost       float64
	from, rank int
	word       *word // nil for a joiner
}

// extend goes on from a place by every term that may stand there, and by a joiner.
func (l *Lexicon) extend(p *paths, i int) {
	if i > 0 && strings.ContainsRune(joiners, p.runes[i]) && p.isEdge(i+1) {
		p.step(i, i+1, nil, joinerCost)
	}
	for j := i + 1; j <= min(i+maxTerm, len(p.runes)); j++ {
		if !p.isEdge(j) {
			continue
		}
		span := string(p.runes[i:j])
		morae := kana.Morae(span)
		if morae < 2 {
			continue
		}
		sound, tried := kana.Sound(span), 0
		group := l.group(kana.Fold(span))
		for n := range group {
			w := &group[n]
			if w.sound != sound {
				continue
			}
			p.step(i, j, w, l.cost(w, morae))
			if tried++; tried == maxHomophone {
				break
			}
		}
		for _, w := range l.loan(span) { // グループデイスカッション, which no dictionary cuts
			if w.sound != sound && tried < maxHomophone {
				p.step(i, j, w, l.cost(w, morae))
				tried++
			}
		}
	}
}

func (l *Lexicon) cost(w *word, morae int) float64 {
	cost := termCost + math.Log(l.total/float64(w.docs))
	if morae == 2 {
		cost += shortCost
	}
	return cost
}

// isEdge reports a place where one word may end and the next begin: none begins with a small kana, ー or ン.
func (p *paths) isEdge(i int) bool {
	return i == len(p.runes) || !kana.IsGlide(p.runes[i]) && !strings.ContainsRune("ーンッ", p.runes[i])
}

// step adds the ways to j over i that are among the cheapest.
func (p *paths) step(i, j int, w *word, cost float64) {
	for rank, before := range p.at[i] {
		next := path{before.cost + cost, i, rank, w}
		to := p.at[j]
		n := len(to)
		for n > 0 && to[n-1].cost > next.cost {
			n--
		}
		if n == p.width {
			return // and so are those that cost more
		}
		to = slices.Insert(to, n, next)
		p.at[j] = to[:min(len(to), p.width)]
	}
}

// sequence follows one of the ways to the end.
func (p *paths) sequence(rank int) Sequence {
	i := len(p.runes)
	s := Sequence{Cost: p.at[i][rank].cost, Docs: math.MaxInt}
	for i > 0 {
		step := p.at[i][rank]
		if step.word != nil {
			s.Terms = append(s.Terms, step.word.term)
			s.Docs = min(s.Docs, int(step.word.docs))
		}
		i, rank = step.from, step.rank
	}
	slices.Reverse(s.Terms)
	return s
}
