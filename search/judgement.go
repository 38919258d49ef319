package search

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kotae/indexer/decisions"
)

// verdicts checks what is to be decided, and looks up the questions.
func (e *engine) verdicts(judgements []Judgement) ([]decisions.Verdict, error) {
	switch n := len(judgements); {
	case n == 0:
		return nil, &RequestError{"verdicts", "there is none", "send at least one"}
	case n > MaxVerdicts:
		return nil, &RequestError{"verdicts", fmt.Sprintf("there are %d", n), fmt.Sprintf("send at most %d at once", MaxVerdicts)}
	}
	l := e.lookup()
	seen := map[decisions.Pair]int{}
	var out []decisions.Verdict
	for i := range judgements {
		v, bad := l.judge(&judgements[i])
		if bad == nil {
			if before, ok := seen[v.Pair()]; ok {
				bad = &RequestError{"b", fmt.Sprintf("%s and %s are decided in verdicts[%d] already", v.A, v.B, before), "decide about each pair once"}
			}
		}
		if bad != nil {
			bad.Param = fmt.Sprintf("verdicts[%d].%s", i, bad.Param)
			return nil, bad
		}
		seen[v.Pair()] = i
		out = append(out, v)
	}
	return out, nil
}

// judge makes a verdict of a judgement, or says what is wrong with it.
func (l lookup) judge(g *Judgement) (v decisions.Verdict, bad *RequestError) {
	fields, ids := []string{"a", "b", "representative"}, []string{g.A, g.B, g.Representative}
	var docs [3]uint32
	for n, id := range ids {
		if n == 2 && id == "" {
			break
		}
		if id == "" {
			return v, &RequestError{fields[n], "it is missing", "give the id of a question"}
		}
		var ok bool
		if docs[n], ok = l.decided.number(l.gen, id); !ok {
			return v, &RequestError{fields[n], fmt.Sprintf("no question has the id %q", clipped(id)), "take ids from the hits of a search"}
		}
	}
	switch {
	case docs[0] == docs[1]:
		return v, &RequestError{"b", fmt.Sprintf("%q and %q are the same question", clipped(g.A), clipped(g.B)), "name two"}
	case !slices.Contains(decisions.Kinds, g.Kind):
		return v, &RequestError{"kind", fmt.Sprintf("there is no verdict %q", clipped(string(g.Kind))), "use " + Listed(decisions.Kinds)}
	case g.Kind == decisions.Duplicate && g.Representative == "":
		return v, &RequestError{"representative", "it is missing", "name the one of the two questions that stands for both"}
	case g.Kind == decisions.Duplicate && docs[2] != docs[0] && docs[2] != docs[1]:
		return v, &RequestError{"representative", fmt.Sprintf("%q is neither of the two questions", clipped(g.Representative)), "name the one that stands for both"}
	case g.Kind != decisions.Duplicate && g.Representative != "":
		return v, &RequestError{"representative", "only duplicates have one", "leave it out, or use the verdict " + string(decisions.Duplicate)}
	case isReworded(g.Read[0], l.gen.Columns.Prints[docs[0]]), isReworded(g.Read[1], l.gen.Columns.Prints[docs[1]]):
		return v, &RequestError{"read", "a text was changed after it was read", "read it again"}
	case len(g.Note) > MaxVerdictNoteBytes:
		return v, &RequestError{"note", fmt.Sprintf("it has %d bytes", len(g.Note)), fmt.Sprintf("use at most %d", MaxVerdictNoteBytes)}
	}
	note := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(g.Note)
	if !utf8.ValidString(note) || strings.ContainsFunc(note, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		return v, &RequestError{"note", "it has a character that is none", "write it anew"}
	}
	columns := l.gen.Columns
	v = decisions.Verdict{
		A: columns.IDs[docs[0]], B: columns.IDs[docs[1]], Kind: g.Kind, Note: note,
		WordingA: columns.Prints[docs[0]], WordingB: columns.Prints[docs[1]],
	}
	if g.Kind == decisions.Duplicate {
		v.Representative = columns.IDs[docs[2]]
	}
	v.Turn()
	return v, nil
}

// isReworded reports that a text has another wording than the one that was read, if that is said.
func isReworded(read, wording string) bool { return read != "" && read != wording }

// mendable makes a *RequestError of a contradiction between what is wanted and what was decided, or within it.
func mendable(err error, wanted []decisions.Verdict) error {
	var c *decisions.ContradictionError
	if !errors.As(err, &c) {
		return err
	}
	sent := func(v *decisions.Verdict) bool {
		return slices.ContainsFunc(wanted, func(w decisions.Verdict) bool { return w.Pair() == v.Pair() })
	}
	v := &c.Broken[0].Verdict
	if apart := c.Broken[0].Apart; apart != nil && !sent(apart) { // that is in the way, not what it does not let hold
		v = apart
	}
	if sent(v) {
		return &RequestError{"verdicts", fmt.Sprintf("that %s does not go with the other verdicts sent, or what was decided before", told(v)),
			"leave it out, or send other verdicts about these questions with it"}
	}
	fix := fmt.Sprintf("decide about %s and %s anew in the same request, or leave this out", v.A, v.B)
	if v.Kind == decisions.Duplicate && c.Broken[0].Apart == nil { // somebody would give it a second one
		fix += fmt.Sprintf("; %s stands for %s, so %s is the one to compare with others", v.Representative, v.Member(), v.Representative)
	}
	return &RequestError{"verdicts", fmt.Sprintf("by this it could not be that %s, as %s decided on %s", told(v), v.By, v.At.Format(time.DateOnly)), fix}
}

func told(v *decisions.Verdict) string {
	if v.Kind == decisions.Duplicate {
		return fmt.Sprintf("%s is a duplicate of %s", v.Member(), v.Representative)
	}
	return fmt.Sprintf("%s and %s are %s", v.A, v.B, v.Kind)
}

// Listed are names as an error tells them.
func Listed[T ~string](names []T) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = string(name)
	}
	return strings.Join(list, ", ")
}

// clipped is the beginning of what a caller sent, to be told.
func clipped(s string) string { return fmt.Sprintf("%.40s", strings.ToValidUTF8(s, "\uFFFD")) }
