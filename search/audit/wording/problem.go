package wording

import (
	"fmt"

	"kotae/search/audit"
)

// Problem is what is wrong in a rules file, and what to do about it.
type Problem struct {
	File string
	Line int // 1 for the first line; 0 where it is about the whole file
	Text audit.Texts
}

// In is the problem with its place, in a language.
func (p Problem) In(language string) string {
	if p.Line == 0 {
		return p.File + ": " + p.Text.In(language)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text.In(language))
}

func (p Problem) Error() string { return p.In("en") }

func newProblem(file string, line int, english, japanese string, args ...any) Problem {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = shorten(s)
		}
	}
	return Problem{file, line, audit.Texts{English: fmt.Sprintf(english, args...), Japanese: fmt.Sprintf(japanese, args...)}}
}

// shorten keeps what a problem quotes on its line.
func shorten(s string) string {
	const most = 200
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}
