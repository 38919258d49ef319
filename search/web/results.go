package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kotae/search"
	"kotae/search/query"
)

// homeView is the page without a search.
type homeView struct {
	pageView
	Questions int // that can be searched; 0 where nothing is ready
	Examples  []link
}

// resultsView is the page of a search.
type resultsView struct {
	pageView
	Total   int
	Meant   *meantView // or nil
	Page    int
	Pages   int // that can be opened
	Relaxed bool
	Dropped []string
	Hits    []hitView
	Narrow  bool   // the query asks for more than words
	Prev    string // addresses; "" where there is none
	Next    string
	First   string
}

// meantView is what was probably meant by what was typed.
type meantView struct {
	link
	Total   int
	Instead bool // the results are its own
}

// hitView is one question found.
type hitView struct {
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

// front answers /: the form, or the results where something is searched for. Parameters it does not know are not
// its business: links to pages collect them on their way.
func (s *site) front(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	text := strings.TrimSpace(values.Get("q"))
	if !utf8.ValidString(text) {
		return &paramError{"検索の言葉を読み取れませんでした。もう一度入力してください。"}
	}
	status := s.svc.Status()
	if text == "" {
		s.show(w, http.StatusOK, "home", newHomeView(status))
		return nil
	}
	page := 1
	if number := values.Get("page"); number != "" {
		n, err := strconv.ParseUint(number, 10, 31)
		if errors.Is(err, strconv.ErrRange) {
			return &paramError{badRequest("page")}
		}
		if err != nil || n == 0 {
			return &paramError{"ページの番号は1以上の数字で指定してください。"}
		}
		page = int(n)
	}
	answer, err := s.svc.Search(r.Context(), search.Request{Query: text, Page: page, PerPage: search.DefaultPerPage})
	if err != nil {
		return err
	}
	s.show(w, http.StatusOK, "results", newResultsView(answer, text, page, status))
	return nil
}

func newHomeView(status search.Status) homeView {
	v := homeView{
		pageView: pageView{
			Description: "就職活動や仕事の悩みに、キャリアの専門家が答えた質問を検索できます。",
			Focus:       true,
			Sample:      status.Ready && status.Sample,
		},
		Questions: status.Questions,
	}
	for _, q := range []string{"内定辞退 電話", "ガクチカがない", "面接で緊張する", "志望動機の書き方"} {
		v.Examples = append(v.Examples, link{Text: q, Path: searchPath(q, "1")})
	}
	return v
}

func newResultsView(a *search.Answer, text string, page int, status search.Status) resultsView {
	v := resultsView{
		pageView: pageView{
			Title:       "「" + excerpt(text, 60) + "」の検索結果",
			Description: "「" + excerpt(text, 60) + "」に関する質問と回答の検索結果です。",
			NoIndex:     true,
			Query:       text,
			Sample:      status.Sample,
		},
		Total:   a.Total,
		Page:    page,
		Pages:   min((a.Total+search.DefaultPerPage-1)/search.DefaultPerPage, search.MaxDepth/search.DefaultPerPage),
		Relaxed: a.Relaxed,
		Dropped: a.Dropped,
		Narrow:  isNarrow(text),
		First:   searchPath(text, "1"),
	}
	if m := a.Meant; m != nil {
		v.Meant = &meantView{link{m.Text, searchPath(m.Text, "1")}, m.Total, m.Instead}
	}
	for _, h := range a.Hits {
		v.Hits = append(v.Hits, newHitView(h))
	}
	if page > 1 {
		v.Prev = searchPath(text, strconv.Itoa(min(page-1, max(v.Pages, 1))))
	}
	if page < v.Pages {
		v.Next = searchPath(text, strconv.Itoa(page+1))
	}
	return v
}

// isNarrow reports a query of which a part must or must not stand somewhere. Without those parts it may find something.
func isNarrow(text string) bool {
	return slices.ContainsFunc(query.Parse(text).Clauses, func(c query.Clause) bool {
		return c.Phrase || c.Not || c.Field != "" || len(c.Any) > 0
	})
}

func newHitView(h search.Hit) hitView {
	v := hitView{
		Path:       questionPath(h.ID),
		Title:      markedParts(h.Title, h.TitleMarks),
		Answers:    h.Answers,
		Categories: h.Categories,
		Asked:      readDate(h.Asked),
	}
	if h.Answer != nil {
		v.Answer = &hitAnswerView{
			Path:     v.Path + "#" + answerAnchor(h.Answer.ID),
			Adviser:  h.Answer.Adviser,
			Headline: markedParts(h.Answer.Headline, nil),
		}
	}
	for _, s := range h.Snippets {
		text := markedParts(s.Text, s.Marks)
		switch {
		case h.Answer == nil || s.Field == "body":
			v.Snippets = append(v.Snippets, text)
		case s.Field == "headline" && s.Text == h.Answer.Headline:
			v.Answer.Headline = text // it is shown already, now with its marks
		default:
			v.Answer.Snippets = append(v.Answer.Snippets, text)
		}
	}
	return v
}
