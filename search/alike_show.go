package search

// likeQuestions shows those that are alike enough.
func (e *engine) likeQuestions(s *subject, likes []like, o AlikeOptions, p plan, judged *judged) ([]LikeQuestion, error) {
	out := []LikeQuestion{}
	m := e.matcher(p)
	lookup := e.lookup()
	for _, x := range likes {
		if x.verdict.Score < o.Min || len(out) == o.Limit {
			break
		}
		q, err := e.shown(e.gen.Columns.IDs[x.doc])
		if err != nil {
			return nil, err
		}
		v := LikeQuestion{
			ID: q.ID, URL: q.URL, Title: q.Title, Asked: q.Asked, Updated: q.Updated, Status: q.Asker.Status, Categories: orEmpty(q.Categories),
			Answers: len(q.Answers), Score: fourDecimals(x.verdict.Score), Basis: x.verdict.Basis.String(), Reasons: []LikeReason{},
		}
		if best := e.bestAnswer(x.doc, q.Answers, m, nil); best >= 0 {
			a := &q.Answers[best]
			v.Answer = &HitAnswer{ID: a.ID, Adviser: a.Adviser, Headline: a.Headline, HeadlineMarks: m.Marks(a.Headline)}
		}
		for _, r := range x.verdict.Reasons() {
			v.Reasons = append(v.Reasons, LikeReason{r, r.Japanese()})
		}
		if x.via != nil {
			id := e.gen.Columns.IDs[x.via.doc]
			v.Via = &LikeVia{ID: id, Title: lookup.title(id)}
		}
		if !s.draft {
			v.Verdict = e.verdictAbout(s.doc, x.doc, judged)
		}
		out = append(out, v)
	}
	return out, nil
}

// verdictAbout is the last verdict about two questions that may be proposed, nil where there is none.
func (e *engine) verdictAbout(a, b uint32, judged *judged) *Verdict {
	pair := pairOf(a, b)
	if judged.kinds[pair] == "" && !judged.outdated[pair] { // there may be many verdicts
		return nil
	}
	for i := range judged.list {
		if v := &judged.list[i]; v.state != Absent && pairOf(v.docs[0], v.docs[1]) == pair {
			out := e.lookup().verdict(&v.Verdict, v.state)
			return &out
		}
	}
	return nil
}
