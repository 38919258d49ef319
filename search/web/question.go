package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"kotae/corpus"
	"kotae/search"
)

// relatedShown is how many related questions stand below a question.
const relatedShown = 5

// contentsFrom is from how many answers on a list of them stands before the first.
const contentsFrom = 3

// questionView is the page of one question.
type questionView struct {
	pageView
	Self       string // its path, whatever was searched for
	Canonical  string // the path of the page that search engines should know: its own, or that of what stands for it
	Back       string // the address of the results it was found in, or ""
	Marked     string // the query whose words are marked, or ""
	Heading    []part
	Asker      string // 大学4年生・女性
	Asked      date
	Updated    date
	Categories []link
	Body       []block
	Answers    []answerView
	Contents   bool // there is a list of the answers
	Guessed    bool
	Original   string // the address of the page on the site; "" where it cannot be followed
	Links      []link // other pages that the text points to
	Related    []hitView
	Same       *link   // the question that stands for this one, of which it is a duplicate, or nil
	Data       *qaPage // for search engines, or nil
}

type answerView struct {
	Anchor         string
	Number         int // from 1
	Adviser        *link
	Qualifications string
	Title          string // the headline without marks; "" where there is none
	Headline       []part
	Best           bool
	Sections       []sectionView
}

type sectionView struct {
	Heading []part
	Body    []block
}

// question answers /questions/{id}. It shows the question even where related ones cannot be found, and whatever the way
// back is.
func (s *site) question(w http.ResponseWriter, r *http.Request) error {
	q, err := s.svc.Question(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	var related []search.Hit
	if a, err := s.svc.Related(r.Context(), q.ID, relatedShown); err == nil {
		related = a.Hits
	} else {
		s.log.Warn("no related questions", "id", q.ID, "error", err)
	}
	from, err := readAddress(r.URL.Query())
	if err != nil {
		from = address{}
	}
	v := newQuestionView(q, related, s.svc.Status(), s.mark(r.Context(), q, from.Query))
	if v.Same = s.same(r.Context(), q.ID); v.Same != nil {
		v.Canonical = v.Same.Path
	}
	v.Query = excerpt(from.Query, 200)
	if !from.isEmpty() {
		v.Back = from.String()
	} else {
		v.Data = newQAPage(q)
	}
	s.show(w, http.StatusOK, "question", v)
	return nil
}

// same is the question that stands for one, or nil where it stands for itself. The question is shown even where that cannot be
// found.
func (s *site) same(ctx context.Context, id string) *link {
	of, err := s.svc.Canonical(ctx, id)
	if err != nil || of == "" {
		return nil
	}
	q, err := s.svc.Question(ctx, of)
	if err != nil {
		return nil
	}
	return &link{Text: q.Title, Path: questionPath(q.ID)}
}

func newQuestionView(q *corpus.Question, related []search.Hit, status search.Status, m marking) questionView {
	v := questionView{
		pageView: pageView{
			Title:       excerpt(q.Title, 80),
			Description: cmp.Or(excerpt(q.Body, 120), excerpt(q.Title, 120)),
			Sample:      status.Sample,
		},
		Self:      questionPath(q.ID),
		Canonical: questionPath(q.ID),
		Marked:    m.query,
		Heading:   m.parts(q.Title),
		Asker:     asker(q.Asker),
		Asked:     readDate(q.Asked),
		Updated:   readDate(q.Updated),
		Body:      m.blocks(q.Body),
		Contents:  len(q.Answers) >= contentsFrom,
		Guessed:   q.Guessed,
		Original:  webAddress(q.URL),
	}
	if v.Updated == v.Asked {
		v.Updated = date{}
	}
	for _, c := range q.Categories {
		v.Categories = append(v.Categories, link{Text: c, Path: filtered("category", c)})
	}
	for i, a := range q.Answers {
		v.Answers = append(v.Answers, newAnswerView(i+1, a, m))
	}
	for _, l := range q.Links {
		if address := webAddress(l.URL); address != "" {
			v.Links = append(v.Links, link{Text: l.Text, Path: address})
		}
	}
	for _, h := range related {
		v.Related = append(v.Related, newHitView(h, address{}))
	}
	return v
}

func newAnswerView(number int, a corpus.Answer, m marking) answerView {
	v := answerView{
		Anchor:         answerAnchor(a.ID),
		Number:         number,
		Qualifications: strings.Join(a.Qualifications, "／"),
		Title:          a.Headline,
		Headline:       m.parts(a.Headline),
		Best:           a.Best,
	}
	if a.Adviser != "" {
		v.Adviser = &link{Text: a.Adviser, Path: filtered("adviser", a.Adviser)}
	}
	for _, s := range a.Sections {
		v.Sections = append(v.Sections, sectionView{Heading: m.parts(s.Heading), Body: m.blocks(s.Text)})
	}
	return v
}

// answerAnchor is the id of an answer within its page.
func answerAnchor(id string) string { return "answer-" + id }

// asker tells who asks, without what the asker chose not to tell.
func asker(a corpus.Asker) string {
	var parts []string
	for _, s := range []string{a.Status, a.Gender} {
		if s != "" && s != "回答しない" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "・")
}
