package page

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"kotae/corpus"
)

//go:embed boilerplate.txt
var boilerplateText string

// role says what a line of a page marks; the empty role is the page's own text.
type role string

const (
	roleText     role = ""
	roleDrop     role = "-"
	roleQuestion role = "question" // the page's first line
	roleCount    role = "count"    // how many advisers answer
	roleDate     role = "date"
	roleNotice   role = "notice" // ends the question
	roleBest     role = "best"   // stands before the best answer
	roleProfile  role = "profile"
	roleFooter   role = "footer" // what follows is other pages' text
)

// line is one line of a page dump.
type line struct {
	text string
	n    int // 1 for the file's first line
	role role
}

func (l line) blank() bool { return l.role == roleText && l.text == "" }
func (l line) own() bool   { return l.role == roleText && l.text != "" }

// boilerplate is the list of markers, as boilerplate.txt describes it.
type boilerplate struct {
	exact, prefix map[string]role
	counted       map[string]role // what follows the number of an exact line with {n}
	blocks        []block
}

type block struct {
	start, item string
	max         int
}

func parseBoilerplate(text string) (*boilerplate, error) {
	list := &boilerplate{exact: map[string]role{}, prefix: map[string]role{}, counted: map[string]role{}}
	for i, l := range strings.Split(text, "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		bad := fmt.Errorf("boilerplate.txt:%d: %q is not kind, role and text with tabs between; see the head of the file", i+1, l)
		f := strings.Split(l, "\t")
		if len(f) != 3 || f[2] == "" {
			return nil, bad
		}
		marker := key(f[2])
		switch f[0] {
		case "exact":
			if rest, ok := strings.CutPrefix(marker, "{n}"); ok {
				list.counted[rest] = role(f[1])
			} else {
				list.exact[marker] = role(f[1])
			}
		case "prefix":
			list.prefix[marker] = role(f[1])
		case "block":
			p := strings.Split(marker, "|")
			if len(p) != 3 || p[0] == "" || p[1] == "" {
				return nil, bad
			}
			max, err := strconv.Atoi(p[2])
			if err != nil || max < 1 {
				return nil, bad
			}
			list.blocks = append(list.blocks, block{start: p[0], item: p[1], max: max})
		default:
			return nil, bad
		}
	}
	return list, nil
}

// key is the form in which lines are compared.
func key(s string) string { return strings.Join(strings.Fields(corpus.Normalize(s)), "") }

func (b *boilerplate) role(text string) role {
	k := strings.Join(strings.Fields(text), "")
	if r, ok := b.exact[k]; ok {
		return r
	}
	if r, ok := b.counted[strings.TrimLeft(k, "0123456789")]; ok && k[0] >= '0' && k[0] <= '9' {
		return r
	}
	for p, r := range b.prefix {
		if strings.HasPrefix(k, p) {
			return r
		}
	}
	return roleText
}

// Furniture reports whether a line is the site's furniture, or begins a block of it as a sentence of an answer would not. An
// audit looks for what readers of other formats have left in a text.
func (r *Reader) Furniture(line string) bool {
	line = strings.TrimSpace(corpus.Normalize(line))
	if line == "" {
		return false
	}
	if r.list.role(line) != roleText {
		return true
	}
	k := strings.Join(strings.Fields(line), "")
	for _, b := range r.list.blocks {
		if strings.HasPrefix(k, b.start) && !strings.HasSuffix(k, "。") {
			return true
		}
	}
	return false
}

// mark splits a normalised text into lines, gives each its role and drops the blocks. It returns warnings for lines
// that only look like a block.
func (b *boilerplate) mark(text string) ([]line, []corpus.Problem) {
	var lines []line
	for i, t := range strings.Split(text, "\n") {
		lines = append(lines, line{text: t, n: i + 1, role: b.role(t)})
	}
	var warnings []corpus.Problem
	for _, k := range b.blocks {
		warnings = append(warnings, k.drop(lines)...)
	}
	return lines, warnings
}

// drop removes the block from a page. An answer may begin with the same words, so a line starts a block only after the
// question, not right after a mark (there stands an answer's headline), and not as a sentence; and a block ends where
// the page's own text ends or the next answer begins.
func (k block) drop(lines []line) (warnings []corpus.Problem) {
	var starts []int
	prev := roleText
	asked := hasRole(lines, roleNotice)
	for i, l := range lines {
		if l.role == roleNotice {
			asked = false
		}
		if l.own() {
			guarded := asked || prev == roleProfile || prev == roleBest || prev == roleNotice
			if !guarded && strings.HasPrefix(strings.Join(strings.Fields(l.text), ""), k.start) && !strings.HasSuffix(l.text, "。") {
				starts = append(starts, i)
			}
		}
		if !l.blank() {
			prev = l.role
		}
	}
	for n, i := range starts {
		last := n == len(starts)-1
		limit := min(len(lines), i+1+k.max)
		if !last {
			limit = min(limit, starts[n+1])
		}
		end := k.end(lines[:limit], i+1)
		switch {
		case end >= 0 && ends(lines[end+1:]):
			for j := i; j <= end; j++ {
				lines[j].role = roleDrop
			}
		case !last: // the promotion itself comes later
		case end >= 0:
			warnings = append(warnings, corpus.Problem{Line: lines[i].n,
				Reason: fmt.Sprintf("%q starts like a promotion, but text follows its list; it was kept", lines[i].text),
				Fix:    "check the page, and boilerplate.txt if it is a promotion"})
		default:
			warnings = append(warnings, corpus.Problem{Line: lines[i].n,
				Reason: fmt.Sprintf("%q starts a promotion whose end was not found; only this line was removed", lines[i].text),
				Fix:    "check the page, and boilerplate.txt if lines of a promotion are left"})
			lines[i].role = roleDrop
		}
	}
	return warnings
}

// end finds the last line of the first run of items, or -1.
func (k block) end(lines []line, from int) int {
	end := -1
	for i := from; i < len(lines); i++ {
		switch l := lines[i]; {
		case l.blank():
		case !l.own():
			return end
		case strings.HasPrefix(l.text, k.item):
			end = i
		case end >= 0:
			return end
		}
	}
	return end
}

// ends reports whether no text of the current answer follows: nothing, furniture, or the next adviser's lines.
func ends(rest []line) bool {
	texts := 0
	for _, l := range rest {
		switch {
		case l.blank():
		case l.role == roleProfile:
			return true
		case !l.own():
			if texts == 0 {
				return true
			}
			return false
		default:
			if texts++; texts > 3 {
				return false
			}
		}
	}
	return texts == 0
}

func hasRole(lines []line, r role) bool {
	for _, l := range lines {
		if l.role == r {
			return true
		}
	}
	return false
}
