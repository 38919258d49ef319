package search

import (
	"slices"
	"strconv"

	"kotae/search/occurrence"
	"kotae/search/query"
	"kotae/search/snippet"
)

// showPrecise shows in each hit where the precise clauses of a plan stand, in the place of where its words do, and returns what
// is told of them; nothing where the plan has none.
func (e *engine) showPrecise(p plan, hits []Hit) ([][]WhyPrecise, error) {
	told := make([][]WhyPrecise, len(hits))
	if len(p.precise) == 0 {
		return told, nil
	}
	m := e.matcher(p)
	for i := range hits {
		q, err := e.shown(hits[i].ID)
		if err != nil {
			return nil, err
		}
		var texts []standing
		texts, told[i] = p.stand(q)
		hits[i].show(texts, m)
		if best := mostIn(texts); best >= 0 {
			a := &q.Answers[best]
			hits[i].Answer = &HitAnswer{ID: a.ID, Adviser: a.Adviser, Headline: a.Headline, HeadlineMarks: m.Marks(a.Headline)}
			hits[i].showAnswer(texts, best, m)
		}
		if marked := func(s Snippet) bool { return len(s.Marks) > 0 }; slices.ContainsFunc(hits[i].Snippets, marked) {
			hits[i].Snippets = slices.DeleteFunc(hits[i].Snippets, func(s Snippet) bool { return !marked(s) })
		}
	}
	return told, nil
}

// show marks the title and shows the body.
func (h *Hit) show(texts []standing, m *snippet.Matcher) {
	for _, t := range texts {
		switch t.Part {
		case query.Title:
			h.TitleMarks = joined(h.TitleMarks, occurrence.CodePoints(t.Text.Text, t.spans))
		case query.Body:
			h.replace(t.snippet(m))
		}
	}
}

// showAnswer shows the text of an answer in which most stands, or else its headline.
func (h *Hit) showAnswer(texts []standing, answer int, m *snippet.Matcher) {
	var best *standing
	for i := range texts {
		t := &texts[i]
		switch {
		case t.Answer != answer:
		case t.Field == "answers["+strconv.Itoa(answer)+"].headline":
			h.Answer.HeadlineMarks = joined(h.Answer.HeadlineMarks, occurrence.CodePoints(t.Text.Text, t.spans))
			fallthrough
		default:
			if best == nil || best.Part == query.Headline && t.Part == query.Answer || best.Part == t.Part && len(t.spans) > len(best.spans) {
				best = t
			}
		}
	}
	h.Snippets = slices.DeleteFunc(h.Snippets, func(s Snippet) bool { return s.Field != "body" })
	h.replace(best.snippet(m))
}

// replace puts a snippet in the place of that of its field, before that of an answer where it has none.
func (h *Hit) replace(s Snippet) {
	if i := slices.IndexFunc(h.Snippets, func(had Snippet) bool { return had.Field == s.Field }); i >= 0 {
		h.Snippets[i] = s
		return
	}
	if h.Snippets = append(h.Snippets, s); s.Field == "body" {
		slices.Reverse(h.Snippets)
	}
}

// snippet shows the stretch around the first place.
func (t *standing) snippet(m *snippet.Matcher) Snippet {
	text, marks := snippet.Around(t.Text.Text, t.spans, snippetLength)
	marks = joined(marks, m.Marks(text))
	return Snippet{Field: string(t.Part), Text: text, Marks: marks, HTML: snippet.HTML(text, marks)}
}

// mostIn is the answer in which most stands, the first of several, or -1.
func mostIn(texts []standing) int {
	times := map[int]int{}
	best := -1
	for _, t := range texts {
		if t.Answer >= 0 {
			times[t.Answer] += len(t.spans)
		}
	}
	for _, t := range texts {
		if t.Answer >= 0 && (best < 0 || times[t.Answer] > times[best]) {
			best = t.Answer
		}
	}
	return best
}
