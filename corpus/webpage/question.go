package webpage

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"kotae/corpus"
)

// draft is a question in the making.
type draft struct {
	*reader
	asked    *asked
	q        corpus.Question
	linked   map[string]bool // sentences that have a link
	warnings []corpus.Problem
}

func (d *draft) warn(field, reason, fix string) {
	d.warnings = append(d.warnings, corpus.Problem{Line: d.asked.line, Field: field, Reason: reason, Fix: fix})
}

// questions reads all that the data tells of. What was odd about the page goes with the first.
func (r *reader) questions() []corpus.Item {
	var drafts []*draft
	seen := map[string]bool{}
	for _, a := range r.data.questions {
		d := &draft{reader: r, asked: a, linked: map[string]bool{}, q: corpus.Question{Source: corpus.Source{File: r.name, Line: a.line}}}
		d.read()
		if print := d.q.Fingerprint(); !seen[print] { // else told twice, as by two plugins
			seen[print] = true
			drafts = append(drafts, d)
		}
	}
	if r.left < 0 {
		return []corpus.Item{{Rejected: &corpus.Problem{
			Reason: fmt.Sprintf("the page's data has more than %d bytes of text, since parts of it are referred to again and again", maxText),
			Fix:    "give the questions as records (.jsonl)"}}}
	}
	r.identify(drafts)
	drafts[0].warnings = append(r.warnings, drafts[0].warnings...)
	var items []corpus.Item
	for _, d := range drafts {
		items = append(items, r.valid(&d.q, d.warnings))
	}
	return items
}

func (d *draft) read() {
	t := d.asked.thing
	d.q.Title = d.line(t, "name", "title", "headline")
	body := d.content(t, "text", "description", "articleBody")
	d.q.Body = body.Text()
	d.link(body.Links(d.base))
	if d.q.Title == "" {
		if said := corpus.Sentences(d.q.Body); len(said) > 0 {
			d.q.Title = said[0]
			d.warn("title", "the question has no name; its first sentence was taken as the title", "give the Question a name")
		}
	}
	d.q.Asker = d.asker(t["author"])
	d.q.Asked = d.date("asked", t, "dateCreated", "datePublished")
	d.q.Updated = d.date("updated", t, "dateModified")
	d.q.Categories = d.categories()
	d.answers(t)
	if d.q.Body == d.q.Title && len(d.q.Answers) > 0 { // said twice, since the form asks for both
		d.q.Body = ""
	}
}

// answers reads the accepted one, which a question page calls the best, and then the others. Each is read once, though
// the accepted one may be among the others too.
func (d *draft) answers(t thing) {
	var read []corpus.Answer
	seen := map[string]bool{}
	for _, property := range []string{"acceptedAnswer", "suggestedAnswer"} {
		for _, v := range d.things(t[property]) {
			a, links := d.answer(v)
			a.Best = property == "acceptedAnswer" && d.asked.kind != "FAQPage"
			said := strings.Join([]string{a.Adviser, a.Headline, a.Text()}, "\x00")
			if seen[said] {
				continue
			}
			seen[said] = true
			if a.Headline == "" && len(a.Sections) == 0 {
				d.warn(fmt.Sprintf("answers[%d]", len(read)), "an answer has no text; it was left out", "give the Answer its text, not only its address")
				continue
			}
			a.ID = fmt.Sprintf("a%d", len(read)+1)
			read = append(read, a)
			d.link(links)
			d.link(corpus.Pointers(&a))
		}
	}
	d.q.Answers = read
	if n, ok := whatNumber(t["answerCount"]); ok && n != len(seen) {
		d.warn("answers", fmt.Sprintf("the page announces %d answers, %d were found", n, len(seen)), "check that the page's data has all answers")
	}
}

func (d *draft) answer(t thing) (corpus.Answer, []corpus.Link) {
	text := d.content(t, "text", "articleBody", "description")
	a := corpus.Answer{Sections: text.Sections()}
	if t["@type"] != nil { // a bare text has no name of its own
		a.Headline = d.line(t, "headline", "name")
	}
	a.Adviser, a.Qualifications = d.adviser(t["author"])
	return a, text.Links(d.base)
}

// link adds links; of those without an address only where their sentence has no link yet.
func (d *draft) link(links []corpus.Link) {
	for _, l := range links {
		if l.URL != "" || !d.linked[l.Text] {
			d.linked[l.Text] = true
			d.q.Links = append(d.q.Links, l)
		}
	}
}

func whatNumber(v any) (int, bool) {
	for _, e := range list(v) {
		if n, ok := e.(json.Number); ok {
			e = n.String()
		}
		if s, ok := e.(string); ok {
			n, err := strconv.Atoi(s)
			return n, err == nil
		}
	}
	return 0, false
}
