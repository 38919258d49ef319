package wording

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"kotae/search/audit"
)

// FileName is the file of a data directory that holds a site's own rules.
const FileName = "audit-rules.yaml"

// maxFile bounds a rules file in bytes: some thousand rules.
const maxFile = 1 << 20

// File is what a rules file says, before it is put together with others.
type File struct {
	Name    string
	Rules   []*Rule
	lists   map[string]list
	changes []change
}

// list is words that stand in patterns under one name: <name>.
type list struct {
	line  int
	words []string
}

// change is what a site wants otherwise of a rule that comes along.
type change struct {
	line     int
	rule     string
	severity audit.Severity // "" leaves it
	off      bool
	reason   string
}

// ReadFile reads a rules file; what is wrong in it comes as problems, and the rules without faults all the same.
func ReadFile(path string) (*File, []Problem, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close() // read-only: nothing can be lost
	return Read(path, f)
}

// Read is ReadFile of what is open already; its name is for the problems.
func Read(name string, in io.Reader) (*File, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("the rules cannot be read: %w", err)
	}
	f := &File{Name: name, lists: map[string]list{}}
	r := &reader{file: name}
	if len(data) > maxFile {
		r.problems = append(r.problems, newProblem(name, 0, "it has more than %d bytes, too many for rules; split off what is no rule", "%d バイトを超えています。ルールのファイルとしては大きすぎるので、ルール以外の内容を別のファイルに分けてください", maxFile))
		return f, r.problems, nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return f, nil, nil // nothing but comments
	case err != nil:
		return f, []Problem{syntaxProblem(name, err)}, nil
	}
	if err := dec.Decode(&more); err == nil {
		r.wrong(&more, "a second document begins after ---; put all rules under one rules:", "--- の後に二つ目の文書があります。ルールは一つの rules: の下にまとめてください")
	} else if !errors.Is(err, io.EOF) {
		return f, []Problem{syntaxProblem(name, err)}, nil
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return f, nil, nil
	}
	r.mapping(root, name,
		key{"lists", false, func(n *yaml.Node) { r.lists(n, f) }},
		key{"rules", false, func(n *yaml.Node) { r.items(n, "rules", func(n *yaml.Node) { r.rule(n, f) }) }},
		key{"changes", false, func(n *yaml.Node) { r.items(n, "changes", func(n *yaml.Node) { r.change(n, f) }) }})
	return f, r.problems, nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

func syntaxProblem(name string, err error) Problem {
	line, reason := 0, err.Error()
	if m := yamlLine.FindStringSubmatch(reason); m != nil {
		line, _ = strconv.Atoi(m[1])
		reason = m[2]
	}
	return newProblem(name, line, "this is no YAML (%s); look at the indentation here and above, with spaces and no tabs, and put texts with : or # between quotes",
		"YAML として読めません（%s）。この行とその前の字下げ（タブではなく空白）を確かめ、: や # を含む文字列は引用符で囲んでください", reason)
}

func (r *reader) lists(n *yaml.Node, f *File) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "lists is a mapping of names to lists of words", "lists は「名前: [語, 語]」の形で書いてください")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, l := n.Content[i], list{line: n.Content[i].Line}
		if first, ok := f.lists[name.Value]; ok {
			r.wrong(name, "the list %[1]q is there twice, first in line %[2]d; keep one", "一覧「%[1]s」が二つあります（一つ目は %[2]d 行目）。どちらかを消してください", name.Value, first.line)
			continue
		}
		r.items(n.Content[i+1], "lists."+name.Value, func(v *yaml.Node) {
			if s := r.text(v, "lists."+name.Value); s != "" {
				l.words = append(l.words, s)
			}
		})
		f.lists[name.Value] = l
	}
}

func (r *reader) change(n *yaml.Node, f *File) {
	c := change{line: n.Line}
	r.mapping(n, "changes",
		key{"rule", true, func(v *yaml.Node) { c.rule = r.text(v, "rule") }},
		key{"severity", false, func(v *yaml.Node) { c.severity = r.severity(v) }},
		key{"off", false, func(v *yaml.Node) { c.off = r.yes(v, "off") }},
		key{"reason", true, func(v *yaml.Node) { c.reason = r.text(v, "reason") }})
	if !c.off && c.severity == "" {
		r.wrong(n, "the change of %q changes nothing; write off: true or a severity", "「%s」の変更が何も変えていません。off: true か severity を書いてください", c.rule)
		return
	}
	f.changes = append(f.changes, c)
}

func (r *reader) severity(n *yaml.Node) audit.Severity {
	s := audit.Severity(r.text(n, "severity"))
	if s != "" && s.Rank() < 0 {
		r.wrong(n, "severity is note, warning or error, not %q", "severity は note、warning、error のいずれかです（「%s」は使えません）", string(s))
	}
	return s
}
