package analysis

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Problem is something in a user dictionary that an editor should mend.
type Problem struct {
	File    string
	Line    int
	Text    string
	Warning bool // the word is taken, but may not do what was meant
}

// Error gives the problem with its place.
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// wordLinter finds what would break the cut of texts, or have no effect on it.
type wordLinter struct {
	file     string
	line     int
	seen     map[string]int
	problems []Problem
}

func (l *wordLinter) report(warning bool, format string, args ...any) {
	l.problems = append(l.problems, Problem{l.file, l.line, fmt.Sprintf(format, args...), warning})
}

// word looks at one word, and reports whether it can be taken.
func (l *wordLinter) word(u *UserWord) bool {
	errors := len(l.problems)
	if folded := Fold(u.Surface).Text; folded != u.Surface {
		l.report(false, "%q never occurs in folded text, write %q", u.Surface, folded)
	} else if first, had := l.seen[u.Surface]; had {
		l.report(false, "%q stands on line %d already", u.Surface, first)
	} else if utf8.RuneCountInString(u.Surface) < 2 {
		l.report(false, "%q is one character and would hide longer words; leave it out", u.Surface)
	}
	if u.Reading == "" {
		l.report(false, "%q has no reading; write it in katakana in the second column", u.Surface)
	}
	l.folded("the term", u.Term)
	for _, p := range u.Parts {
		l.folded("the part", p)
	}
	for _, s := range u.NotBefore {
		l.folded("what does not follow,", s)
	}
	if len(l.problems) > errors {
		return false
	}
	l.seen[u.Surface] = l.line
	l.doubts(u)
	return true
}

func (l *wordLinter) folded(what, text string) {
	if folded := FoldText(text).Text; folded != text {
		l.report(false, "%s %q never occurs in folded text, write %q", what, text, folded)
	}
}

// doubts warns of words that can be taken but may not do what was meant.
func (l *wordLinter) doubts(u *UserWord) {
	if kana := strings.Map(kanaOnly, u.Reading); utf8.RuneCountInString(kana) != utf8.RuneCountInString(u.Reading) {
		l.report(true, "the reading %q is not all kana", u.Reading)
	}
	folded := FoldText(u.Surface).Text
	switch {
	case strings.ContainsFunc(folded, func(r rune) bool { s := ScriptOf(r); return s == Latin || s == Digit }):
		l.report(true, "%q is never cut as one word, because texts are cut before and after letters and digits; leave it out", u.Surface)
	case strings.ContainsFunc(folded, isTerminator), utf8.RuneCountInString(folded) > maxRun:
		l.report(true, "%q is never cut as one word, because it goes beyond a sentence or is too long; leave it out", u.Surface)
	case utf8.RuneCountInString(folded) == 2 && OneScript(folded) == Hiragana:
		l.report(true, "%q is two hiragana and may cut other words in pieces; try it with kotae dict diff", u.Surface)
	}
	for _, p := range u.Parts {
		if p == cmp.Or(u.Term, u.Surface) {
			l.report(true, "%q is its own part; leave the part out", p)
		}
	}
}
