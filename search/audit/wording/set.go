package wording

import (
	"regexp"
	"strings"
	"sync"

	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// Set is the rules of one audit: those that come along, as a site wants them, and its own.
type Set struct {
	Rules   []*Rule
	lists   map[string][]string
	changes []change

	compiled sync.Once
	pass     *pass // once it is compiled
}

// Load puts together the rules that come along and a site's own file, which may be nil. With problems, all of them about the
// site's file, what is without faults is in the set all the same. Others are the ids of rules beside those of wording, which a
// site may change too.
func Load(own *File, others ...string) (*Set, []Problem) {
	files := shipped()
	if own != nil {
		files = append(files[:len(files):len(files)], own)
	}
	return assemble(files, others)
}

func assemble(files []*File, others []string) (*Set, []Problem) {
	s := &Set{lists: map[string][]string{}}
	var problems []Problem
	byID := map[string]*Rule{}
	for _, f := range files {
		for name, l := range f.lists {
			if s.lists[name] != nil {
				problems = append(problems, newProblem(f.Name, l.line, "the list %q comes along already; give this one another name", "一覧「%s」は初めから用意されています。別の名前を付けてください", name))
				continue
			}
			s.lists[name] = l.words
		}
	}
	for _, f := range files {
		for _, r := range f.Rules {
			if byID[r.ID] != nil {
				problems = append(problems, newProblem(f.Name, r.line, "a rule %q comes along already; give this one another id, or change that one under changes", "ルール「%s」は初めから用意されています。別の id を付けるか、changes で元のルールを変更してください", r.ID))
				continue
			}
			c := *r // what another site changes is not this one's
			byID[r.ID] = &c
			s.Rules = append(s.Rules, &c)
			problems = append(problems, s.expand(&c)...)
		}
	}
	known := map[string]bool{}
	for _, id := range others {
		known[id] = true
	}
	for _, f := range files {
		for _, c := range f.changes {
			if r := byID[c.rule]; r != nil {
				r.off = r.off || c.off
				if c.severity != "" {
					r.Severity = c.severity
				}
			} else if !known[c.rule] {
				problems = append(problems, newProblem(f.Name, c.line, "there is no rule %q to change; kotae audit rules lists them", "変更しようとしている「%s」というルールはありません。kotae audit rules で一覧できます", c.rule))
				continue
			}
			s.changes = append(s.changes, c)
		}
	}
	return s, problems
}

// Change applies what the site wants otherwise to a rule of any family; keep is false where it is switched off.
func (s *Set) Change(r audit.Rule) (changed audit.Rule, keep bool) {
	keep = true
	for _, c := range s.changes {
		if c.rule == r.ID {
			keep = keep && !c.off
			if c.severity != "" {
				r.Severity = c.severity
			}
		}
	}
	return r, keep
}

var listName = regexp.MustCompile(`<([^<>]*)>`)

// expand puts the words of lists where their names stand.
func (s *Set) expand(r *Rule) (problems []Problem) {
	one := func(patterns []*pattern) (out []*pattern) {
		for _, p := range patterns {
			q := *p
			name := listName.FindStringSubmatch(q.raw)
			switch {
			case q.re != nil || name == nil:
				out = append(out, &q)
			case s.lists[name[1]] == nil:
				problems = append(problems, newProblem(p.file, p.line, "there is no list %q; add it under lists, or correct its name", "「%s」という一覧はありません。lists に書き足すか、名前を直してください", name[1]))
			case q.words == nil: // a list of surfaces
				for _, w := range s.lists[name[1]] {
					v := q
					v.raw = strings.Replace(q.raw, name[0], w, 1)
					v.surface = fold(v.raw)
					out = append(out, &v)
				}
			default:
				q.words = nil
				for _, w := range p.words {
					q.words = append(q.words, listName.ReplaceAllStringFunc(w, func(m string) string {
						if s.lists[m[1:len(m)-1]] == nil {
							problems = append(problems, newProblem(p.file, p.line, "there is no list %q; add it under lists, or correct its name", "「%s」という一覧はありません。lists に書き足すか、名前を直してください", m[1:len(m)-1]))
							return w
						}
						return strings.Join(s.lists[m[1:len(m)-1]], "|")
					}))
				}
				out = append(out, &q)
			}
		}
		return out
	}
	conditions := func(cs []*condition) (out []*condition) {
		for _, c := range cs {
			out = append(out, &condition{c.scope, one(c.patterns), c.want})
		}
		return out
	}
	r.variants, r.when, r.unless = one(r.variants), conditions(r.when), conditions(r.unless)
	for _, v := range r.variants {
		v.when, v.unless = conditions(v.when), conditions(v.unless)
	}
	return problems
}

// Compile readies the set for texts that are cut by an analyser. The problems are patterns that can match nothing. It counts the
// first time alone; a set that looks at a text before is compiled for analysis.New.
func (s *Set) Compile(a *analysis.Analyzer) (problems []Problem) {
	s.compiled.Do(func() { problems = s.compile(a) })
	return problems
}

func (s *Set) compile(a *analysis.Analyzer) []Problem {
	warning := &pattern{raw: "<warning>", words: []string{strings.Join(s.lists["warning"], "|")}}
	problems := warning.compile(a)
	s.pass = newPass()
	s.pass.warning = warning
	for _, r := range s.Rules {
		for _, p := range r.patterns() {
			problems = append(problems, p.compile(a)...)
		}
		s.pass.add(r)
	}
	return problems
}

// ready is the compiled set.
func (s *Set) ready() *pass {
	s.compiled.Do(func() {
		a, err := analysis.New()
		if err != nil {
			panic("wording: " + err.Error()) // the dictionary is compiled in
		}
		s.compile(a)
	})
	return s.pass
}

// Audit are the set's rules as an audit asks them. All look at a question's texts in one pass.
func (s *Set) Audit() []audit.Rule {
	var out []audit.Rule
	for i, r := range s.Rules {
		if r.off {
			continue
		}
		out = append(out, audit.Rule{
			ID: r.ID, Severity: r.Severity, About: r.About, Why: r.Why, Message: r.Message, NeedsTerms: true,
			Look: func(q *audit.Question, found func(audit.Hit)) {
				if !r.inForce(q.AsOf) {
					return
				}
				hits := q.Shared(s, func() any { return s.ready().look(q) }).([][]hit)
				for _, h := range hits[i] {
					message := h.message(r)
					found(audit.Hit{Spot: h.text.Spot(h.from, h.to), Message: &message})
				}
			},
		})
	}
	return out
}

var shippedFiles = sync.OnceValue(readShipped)

func shipped() []*File { return shippedFiles() }
