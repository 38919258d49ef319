package wordpress

import (
	"cmp"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"time"

	"kotae/corpus"
	"kotae/corpus/markup"
)

// item makes the record of a post that is a question, or says why it is none.
func (x *export) item(p *post, answers []post) corpus.Item {
	if reason, fix := hidden(p); reason != "" {
		return corpus.Item{Refused: &corpus.Problem{File: x.name, Line: p.Line, Reason: reason, Fix: fix}}
	}
	q := &corpus.Question{
		ID: p.ID, URL: strings.TrimSpace(p.Link), Title: markup.Parse(p.Title).Line(),
		Asked: day(p.Date), Categories: categories(p.Terms), Source: corpus.Source{File: x.name, Line: p.Line},
	}
	if id, ok := corpus.AddressID(q.URL); ok {
		q.ID = id
	}
	if p.Modified != p.Date { // WordPress writes the first date where nothing was changed
		q.Updated = day(p.Modified)
	}
	fields := x.valuesOf(p.Meta)
	q.Asker.Status, q.Asker.Gender = fields.first("status"), fields.first("gender")
	if roleOf(p.Type) == faq {
		a := x.answer(p, q.URL)
		a.Headline = fields.first("headline") // the title is the question's
		q.Answers = append(q.Answers, a.Answer)
		q.Links = a.links
		x.unread[commentsElsewhere] += said(p.Comments)
	} else {
		content := markup.Parse(markedUp(p.Content))
		q.Body = content.Text()
		best := fields.first("best_answer")
		slices.SortStableFunc(answers, func(a, b post) int { return cmp.Compare(a.Date, b.Date) })
		for _, below := range answers {
			if reason, _ := hidden(&below); reason != "" {
				x.unread[hiddenAnswers]++
				continue
			}
			x.unread[commentsElsewhere] += said(below.Comments)
			a := x.answer(&below, q.URL)
			a.Best = a.Best || best != "" && best == below.ID
			q.Answers, q.Links = append(q.Answers, a.Answer), append(q.Links, a.links...)
		}
		for _, c := range p.Comments {
			switch a, ok := commented(c); {
			case ok && x.byAsker(p, c):
				x.unread[commentsOfAskers]++
			case ok:
				q.Answers = append(q.Answers, a)
			}
		}
	}
	q.Fill()
	if problems := q.Validate(); len(problems) > 0 {
		problem := problems[0]
		problem.File, problem.Line = x.name, p.Line
		return corpus.Item{Rejected: &problem}
	}
	return corpus.Item{Question: q}
}

// hidden is why a post is not for visitors, or nothing.
func hidden(p *post) (reason, fix string) {
	switch {
	case p.Status != "publish" && p.Status != "closed": // a topic without further replies
		return fmt.Sprintf("post %s is not published (%.20s)", p.ID, p.Status), "publish it on the site if visitors are to find it"
	case p.Password != "":
		return fmt.Sprintf("post %s is protected by a password", p.ID), "remove the password if visitors are to find it"
	}
	return "", ""
}

// answered is an answer with the links in its text.
type answered struct {
	corpus.Answer
	links []corpus.Link
}

// answer makes an answer of a post's content.
func (x *export) answer(p *post, address string) answered {
	content := markup.Parse(markedUp(p.Content))
	fields := x.valuesOf(p.Meta)
	title := markup.Parse(p.Title).Line()
	if untitled[p.Type] {
		title = ""
	}
	a := answered{Answer: corpus.Answer{
		ID: cmp.Or(fields.first("answer_id"), "p"+p.ID), Adviser: cmp.Or(fields.first("adviser"), x.authors[p.Creator].DisplayName, p.Creator),
		Qualifications: fields["qualifications"], Headline: cmp.Or(fields.first("headline"), title),
		Sections: content.Sections(), Best: truth(fields.first("best")),
	}}
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	a.links = append(content.Links(base), corpus.Pointers(&a.Answer)...)
	return a
}

// commented makes an answer of a comment, unless it is a pingback, spam or not approved yet.
func commented(c comment) (corpus.Answer, bool) {
	if c.Approved != "1" || c.Type != "" && c.Type != "comment" && c.Type != "answer" {
		return corpus.Answer{}, false
	}
	sections := markup.Sections(markedUp(c.Content))
	return corpus.Answer{ID: "c" + c.ID, Adviser: strings.TrimSpace(c.Author), Sections: sections}, len(sections) > 0
}

// said is how many of the comments commented would take.
func said(comments []comment) int {
	n := 0
	for _, c := range comments {
		if _, ok := commented(c); ok {
			n++
		}
	}
	return n
}

// byAsker reports whether who asks has commented on the own question: to thank, or to add something.
func (x *export) byAsker(p *post, c comment) bool {
	by, asker := x.authors[p.Creator], strings.TrimSpace(c.Author)
	if by.ID != "" && by.ID != "0" && c.UserID != "" && c.UserID != "0" {
		return by.ID == c.UserID
	}
	return asker != "" && (asker == p.Creator || asker == by.DisplayName)
}

// categories are a post's categories and tags; those that WordPress and its themes put on every post say nothing.
func categories(terms []term) []string {
	var names []string
	for _, t := range terms {
		name := strings.TrimSpace(html.UnescapeString(t.Name))
		if name == "" || name == "未分類" || name == "Uncategorized" || t.Domain == "post_format" || t.Domain == "nav_menu" ||
			slices.Contains(names, name) {
			continue
		}
		names = append(names, name)
	}
	return names
}

// day is the date of WordPress's local time, or "" for none.
func day(s string) string {
	t, err := time.Parse(time.DateTime, strings.TrimSpace(s))
	if err != nil || t.Year() < 1 {
		return ""
	}
	return t.Format(time.DateOnly)
}
