package web

import (
	"net/http"
	"strings"

	"kotae/corpus"
	"kotae/search"
)

// relatedShown is how many related questions stand below a question.
const relatedShown = 5

// questionView is the page of one question.
type questionView struct {
	pageView
	Heading    string
	Asker      string // 大学4年生・女性
	Asked      date
	Categories []link
	Body       []block
	Answers    []answerView
	Guessed    bool
	Original   string // the address of the page on the site; "" where it cannot be followed
	Links      []link // other pages that the text points to
	Related    []hitView
}

type answerView struct {
	Anchor         string
	Number         int // from 1
	Adviser        string
	Qualifications string
	Headline       string
	Best           bool
	Sections       []sectionView
}

type sectionView struct {
	Heading string
	Body    []block
}

// question answers /questions/{id}. It shows the question even where related ones cannot be found.
func (s *site) question(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	q, err := s.svc.Question(r.Context(), id)
	if err != nil {
		return err
	}
	var related []search.Hit
	if a, err := s.svc.Related(r.Context(), id, relatedShown); err == nil {
		related = a.Hits
	} else {
		s.log.Warn("no related questions", "id", id, "error", err)
	}
	s.show(w, http.StatusOK, "question", newQuestionView(q, related, s.svc.Status()))
	return nil
}

func newQuestionView(q *corpus.Question, related []search.Hit, status search.Status) questionView {
	v := questionView{
		pageView: pageView{
			Title:       excerpt(q.Title, 80),
			Description: excerpt(q.Body, 120),
			Sample:      status.Sample,
		},
		Heading:  q.Title,
		Asker:    asker(q.Asker),
		Asked:    readDate(q.Asked),
		Body:     blocks(q.Body),
		Guessed:  q.Guessed,
		Original: webAddress(q.URL),
	}
	for _, c := range q.Categories {
		v.Categories = append(v.Categories, link{Text: c, Path: searchPath(c, "1")})
	}
	for i, a := range q.Answers {
		v.Answers = append(v.Answers, newAnswerView(i+1, a))
	}
	for _, l := range q.Links {
		if address := webAddress(l.URL); address != "" {
			v.Links = append(v.Links, link{Text: l.Text, Path: address})
		}
	}
	for _, h := range related {
		v.Related = append(v.Related, newHitView(h))
	}
	return v
}

func newAnswerView(number int, a corpus.Answer) answerView {
	v := answerView{
		Anchor:         answerAnchor(a.ID),
		Number:         number,
		Adviser:        a.Adviser,
		Qualifications: strings.Join(a.Qualifications, "／"),
		Headline:       a.Headline,
		Best:           a.Best,
	}
	for _, s := range a.Sections {
		v.Sections = append(v.Sections, sectionView{Heading: s.Heading, Body: blocks(s.Text)})
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
