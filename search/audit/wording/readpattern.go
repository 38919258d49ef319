package wording

import (
	"regexp"
	"regexp/syntax"
	"strings"

	"go.yaml.in/yaml/v3"

	"kotae/indexer/analysis"
	"kotae/search/occurrence"
)

// maxPattern bounds a pattern, in bytes. What {0,1000} makes of a short one is bounded as it is for searches: each character of a
// text costs up to a step for each instruction.
const maxPattern = 2000

// fold is the form in which surfaces are compared: width and case do not count.
func fold(s string) string { return analysis.Fold(s).Text }

// patterns reads a list of patterns: a text is a surface, a mapping has surface, lemmas or regexp.
func (r *reader) patterns(n *yaml.Node, what string, variants bool) (out []*pattern) {
	r.items(n, what, func(n *yaml.Node) {
		if p := r.pattern(n, what, variants); p != nil {
			out = append(out, p)
		}
	})
	return out
}

func (r *reader) pattern(n *yaml.Node, what string, variant bool) *pattern {
	wrong := len(r.problems)
	p := &pattern{file: r.file, line: n.Line}
	ways := 0
	surface := func(v *yaml.Node) {
		ways++
		if p.raw = r.text(v, what); p.raw != "" {
			if p.surface = fold(p.raw); strings.TrimSpace(p.surface) == "" {
				r.wrong(v, "%q is nothing that can be seen; remove it", "「%s」は目に見える文字ではありません。消してください", p.raw)
			}
		}
	}
	if n.Kind == yaml.ScalarNode {
		surface(n)
	} else {
		keys := []key{
			{"surface", false, surface},
			{"lemmas", false, func(v *yaml.Node) {
				ways++
				p.raw = r.text(v, "lemmas")
				p.words = strings.Fields(p.raw)
			}},
			{"regexp", false, func(v *yaml.Node) { ways++; p.raw = v.Value; p.re = r.regexp(v, "regexp") }},
			{"written", false, func(v *yaml.Node) { p.written = r.regexp(v, "written") }},
		}
		if variant {
			keys = append(keys,
				key{"preferred", false, func(v *yaml.Node) { p.preferred = r.text(v, "preferred") }},
				key{"when", false, func(v *yaml.Node) { p.when = r.conditions(v, "when") }},
				key{"unless", false, func(v *yaml.Node) { p.unless = r.conditions(v, "unless") }})
		}
		r.mapping(n, what, keys...)
		if ways != 1 && len(r.problems) == wrong {
			r.wrong(n, "an entry of %[1]s has exactly one of surface, lemmas and regexp", "%[1]s の各項目には surface、lemmas、regexp のどれか一つだけを書いてください", what)
		}
		if p.written != nil && p.words == nil && ways == 1 {
			r.wrong(n, "written goes with lemmas only; a surface or a regexp says itself how the words are written", "written は lemmas と一緒のときだけ使えます。surface と regexp は、書き方そのものを指定しています")
		}
	}
	if len(r.problems) > wrong {
		return nil
	}
	return p
}

func (r *reader) regexp(n *yaml.Node, what string) *regexp.Regexp {
	s := r.text(n, what)
	if s == "" {
		return nil
	}
	if len(s) > maxPattern {
		r.wrong(n, "the regular expression has more than %d bytes; write several variants", "正規表現が %d バイトを超えています。variants をいくつかに分けてください", maxPattern)
		return nil
	}
	re, err := regexp.Compile(s)
	if err != nil {
		r.wrong(n, "%[1]q is no regular expression (%[2]s); Go's syntax (RE2) has no look-around and no back-references: use before, after or when", "「%[1]s」は正規表現として読めません（%[2]s）。使えるのは RE2 の構文で、先読み・後読みと後方参照はありません。before、after、when を使ってください", s, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		return nil
	}
	if what == "regexp" && re.MatchString("") {
		r.wrong(n, "%q matches where there is nothing; make a part of it compulsory", "「%s」は空の文字列にも当てはまります。必ず現れる部分を入れてください", s)
		return nil
	}
	tree, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		return re // it was compiled from the same
	}
	tree = tree.Simplify()
	if neverMatches(tree) {
		r.wrong(n, "%q can match nothing; correct its character classes", "「%s」は何にも当てはまりません。文字クラスを直してください", s)
		return nil
	}
	if program, err := syntax.Compile(tree); err == nil && len(program.Inst) > occurrence.MaxProgram {
		r.wrong(n, "the regular expression is too large (%[1]d steps, where %[2]d may be); repeat less often than {…} says, or write several variants", "正規表現が大きすぎます（展開すると %[1]d 命令。上限は %[2]d）。{…} の繰り返しを減らすか、variants をいくつかに分けてください", len(program.Inst), occurrence.MaxProgram)
		return nil
	}
	return re
}

// conditions reads what stands around the words found.
func (r *reader) conditions(n *yaml.Node, what string) (out []*condition) {
	r.items(n, what, func(n *yaml.Node) {
		c := &condition{}
		wrong, ways := len(r.problems), 0
		var keys []key
		for _, s := range []scope{before, after, within, sentence, near, text, rest} {
			keys = append(keys, key{string(s), false, func(v *yaml.Node) { ways++; c.scope, c.patterns = s, r.patterns(v, string(s), false) }})
		}
		for _, s := range []scope{negated, warns} {
			keys = append(keys, key{string(s), false, func(v *yaml.Node) { ways++; c.scope, c.want = s, r.yes(v, string(s)) }})
		}
		r.mapping(n, what, keys...)
		if ways != 1 && len(r.problems) == wrong {
			r.wrong(n, "an entry of %[1]s has exactly one of %[2]s; begin another entry with -", "%[1]s の各項目には %[2]s のどれか一つだけを書いてください。別の条件は - で始まる項目に分けます", what, names(keys))
		}
		if len(r.problems) == wrong {
			out = append(out, c)
		}
	})
	return out
}
