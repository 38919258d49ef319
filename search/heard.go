package search

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search/rank"
	"kotae/search/spelling"
)

// What was typed as it sounds, not as it is written: めんせつ, がくちか, naitei jitai. The input method was off, or had not
// converted it yet.

const (
	maxPieces    = 12 // of one query
	minHeard     = 3  // morae of the shortest word that is looked up by its sound
	maxHeard     = 3  // readings of one piece that are looked for
	readingsRead = 12 // that are looked at to find these
)

// piece is a stretch of a query between spaces that is written as it sounds.
type piece struct {
	stretch
	kana string
	word int // its number in the plan
}

// pieces finds the stretches of a text that are kana, or letters that can only be romaji, and that have words of the
// vocabulary as their sound.
func (e *engine) pieces(ctx context.Context, an *analysis.Analysis) (found []piece, readings [][]rank.Alternative, err error) {
	folded := an.Folded.Text
	for _, s := range fields(folded) {
		if len(found) == maxPieces {
			break
		}
		text := folded[s.from:s.to]
		sound := e.sound(text, tokensIn(an, s))
		if sound == "" {
			continue
		}
		heard, err := e.heard(ctx, sound)
		if err != nil {
			return nil, nil, err
		}
		if len(heard) > 0 {
			found, readings = append(found, piece{s, sound, -1}), append(readings, heard)
		}
	}
	return found, readings, nil
}

// sound is how a stretch of a query reads, "" where it is no kana or romaji, or is a word as it stands.
func (e *engine) sound(text string, tokens []analysis.Token) string {
	if e.asTyped(text, tokens) {
		return ""
	}
	sound := text
	if !kana.IsKana(text) {
		if analysis.OneScript(text) != analysis.Latin {
			return ""
		}
		read, rest := kana.FromRomaji(text)
		end := kana.Finish(rest)
		if read == "" || rest != "" && end == "" {
			return ""
		}
		sound = read + end
	}
	if kana.Morae(sound) < minHeard {
		return ""
	}
	return sound
}

// asTyped reports a text that is words as it stands: one that the corpus has, or katakana that it has every word of.
func (e *engine) asTyped(text string, tokens []analysis.Token) bool {
	if len(tokens) > 1 && analysis.OneScript(text) != analysis.Katakana {
		return false
	}
	return !slices.ContainsFunc(tokens, func(t analysis.Token) bool { return !e.index.Holds(t.Term) })
}

// heard lists what stands in the corpus and reads like a sound, the surest first.
func (e *engine) heard(ctx context.Context, sound string) ([]rank.Alternative, error) {
	type reading struct {
		rank.Alternative
		docs int
	}
	var all []reading
	for _, s := range e.lexicon.Read(sound, readingsRead) {
		a := sequence(s, rank.AsReading, e.weights.Reading)
		docs, err := e.index.Count(ctx, a)
		if err != nil {
			return nil, err
		}
		if docs > 0 {
			all = append(all, reading{a, docs})
		}
	}
	slices.SortStableFunc(all, func(a, b reading) int { return b.docs - a.docs })
	var out []rank.Alternative
	for _, r := range all[:min(len(all), maxHeard)] {
		out = append(out, r.Alternative)
	}
	return out, nil
}

// sequence is terms of the vocabulary, read from a sound, as an alternative of words that are still to be named.
func sequence(s spelling.Sequence, as rank.Found, weight float64) rank.Alternative {
	a := rank.Alternative{Text: strings.Join(s.Terms, ""), Weight: weight, As: as}
	for _, term := range s.Terms {
		a.Terms = append(a.Terms, rank.Word{Term: term, Weight: 1})
	}
	if len(s.Terms) > 1 {
		a.Literal = a.Text
	}
	return a
}

// addHeard adds what a text writes as it sounds: each piece as one word, found by its characters and as what it reads like.
// It returns the stretches that need no further look, and takes note of their numbers.
func (p *plan) addHeard(ctx context.Context, e *engine, an *analysis.Analysis, asked bool, numbers map[stretch]int) ([]stretch, error) {
	if e.weights.Reading <= 0 {
		return nil, nil
	}
	found, readings, err := e.pieces(ctx, an)
	if err != nil {
		return nil, err
	}
	var taken []stretch
	for i := range found {
		text := an.Folded.Text[found[i].from:found[i].to]
		n, ok := p.number(rank.Word{Term: text, Surface: text, Literal: true, Weight: 1}, text, asked)
		if !ok {
			continue
		}
		found[i].word = n
		taken = append(taken, found[i].stretch)
		numbers[found[i].stretch] = n
		for _, a := range readings[i] {
			p.offer(a, n)
		}
	}
	for i := range max(len(found)-1, 0) { // ないてい じたい
		a, b := found[i], found[i+1]
		if a.word < 0 || b.word < 0 || strings.TrimSpace(an.Folded.Text[a.to:b.from]) != "" {
			continue
		}
		both, err := e.heard(ctx, a.kana+b.kana)
		if err != nil {
			return nil, err
		}
		for _, r := range both {
			p.offer(r, a.word, b.word)
		}
		agree(&readings[i], &readings[i+1], both)
	}
	for i, f := range found {
		if f.word < 0 {
			continue
		}
		stands, err := e.stands(ctx, an.Folded.Text[f.from:f.to], []int{f.word}, p)
		if err != nil {
			return nil, err
		}
		read := slices.IndexFunc(readings[i], func(a rank.Alternative) bool { return e.soundsAs(a.Text, f.kana) })
		if !stands && read >= 0 {
			p.note(e, an, f.stretch, []int{f.word}, readings[i][read].Text, false)
		}
	}
	return taken, nil
}

// agree puts those readings of two pieces first that are the best one of both together: of じたい after ないてい, 辞退.
func agree(a, b *[]rank.Alternative, both []rank.Alternative) {
	for _, whole := range both {
		for i := range *a {
			for j := range *b {
				if (*a)[i].Text+(*b)[j].Text == whole.Text {
					*a, *b = slices.Concat((*a)[i:i+1], *a), slices.Concat((*b)[j:j+1], *b)
					return
				}
			}
		}
	}
}

// offer lets words of the plan be found as an alternative.
func (p *plan) offer(a rank.Alternative, words ...int) {
	if a.Weight > 0 && len(p.rank.Alternatives) < maxAlternatives {
		a.Words = words
		p.rank.Alternatives = append(p.rank.Alternatives, a)
	}
}

// fields are the stretches of a text between spaces and marks.
func fields(folded string) (out []stretch) {
	from := -1
	for i, r := range folded {
		switch {
		case isOther(r) && from >= 0:
			out = append(out, stretch{from, i})
			from = -1
		case !isOther(r) && from < 0:
			from = i
		}
	}
	if from >= 0 {
		out = append(out, stretch{from, len(folded)})
	}
	return out
}

func tokensIn(an *analysis.Analysis, s stretch) (out []analysis.Token) {
	for _, t := range an.Tokens {
		if t.Kind != analysis.Part && t.From >= s.from && t.To <= s.to {
			out = append(out, t)
		}
	}
	return out
}

// maxMeant is the longest query, in characters, in which a slip of the input method is looked for: longer ones have enough
// words that are right.
const maxMeant = 40

func isShort(text string) bool { return utf8.RuneCountInString(text) <= maxMeant }
