package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

// spaced reads layout A: blank lines between paragraphs, and before each answer its adviser with プロフィールを見る.
func (d *draft) spaced(lines []line) {
	lines = d.body(lines)
	var profiles []int
	for i, l := range lines {
		if l.role == roleProfile {
			profiles = append(profiles, i)
		}
	}
	head, first := d.asked(lines[:profiles[0]])
	if head == first { // no mark ends the question: the first adviser's lines do
		first = d.who(lines, 0, profiles[0], false).from
		head = first
		d.warn(lines[profiles[0]].n, "body", "no line marks the end of the question", "check where body and first answer part")
	}
	d.question(lines[:head], split)

	var heads []adviser
	for i, at := range profiles {
		from := first
		if i > 0 {
			from = profiles[i-1] + 1
		}
		heads = append(heads, d.who(lines, from, at, i == 0))
	}
	d.leftover(lines[head:heads[0].from])
	for i, who := range heads {
		to := len(lines)
		if i+1 < len(heads) {
			to = heads[i+1].from
		}
		a := corpus.Answer{Adviser: who.name, Qualifications: who.qualifications, Best: who.best}
		d.answer(&a, split(lines[profiles[i]+1:to]))
		if len(a.Sections) == 0 {
			d.warn(lines[profiles[i]].n, fmt.Sprintf("answers[%d]", len(d.q.Answers)), "the answer has no text", "check the page's layout")
		}
		d.q.Answers = append(d.q.Answers, a)
	}
	d.announced(lines)
}

// leftover is what stands between the question and the first adviser: nothing, a stray line, or an answer whose
// adviser's lines are damaged.
func (d *draft) leftover(lines []line) {
	paras := split(lines)
	switch {
	case len(paras) == 0:
	case len(paras) == 1 && len(paras[0]) == 1:
		d.stray(lines)
	default:
		a := corpus.Answer{}
		d.answer(&a, paras)
		d.q.Answers = append(d.q.Answers, a)
		d.warn(paras[0][0].n, "answers[0].adviser", "the text before the first adviser was taken as an answer without one", "check the page's layout")
	}
}

func (d *draft) stray(lines []line) {
	for _, l := range lines {
		if l.own() {
			d.warn(l.n, "", fmt.Sprintf("the line %q belongs to nothing known; it was left out", l.text), "check the page's layout")
		}
	}
}

// asked finds where the question ends and where the answers begin, after the last of the marks between them (which may
// have two stray lines among them). Without such marks both are the end of lines.
func (d *draft) asked(lines []line) (head, first int) {
	head, first = len(lines), len(lines)
	strays := 0
	for i, l := range lines {
		if l.own() && head < len(lines) {
			if strays++; strays > 2 {
				break
			}
		}
		switch l.role {
		case roleDate:
			d.date(l)
			fallthrough
		case roleCount, roleNotice:
			head, first = min(head, i), i+1
		case roleBest:
			if head == len(lines) {
				return i, i
			}
		}
	}
	return head, first
}

// announced compares the number of answers with the page's own.
func (d *draft) announced(lines []line) {
	for _, l := range lines {
		if l.role != roleCount {
			continue
		}
		n, err := strconv.Atoi(digits.FindString(l.text))
		if err != nil || n != len(d.q.Answers) {
			d.warn(l.n, "answers", fmt.Sprintf("the page announces %s answers, %d were found", digits.FindString(l.text), len(d.q.Answers)), "check the page's layout")
		}
		return
	}
}

var digits = regexp.MustCompile(`[0-9]+`)

// adviser is what stands before an answer; from is the first of its lines.
type adviser struct {
	from           int
	name           string
	qualifications []string
	best           bool
}

// who reads backwards from the profile mark at lines[at], not beyond lines[from]: the name, then qualifications. Before
// the first answer stands nothing else, so there whatever precedes the name qualifies it.
func (d *draft) who(lines []line, from, at int, first bool) adviser {
	a := adviser{from: at}
	i := at
	before := func() *line { // the next line with text, upwards
		for i--; i >= from; i-- {
			if lines[i].role == roleBest {
				a.best, a.from = true, i
			}
			if lines[i].own() {
				return &lines[i]
			}
		}
		return nil
	}
	l := before()
	if l == nil || utf8.RuneCountInString(l.text) > 30 || strings.HasSuffix(l.text, "。") {
		d.warn(lines[at].n, "adviser", "no name before the mark of an adviser", "check the page's layout")
		return a
	}
	a.name, a.from = strings.TrimSpace(l.text), i
	for n := 0; n < 3; n++ {
		l = before()
		if l == nil {
			break
		}
		if !isQualification(l.text) {
			alone := i == 0 || !lines[i-1].own()
			if !first && (n > 0 || !alone || !mayQualify(l.text)) || first && strings.HasSuffix(l.text, "。") {
				break
			}
			d.warn(l.n, "qualifications", fmt.Sprintf("%q was taken as a qualification", l.text), "check that it is not the end of the answer before")
		}
		var parts []string
		for part := range strings.SplitSeq(l.text, "/") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
		a.qualifications = append(parts, a.qualifications...)
		a.from = i
	}
	return a
}

var title = regexp.MustCompile(`(?:コンサルタント|カウンセラー|アドバイザー|プランナー|トレーナー|マネージャー|コーチ|エージェント|技能士|[^\p{Hiragana}]士|資格|検定\s*(?:準?[0-9一二三]級)?|講師|責任者|担当者|相談員|心理師|教員|教諭|主任者|取締役|代表|人事)(?:\(.*\))?$|^元[^\p{Hiragana}]+$`)

// isQualification reports whether a line is an adviser's titles joined by "/".
func isQualification(s string) bool {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 100 || strings.ContainsAny(s, "。、!?「」") || isListItem(s) {
		return false
	}
	for part := range strings.SplitSeq(s, "/") {
		part = strings.TrimSpace(part)
		if utf8.RuneCountInString(part) <= 30 && title.MatchString(part) {
			return true
		}
	}
	return false
}

// mayQualify takes a line of no known title: a few words without a sentence's marks, which could not end an answer.
func mayQualify(s string) bool {
	return utf8.RuneCountInString(s) <= 30 && !strings.ContainsAny(s, "。、!?…:;「」") && !isListItem(s) && !sentence.MatchString(s)
}

var sentence = regexp.MustCompile(`[はをがにでもへ]|ます|です|よう$|[^ァ-ヶ]う$|[くるいたねよ]$`)
