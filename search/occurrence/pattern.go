package occurrence

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
)

// Bounds on a regular expression. Its time grows with the text and the program, never more: a text of 4 MB, the longest there is,
// and the largest program take some ten seconds.
const (
	MaxPatternBytes = 500
	MaxProgram      = 1_000 // instructions; お問い?合わ?せ has 11, \p{Han}{1,20} 42
)

// Pattern is a regular expression of package regexp.
type Pattern struct {
	expression *regexp.Regexp
	needs      Need
}

// PatternError says what is wrong with a regular expression and how to mend it.
type PatternError struct{ Reason, Fix string }

func (e *PatternError) Error() string { return e.Reason + "; " + e.Fix }

// Compile reads a regular expression; what is wrong with it is a *PatternError.
func Compile(pattern string) (*Pattern, error) {
	if len(pattern) > MaxPatternBytes {
		return nil, &PatternError{fmt.Sprintf("the regular expression has %d bytes", len(pattern)), fmt.Sprintf("use at most %d", MaxPatternBytes)}
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		reason := err.Error()
		var wrong *syntax.Error
		if errors.As(err, &wrong) {
			reason = fmt.Sprintf("%s: %q", wrong.Code, wrong.Expr)
		}
		return nil, &PatternError{fmt.Sprintf("the regular expression /%s/ cannot be read (%s)", pattern, reason),
			`write it as RE2 has it, with \ before a mark that is meant as itself`}
	}
	tree = tree.Simplify()
	program, err := syntax.Compile(tree)
	if err != nil {
		return nil, &PatternError{err.Error(), "make it simpler"}
	}
	if n := len(program.Inst); n > MaxProgram {
		return nil, &PatternError{fmt.Sprintf("the regular expression is too large (%d instructions)", n),
			fmt.Sprintf("use at most %d: repeat less often than {…} says", MaxProgram)}
	}
	expression, err := regexp.Compile(pattern)
	if err != nil {
		return nil, &PatternError{err.Error(), "make it simpler"}
	}
	return &Pattern{expression, needed(tree)}, nil
}

// Find implements Finder. Where nothing matches, as x* does beside every character, nothing is found.
func (p *Pattern) Find(text string, most int) (found [][2]int) {
	for n := most; ; n = -1 {
		all := p.expression.FindAllStringIndex(text, n)
		found = found[:0]
		for _, m := range all {
			if m[0] < m[1] && len(found) != most {
				found = append(found, [2]int{m[0], m[1]})
			}
		}
		if n < 0 || len(all) < n || len(found) == most {
			return found
		}
	}
}

// Needs implements Finder.
func (p *Pattern) Needs() Need { return p.needs }
