package table

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kotae/corpus"
)

const maxColumns = 10_000

// header is what the columns hold.
type header struct {
	columns []column
	// answers is how many answers a row has columns for; 1 also where each answer has a row.
	answers   int
	answerRow bool // each answer has a row
}

// column is what one column holds: a field, and for an answer's the number of the answer.
type column struct {
	field  field
	answer int  // in the header 0 where there is no number; in header.columns the place among the row's answers
	none   bool // nothing that is known
}

// understand finds out what the columns of a header hold. unknown are the headers that say nothing.
func understand(cells []string, columns map[string]string) (h header, unknown []string, p *corpus.Problem) {
	if len(cells) > maxColumns {
		return h, nil, &corpus.Problem{Reason: fmt.Sprintf("the header has %d columns, more than %d", len(cells), maxColumns), Fix: "check what separates the columns"}
	}
	told := make(map[string]column, len(columns))
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		c, ok := named(columns[name])
		if !ok {
			return h, nil, &corpus.Problem{Field: name, Reason: fmt.Sprintf("%q is not a field", columns[name]), Fix: "use one of " + strings.Join(fieldNames[:], ", ") + "; for numbered columns answer1, adviser1 and so on"}
		}
		told[plainHeader(name)] = c
	}
	h.columns = make([]column, len(cells))
	taken := map[column]int{}
	find := func(kind func(name string) (column, bool)) {
		for i, cell := range cells {
			if p != nil || !h.columns[i].none {
				continue
			}
			c, ok := kind(plainHeader(cell))
			if !ok {
				continue
			}
			if other, again := taken[c]; again {
				p = &corpus.Problem{Reason: fmt.Sprintf("the columns %.60q and %.60q both hold %s", cells[other], cell, c), Fix: "say under [import.columns] in kotae.toml which one does, and give the other another header"}
				continue
			}
			taken[c], h.columns[i] = i, c
		}
	}
	for i := range h.columns {
		h.columns[i].none = true
	}
	find(func(name string) (column, bool) { c, ok := told[name]; return c, ok })
	settled := maps.Clone(taken) // what is told is not contradicted by what is known
	find(func(name string) (column, bool) {
		c, ok := named(name)
		_, again := settled[c]
		return c, ok && !again
	})
	find(func(name string) (column, bool) {
		name, n := numbered(name)
		for _, f := range vague[name] {
			c := column{field: f, answer: n}
			_, again := taken[c]
			_, located := taken[column{field: fieldURL}]
			if !again && (n == 0 || f.ofAnswer()) && (f != fieldID || !located) { // beside addresses, a number is the row's
				return c, true
			}
		}
		return column{}, false
	})
	if p != nil {
		return h, nil, p
	}
	for i, c := range h.columns {
		if c.none && plainHeader(cells[i]) != "" {
			unknown = append(unknown, cells[i])
		}
	}
	return h, unknown, h.arrange(cells)
}

func (c column) String() string {
	if c.answer == 0 {
		return c.field.String()
	}
	return fmt.Sprintf("%s %d", c.field, c.answer)
}

// named is the column that a name means by itself: a field's name, or for an answer's with a number in it.
func named(name string) (column, bool) {
	name = plainHeader(name)
	if f, ok := headers[name]; ok {
		return column{field: f}, true
	}
	name, n := numbered(name)
	if n == 0 {
		return column{}, false
	}
	for _, prefix := range []string{"", "answer", "回答"} { // answer1_adviser is answer_adviser, and that is adviser
		if f, ok := headers[strings.TrimPrefix(name, prefix)]; ok && f.ofAnswer() {
			return column{f, n, false}, true
		}
	}
	return column{}, false
}

// numbered parts a header from the number of its answer, which is 0 where it has none.
func numbered(name string) (string, int) {
	from := strings.IndexAny(name, "0123456789")
	if from < 0 {
		return name, 0
	}
	rest := strings.TrimLeft(name[from:], "0123456789")
	n, err := strconv.Atoi(name[from : len(name)-len(rest)])
	if err != nil || n < 1 || n > maxColumns {
		return name, 0
	}
	return name[:from] + rest, n
}

// arrange puts the answers of a row in the order of their numbers, and checks that what a question needs is there.
func (h *header) arrange(cells []string) *corpus.Problem {
	var has [fieldCount]bool
	var numbers []int
	for _, c := range h.columns {
		if c.none {
			continue
		}
		has[c.field] = true
		if c.field.ofAnswer() {
			numbers = append(numbers, c.answer)
		}
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	fix := "give the columns these names, or say what they hold with --columns 質問の題=title, or under [import.columns] in kotae.toml; the fields are " + strings.Join(fieldNames[:], ", ")
	switch {
	case !has[fieldTitle] && !has[fieldID] && !has[fieldURL]:
		return &corpus.Problem{Reason: "the columns title and id (or url) are missing; the header is " + list(cells), Fix: fix}
	case !has[fieldTitle]:
		return &corpus.Problem{Reason: "the column title is missing; the header is " + list(cells), Fix: fix}
	case !has[fieldID] && !has[fieldURL]:
		return &corpus.Problem{Reason: "the column id (or url) is missing; the header is " + list(cells), Fix: fix}
	case len(numbers) > 1 && numbers[0] == 0:
		return &corpus.Problem{Reason: "some columns of answers have a number and some have none; the header is " + list(cells), Fix: "give each answer a row of its own, or number all its columns (answer1, adviser1, answer2, …)"}
	}
	h.answers, h.answerRow = len(numbers), len(numbers) == 1 && numbers[0] == 0
	for i := range h.columns {
		c := &h.columns[i]
		if !c.none && c.field.ofAnswer() {
			c.answer, _ = slices.BinarySearch(numbers, c.answer)
		}
	}
	return nil
}

// list quotes the first cells of a header.
func list(cells []string) string {
	const most = 20
	var out []string
	for _, c := range cells[:min(len(cells), most)] {
		out = append(out, fmt.Sprintf("%.40q", c))
	}
	if n := len(cells) - most; n > 0 {
		out = append(out, fmt.Sprintf("and %d more", n))
	}
	return cmp.Or(strings.Join(out, ", "), "empty")
}
