package wording

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"kotae/search/audit"
)

var idShape = regexp.MustCompile(`^wording/[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) rule(n *yaml.Node, f *File) {
	wrong := len(r.problems)
	rule := &Rule{file: r.file, line: n.Line, fields: map[field]bool{}, quotes: true}
	var preferred, source string
	var asker *yaml.Node
	r.mapping(n, "rules",
		key{"id", true, func(v *yaml.Node) {
			rule.line = v.Line
			if rule.ID = r.text(v, "id"); rule.ID != "" && !idShape.MatchString(rule.ID) {
				r.wrong(v, "the id %q is not of the form wording/some-name; use small letters, digits and hyphens", "id「%s」の形が違います。wording/some-name のように、英小文字・数字・ハイフンで書いてください", rule.ID)
			}
		}},
		key{"severity", true, func(v *yaml.Node) { rule.Severity = r.severity(v) }},
		key{"about", true, func(v *yaml.Node) { rule.About = r.texts(v, "about") }},
		key{"why", false, func(v *yaml.Node) { rule.Why = r.texts(v, "why") }},
		key{"source", false, func(v *yaml.Node) { source = r.text(v, "source") }},
		key{"message", true, func(v *yaml.Node) { rule.Message = r.message(v) }},
		key{"preferred", false, func(v *yaml.Node) { preferred = r.text(v, "preferred") }},
		key{"fields", false, func(v *yaml.Node) { r.items(v, "fields", func(v *yaml.Node) { r.field(v, rule) }) }},
		key{"exempt", false, func(v *yaml.Node) {
			r.items(v, "exempt", func(v *yaml.Node) {
				switch v.Value {
				case "quotes":
					rule.quotes = false
				case "asker":
					asker = v
				default:
					r.wrong(v, "exempt is quotes, asker or both, not %q", "exempt に書けるのは quotes と asker です（「%s」は使えません）", v.Value)
				}
			})
		}},
		key{"since", false, func(v *yaml.Node) { rule.since = r.day(v, "since") }},
		key{"until", false, func(v *yaml.Node) { rule.until = r.day(v, "until") }},
		key{"variants", true, func(v *yaml.Node) { rule.variants = r.patterns(v, "variants", true) }},
		key{"when", false, func(v *yaml.Node) { rule.when = r.conditions(v, "when") }},
		key{"unless", false, func(v *yaml.Node) { rule.unless = r.conditions(v, "unless") }},
		key{"examples", true, func(v *yaml.Node) { r.examples(v, rule) }})
	r.settle(n, rule, preferred, source, asker)
	if i := slices.IndexFunc(f.Rules, func(o *Rule) bool { return o.ID == rule.ID }); i >= 0 && rule.ID != "" {
		r.wrongLine(rule.line, "there is a rule %[1]q already, in line %[2]d; give this one another id", "ルール「%[1]s」は %[2]d 行目にもあります。別の id を付けてください", rule.ID, f.Rules[i].line)
	}
	if len(r.problems) == wrong {
		f.Rules = append(f.Rules, rule)
	}
}

// settle fills in what a rule leaves open, and checks what its parts say together.
func (r *reader) settle(n *yaml.Node, rule *Rule, preferred, source string, asker *yaml.Node) {
	if asker != nil && (rule.fields[title] || rule.fields[body]) {
		r.wrong(asker, "fields has title or body, and exempt has asker, whose words these are; remove one of them", "fields に title か body があるのに、exempt の asker がそれを対象外にしています。どちらかを消してください")
	}
	if len(rule.fields) == 0 {
		for _, f := range allFields {
			rule.fields[f] = true
		}
	}
	if asker != nil {
		delete(rule.fields, title)
		delete(rule.fields, body)
	}
	for _, p := range rule.variants {
		if p.preferred == "" {
			p.preferred = preferred
		}
		if p.preferred != "" && p.surface != "" && fold(p.preferred) == p.surface {
			r.wrongLine(p.line, "%[1]q and what is preferred, %[2]q, differ in width or case alone, which do not count here; write a regexp, which looks at the text as it stands", "「%[1]s」と preferred の「%[2]s」は全角・半角や大文字・小文字しか違わず、区別されません。文字をそのまま調べる regexp で書いてください", p.raw, p.preferred)
		}
		if p.preferred == "" && strings.Contains(rule.Message.English+rule.Message.Japanese, "{preferred}") {
			r.wrongLine(p.line, "the message tells what is {preferred}, but the rule has no preferred for %q; add it", "message に {preferred} がありますが、「%s」に対する preferred がありません。書き足してください", p.raw)
		}
	}
	if !rule.since.IsZero() && !rule.until.IsZero() && rule.until.Before(rule.since) {
		r.wrong(n, "until is before since: the rule never counts; correct one of them", "until が since より前なので、このルールは一度も使われません。どちらかを直してください")
	}
	if rule.Why == (audit.Texts{}) {
		rule.Why = rule.About
	}
	if source != "" {
		rule.Why.English += " (" + source + ")"
		rule.Why.Japanese += "（" + source + "）"
	}
}

func (r *reader) wrongLine(line int, english, japanese string, args ...any) {
	r.problems = append(r.problems, newProblem(r.file, line, english, japanese, args...))
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func (r *reader) message(n *yaml.Node) audit.Texts {
	t := r.texts(n, "message")
	for _, p := range placeholder.FindAllString(t.English+t.Japanese, -1) {
		if p != "{found}" && p != "{preferred}" {
			r.wrong(n, "the message has %q; it may have {found} and {preferred}", "message に「%s」があります。使えるのは {found} と {preferred} だけです", p)
			break
		}
	}
	return t
}

func (r *reader) field(n *yaml.Node, rule *Rule) {
	f := field(n.Value)
	if !slices.Contains(allFields, f) {
		r.wrong(n, "fields are title, body, headline and answer, not %q", "fields に書けるのは title、body、headline、answer です（「%s」は使えません）", n.Value)
		return
	}
	rule.fields[f] = true
}

func (r *reader) day(n *yaml.Node, what string) time.Time {
	d, err := time.Parse(time.DateOnly, n.Value)
	if err != nil {
		r.wrong(n, "%[1]s wants a day such as 2027-04-01, not %[2]q", "%[1]s には 2027-04-01 のような日付を書いてください（「%[2]s」は使えません）", what, n.Value)
	}
	return d
}

func (r *reader) examples(n *yaml.Node, rule *Rule) {
	read := func(match bool) func(*yaml.Node) {
		return func(v *yaml.Node) {
			r.items(v, "examples", func(v *yaml.Node) {
				e := &example{file: r.file, line: v.Line, match: match, texts: map[field]string{}}
				if v.Kind == yaml.ScalarNode {
					e.texts[""] = r.text(v, "examples")
				} else {
					var keys []key
					for _, f := range allFields {
						keys = append(keys, key{string(f), false, func(v *yaml.Node) { e.texts[f] = r.text(v, "examples") }})
					}
					r.mapping(v, "examples", keys...)
				}
				rule.examples = append(rule.examples, e)
			})
		}
	}
	r.mapping(n, "examples", key{"match", true, read(true)}, key{"pass", true, read(false)})
}
