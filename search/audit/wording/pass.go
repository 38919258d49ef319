package wording

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// pass looks for the variants of all rules at once: one walk over a text's characters finds surfaces, and the expressions that
// are worth trying; one over its terms finds the sequences of words that begin there.
type pass struct {
	rules    []*Rule
	surfaces map[rune][]surfaceAt // by their first character
	words    map[string][]ref     // by their first term
	regexps  []ref
	always   []int // numbers of those of which nothing is known beforehand
	warning  *pattern
}

// ref is a variant of a rule.
type ref struct {
	rule int
	*pattern
}

// surfaceAt is a surface, or a text without which an expression cannot match.
type surfaceAt struct {
	text   string
	ref    ref
	regexp int // −1 for a surface
}

// hit is where a rule has found something.
type hit struct {
	text     *audit.Text
	from, to int // bytes
	variant  *pattern
}

func newPass() *pass {
	return &pass{surfaces: map[rune][]surfaceAt{}, words: map[string][]ref{}}
}

func (p *pass) add(r *Rule) {
	n := len(p.rules)
	p.rules = append(p.rules, r)
	if r.off {
		return
	}
	surface := func(s surfaceAt) {
		first, _ := utf8.DecodeRuneInString(s.text)
		p.surfaces[first] = append(p.surfaces[first], s)
	}
	for _, v := range r.variants {
		of := ref{n, v}
		switch {
		case v.re != nil:
			number := len(p.regexps)
			p.regexps = append(p.regexps, of)
			tree, _ := syntax.Parse(v.re.String(), syntax.Perl) // it was compiled already
			needed := required(tree)
			for _, t := range needed {
				surface(surfaceAt{t, of, number})
			}
			if needed == nil {
				p.always = append(p.always, number)
			}
		case v.surface != "":
			surface(surfaceAt{v.surface, of, -1})
		case len(v.lemmas) > 0:
			begins := map[string]bool{}
			for _, terms := range v.lemmas[0].terms {
				if !begins[terms[0]] {
					begins[terms[0]] = true
					p.words[terms[0]] = append(p.words[terms[0]], of)
				}
			}
		}
	}
}

// look returns what is found in a question, by rule, in the order of the texts.
func (p *pass) look(q *audit.Question) [][]hit {
	found := make([][]hit, len(p.rules))
	views := make([]view, len(q.Texts))
	for i := range q.Texts {
		views[i].Text = &q.Texts[i]
	}
	for i := range views {
		v := &views[i]
		at := fieldOf(v.Role)
		first := map[int]int{} // by rule, the hits of the texts before
		p.find(v, func(r ref, from, to int) bool {
			rule := p.rules[r.rule]
			if !rule.fields[at] || !rule.quotes && v.isQuoted(from, to) || !p.counts(rule, r.pattern, views, v, from, to) {
				return false
			}
			if _, ok := first[r.rule]; !ok {
				first[r.rule] = len(found[r.rule])
			}
			if r.words != nil {
				to = v.inflected(to)
			}
			found[r.rule] = append(found[r.rule], hit{v.Text, from, to, r.pattern})
			return true
		})
		for rule, n := range first {
			found[rule] = append(found[rule][:n], apart(found[rule][n:])...)
		}
	}
	return found
}

// apart puts the hits of a text in order and keeps, of those that overlap, the first, and the longest of these.
func apart(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	end := -1
	return slices.DeleteFunc(hits, func(h hit) bool {
		if h.from < end {
			return true
		}
		end = h.to
		return false
	})
}

// find calls found for each variant in a text; it tells whether that counts there.
func (p *pass) find(v *view, found func(r ref, from, to int) bool) {
	f := v.Folded()
	var try map[int]bool
	for i, r := range f.Text {
		for _, s := range p.surfaces[r] {
			if !strings.HasPrefix(f.Text[i:], s.text) {
				continue
			}
			if s.regexp < 0 {
				from, to := f.Original(i, i+len(s.text))
				found(s.ref, from, to)
				continue
			}
			if try == nil {
				try = map[int]bool{}
			}
			try[s.regexp] = true
		}
	}
	for _, n := range p.always {
		p.tryRegexp(v, n, found)
	}
	for n := range p.regexps {
		if try[n] {
			p.tryRegexp(v, n, found)
		}
	}
	tokens := v.Analysis().Tokens
	for i := range tokens {
		if tokens[i].Kind == analysis.Part {
			continue
		}
		refs := p.words[tokens[i].Term]
		if refs == nil {
			continue
		}
		_, end := v.sentence(tokens[i].Start)
		in := v.tokens(tokens[i].Start, end)
		for _, r := range refs {
			r.matchWords(v, in, func(from, to int) bool { return found(r, from, to) })
		}
	}
}

func (p *pass) tryRegexp(v *view, n int, found func(r ref, from, to int) bool) {
	r := p.regexps[n]
	if !p.rules[r.rule].fields[fieldOf(v.Role)] {
		return
	}
	for _, m := range r.re.FindAllStringIndex(v.Text.Text, -1) {
		found(r, m[0], m[1])
	}
}

// matchWords calls good with the bytes of each way in which a pattern's words stand from a sentence's token on, until one is
// good, and reports whether one was.
func (p *pattern) matchWords(v *view, tokens []analysis.Token, good func(from, to int) bool) bool {
	return matchHere(tokens, 0, p.lemmas, func(end int) bool {
		from, to := tokens[0].Start, tokens[end-1].End
		return (p.written == nil || p.written.MatchString(v.Text.Text[from:to])) && good(from, to)
	})
}

func (h *hit) message(r *Rule) audit.Texts {
	fill := strings.NewReplacer("{found}", shorten(strings.Join(strings.Fields(h.text.Text[h.from:h.to]), " ")), "{preferred}", h.variant.preferred)
	return audit.Texts{English: fill.Replace(r.Message.English), Japanese: fill.Replace(r.Message.Japanese)}
}
