package web

import (
	"context"
	"net/http"

	"kotae/search"
)

// What the home page shows of the questions.
const (
	homeCategories = 16
	homeNewest     = 5
)

// homeView is the page without a search.
type homeView struct {
	pageView
	Questions  int // that can be searched; 0 where nothing is ready
	Categories []countedLink
	More       []countedLink // categories on demand
	Newest     []hitView
	All        string // the address of all questions, the newest first
}

// entrance is what the home page shows of the questions that a status is of.
type entrance struct {
	of     search.Status
	answer *search.Answer
}

// home answers / where nothing is asked for.
func (s *site) home(w http.ResponseWriter, r *http.Request) error {
	status := s.svc.Status()
	if !status.Ready {
		s.show(w, http.StatusOK, "home", newHomeView(status, &search.Answer{}))
		return nil
	}
	answer, err := s.entranceOf(r.Context(), status)
	if err != nil {
		return err
	}
	s.show(w, http.StatusOK, "home", newHomeView(status, answer))
	return nil
}

// entranceOf counts the categories and finds the newest questions, which stay the same until the status changes. It is
// nobody's search, and nobody who observes searches is told of it.
func (s *site) entranceOf(ctx context.Context, status search.Status) (*search.Answer, error) {
	if e := s.entrance.Load(); e != nil && e.of == status {
		return e.answer, nil
	}
	ctx = search.Observed(ctx, func(search.Observation) {})
	answer, err := s.svc.Search(ctx, search.Request{Sort: search.ByDate, PerPage: homeNewest, Facets: []string{"category"}})
	if err != nil {
		return nil, err
	}
	s.entrance.Store(&entrance{status, answer})
	return answer, nil
}

func newHomeView(status search.Status, answer *search.Answer) homeView {
	v := homeView{
		pageView: pageView{
			Description: "就職活動や仕事の悩みに、キャリアの専門家が答えた質問を検索できます。",
			Focus:       true,
			Sample:      status.Ready && status.Sample,
		},
		Questions:  status.Questions,
		Categories: categoryLinks(answer.Facets["category"]),
		All:        address{Sort: search.ByDate}.String(),
	}
	if len(v.Categories) > homeCategories+1 {
		v.Categories, v.More = v.Categories[:homeCategories], v.Categories[homeCategories:]
	}
	for _, h := range answer.Hits {
		v.Newest = append(v.Newest, newHitView(h, address{}))
	}
	return v
}
