package web

import "kotae/corpus"

// qaPage is a question for search engines, as schema.org describes a QAPage.
type qaPage struct {
	Context  string     `json:"@context"`
	Type     string     `json:"@type"`
	Question qaQuestion `json:"mainEntity"`
}

type qaQuestion struct {
	Type      string     `json:"@type"`
	Name      string     `json:"name"`
	Text      string     `json:"text,omitempty"`
	Asked     string     `json:"datePublished,omitempty"`
	Answers   int        `json:"answerCount"`
	Accepted  *qaAnswer  `json:"acceptedAnswer,omitempty"`
	Suggested []qaAnswer `json:"suggestedAnswer,omitempty"`
}

type qaAnswer struct {
	Type   string    `json:"@type"`
	Text   string    `json:"text"`
	Author *qaPerson `json:"author,omitempty"`
}

type qaPerson struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// newQAPage describes a question that has answers; nil for one without, or of which it is not sure who said what.
func newQAPage(q *corpus.Question) *qaPage {
	if len(q.Answers) == 0 || q.Guessed {
		return nil
	}
	p := &qaPage{"https://schema.org", "QAPage", qaQuestion{
		Type: "Question", Name: q.Title, Text: q.Body, Asked: readDate(q.Asked).Machine, Answers: len(q.Answers),
	}}
	for i := range q.Answers {
		a := newQAAnswer(&q.Answers[i])
		if q.Answers[i].Best && p.Question.Accepted == nil {
			p.Question.Accepted = &a
		} else {
			p.Question.Suggested = append(p.Question.Suggested, a)
		}
	}
	return p
}

func newQAAnswer(a *corpus.Answer) qaAnswer {
	out := qaAnswer{Type: "Answer", Text: a.Text()}
	if a.Headline != "" {
		out.Text = a.Headline + "\n\n" + out.Text
	}
	if a.Adviser != "" {
		out.Author = &qaPerson{"Person", a.Adviser}
	}
	return out
}
