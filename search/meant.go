package search

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search/rank"
)

// What was probably meant by a slip of the input method (内定自体, 面説, 志望同期) or of the fingers: words of the corpus that
// are read the same. It is offered as もしかして, and found beside what was typed where that stands nowhere.

// meant is what was probably meant by a stretch of a query.
type meant struct {
	stretch        // of the wording's statement
	typed   string // folded
	text    string // what was meant
	words   []int  // of the plan
	stands  bool   // what was typed stands in a question just so
	wording wording
}

// maxMeantReadings is how many readings of a stretch are looked at.
const maxMeantReadings = 6

// addMeant looks at each run of words that touch, if it stands nowhere as it was typed.
func (p *plan) addMeant(ctx context.Context, e *engine, an *analysis.Analysis, numbers map[stretch]int) error {
	folded := an.Folded.Text
	if !isShort(folded) || e.weights.Meant <= 0 {
		return nil
	}
	p.addStems(e, an, numbers)
	for _, x := range e.wordings.Load().Meant(folded, boundaries(an)) {
		words := within(numbers, x.From, x.To)
		if continued(folded, x.From, x.To) {
			continue
		}
		if err := p.mean(ctx, e, an, stretch{x.From, x.To}, words, e.alternativeOf(x.Term), true); err != nil {
			return err
		}
	}
	for _, s := range runsOfWords(an, numbers) {
		text, words := folded[s.from:s.to], within(numbers, s.from, s.to)
		if len(kanjiOf(text)) == 0 || slices.ContainsFunc(p.meant, func(m meant) bool { return m.typed == text }) {
			continue
		}
		stands, err := e.stands(ctx, text, words, p)
		if err == nil && !stands {
			stands, err = p.saidOtherwise(ctx, e, words)
		}
		if err != nil || stands {
			if err != nil {
				return err
			}
			continue
		}
		tokens := tokensIn(an, s)
		var best rank.Alternative
		docs := 0
		switch {
		case len(tokens) > 1:
			best, docs, err = e.readAs(ctx, text)
		default: // 地震 is a word, though no question has it; 終活 is one that editors know to be taken for another
			if best, docs, err = e.readAs(ctx, text); docs > 0 && !e.wordings.Load().Never(text, best.Text) {
				docs = 0
			}
		}
		if docs == 0 && len(tokens) == 1 && !p.standsBeside(words, e) {
			continue
		}
		if err == nil && docs == 0 {
			best, docs, err = e.shapedAs(ctx, folded, s, tokens)
		}
		if err == nil && docs > 0 {
			err = p.mean(ctx, e, an, s, words, best, false)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readAs finds what stands in the most questions of all that is read as a text. 終活 is not 就活, but where no question has it that
// is what was meant; 内々定 never is by 無い内定, which the thesaurus has other words for.
func (e *engine) readAs(ctx context.Context, text string) (best rank.Alternative, docs int, err error) {
	sound := e.analyzer.Reading(text)
	if !kana.IsKana(sound) || kana.Morae(sound) < minHeard {
		return best, 0, nil
	}
	t := e.wordings.Load()
	known := len(t.Expand(text, func(at int) bool { return at == 0 || at == len(text) })) > 0
	for _, seq := range e.lexicon.Read(sound, maxMeantReadings) {
		a := sequence(seq, rank.AsMeant, e.weights.Meant)
		n, err := e.index.Standing(ctx, a)
		if err != nil {
			return best, 0, err
		}
		if a.Text != text && n > docs && !(known && t.Never(text, a.Text)) && e.soundsAs(a.Text, sound) {
			best, docs = a, n
		}
	}
	return best, docs, nil
}

// continued reports a stretch that is typed as it sounds and goes on so: めんせつ in めんせつふ is not all that is meant.
func continued(folded string, from, to int) bool {
	first, _ := utf8.DecodeRuneInString(folded[from:])
	last, _ := utf8.DecodeLastRuneInString(folded[:to])
	before, _ := utf8.DecodeLastRuneInString(folded[:from])
	after, _ := utf8.DecodeRuneInString(folded[to:])
	return sounds(before) && sounds(first) || sounds(last) && sounds(after)
}

func sounds(r rune) bool {
	switch analysis.ScriptOf(r) {
	case analysis.Hiragana, analysis.Latin:
		return true
	}
	return false
}

// standsBeside reports that a question has another word of the query.
func (p *plan) standsBeside(words []int, e *engine) bool {
	for n, w := range p.rank.Words {
		if !slices.Contains(words, n) && e.index.Holds(w.Term) {
			return true
		}
	}
	return false
}

// saidOtherwise reports words that the thesaurus knows and that questions have in another wording: 歯医者 is no slip for 廃車.
func (p *plan) saidOtherwise(ctx context.Context, e *engine, words []int) (bool, error) {
	for _, a := range p.rank.Alternatives {
		if a.As == rank.AsReading || a.As == rank.AsMeant || !slices.Equal(a.Words, words) {
			continue
		}
		if docs, err := e.index.Count(ctx, a); err != nil || docs > 0 {
			return docs > 0, err
		}
	}
	return false, nil
}

// mean takes note of what was meant, and lets the words be found as that where they stand nowhere as they were typed. Another
// writing with the same kanji is no slip (問合せ for 問い合わせ), unless an editor said so (お祈メール).
func (p *plan) mean(ctx context.Context, e *engine, an *analysis.Analysis, s stretch, words []int, a rank.Alternative, said bool) error {
	if len(a.Terms) == 0 || len(words) == 0 {
		return nil
	}
	docs, err := e.index.Count(ctx, a)
	if err != nil || docs == 0 {
		return err
	}
	stands, err := e.stands(ctx, an.Folded.Text[s.from:s.to], words, p)
	if err != nil {
		return err
	}
	if !stands {
		p.offer(a, words...)
		p.rank.Concepts = append(p.rank.Concepts, rank.Concept{a}) // where it stands, that is it; 内定 here and 自体 there is not
	}
	if said || !sameKanji(an.Folded.Text[s.from:s.to], a.Text) {
		p.note(e, an, s, words, a.Text, stands)
	}
	return nil
}

// note takes note of what was meant by a stretch of a text, in the place of the same word that was spelled by terms of the index
// (エントリシート, where an editor has エントリーシート).
func (p *plan) note(e *engine, an *analysis.Analysis, s stretch, words []int, text string, stands bool) {
	from, to := an.Folded.Original(s.from, s.to)
	p.meant = slices.DeleteFunc(p.meant, func(m meant) bool {
		return m.wording.clause == nil && m.stretch == stretch{from, to} && kana.Loan(m.text) == kana.Loan(text)
	})
	p.meant = append(p.meant, meant{stretch{from, to}, an.Folded.Text[s.from:s.to], cmp.Or(e.wordings.Load().written[text], text), words, stands, wording{}})
}

// soundsAs reports whether a text is read as long as a sound: 餅 is not もちもの without its filler.
func (e *engine) soundsAs(text, sound string) bool {
	return kana.Morae(e.analyzer.Reading(text)) >= kana.Morae(sound)-1
}

// sameKanji reports two writings with kanji of which one has all kanji of the other, in their order.
func sameKanji(a, b string) bool {
	short, long := kanjiOf(a), kanjiOf(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return false
	}
	for _, r := range long {
		if len(short) > 0 && r == short[0] {
			short = short[1:]
		}
	}
	return len(short) == 0
}

func kanjiOf(s string) (out []rune) {
	for _, r := range s {
		if analysis.ScriptOf(r) == analysis.Kanji {
			out = append(out, r)
		}
	}
	return out
}

// stands reports whether a question has words as they were typed: the one term, or the characters of several.
func (e *engine) stands(ctx context.Context, text string, words []int, p *plan) (bool, error) {
	a := rank.Alternative{Weight: 1}
	for _, n := range words {
		a.Terms = append(a.Terms, p.rank.Words[n])
	}
	if len(words) > 1 {
		a.Literal = text
	}
	docs, err := e.index.Count(ctx, a)
	return docs > 0, err
}

// alternativeOf is a text of the thesaurus as what was meant.
func (e *engine) alternativeOf(text string) rank.Alternative {
	words, literal := e.wordings.Load().wordsOf(e.analyzer, text)
	return rank.Alternative{Terms: words, Literal: literal, Text: text, Weight: e.weights.Meant, As: rank.AsMeant}
}

// runsOfWords lists the stretches of words that touch.
func runsOfWords(an *analysis.Analysis, numbers map[stretch]int) (out []stretch) {
	for _, t := range an.Tokens {
		s := stretch{t.From, t.To}
		if _, ok := numbers[s]; !ok || t.Kind == analysis.Part {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].to == s.from {
			out[last].to = s.to
		} else {
			out = append(out, s)
		}
	}
	return out
}
