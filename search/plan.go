package search

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/query"
	"kotae/search/rank"
)

// Bounds on the work of one query. Beyond them words are not looked at, and bigrams do not score. MaxQueryBytes of Japanese
// text have some 200 words with meaning.
const (
	maxWords = 256
	maxGrams = 96
	maxRun   = 40 // characters; nobody expects a longer text to stand somewhere just so
)

const notLooked = -1

// Of few words each alone makes a question a hit: whoever types 面接 AI wants what there is of either.
const (
	fewWords    = 3
	anyCoverage = 1e-9
)

// plan is a typed query as the ranking and the snippets need it.
type plan struct {
	query    query.Query // as understood
	rank     rank.Query
	typed    []string       // each word as it was typed
	beyond   []string       // words as typed that are not looked at
	known    map[string]int // the number of each term's word, or notLooked
	phrases  []string       // folded, that score
	advisers []uint32       // ordinals of those who are named
	meant    []meant        // what was probably meant
	precise  []precise      // lemmas, exact characters and regular expressions that hits are to have
	looks    *rank.Looks    // at questions, for these
}

// isEmpty reports that there is nothing to look for: marks and spaces only, and no filter.
func (p *plan) isEmpty() bool {
	return len(p.rank.Words) == 0 && len(p.rank.Must) == 0 && len(p.rank.Filters) == 0
}

// plan analyses a query: what it asks of every hit, its words with meaning, the runs they stand in, and the bigrams around
// them.
func (e *engine) plan(ctx context.Context, text string) (plan, error) {
	p := plan{query: e.understand(text), known: map[string]int{}, looks: &rank.Looks{}}
	p.rank.MinCoverage = e.weights.MinCoverage
	p.rank.Must = e.conditions(p.query.Clauses, false, p.looks)
	p.precise = e.finders(p.query.Clauses)
	scoring := p.wordings(e, p.query.Clauses, false)
	for i, skip := range []func(*analysis.Token) bool{
		func(t *analysis.Token) bool { return t.Kind != analysis.Word || analysis.IsFiller(t.Term) },
		func(t *analysis.Token) bool { return t.Kind != analysis.Word }, // どうすればいい: filler is all there is
	} {
		for _, w := range scoring {
			noted := len(p.meant)
			if err := p.addWording(ctx, e, w, skip); err != nil {
				return p, err
			}
			for i := range p.meant[noted:] {
				p.meant[noted+i].wording = w
			}
		}
		if len(p.rank.Words) > 0 {
			p.addPartOfName(e, scoring)
			p.rank.Refine, p.rank.TitleFirst = true, len(p.rank.Words) == 1
			if len(p.rank.Words) <= fewWords {
				p.rank.MinCoverage = anyCoverage
			}
			return p, nil
		}
		if i == 0 && slices.ContainsFunc(p.rank.Must, names) { // the filler beside what was named says nothing
			scoring = slices.DeleteFunc(scoring, func(w wording) bool { return !w.asked })
		}
	}
	for _, w := range scoring { // ごと, 限り: no word at all when it stands alone
		p.addCharacters(w)
	}
	return p, nil
}

// names reports a condition that does not only exclude.
func names(c rank.Condition) bool {
	_, excludes := c.(rank.Not)
	return !excludes
}

// wording is a stretch of a query that scores.
type wording struct {
	text   string
	phrase bool
	part   query.Field
	asked  bool // a condition asks for it
	clause *query.Clause
}

// statement is the text without the turns of speech that only ask.
func (w *wording) statement() string {
	if w.asked {
		return w.text
	}
	return query.Statement(w.text)
}

// wordings lists what scores of clauses: all that is typed to be found in texts. It takes note of the phrases, and of the
// advisers asked for.
func (p *plan) wordings(e *engine, clauses []query.Clause, asked bool) (out []wording) {
	for i, c := range clauses {
		_, isPart := parts[c.Field]
		switch {
		case c.Not, c.Mode != "": // a Mode does not rank
		case len(c.Any) > 0:
			for _, q := range c.Any {
				out = append(out, p.wordings(e, q.Clauses, true)...)
			}
		case isPart:
			out = append(out, wording{c.Text, c.Phrase, c.Field, asked || !soft(c), &clauses[i]})
			if text := strings.TrimSpace(analysis.FoldText(c.Text).Text); c.Phrase && text != "" {
				p.phrases = append(p.phrases, text)
			}
		case c.Field == query.Adviser:
			p.advisers = append(p.advisers, e.ordinals(generation.Adviser, c.Text)...)
		}
	}
	return out
}

// addWording adds the words of a wording, leaving out the tokens that skip reports.
func (p *plan) addWording(ctx context.Context, e *engine, w wording, skip func(*analysis.Token) bool) error {
	w.text = w.statement()
	an := e.analyzer.Analyze(w.text)
	folded := an.Folded.Text
	numbers := map[stretch]int{}
	open := !w.phrase && w.part == "" // to be found as something else, too
	var heard []stretch
	if open {
		var err error
		if heard, err = p.addHeard(ctx, e, &an, w.asked, numbers); err != nil {
			return err
		}
	}
	var words, around run
	for i := range an.Tokens {
		t := &an.Tokens[i]
		if t.Kind == analysis.Part || slices.ContainsFunc(heard, func(s stretch) bool { return t.From >= s.from && t.To <= s.to }) {
			continue
		}
		if breaks(folded[t.From:t.To]) {
			p.addRun(folded, &words, &around)
			p.addRun(folded, &around, nil)
			continue
		}
		around.extend(t, -1)
		if skip(t) {
			p.addRun(folded, &words, &around)
			continue
		}
		p.addGrams(folded, t.From, t.To)
		n, ok := p.number(wordOf(folded, t), w.text[t.Start:t.End], w.asked)
		if !ok {
			continue
		}
		numbers[stretch{t.From, t.To}] = n
		if open {
			p.addVariants(e, n)
		}
		words.extend(t, n)
		around.extend(t, n)
	}
	p.addRun(folded, &words, &around)
	p.addRun(folded, &around, nil)
	if !open {
		return nil
	}
	p.addNames(e, generation.Adviser, &an, numbers)
	p.addNames(e, generation.Category, &an, numbers)
	p.addSynonyms(e, &an, numbers)
	return p.addMeant(ctx, e, &an, numbers)
}

// number returns a word's number in the plan, and adds the word if it is new; beyond the bound there is none. A word that is
// also typed to rank by is not only asked for.
func (p *plan) number(w rank.Word, typed string, asked bool) (n int, ok bool) {
	if n, ok = p.known[w.Term]; n == notLooked {
		return 0, false
	}
	if ok {
		p.rank.Words[n].Asked = p.rank.Words[n].Asked && asked
		return n, true
	}
	if len(p.rank.Words) == maxWords {
		if !asked {
			p.beyond = append(p.beyond, typed)
		}
		p.known[w.Term] = notLooked
		return 0, false
	}
	n = len(p.rank.Words)
	w.Asked = asked
	p.known[w.Term] = n
	p.rank.Words, p.typed = append(p.rank.Words, w), append(p.typed, typed)
	return n, true
}

func wordOf(folded string, t *analysis.Token) rank.Word {
	surface := folded[t.From:t.To]
	return rank.Word{Term: t.Term, Surface: surface, Literal: literal(surface, t.Term), Weight: 1}
}

// addCharacters adds a wording that holds no word as characters to find.
func (p *plan) addCharacters(w wording) {
	for _, text := range strings.Fields(analysis.FoldText(w.text).Text) {
		if text = strings.TrimFunc(text, isOther); text != "" {
			p.number(rank.Word{Term: text, Surface: text, Literal: true, Weight: 1}, text, w.asked)
		}
	}
}

// breaks reports whether a token is a space, a mark or anything else that no word goes across.
func breaks(folded string) bool {
	return strings.IndexFunc(folded, func(r rune) bool { return !isOther(r) }) < 0
}

func isOther(r rune) bool { return analysis.ScriptOf(r) == analysis.Other }

// addGrams adds the bigrams that touch a word; they also hold what stands before and after it.
func (p *plan) addGrams(folded string, from, to int) {
	if from > 0 {
		_, size := utf8.DecodeLastRuneInString(folded[:from])
		from -= size
	}
	if to < len(folded) {
		_, size := utf8.DecodeRuneInString(folded[to:])
		to += size
	}
	analysis.Grams(folded[from:to], func(g string) {
		if len(p.rank.Grams) < maxGrams && !slices.Contains(p.rank.Grams, g) {
			p.rank.Grams = append(p.rank.Grams, g)
		}
	})
}

// literal reports whether a word is also found by its characters where it was cut otherwise: three or more of them, or
// two that are the stem of a verb (震え in 震えます) or were made another term (十分: 10分). Two kanji or kana stand together
// by chance too often (京都 in 東京都); alphabets and digits are cut reliably.
func literal(surface, term string) bool {
	switch script := analysis.OneScript(surface); {
	case strings.ContainsAny(surface, "一二三四五六七八九十百千万億"): // 一段 is a word of its own or a number with its counter
		return utf8.RuneCountInString(surface) > 1
	case script == analysis.Latin || script == analysis.Digit:
		return false
	case utf8.RuneCountInString(surface) == 2:
		return script == analysis.Other || surface != term
	}
	return utf8.RuneCountInString(surface) > 2
}
