package browser

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
)

//go:embed audit.js
var auditScript string

// Audit checks the page as it is now, and returns what is wrong with it: names of controls as screen readers get them,
// ids, roles, landmarks, headings, contrast, size and focus of what can be pressed, and its width.
func (p *Tab) Audit() []string {
	p.t.Helper()
	var findings []string
	controls := []string{"link", "button", "textbox", "searchbox", "combobox", "listbox", "option", "checkbox", "radio", "menuitem",
		"tab", "switch", "navigation", "dialog"}
	for _, n := range p.Tree() {
		if slices.Contains(controls, n.Role) && n.Name == "" {
			findings = append(findings, fmt.Sprintf("a %s has no name", n.Role))
		}
	}
	return append(findings, Eval[[]string](p, "("+auditScript+")()")...)
}

// Node is what assistive technology gets of an element.
type Node struct {
	Role, Name string
	Value      string
	Properties map[string]string // as expanded, selected, activedescendant
}

// Tree is the page as assistive technology gets it, without what is ignored.
func (p *Tab) Tree() []Node {
	p.t.Helper()
	var nodes []Node
	for _, n := range call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored {
			continue
		}
		node := Node{Role: axText(n.Role), Name: axText(n.Name), Value: axText(n.Value), Properties: map[string]string{}}
		for _, property := range n.Properties {
			node.Properties[string(property.Name)] = axText(property.Value)
		}
		nodes = append(nodes, node)
	}
	return nodes
}

// axText is a value of the accessibility tree as text; of references, the ids.
func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var value any
	if json.Unmarshal(v.Value, &value) == nil && value != nil {
		return fmt.Sprint(value)
	}
	var ids []string
	for _, n := range v.RelatedNodes {
		ids = append(ids, n.Idref)
	}
	return strings.Join(ids, " ")
}
