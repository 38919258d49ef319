package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kotae/corpus"
)

// draft is a question in the making.
type draft struct {
	q        corpus.Question
	warnings []corpus.Problem
}

func (d *draft) warn(line int, field, reason, fix string) {
	d.warnings = append(d.warnings, corpus.Problem{Line: line, Field: field, Reason: reason, Fix: fix})
}

// question reads the asker, the title and the body, the same in both layouts.
func (d *draft) question(lines []line, paragraphs func([]line) [][]line) {
	var own []line
	for _, l := range lines {
		if l.role != roleText {
			l = line{n: l.n} // furniture parts paragraphs
		}
		own = append(own, l)
	}
	i := 0
	next := func() int { // the next line with text
		for i < len(own) && own[i].blank() {
			i++
		}
		return i
	}
	later := func() bool { // is there a line for the title after this one?
		for _, l := range own[i+1:] {
			if l.own() {
				return true
			}
		}
		return false
	}
	if next() < len(own) && later() && IsStatus(own[i].text) {
		d.q.Asker.Status = strings.TrimSpace(own[i].text)
		i++
	}
	if next() < len(own) && later() && IsGender(own[i].text) {
		d.q.Asker.Gender = strings.TrimSpace(own[i].text)
		i++
	}
	if next() < len(own) {
		d.q.Title = strings.TrimSpace(own[i].text)
		i++
	}
	d.q.Body = join(paragraphs(own[i:]))
}

var (
	askerStatus = regexp.MustCompile(`^\s*(?:大学|大学院|短大|短期大学|専門学校|専門|専門学生|高専|高校|修士|修士課程|博士|学部|社会人|院)?(?:生|(?:課程)?\s*[0-9MDB]{1,2}\s*(?:年生|年目|年)(?:以上)?)\s*$|^\s*(?:その他|既卒|既卒者|フリーター|第二新卒|浪人生|留学生|無職|休学中|主婦|主夫|会社員|社会人|転職活動中|契約社員|派遣社員|公務員|[MBD][1-6])\s*$`)
	askerGender = regexp.MustCompile(`^\s*(?:男性|女性|男|女|回答しない|無回答|その他|どちらでもない)\s*$`)
)

// IsStatus reports whether a line or a word is what the site tells of a person who asks: 大学4年生, 既卒, その他, …
func IsStatus(s string) bool { return askerStatus.MatchString(s) }

// IsGender reports whether a line or a word is a gender as the site tells it; その他 may also be a status.
func IsGender(s string) bool { return askerGender.MatchString(s) }

var askedDate = regexp.MustCompile(`^([0-9]{4})(?:年|/|-|\.)\s*([0-9]{1,2})(?:月|/|-|\.)\s*([0-9]{1,2})日?$`)

func (d *draft) date(l line) {
	_, value, _ := strings.Cut(l.text, ":")
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	if m := askedDate.FindStringSubmatch(value); m != nil {
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		date := fmt.Sprintf("%s-%02d-%02d", m[1], month, day)
		if _, err := time.Parse(time.DateOnly, date); err == nil {
			d.q.Asked = date
			return
		}
	}
	d.warn(l.n, "asked", fmt.Sprintf("%.60q is not a date; it was left out", value), "write it as 2024年5月12日, 2024/5/12 or 2024-05-12")
}

// body is the page without its first line and without what follows the last answer's end.
func (d *draft) body(lines []line) []line {
	for i, l := range lines {
		if l.role == roleQuestion {
			lines = lines[i+1:]
			break
		}
	}
	for i, l := range lines {
		if l.role != roleFooter || hasRole(lines[i:], roleProfile) || hasRole(lines[i:], roleBest) {
			continue
		}
		left := 0
		for _, t := range lines[i:] {
			if t.own() {
				left++
			}
		}
		if left > 0 {
			d.warn(l.n, "", fmt.Sprintf("%d lines after %q were left out", left, l.text), "check that they belong to other pages")
		}
		return lines[:i]
	}
	return lines
}
