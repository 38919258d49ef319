package web

import (
	"net/http"
	"strings"

	"kotae/search"
)

// resultsView is the page of a search.
type resultsView struct {
	pageView
	Subject  string // what the results are of: the query, or without one the values chosen
	Searched bool   // words were searched for
	Total    int
	Meant    *meantView // or nil
	Page     int
	Pages    int // that can be opened
	Relaxed  bool
	Dropped  []string
	Hits     []hitView
	Nothing  *nothingView // or nil

	Chips      []chip
	Unfiltered string // the address without the chips
	Facets     []facetView
	Orders     []orderView

	Prev  string // addresses; "" where there is none
	Next  string
	First string
}

// orderView is one order of the results.
type orderView struct {
	link
	Current bool
}

// meantView is what was probably meant by what was typed.
type meantView struct {
	link
	Total   int
	Instead bool // the results are its own
}

// hitView is one question found.
type hitView struct {
	ID         string
	Position   int // among all results, from 1
	Path       string
	Title      []part
	Snippets   [][]part       // of the question
	Answer     *hitAnswerView // the one that matched best, or nil
	Answers    int
	Categories []string
	Asked      date
}

type hitAnswerView struct {
	Path     string
	Adviser  string
	Headline []part
	Snippets [][]part
}

type link struct{ Text, Path string }

// paramError is a part of the page's address that cannot be served, in words for visitors.
type paramError struct{ text string }

func (e *paramError) Error() string { return e.text }

// front answers /: the home page, or the results where something is asked for.
func (s *site) front(w http.ResponseWriter, r *http.Request) error {
	a, err := readAddress(r.URL.Query())
	if err != nil {
		return err
	}
	if a.isEmpty() {
		return s.home(w, r)
	}
	status := s.svc.Status()
	answer, err := s.svc.Search(r.Context(), a.request())
	if err != nil {
		return err
	}
	v := newResultsView(answer, a, status)
	if answer.Total == 0 {
		topics, err := s.svc.Topics(r.Context(), a.request())
		if err != nil {
			return err
		}
		v.Nothing = newNothingView(topics, a)
	}
	s.show(w, http.StatusOK, "results", v)
	return nil
}

func newResultsView(answer *search.Answer, a address, status search.Status) resultsView {
	v := resultsView{
		pageView: pageView{NoIndex: true, Query: a.Query, Sample: status.Sample, Wide: true},
		Subject:  a.Query,
		Searched: a.Query != "",
		Total:    answer.Total,
		Page:     a.Page,
		Pages:    min((answer.Total+search.DefaultPerPage-1)/search.DefaultPerPage, search.MaxDepth/search.DefaultPerPage),
		Relaxed:  answer.Relaxed,
		Dropped:  answer.Dropped,
		Chips:    newChips(a),
		Facets:   newFacetViews(a, answer),
		First:    a.at(1).String(),
	}
	v.describe()
	if len(v.Chips) > 1 {
		v.Unfiltered = a.unfiltered().String()
	}
	if v.Searched && answer.Total > 1 {
		for _, o := range []struct {
			text string
			sort search.Sort
		}{{"関連度順", ""}, {"新しい順", search.ByDate}} {
			v.Orders = append(v.Orders, orderView{link{o.text, a.by(o.sort).String()}, o.sort == a.Sort})
		}
	}
	if m := answer.Meant; m != nil {
		v.Meant = &meantView{link{m.Text, a.searching(m.Text).String()}, m.Total, m.Instead}
	}
	for i, h := range answer.Hits {
		hit := newHitView(h, a)
		hit.Position = (a.Page-1)*search.DefaultPerPage + i + 1
		v.Hits = append(v.Hits, hit)
	}
	if a.Page > 1 {
		v.Prev = a.at(min(a.Page-1, max(v.Pages, 1))).String()
	}
	if a.Page < v.Pages {
		v.Next = a.at(a.Page + 1).String()
	}
	return v
}

// describe names the page by what was typed, by what was chosen, or else as the newest of all.
func (v *resultsView) describe() {
	if v.Searched {
		about := "「" + excerpt(v.Subject, 60) + "」"
		v.Title, v.Description = about+"の検索結果", about+"に関する質問と回答の検索結果です。"
		return
	}
	var chosen []string
	for _, c := range v.Chips {
		chosen = append(chosen, c.Text)
	}
	if v.Subject = strings.Join(chosen, "・"); v.Subject == "" {
		v.Title, v.Description = "新しい質問", "新しい順に並べたすべての質問です。"
		return
	}
	about := "「" + excerpt(v.Subject, 60) + "」"
	v.Title, v.Description = about+"の質問", about+"の質問と回答の一覧です。"
}

func newHitView(h search.Hit, from address) hitView {
	v := hitView{
		ID:         h.ID,
		Path:       from.question(h.ID),
		Title:      markedParts(h.Title, h.TitleMarks),
		Answers:    h.Answers,
		Categories: h.Categories,
		Asked:      readDate(h.Asked),
	}
	if h.Answer != nil {
		v.Answer = &hitAnswerView{
			Path:     v.Path + "#" + answerAnchor(h.Answer.ID),
			Adviser:  h.Answer.Adviser,
			Headline: markedParts(h.Answer.Headline, h.Answer.HeadlineMarks),
		}
	}
	for _, s := range h.Snippets {
		text := markedParts(s.Text, s.Marks)
		switch {
		case h.Answer == nil || s.Field == "body":
			v.Snippets = append(v.Snippets, text)
		case s.Field == "headline" && s.Text == h.Answer.Headline: // it is shown already
		default:
			v.Answer.Snippets = append(v.Answer.Snippets, text)
		}
	}
	return v
}
